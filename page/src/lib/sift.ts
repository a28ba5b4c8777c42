/** Rows that answer to a filter, in the file that is mailed: it holds all of them, and no server to ask. */
import type { Query } from './api';
import { countryName } from './countries';
import { Offsets } from './offsets';
import type { DocumentCard, DocumentPage, DocumentRow, EventRow, Named } from './types';

/** What any of the rows may have. */
interface Row {
  day?: string | null;
  published?: string | null;
  document?: DocumentRow;
  actor?: Named[];
  recipient?: Named[];
  participants?: Named[];
  parties?: Named[];
  speaker?: Named | null;
  said_by?: Named | null;
  about?: Named[];
  type?: string;
  mode?: string | null;
  quad?: string;
  status?: string;
  kind?: string;
  stage?: string;
  score?: number;
  publisher?: string | null;
  place?: { name: string; country: string | null } | null;
  happening?: number | null;
  id?: number;
  tellings?: unknown[];
  name?: string;
  names?: string[];
  country?: string | null;
}
type Asked = Record<string, string | undefined>;
type Test = (row: Row, value: string, asked: Asked) => boolean;

const some = (actors: readonly (Named | null | undefined)[] | undefined, value: string): boolean =>
  (actors ?? []).some((one) => one && isMeant(one, value));

/** A name or a part of it, a country, or a number behind `#`, as the ledger takes them. */
function isMeant(
  one: { name: string; entity?: number | null; country: string | null },
  value: string,
): boolean {
  if (value.startsWith('#')) return one.entity === Number(value.slice(1));
  const sought = value.toLowerCase();
  return (
    one.name.toLowerCase().includes(sought) ||
    one.country?.toLowerCase() === sought ||
    countryName(one.country)?.toLowerCase() === sought
  );
}

const among =
  (field: 'type' | 'mode' | 'quad' | 'status' | 'kind' | 'stage'): Test =>
  (row, value) =>
    value.split('\u0000').includes(row[field] ?? '');

const TESTS: Record<string, Test> = {
  actor: (row, value) => some(row.actor, value),
  recipient: (row, value) => some(row.recipient, value),
  party: (row, value) =>
    some(
      [...(row.actor ?? []), ...(row.recipient ?? []), ...(row.participants ?? []), ...(row.parties ?? [])],
      value,
    ),
  speaker: (row, value) => some([row.speaker, row.said_by], value),
  about: (row, value) => some(row.about, value),
  type: among('type'),
  mode: among('mode'),
  quad: among('quad'),
  status: among('status'),
  kind: among('kind'),
  stage: among('stage'),
  score: (row, value) => (row.score ?? 0) >= Number(value),
  since: (row, value) => day(row) >= value,
  until: (row, value) => day(row) !== '' && day(row) <= `${value}-99-99`.slice(0, Math.max(10, value.length)),
  publisher: (row, value) =>
    (row.document?.publisher ?? row.publisher ?? '').toLowerCase() === value.toLowerCase(),
  place: (row, value) =>
    row.place?.name.toLowerCase() === value.toLowerCase() ||
    row.place?.country?.toLowerCase() === value.toLowerCase(),
  document: (row, value) =>
    String(row.document?.id) === value || (value.length > 7 && !!row.document?.hash.startsWith(value)),
  happening: (row, value) => String('tellings' in row ? row.id : row.happening) === value,
  quotation: (row, value) => String(row.id) === value,
  name: (row, value) =>
    [row.name ?? '', ...(row.names ?? [])].some((one) => one.toLowerCase().includes(value.toLowerCase())),
  country: (row, value) => isMeant({ name: '', country: row.country ?? null }, value),
};

function day(row: Row): string {
  return row.day ?? row.published ?? '';
}

/** What is asked, each field as one string. */
function fields(query: Query): Asked {
  const found: Asked = {};
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue;
    found[name] = Array.isArray(value) ? value.join('\u0000') : String(value);
    if (Array.isArray(value) && !value.length) delete found[name];
  }
  return found;
}

/** What the file holds of a path: its rows, and the pages of its documents. */
export interface Held {
  rows: (path: string) => unknown[];
  page: (document: number) => DocumentPage | null;
}

export function sift(path: string, query: Query, held: Held): unknown[] {
  const asked = fields(query);
  const rows = held.rows(path);
  if (path === '/api/documents') return siftDocuments(rows as DocumentCard[], asked, held);
  return rows.filter((row) => answers(row as Row, asked));
}

function answers(row: Row, asked: Asked): boolean {
  return Object.entries(asked).every(([name, value]) => TESTS[name]?.(row, value!, asked) ?? true);
}

function siftDocuments(cards: DocumentCard[], asked: Asked, held: Held): DocumentCard[] {
  const { q, actor, party, type, opinion, sort, ...rest } = asked;
  let found = cards.filter((one) => answers(one as unknown as Row, rest));
  const who = actor ?? party;
  if (who || type) {
    const events = held.rows('/api/events') as EventRow[];
    const wanted = { ...(who ? { party: who } : {}), ...(type ? { type } : {}) };
    const having = new Set(events.filter((one) => answers(one as Row, wanted)).map((one) => one.document.id));
    found = found.filter((one) => having.has(one.id));
  }
  if (opinion) found = found.filter((one) => share(one) >= Number(opinion));
  if (q) found = found.flatMap((one) => search(one, q, held.page(one.id)));
  const orders: Record<string, (a: DocumentCard, b: DocumentCard) => number> = {
    oldest: (a, b) => ((a.published ?? '') < (b.published ?? '') ? -1 : 1),
    opinion: (a, b) => share(b) - share(a),
    events: (a, b) => b.events - a.events,
  };
  const order = orders[sort ?? ''];
  return order ? [...found].sort(order) : found;
}

function share({ voice }: DocumentCard): number {
  return voice.opinion / (voice.reported + voice.attributed + voice.opinion || 1);
}

const AROUND = 160; // letters before and after the first hit
/** The document with the passage that holds the words, or nothing. Words in quotation marks stand together. */
function search(card: DocumentCard, q: string, page: DocumentPage | null): DocumentCard[] {
  const text = page?.record.document.text ?? '';
  const sought = [...q.matchAll(/["“”]([^"“”]+)["“”]|(\S+)/g)].map((one) =>
    (one[1] ?? one[2]!).toLowerCase(),
  );
  const whole = `${card.title ?? ''}\n${text}`.toLowerCase();
  if (!sought.length || !sought.every((one) => whole.includes(one))) return [];
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [{ ...card, passage: null, hits: [] }];
  const at = Math.max(0, Math.min(...sought.map((one) => lower.indexOf(one)).filter((one) => one >= 0)));
  if (!Number.isFinite(at)) return [{ ...card, passage: null, hits: [] }];
  const from = at < AROUND ? 0 : text.lastIndexOf(' ', at - AROUND / 2) + 1;
  const passage = text
    .slice(from, from + 2 * AROUND)
    .toWellFormed()
    .replace(/\s\S*$/, '');
  const offsets = new Offsets(passage);
  const hits: [number, number][] = [];
  for (const one of sought) {
    for (let spot = passage.toLowerCase().indexOf(one); spot >= 0;) {
      hits.push([offsets.point(spot), offsets.point(spot + one.length)]);
      spot = passage.toLowerCase().indexOf(one, spot + one.length);
    }
  }
  return [{ ...card, passage, hits: hits.sort((a, b) => a[0] - b[0]) }];
}
