/** What stands side by side: tellings by document, in what they differ, and words that others have otherwise. */
import type { DocumentRow, HappeningRow, TellingRow, WordsRow } from '../lib/types';
import { dayWords, statusName, typeName } from '../lib/words';
import { isType } from './wording';

export interface Column {
  document: DocumentRow;
  tellings: TellingRow[];
}
/** One column a document, in the order of the tellings. */
export function columnsOf(row: HappeningRow): Column[] {
  const found = new Map<number, Column>();
  for (const telling of row.tellings) {
    const { document } = telling.event;
    const column = found.get(document.id) ?? { document, tellings: [] };
    column.tellings.push(telling);
    found.set(document.id, column);
  }
  return [...found.values()];
}

export interface Aspect {
  name: string;
  /** What each column says of it; empty where it says nothing. */
  cells: string[][];
  differs: boolean;
}
const ASPECTS: [string, (telling: TellingRow) => string | null][] = [
  ['When', ({ event }) => days(event.first_day, event.last_day)],
  ['Where', ({ event }) => event.place?.name ?? null],
  ['Numbers', ({ event }) => event.quantities.join(', ') || null],
  ['Status', ({ event }) => statusName(event.status)],
];
function days(first: string | null, last: string | null): string | null {
  if (!first) return null;
  return first === last || !last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
}

/** Days, places, numbers and status of each column. What only one tells is no difference. */
export function aspectsOf(columns: readonly Column[]): Aspect[] {
  return ASPECTS.flatMap(([name, say]) => {
    const cells = columns.map((column) =>
      [...new Set(column.tellings.map(say).filter((words): words is string => words !== null))].sort(),
    );
    if (cells.every((cell) => cell.length === 0)) return [];
    return [{ name, cells, differs: new Set(cells.filter((cell) => cell.length).map(String)).size > 1 }];
  });
}

/** A line of the ledger's comparison, its days and types in words. */
export function plainDifference(line: string): string {
  const codes = line.startsWith('type: ')
    ? line.replace(/\b[A-Z]{3,9}\b/g, (word) => (isType(word) ? typeName(word) : word))
    : line;
  return codes.replace(/\b\d{4}-\d\d-\d\d\b/g, dayWords);
}

/** Words with `[-left out-]` and `{+put in+}` as the ledger writes them. */
export function markedWords(words: string): WordsRow[] {
  const found: WordsRow[] = [];
  const keep = (some: string) => {
    const bare = some.trim();
    if (bare) found.push({ same: true, one: bare, other: bare });
  };
  let done = 0;
  for (const mark of words.matchAll(/\[-(.*?)-\]|\{\+(.*?)\+\}/gs)) {
    keep(words.slice(done, mark.index));
    found.push({ same: false, one: mark[1] ?? '', other: mark[2] ?? '' });
    done = mark.index + mark[0].length;
  }
  keep(words.slice(done));
  return found;
}

/** How a document tells: "reports", "quotes Ann Bell", and its words; null when it is silent. */
export function toldWords(cell: string): { how: string; words: string } | null {
  if (cell === 'silent') return null;
  const found = /^(reports|denies|planned|hypothetical|recurring|historical|quotes(?: [^:]*)?): (.*)$/s.exec(
    cell,
  );
  return found ? { how: found[1]!, words: found[2]! } : { how: '', words: cell };
}
