import { expect, test } from 'vitest';
import { filled, next, yearly } from './stretches';

test('the next day, month and year, over the ends of months and years', () => {
  expect([next('2024-02-28'), next('2024-02-29'), next('2024-12-31')]).toEqual([
    '2024-02-29',
    '2024-03-01',
    '2025-01-01',
  ]);
  expect([next('2024-09'), next('2024-12'), next('2024')]).toEqual(['2024-10', '2025-01', '2025']);
});

test('months in which nothing happened are there, and nothing is counted twice', () => {
  const rows = [
    { since: '', events: 9, quads: {} },
    { since: '2024-11', events: 2, quads: { 'verbal conflict': 2 } },
    { since: '2025-02', events: 1, quads: { 'material conflict': 1 } },
  ];
  expect(filled(rows).map((row) => [row.since, row.events])).toEqual([
    ['2024-11', 2],
    ['2024-12', 0],
    ['2025-01', 0],
    ['2025-02', 1],
  ]);
  expect(filled([])).toEqual([]);
});

test('years add up their months by class', () => {
  const rows = [
    { since: '2024-11', events: 2, quads: { 'verbal conflict': 2 } },
    { since: '2024-12', events: 3, quads: { 'verbal conflict': 1, 'material conflict': 2 } },
  ];
  expect(yearly(rows)).toEqual([
    { since: '2024', events: 5, quads: { 'verbal conflict': 3, 'material conflict': 2 } },
  ]);
});
