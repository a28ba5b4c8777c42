import { describe, expect, test } from 'vitest';
import { Offsets } from './offsets';
import { segment } from './segments';
import { cutText } from './stretches';

const TEXTS = [
  '',
  'One line.',
  'A title\nA paragraph that follows it.\n\nAnother.\n\n\n  \nThe last one\n',
  `${'A long paragraph that one line break ends. '.repeat(5)}\n${'And one more of its kind. '.repeat(9)}`,
  '\n\n\n',
  'word '.repeat(20_000),
  '😀e\u0301👩‍👩‍👧'.repeat(9_000),
  '\n'.repeat(30_000),
  ' '.repeat(30_000),
];

describe('a text that is cut', () => {
  test.each(TEXTS.map((text, at) => [at, text] as const))(
    'number %i is whole when it is joined',
    (_, text) => {
      const stretches = cutText(text);
      const blocks = stretches.flatMap((one) => one.blocks);
      expect(blocks.map((one) => text.slice(one.start, one.end)).join('')).toBe(text);
      for (const one of blocks) {
        expect(one.end - one.start).toBeLessThanOrEqual(6_200);
        expect(text.slice(one.start, one.end)).not.toMatch(/^[\udc00-\udfff]/);
      }
    },
  );

  test('paragraphs are those of the text', () => {
    const text = TEXTS[2]!;
    const blocks = cutText(text).flatMap((one) => one.blocks);
    expect(blocks.map((one) => text.slice(one.start, one.end))).toEqual([
      'A title\nA paragraph that follows it.\n\n',
      'Another.\n\n\n  \n',
      'The last one\n',
    ]);
  });

  test('five million letters in one paragraph take no time to speak of', () => {
    const before = performance.now();
    cutText('x'.repeat(5_000_000));
    cutText('word '.repeat(1_000_000));
    cutText('\n'.repeat(5_000_000));
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('marks that overlap', () => {
  const marks = [
    { name: 'a', start: 2, end: 9 },
    { name: 'b', start: 5, end: 12 },
    { name: 'c', start: 5, end: 6 },
    { name: 'd', start: 14, end: 30 },
    { name: 'e', start: 7, end: 7 },
  ];
  test('every letter knows its marks, and the pieces leave no gap', () => {
    const found = segment(marks, 0, 20);
    for (let at = 0; at < 20; at++) {
      const piece = found.find((one) => one.start <= at && at < one.end)!;
      const names = marks.filter((one) => one.start <= at && at < one.end).map((one) => one.name);
      expect(piece.marks.map((one) => one.name).sort()).toEqual(names.sort());
    }
    expect(found[0]!.start).toBe(0);
    expect(found.at(-1)!.end).toBe(20);
    for (let at = 1; at < found.length; at++) expect(found[at]!.start).toBe(found[at - 1]!.end);
  });
});

test('offsets hold over emoji in what is cut', () => {
  const text = `😀 ${'e\u0301 word 🇰🇪 '.repeat(3_000)}`;
  const offsets = new Offsets(text);
  const points = [...text];
  for (const { start, end } of cutText(text)) {
    expect(points.slice(offsets.point(start), offsets.point(end)).join('')).toBe(text.slice(start, end));
  }
});
