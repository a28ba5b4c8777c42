import { expect, test } from 'vitest';
import { nextSpot } from './roving';

const SPOTS = [[0, 0], [10, 2], [30, 0], [0, -20], null] as const;

test('arrows lead to the nearest mark ahead', () => {
  expect(nextSpot('ArrowRight', SPOTS, 0)).toBe(1);
  expect(nextSpot('ArrowRight', SPOTS, 1)).toBe(2);
  expect(nextSpot('ArrowUp', SPOTS, 0)).toBe(3);
  expect(nextSpot('ArrowLeft', SPOTS, 2)).toBe(1);
});

test('where nothing lies ahead the mark stays; other keys lead nowhere', () => {
  expect(nextSpot('ArrowDown', SPOTS, 0)).toBe(0);
  expect(nextSpot('Tab', SPOTS, 0)).toBe(null);
});
