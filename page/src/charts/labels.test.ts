import { expect, test } from 'vitest';
import { roomForNames } from './labels';

test('no name stands over another, and the first ones win', () => {
  const wanted = Array.from({ length: 40 }, (_, n) => ({
    x: 100 + n,
    y: 100 + (n % 7),
    radius: 4,
    words: 'Sudan',
  }));
  const placed = roomForNames(wanted, 400, 300, 40);
  expect(placed[0]!.place).toBe(0);
  expect(placed.length).toBeGreaterThan(1);
  expect(placed.length).toBeLessThan(10);
  for (const [n, a] of placed.entries())
    for (const b of placed.slice(n + 1))
      expect(Math.abs(a.x - b.x) >= 5 * 6.3 || Math.abs(a.y - b.y) >= 13).toBe(true);
});

test('a name near the right edge stands left of its mark; one outside has none', () => {
  const placed = roomForNames(
    [
      { x: 390, y: 50, radius: 4, words: 'Kenya' },
      { x: 500, y: 50, radius: 4, words: 'Chad' },
    ],
    400,
    300,
    9,
  );
  expect(placed).toHaveLength(1);
  expect(placed[0]!.x).toBeLessThan(390);
});
