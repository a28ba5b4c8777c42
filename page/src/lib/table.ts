/** Rows as a file, made in the browser: for the file that is mailed, and for what only the page knows. */

type Cell = string | number | boolean | null | undefined;

/** What a spreadsheet takes for the begin of a formula. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const words = String(value);
  const safe = typeof value === 'string' && FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV that a spreadsheet may open; what is nested gets columns of its own or, in lists, one cell. */
export function csv(rows: readonly object[]): string {
  const flat = rows.map((row) => flatten(row));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...flat.map((row) => columns.map((column) => row[column]))];
  return '\ufeff' + lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

function flatten(row: object, before = ''): Record<string, Cell> {
  const found: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(row) as [string, unknown][]) {
    const column = before + name;
    if (Array.isArray(value)) found[column] = value.map(short).join('; ');
    else if (value !== null && typeof value === 'object') Object.assign(found, flatten(value, `${column}_`));
    else found[column] = value as Cell;
  }
  return found;
}

function short(value: unknown): string {
  if (Array.isArray(value)) return value.join('-');
  if (value !== null && typeof value === 'object')
    return 'name' in value ? String(value.name) : JSON.stringify(value);
  return String(value);
}

/** Hand a file to the reader. */
export function save(name: string, words: string, type: string): void {
  const address = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement('a');
  [anchor.href, anchor.download] = [address, name];
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
