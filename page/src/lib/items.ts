/** What a record found, as items to read: each with the words that it rests on, in the order of the text. */
import type { DragomanRecord, RecordActor, RecordEvent, RecordStatement, Span } from './types';

export type Kind = 'statement' | 'event' | 'opinion' | 'claim' | 'actor';
export const KINDS: Kind[] = ['statement', 'event', 'opinion', 'claim', 'actor'];

/** Words of an item. `part` says which: a statement has its content, its cue and the words for who speaks. */
export interface Mark extends Span {
  item: string;
  /** `linked`: the words of a permanent link, which are no item. */
  kind: Kind | 'linked';
  part: string;
  nth: number;
}
interface Base extends Span {
  id: string;
  marks: Mark[];
}
export type Claim = DragomanRecord['claims'][number];
export type Judgement = DragomanRecord['judgements'][number];
export type Item = Base &
  (
    | { kind: 'statement'; of: RecordStatement }
    | { kind: 'event'; of: RecordEvent }
    | { kind: 'claim'; of: Claim }
    | { kind: 'actor'; of: RecordActor }
    | { kind: 'opinion'; of: { judgements: Judgement[] } }
  );

/** All items of a record. Opinions are the sentences in which the author judges; the record gives them no id: `o1`, … */
export function itemsOf(record: DragomanRecord): Item[] {
  const found: Item[] = [
    ...record.statements.map((one) => {
      const marks = [
        ...marksOf('statement', one.id, 'content', one.content),
        ...marksOf('statement', one.id, 'cue', one.cue),
        ...marksOf('statement', one.id, 'source', one.source),
      ];
      return { id: one.id, kind: 'statement' as const, of: one, marks, ...first(one.content) };
    }),
    ...record.events.map((one) => {
      const marks = marksOf('event', one.id, 'trigger', [one.trigger]);
      return { id: one.id, kind: 'event' as const, of: one, marks, ...span(one.trigger) };
    }),
    ...record.claims.map((one) => {
      const marks = marksOf('claim', one.id, 'words', [one]);
      return { id: one.id, kind: 'claim' as const, of: one, marks, ...span(one) };
    }),
    ...opinionsOf(record),
    ...record.actors.map((one) => {
      const marks = marksOf('actor', one.id, 'mention', one.mentions);
      return { id: one.id, kind: 'actor' as const, of: one, marks, ...first(one.mentions) };
    }),
  ];
  return found.sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

function opinionsOf(record: DragomanRecord): Item[] {
  const judgements = [...record.judgements].sort((a, b) => a.start - b.start);
  let next = 0;
  return record.sentences
    .filter((one) => one.voice === 'opinion')
    .map((one, at) => {
      const id = `o${at + 1}`;
      const inside: Judgement[] = [];
      while (next < judgements.length && judgements[next]!.start < one.end) {
        if (judgements[next]!.start >= one.start) inside.push(judgements[next]!);
        next += 1;
      }
      const marks = [
        ...marksOf('opinion', id, 'sentence', [one]),
        ...marksOf(
          'opinion',
          id,
          'cue',
          inside.map((judgement) => judgement.cue),
        ),
      ];
      return { id, kind: 'opinion' as const, of: { judgements: inside }, marks, ...span(one) };
    });
}

function marksOf(kind: Kind, item: string, part: string, spans: readonly Span[]): Mark[] {
  return spans.map((one, nth) => ({ item, kind, part, nth, ...span(one) }));
}

function span({ start, end }: Span): Span {
  return { start, end };
}

function first(spans: readonly Span[]): Span {
  return spans.reduce<Span>((best, one) => (one.start < best.start ? span(one) : best), span(spans[0]!));
}

/** How a mark is called in the page: `s1/content/0`. */
export function markName(mark: Mark): string {
  return `${mark.item}/${mark.part}/${mark.nth}`;
}
