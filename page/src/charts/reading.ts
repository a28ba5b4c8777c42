import { permanent } from '../lib/permanent';
import type { StatementRow } from '../lib/types';

/** The way to a statement's words in the reader; where they stand in several pieces, to the first. */
export function firstWords(said: StatementRow): string {
  const [start, end] = said.spans[0] ?? [said.start, said.end];
  return permanent(said.document.hash, { start, end }, said.words.split(' … ')[0]!);
}
