/** An actor's part in events that are at hand: what the server counts for many, counted here for few. */
import type { ActorPage, EventRow, Named } from '../lib/types';
import type { Stretch } from './stretches';

/** What it does and what is done to it, most first; with whom. Near copies are not among the events. */
export function portraitOf(events: readonly EventRow[], entity: number): Pick<ActorPage, 'types' | 'with'> {
  const types = new Map<string, ActorPage['types'][number]>();
  const others = new Map<number, ActorPage['with'][number]>();
  for (const event of events) {
    const acts = event.actor.some((one) => one.entity === entity);
    const receives = event.recipient.some((one) => one.entity === entity);
    for (const as of [acts && 'actor', receives && 'recipient'] as const) {
      if (!as) continue;
      const key = `${event.type} ${as}`;
      const row = types.get(key) ?? { type: event.type, quad: event.quad, as, events: 0 };
      types.set(key, { ...row, events: row.events + 1 });
    }
    // The other side; where nobody receives, those who act beside it.
    const across: Named[] = [
      ...(receives || event.recipient.length === 0 ? event.actor : []),
      ...(acts ? event.recipient : []),
    ];
    for (const other of new Map(across.map((one) => [one.entity, one])).values()) {
      if (other.entity === null || other.entity === entity) continue;
      const row = others.get(other.entity) ?? {
        entity: other.entity,
        name: other.name,
        kind: '',
        country: other.country,
        events: 0,
        cooperation: 0,
        conflict: 0,
      };
      row.events += 1;
      row[event.quad.endsWith('cooperation') ? 'cooperation' : 'conflict'] += 1;
      others.set(other.entity, row);
    }
  }
  return {
    types: [...types.values()].sort((a, b) => b.events - a.events || (a.type < b.type ? -1 : 1)),
    with: [...others.values()].sort((a, b) => b.events - a.events || a.entity - b.entity),
  };
}

/** Events counted by day, month or year: by so many letters of the day. What has no day is left out. */
export function countedBy(events: readonly EventRow[], length: 4 | 7 | 10): Stretch[] {
  const found = new Map<string, Stretch>();
  for (const { day, quad } of events) {
    if (!day) continue;
    const since = day.slice(0, length);
    const row = found.get(since) ?? { since, events: 0, quads: {} };
    row.events += 1;
    row.quads[quad] = (row.quads[quad] ?? 0) + 1;
    found.set(since, row);
  }
  return [...found.values()].sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** Is a day inside a period? Its ends may be days, months or years, and both belong to it. */
export function inside(day: string | null, period: readonly [string, string] | null): boolean {
  if (!period) return true;
  if (!day) return false;
  const [since, until] = period;
  return (!since || day >= since) && (!until || day.slice(0, until.length) <= until);
}
