/** The one way to the answers: the server's, or those that a mailed file brings along. */

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

/** Ask a question. A later question of the same view takes the older one's `signal` back. */
export async function ask<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  if (carried) {
    const { limit: _limit, after: _after, ...rest } = query;
    const found = carried.responses[address(path, rest)];
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
  const response = await fetch(address(path, query), signal ? { signal } : {});
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
