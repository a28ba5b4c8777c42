/** Networks, places and relations counted from events: in the file that is mailed, which holds all of them. */
import type {
  EventRow,
  MapPoints,
  Named,
  Network,
  NetworkLine,
  NetworkNode,
  RelationRow,
  Relations,
} from '../lib/types';

// What did not happen is no part of a relation, nor of a network.
const HAPPENED = new Set(['reported', 'historical', 'recurring', 'planned']);

/** Who acts on whom; where nobody receives, those who act meet among themselves. */
function* passing(event: EventRow): Generator<[Named, Named]> {
  const others = event.recipient.length ? event.recipient : null;
  for (const [place, one] of event.actor.entries())
    for (const other of others ?? event.actor.slice(place + 1))
      if (one.entity !== null && other.entity !== null && one.entity !== other.entity) yield [one, other];
}

/** `kinds`: of the actors, by their numbers. */
export function networkOf(
  events: readonly EventRow[],
  kinds: ReadonlyMap<number, string>,
  most: readonly [nodes: number, lines: number],
): Network {
  const nodes = new Map<number, NetworkNode>();
  const lines = new Map<string, NetworkLine>();
  for (const event of events) {
    for (const pair of passing(event)) {
      const [source, target] = pair.map((one) => one.entity!) as [number, number];
      for (const one of pair) {
        const known = nodes.get(one.entity!);
        if (known) known.events += 1;
        else
          nodes.set(one.entity!, {
            entity: one.entity!,
            name: one.name,
            kind: kinds.get(one.entity!) ?? '',
            country: one.country,
            events: 1,
          });
      }
      const key = `${source} ${target} ${event.quad}`;
      const line = lines.get(key) ?? { source, target, quad: event.quad, events: 0, score: 0 };
      line.score = (line.score * line.events + event.score) / (line.events + 1);
      line.events += 1;
      lines.set(key, line);
    }
  }
  const first = [...nodes.values()].sort((a, b) => b.events - a.events).slice(0, most[0]);
  const drawn = new Set(first.map((one) => one.entity));
  const between = [...lines.values()]
    .filter((one) => drawn.has(one.source) && drawn.has(one.target))
    .sort((a, b) => b.events - a.events)
    .slice(0, most[1]);
  const joined = new Set(between.flatMap((one) => [one.source, one.target]));
  return { nodes: first.filter((one) => joined.has(one.entity)), lines: between };
}

export function pointsOf(events: readonly EventRow[]): MapPoints {
  const points = new Map<string, MapPoints['points'][number] & { told: Set<number> }>();
  let unplaced = 0;
  for (const { place, document } of events) {
    if (!place || place.latitude === null || place.longitude === null) {
      unplaced += 1;
      continue;
    }
    const key = `${place.name} ${place.country} ${place.latitude} ${place.longitude}`;
    const point = points.get(key) ?? { ...place, events: 0, documents: 0, told: new Set<number>() };
    point.events += 1;
    point.told.add(document.id);
    points.set(key, point);
  }
  return {
    points: [...points.values()]
      .map(({ told, ...point }) => ({ ...point, documents: told.size }))
      .sort((a, b) => b.events - a.events),
    unplaced,
  };
}

/** `events`: those with both sides in them; `length`: letters of the day that a stretch has. */
export function relationsOf(events: readonly EventRow[], length: number): Relations {
  const happened = events.filter((event) => HAPPENED.has(event.status));
  const rows = new Map<string, RelationRow>();
  for (const { day, type, quad, score } of happened) {
    const since = (day ?? '').slice(0, length);
    const row = rows.get(since) ?? {
      since,
      events: 0,
      types: {},
      quads: {},
      score: 0,
      lowest: score,
      highest: score,
    };
    row.score = (row.score * row.events + score) / (row.events + 1);
    row.events += 1;
    row.types[type] = (row.types[type] ?? 0) + 1;
    row.quads[quad] = (row.quads[quad] ?? 0) + 1;
    row.lowest = Math.min(row.lowest, score);
    row.highest = Math.max(row.highest, score);
    rows.set(since, row);
  }
  return {
    rows: [...rows.values()].sort((a, b) => (a.since < b.since ? -1 : 1)),
    events: happened.slice(0, 50),
  };
}
