import { expect, test } from 'vitest';
import { warnings } from './wary';

test('plain text of any one script is no reason to warn', () => {
  expect(warnings('Kenya said: “Привет, Λόγος”, and went home. 😀 e\u0301')).toEqual([]);
});

test('what deceives the eye is told', () => {
  expect(warnings('a \u202eb\u202c')).toHaveLength(1);
  expect(warnings('the Р\u0430ris agreement'.replace('ris', 'ris'))[0]).toContain('scripts');
  expect(warnings('zero\u200bwidth')).toHaveLength(1);
});

test('many letters cost little', () => {
  const before = performance.now();
  warnings('а'.repeat(5_000_000));
  warnings('aа'.repeat(1_000_000));
  expect(performance.now() - before).toBeLessThan(1_500);
});
