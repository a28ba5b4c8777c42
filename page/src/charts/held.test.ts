import { expect, test } from 'vitest';
import type { EventRow, Named } from '../lib/types';
import { networkOf, pointsOf, relationsOf } from './held';

const named = (entity: number | null): Named => ({
  name: `actor ${entity}`,
  entity,
  country: null,
  role: null,
});
function event(actor: number[], recipient: (number | null)[], rest: Partial<EventRow> = {}): EventRow {
  return {
    actor: actor.map(named),
    recipient: recipient.map(named),
    type: 'AID',
    quad: 'material cooperation',
    status: 'reported',
    score: 10,
    day: '2024-01-31',
    place: null,
    document: { id: 1 },
    ...rest,
  } as EventRow;
}

test('lines go from each who acts to each to whom it is done; unnamed sides have none', () => {
  const found = networkOf(
    [event([1, 2], [3, null]), event([1], [3], { score: 4 })],
    new Map([[1, 'country']]),
    [9, 9],
  );
  expect(found.lines.map(({ source, target, events, score }) => [source, target, events, score])).toEqual([
    [1, 3, 2, 7],
    [2, 3, 1, 10],
  ]);
  expect(found.nodes.map((one) => [one.entity, one.events, one.kind])).toEqual([
    [3, 3, ''],
    [1, 2, 'country'],
    [2, 1, ''],
  ]);
});

test('those who act meet where nobody receives; too many actors are left out with their lines', () => {
  expect(networkOf([event([1, 2, 3], [])], new Map(), [9, 9]).lines).toHaveLength(3);
  const few = networkOf([event([1, 2], []), event([1, 2], []), event([3, 4], [])], new Map(), [2, 9]);
  expect(few.nodes.map((one) => one.entity)).toEqual([1, 2]);
  expect(few.lines).toHaveLength(1);
});

test('places count events and documents; an event without one is counted as such', () => {
  const oslo = { name: 'Oslo', country: 'NOR', latitude: 59.9, longitude: 10.7 };
  const found = pointsOf([
    event([1], [2], { place: oslo }),
    event([1], [2], { place: oslo }),
    event([1], [2], { place: { ...oslo, latitude: null } }),
    event([1], [2]),
  ]);
  expect(found).toEqual({ points: [{ ...oslo, events: 2, documents: 1 }], unplaced: 2 });
});

test('a relation leaves out what did not happen and keeps the score of each stretch', () => {
  const found = relationsOf(
    [
      event([1], [2], { score: 10 }),
      event([2], [1], { score: -2, type: 'REJECT', quad: 'verbal conflict' }),
      event([1], [2], { status: 'denied' }),
      event([1], [2], { day: '2023-05-01' }),
    ],
    7,
  );
  expect(found.rows.map(({ since, events, score, lowest }) => [since, events, score, lowest])).toEqual([
    ['2023-05', 1, 10, 10],
    ['2024-01', 2, 4, -2],
  ]);
  expect(found.events).toHaveLength(3);
});
