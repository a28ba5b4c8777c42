/** What the server answers with: the rows of `dragoman.ledger`, and the record of one document.
 *  Offsets: code points of the document's text, half open. Days: ISO dates; null is unknown. */

export interface Page<T> {
  rows: T[];
  following: string | null;
}
export interface Named {
  name: string;
  entity: number | null;
  country: string | null;
  role: string | null;
}
export interface Place {
  name: string;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
}
export interface DocumentRow {
  id: number;
  hash: string;
  source: string | null;
  title: string | null;
  publisher: string | null;
  published: string | null;
  words: number;
  copy_of: number | null;
  likeness: number | null;
}
export type Voice = 'reported' | 'attributed' | 'opinion';
export type Voices = Record<Voice, number>;
export interface DocumentCard extends DocumentRow {
  copies: number;
  events: number;
  statements: number;
  claims: number;
  voice: Voices;
  passage: string | null;
  hits: [number, number][];
}
export interface EventRow {
  id: number;
  day: string | null;
  first_day: string | null;
  last_day: string | null;
  actor: Named[];
  type: string;
  mode: string | null;
  recipient: Named[];
  participants: Named[];
  status: Status;
  quad: Quad;
  score: number;
  contexts: string[];
  place: Place | null;
  quantities: string[];
  told_by: string | null;
  attributed: boolean;
  happening: number | null;
  trigger: string;
  start: number;
  end: number;
  sentence: string;
  sentence_start: number;
  document: DocumentRow;
}
export type Status = 'reported' | 'planned' | 'denied' | 'hypothetical' | 'recurring' | 'historical';
export type Quad = 'verbal cooperation' | 'material cooperation' | 'verbal conflict' | 'material conflict';
export interface StatementRow {
  id: number;
  day: string | null;
  speaker: Named | null;
  source: string | null;
  kind: string;
  cue: string | null;
  words: string;
  start: number;
  end: number;
  spans: [number, number][];
  about: Named[];
  quotation: number | null;
  document: DocumentRow;
}
export interface ClaimRow {
  id: number;
  day: string | null;
  said_by: Named | null;
  attributed: boolean;
  score: number;
  reasons: string[];
  about: Named[];
  words: string;
  start: number;
  end: number;
  document: DocumentRow;
}
export interface AgreementRow {
  id: number;
  day: string | null;
  instrument: string;
  stage: string;
  field: string | null;
  parties: Named[];
  signatories: Named[];
  witnesses: Named[];
  event: number | null;
  sentence: string | null;
  document: DocumentRow;
}
export interface ActorRow {
  id: number;
  name: string;
  kind: string;
  country: string | null;
  identifier: string | null;
  certain: boolean;
  documents: number;
  mentions: number;
  names: string[];
  offices: string[];
}
export interface RelationRow {
  since: string;
  events: number;
  types: Record<string, number>;
  quads: Record<string, number>;
  score: number;
  lowest: number;
  highest: number;
}
export interface TimelineRow {
  day: string | null;
  what: 'event' | 'statement';
  id: number;
  summary: string;
  words: string;
  start: number;
  document: DocumentRow;
}
export interface TellingRow {
  how: 'reports' | 'quotes' | 'denies';
  event: EventRow;
}
export interface HappeningRow {
  id: number;
  type: string;
  day: string | null;
  documents: number;
  tellings: TellingRow[];
  differs: string[];
}
export interface WordsRow {
  same: boolean;
  one: string;
  other: string;
}
export interface QuotationRow {
  id: number;
  tellings: StatementRow[];
  differences: WordsRow[][];
}
export interface CompareRow {
  what: string;
  name: string;
  documents: string[];
}

export interface About {
  version: string;
  name: string;
  counts: Record<string, number>;
  first_day: string | null;
  last_day: string | null;
  publishers: { name: string; documents: number }[];
  types: { type: string; events: number; quad: Quad }[];
  page_limit: number;
  static: boolean;
}
export interface Month {
  month: string;
  events: number;
  quads: Partial<Record<Quad, number>>;
}
export interface ActorPage {
  row: ActorRow;
  types: { type: string; quad: Quad; as: 'actor' | 'recipient'; events: number }[];
  with: {
    entity: number;
    name: string;
    kind: string;
    country: string | null;
    events: number;
    cooperation: number;
    conflict: number;
  }[];
  months: Month[];
  statements: number;
}
export interface Relations {
  rows: RelationRow[];
  events: EventRow[];
}
export interface NetworkNode {
  entity: number;
  name: string;
  kind: string;
  country: string | null;
  events: number;
}
export interface NetworkLine {
  source: number;
  target: number;
  quad: Quad;
  events: number;
  score: number;
}
export interface Network {
  nodes: NetworkNode[];
  lines: NetworkLine[];
}
export interface MapPoints {
  points: (Place & { events: number; documents: number })[];
  unplaced: number;
}
export interface VoicesPage {
  outlets: ({ publisher: string | null; documents: number } & Voices)[];
  quoted: { entity: number; name: string; country: string | null; statements: number }[];
}
export interface Comparison {
  documents: DocumentRow[];
  rows: CompareRow[];
}
export interface DocumentPage {
  row: DocumentCard;
  record: DragomanRecord;
  entities: Record<string, { entity: number; name: string }>;
  tellings: Record<string, { happening: number; documents: number }>;
  quoted: Record<string, { quotation: number; documents: number }>;
  summaries: Record<string, EventSummary>;
  copies: DocumentRow[];
  original: DocumentRow | null;
}
export interface EventSummary {
  quad: Quad;
  score: number;
  sentence_start: number | null;
  sentence_end: number | null;
  day: string | null;
}

/** The record, as RECORD.md gives it. */
export interface Span {
  start: number;
  end: number;
}
export interface DragomanRecord {
  schema: string;
  document: {
    id: string;
    source: string | null;
    title: string | null;
    publisher: string | null;
    authors: string[];
    published: string | null;
    language: string | null;
    text: string;
  };
  reader: { name: string; version: string; model: string | { name: string; hash: string }; ontology: string };
  lead: {
    event: string | null;
    who: LeadPart | null;
    what: LeadPart | null;
    when: LeadPart | null;
    where: LeadPart | null;
  };
  sentences: (Span & { voice: Voice })[];
  actors: RecordActor[];
  places: (Span & Place & { id: string; geonames: number | null })[];
  times: (Span & {
    id: string;
    value: string | null;
    type: string | null;
    earliest: string | null;
    latest: string | null;
    basis: string | null;
  })[];
  quantities: (Span & { id: string; value: number; qualifier: string | null; unit: string | null })[];
  events: RecordEvent[];
  agreements: {
    id: string;
    event: string;
    instrument: string;
    field: Span | null;
    parties: string[];
    signatories: string[];
    witnesses: string[];
    stage: string;
  }[];
  statements: RecordStatement[];
  claims: (Span & {
    id: string;
    by: string;
    quantities: string[];
    times: string[];
    about: string[];
    score: number;
    reasons: string[];
  })[];
  judgements: (Span & { cue: Span; polarity: '+' | '-'; about: string[] })[];
}
export interface LeadPart {
  text: string;
  in: 'text' | 'title';
  start: number;
  end: number;
}
export interface RecordActor {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  sectors: string[];
  offices: { title: string; organisation: string | null; country: string | null; former: boolean }[];
  affiliations: string[];
  mentions: (Span & { form: 'name' | 'nominal' | 'pronoun' })[];
  identifier: string | null;
}
export interface RecordEvent {
  id: string;
  type: string;
  mode: string | null;
  contexts: string[];
  trigger: Span;
  actor: string[];
  recipient: string[];
  participants: { actor: string; role: string }[];
  object: Span | null;
  place: string | null;
  time: string | null;
  quantities: string[];
  status: Status;
  statement: string | null;
  same_as: string | null;
}
export interface RecordStatement {
  id: string;
  speaker: string | null;
  source: Span[];
  cue: Span[];
  content: Span[];
  kind: 'direct' | 'mixed' | 'indirect';
  addressee: string[];
  venue: string | null;
  occasion: Span | null;
  time: string | null;
  within: string | null;
}
