// @vitest-environment node
import { expect, test, vi } from 'vitest';
import { Offsets } from './offsets';

vi.mock('./route.svelte', () => ({ link: () => '' }));
const { seek } = await import('./permanent');

const TEXT =
  '😀 Kenya signed the treaty. Later Chad signed the “treaty”\nof Lomé, and Mali signed the treaty.';
const offsets = new Offsets(TEXT);
const at = (words: string, from = 0): [number, number] => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words, from))].length;
  return [start, start + [...words].length];
};

test('words at their place', () => {
  const [start, end] = at('signed the treaty');
  expect(seek(offsets, `${start}-${end}`, 'signed the treaty')).toEqual({ found: 'here', start, end });
  expect(seek(offsets, `${start}-${end}`, null)).toEqual({ found: 'here', start, end });
});

test('words that moved are found where they stand nearest', () => {
  const [start, end] = at('signed the treaty', 60);
  expect(seek(offsets, `${start - 6}-${end - 6}`, 'signed the treaty')).toEqual({
    found: 'elsewhere',
    start,
    end,
  });
});

test('other white space and other quotation marks are the same words', () => {
  const [start, end] = at('the “treaty”\nof Lomé');
  expect(seek(offsets, '0-5', 'the "treaty" of Lomé')).toEqual({ found: 'elsewhere', start, end });
});

test('words that are not there, and places that are not', () => {
  expect(seek(offsets, '0-5', 'signed a (treaty')).toEqual({ found: 'nowhere', words: 'signed a (treaty' });
  expect(seek(offsets, '5-9000', null)).toEqual({ found: 'outside' });
  expect(seek(offsets, 'x', null)).toEqual({ found: 'outside' });
});
