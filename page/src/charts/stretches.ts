/** Stretches of time, without gaps, for what is counted in them. A stretch is written `2025`, `2025-01` or `2025-01-31`. */
import type { Quad } from '../lib/types';

export interface Stretch {
  since: string;
  events: number;
  quads: Partial<Record<Quad, number>>;
  /** PLOVER's score: mean, lowest, highest; from -10 to +10. */
  score?: { mean: number; lowest: number; highest: number };
}

/** The stretch after this one, of the same length. */
export function next(stretch: string): string {
  const [year, month, day] = stretch.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return String(year + 1).padStart(4, '0');
  if (day === undefined)
    return month === 12
      ? `${next(stretch.slice(0, 4))}-01`
      : `${stretch.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`;
  const after = new Date(Date.UTC(year, month - 1, day + 1));
  return after.toISOString().slice(0, 10);
}

const MOST = 4000; // bars; eleven years of days
/** The same counts with the stretches in which nothing was told; a row without a day is left out. */
export function filled(rows: readonly Stretch[]): Stretch[] {
  const known = rows.filter((row) => row.since !== '');
  const [first, last] = [known[0]?.since, known.at(-1)?.since];
  if (!first || !last) return [];
  const by = new Map(known.map((row) => [row.since, row]));
  const found: Stretch[] = [];
  for (let one = first; one <= last && found.length < MOST; one = next(one))
    found.push(by.get(one) ?? { since: one, events: 0, quads: {} });
  return found;
}

/** Months as years, where there are too many of them to be told apart. */
export function yearly(rows: readonly Stretch[]): Stretch[] {
  const years = new Map<string, Stretch>();
  for (const row of rows) {
    const year = row.since.slice(0, 4);
    const sum = years.get(year) ?? { since: year, events: 0, quads: {} };
    sum.events += row.events;
    for (const [quad, events] of Object.entries(row.quads) as [Quad, number][])
      sum.quads[quad] = (sum.quads[quad] ?? 0) + events;
    years.set(year, sum);
  }
  return [...years.values()];
}
