import { expect, test } from 'vitest';
import { Offsets } from './offsets';

const TEXT = 'Kenya 🇰🇪 and “Ḱ” — 😀 said 👩‍👩‍👧 e\u0301nd';
const POINTS = [...TEXT];

test('code points cut the same words as they do in the record', () => {
  const offsets = new Offsets(TEXT);
  expect(offsets.length).toBe(POINTS.length);
  for (let start = 0; start <= POINTS.length; start++) {
    for (let end = start; end <= POINTS.length; end++) {
      expect(offsets.cut(start, end)).toBe(POINTS.slice(start, end).join(''));
    }
  }
});

test('there and back again', () => {
  const offsets = new Offsets(TEXT);
  for (let point = 0; point <= POINTS.length; point++) expect(offsets.point(offsets.unit(point))).toBe(point);
});
