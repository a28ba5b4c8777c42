/** What lists can be asked for: the names are those of the address and of the server alike. */
import type { Query } from './api';

export type Field =
  | 'q'
  | 'actor'
  | 'recipient'
  | 'party'
  | 'speaker'
  | 'about'
  | 'type'
  | 'status'
  | 'quad'
  | 'kind'
  | 'stage'
  | 'score'
  | 'since'
  | 'until'
  | 'publisher'
  | 'place'
  | 'document'
  | 'opinion'
  | 'sort'
  | 'count_copies'
  | 'retold';

const MANY: ReadonlySet<Field> = new Set(['type', 'status']);

/** What the address asks for, of these fields; what it does not name is not asked. */
export function asked(query: URLSearchParams, fields: readonly Field[]): Query {
  const found: Query = {};
  for (const field of fields) {
    if (!query.has(field)) continue;
    found[field] = MANY.has(field) ? query.getAll(field) : query.get(field);
  }
  return found;
}

/** How many of these fields the address narrows by; an order narrows nothing. */
export function narrowed(query: URLSearchParams, fields: readonly Field[]): number {
  return fields.filter((field) => field !== 'sort' && query.getAll(field).some(Boolean)).length;
}

/** All fields as empty values: what takes every filter away. */
export function cleared(fields: readonly Field[]): Record<string, null> {
  return Object.fromEntries(fields.filter((field) => field !== 'sort').map((field) => [field, null]));
}

const PART_OF_DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
/** Is this a day, a month or a year, as filters take them? */
export function isDay(value: string): boolean {
  return value === '' || PART_OF_DAY.test(value);
}
