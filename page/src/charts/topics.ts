/** Statements by the outlet that carries them. */
import type { StatementRow } from '../lib/types';

export interface Outlet {
  outlet: string | null;
  statements: StatementRow[];
}

/** The outlet with most statements first; what is known of no outlet stands last. */
export function byOutlet(rows: readonly StatementRow[]): Outlet[] {
  const found = new Map<string | null, StatementRow[]>();
  for (const row of rows) {
    const { publisher } = row.document;
    const statements = found.get(publisher);
    if (statements) statements.push(row);
    else found.set(publisher, [row]);
  }
  return [...found]
    .map(([outlet, statements]) => ({ outlet, statements }))
    .sort(
      (a, b) =>
        Number(a.outlet === null) - Number(b.outlet === null) || b.statements.length - a.statements.length,
    );
}
