import { expect, test } from 'vitest';
import type { EventRow, HappeningRow } from '../lib/types';
import { aspectsOf, columnsOf, markedWords, plainDifference, toldWords } from './differing';

function telling(
  document: number,
  first_day: string | null,
  place: string | null,
  quantities: string[] = [],
) {
  const event = {
    first_day,
    last_day: first_day,
    quantities,
    status: 'reported',
    document: { id: document },
  };
  return {
    how: 'reports' as const,
    event: { ...event, place: place && { name: place } } as unknown as EventRow,
  };
}
function happening(...tellings: ReturnType<typeof telling>[]): HappeningRow {
  return { id: 1, type: 'AID', day: null, documents: 2, tellings, differs: [] };
}

test('a document that tells twice is one column, and both of its places stand there', () => {
  const columns = columnsOf(
    happening(telling(3, '2024-01-02', 'Oslo'), telling(5, null, null), telling(3, null, 'Bergen')),
  );
  expect(columns.map((one) => one.document.id)).toEqual([3, 5]);
  const where = aspectsOf(columns).find((one) => one.name === 'Where')!;
  expect(where.cells).toEqual([['Bergen', 'Oslo'], []]);
  expect(where.differs).toBe(false);
});

test('two days differ, the same day does not, numbers that nobody tells are no row', () => {
  const two = aspectsOf(
    columnsOf(happening(telling(1, '2024-01-02', 'Oslo'), telling(2, '2024-01-03', 'Oslo'))),
  );
  expect(two.find((one) => one.name === 'When')!.differs).toBe(true);
  expect(two.find((one) => one.name === 'Where')!.differs).toBe(false);
  expect(two.some((one) => one.name === 'Numbers')).toBe(false);
});

test('marks of the ledger become words left out and put in', () => {
  expect(markedWords('We keep [-a whole-] {+an entire+} coast at work.')).toEqual([
    { same: true, one: 'We keep', other: 'We keep' },
    { same: false, one: 'a whole', other: '' },
    { same: false, one: '', other: 'an entire' },
    { same: true, one: 'coast at work.', other: 'coast at work.' },
  ]);
});

test('how a document tells, and its words, even with a colon in them', () => {
  expect(toldWords('quotes Ann Bell: She said: no.')).toEqual({
    how: 'quotes Ann Bell',
    words: 'She said: no.',
  });
  expect(toldWords('silent')).toBe(null);
  expect(toldWords('The rule: none.')).toEqual({ how: '', words: 'The rule: none.' });
});

test('days in words', () => {
  expect(plainDifference('day: 2024-03-01 (Delta Post)')).toBe('day: 1 Mar 2024 (Delta Post)');
  expect(plainDifference('type: AID (NATO News)')).toBe('type: aid (NATO News)');
});
