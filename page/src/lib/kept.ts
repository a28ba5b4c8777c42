/** Answers that a reader may come back to: "back" shows them at once, at the place where they were left. */

export interface Kept {
  rows: unknown[];
  following: string | null;
}
const MOST = 12; // lists; a list that went far back in time may hold thousands of rows
const kept = new Map<string, Kept>();

export function recall(address: string): Kept | undefined {
  return kept.get(address);
}

export function keep(address: string, answer: Kept): void {
  kept.delete(address);
  kept.set(address, answer);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}
