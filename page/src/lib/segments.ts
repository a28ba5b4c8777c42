/** Marks that overlap, as pieces that do not: each with the marks that hold it. */

export interface Segment<M> {
  start: number;
  end: number;
  marks: M[];
}

/** Cut a part of the text at every begin and end of a mark. Marks may reach beyond the part. */
export function segment<M extends { start: number; end: number }>(
  marks: readonly M[],
  start: number,
  end: number,
): Segment<M>[] {
  const inside = marks.filter((one) => one.start < end && one.end > start && one.end > one.start);
  const borders = new Set([start, end]);
  for (const one of inside) {
    borders.add(Math.max(one.start, start));
    borders.add(Math.min(one.end, end));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const waiting = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Segment<M>[] = [];
  let open: M[] = [];
  let next = 0;
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [from, to] = [cuts[at]!, cuts[at + 1]!];
    open = open.filter((one) => one.end > from);
    while (next < waiting.length && waiting[next]!.start <= from) open.push(waiting[next++]!);
    found.push({ start: from, end: to, marks: open.slice() });
  }
  return found;
}
