import { expect, test } from 'vitest';
import { plainSummary, signed } from './wording';

test('the code in a summary becomes a verb, with its mode and its sides', () => {
  expect(plainSummary('Kenya AID Sudan')).toBe('Kenya aids Sudan');
  expect(plainSummary('Ann Bell CONSULT/visit Oslo (planned)')).toBe('Ann Bell visits Oslo (planned)');
  expect(plainSummary('Kenya, Chad CONSULT')).toBe('Kenya, Chad meet');
  expect(plainSummary('Kenya PROTEST (denied)')).toBe('Kenya protests (denied)');
});

test('names in capitals are no codes, and only the first code is one', () => {
  expect(plainSummary('The OPEC AID NATO')).toBe('The OPEC aids NATO');
  expect(plainSummary('somebody ASSAULT AID workers')).toBe('somebody attacks AID workers');
});

test('scores with their sign', () => {
  expect([signed(2.5), signed(-3), signed(0), signed(10)]).toEqual(['+2.5', '−3', '0', '+10']);
});
