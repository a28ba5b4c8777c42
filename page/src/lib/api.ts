/** The one way to the answers: the server's, or those that a mailed file brings along. */
import { sift, type Held } from './sift';
import type { DocumentCard, DocumentPage, Page } from './types';

export type Query = Record<string, string | number | boolean | string[] | null | undefined>;

/** What went wrong, where, and what to do about it; the server's own words. */
export class ApiError extends Error {
  constructor(
    readonly what: string,
    readonly where: string | null,
    readonly remedy: string | null,
    readonly status: number,
  ) {
    super(where ? `${where}: ${what}` : what);
  }
}

interface Carried {
  responses: Record<string, unknown>;
}
const carried: Carried | null = readCarried();
/** True in the file that is mailed: no server, so no question that was not answered when it was made. */
export const isFile = carried !== null;

function readCarried(): Carried | null {
  const holder = document.getElementById('dragoman-data');
  return holder?.textContent ? (JSON.parse(holder.textContent) as Carried) : null;
}

/** The address of a question: what it asks for, in the order of the alphabet. */
export function address(path: string, query: Query = {}): string {
  const parts: [string, string][] = [];
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) parts.push([name, String(one)]);
  }
  parts.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const words = parts.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${path}?${words.join('&')}`;
}

/** Lists that the file holds whole, so that it can narrow them itself. */
const LISTS = new Set(
  'documents events statements claims agreements actors happenings quotations'
    .split(' ')
    .map((one) => `/api/${one}`),
);

function fromFile({ responses }: Carried, path: string, query: Query): unknown {
  const { limit, after, ...rest } = query;
  const whole = responses[address(path, rest)];
  const held: Held = {
    rows: (list) => (responses[address(list)] as Page<unknown> | undefined)?.rows ?? [],
    page: (document) =>
      (responses[address(`/api/documents/${document}`)] as DocumentPage | undefined) ?? null,
  };
  if (LISTS.has(path)) {
    const rows = (whole as Page<unknown> | undefined)?.rows ?? sift(path, rest, held);
    const from = Number(after ?? 0);
    const to = limit ? from + Number(limit) : rows.length;
    return { rows: rows.slice(from, to), following: to < rows.length ? String(to) : null };
  }
  // A permanent link names a document by its hash.
  const hash = /^\/api\/documents\/([0-9a-f]{8,64})$/.exec(path)?.[1];
  if (whole === undefined && hash) {
    const card = (held.rows('/api/documents') as DocumentCard[]).find((one) => one.hash.startsWith(hash));
    return card ? held.page(card.id) : undefined;
  }
  return whole;
}

const early = new Map<string, Promise<Response>>();
/** Ask what a view is going to ask, while its script is still on the way. */
export function askEarly(path: string): void {
  if (carried) return;
  const response = fetch(address(path));
  response.catch(() => undefined); // told when the view asks
  early.set(address(path), response);
}

/** Ask a question. A later question of the same view takes the older one's `signal` back. */
export async function ask<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  if (carried) {
    const found = fromFile(carried, path, query);
    if (found === undefined) {
      throw new ApiError(
        'this file does not hold the answer',
        null,
        'open the ledger with `dragoman serve`',
        404,
      );
    }
    return found as T;
  }
  const question = address(path, query);
  const response = await (early.get(question) ?? fetch(question, signal ? { signal } : {}));
  early.delete(question);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const told = (body ?? {}) as { what?: string; where?: string; remedy?: string };
    const what = told.what ?? `the server answered ${response.status}`;
    throw new ApiError(what, told.where ?? null, told.remedy ?? null, response.status);
  }
  return body as T;
}

/** Where the same rows can be fetched as a file. */
export function download(path: string, query: Query, format: 'csv' | 'json' | 'jsonl'): string {
  return address(path, { ...query, format });
}
