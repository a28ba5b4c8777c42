import { expect, test } from 'vitest';
import { dayWords, doing, statusWords } from './words';

test('one does, many do', () => {
  expect(doing('CONSULT', 'visit', false, true)).toBe('visits');
  expect(doing('COOPERATE', null, true, true)).toBe('work with');
  expect(doing('COOPERATE', null, false, false)).toBe('works together');
  expect(doing('AGREE', null, true, false)).toBe('pledge');
  expect(doing('RETREAT', 'ceasefire', true, true)).toBe('cease fire with');
  expect(doing('ACCUSE', 'disapprove', true, true)).toBe('criticise');
});

test('a status says who told it', () => {
  expect(statusWords('reported', null)).toBe('stated');
  expect(statusWords('reported', 'the minister')).toBe('reported by the minister');
  expect(statusWords('planned', 'the minister')).toBe('planned, says the minister');
});

test('days as far as they are known', () => {
  expect(dayWords('2025-01-31')).toBe('31 Jan 2025');
  expect(dayWords('2025-01')).toBe('Jan 2025');
  expect(dayWords(null)).toBe('day unknown');
});
