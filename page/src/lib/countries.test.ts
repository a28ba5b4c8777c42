import { expect, test } from 'vitest';
import { countryName } from './countries';

test('three letters become a name, and what is no country keeps its own', () => {
  expect(countryName('KEN')).toBe('Kenya');
  expect(countryName('IGO')).toBe('intergovernmental');
  expect(countryName('QQQ')).toBe('QQQ');
  expect(countryName(null)).toBeNull();
});
