import { expect, test } from 'vitest';
import type { EventRow, Named } from '../lib/types';
import { countedBy, inside, portraitOf } from './portrait';

const named = (entity: number | null): Named => ({
  name: `actor ${entity}`,
  entity,
  country: null,
  role: null,
});
function event(
  type: string,
  quad: string,
  actor: number[],
  recipient: (number | null)[],
  day: string | null,
) {
  return { type, quad, actor: actor.map(named), recipient: recipient.map(named), day } as unknown as EventRow;
}
const EVENTS = [
  event('AID', 'material cooperation', [1, 3], [2], '2024-01-31'),
  event('ACCUSE', 'verbal conflict', [2], [1, null], '2024-02-01'),
  event('CONSULT', 'verbal cooperation', [1, 2], [], null),
];

test('an actor is counted on its own side, with those across and, where nobody receives, beside it', () => {
  const found = portraitOf(EVENTS, 1);
  expect(found.types.map((one) => [one.type, one.as, one.events])).toEqual([
    ['ACCUSE', 'recipient', 1],
    ['AID', 'actor', 1],
    ['CONSULT', 'actor', 1],
  ]);
  expect(found.with).toHaveLength(1);
  expect(found.with[0]).toMatchObject({ entity: 2, events: 3, cooperation: 2, conflict: 1 });
});

test('events by day and by month; one without a day is in neither', () => {
  expect(countedBy(EVENTS, 10).map((one) => [one.since, one.events])).toEqual([
    ['2024-01-31', 1],
    ['2024-02-01', 1],
  ]);
  expect(countedBy(EVENTS, 4)).toEqual([
    { since: '2024', events: 2, quads: { 'material cooperation': 1, 'verbal conflict': 1 } },
  ]);
});

test('both ends of a period belong to it, also when they are months', () => {
  expect(inside('2024-01-31', ['2024-01', '2024-01'])).toBe(true);
  expect(inside('2024-02-01', ['2024-01', '2024-01'])).toBe(false);
  expect(inside('2024-01-31', ['2024-02', ''])).toBe(false);
  expect(inside(null, ['2024-01', ''])).toBe(false);
  expect(inside(null, null)).toBe(true);
});
