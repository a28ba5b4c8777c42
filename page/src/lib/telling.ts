/** The parts of a record in words: who with office and country, when with the words that it came from, where. */
import { countryName } from './countries';
import type { Offsets } from './offsets';
import type { DocumentPage, DragomanRecord, RecordActor, RecordEvent, RecordStatement, Span } from './types';
import { dayWords, doing, statusWords } from './words';

export class Telling {
  readonly record: DragomanRecord;
  readonly #actors: Map<string, RecordActor>;
  readonly #places;
  readonly #times;
  readonly #quantities;
  readonly #statements: Map<string, RecordStatement>;

  constructor(
    readonly page: DocumentPage,
    readonly offsets: Offsets,
  ) {
    this.record = page.record;
    this.#actors = new Map(page.record.actors.map((one) => [one.id, one]));
    this.#places = new Map(page.record.places.map((one) => [one.id, one]));
    this.#times = new Map(page.record.times.map((one) => [one.id, one]));
    this.#quantities = new Map(page.record.quantities.map((one) => [one.id, one]));
    this.#statements = new Map(page.record.statements.map((one) => [one.id, one]));
  }

  words({ start, end }: Span): string {
    return this.offsets.cut(start, end);
  }

  /** What an actor is called; a country that the text names by its adjective alone ("Norwegian") by its own name. */
  name(actor: string): string {
    const one = this.#actors.get(actor);
    if (one?.kind === 'country') return this.page.entities[actor]?.name ?? one.name;
    return one?.name ?? actor;
  }

  names(actors: readonly string[]): string {
    return listed(actors.map((one) => this.name(one)));
  }

  /** Office and country, as far as the text gives them and the name does not say them already. */
  note(actor: string): string | null {
    const one = this.#actors.get(actor);
    if (!one) return null;
    const office = one.offices.find((held) => !held.former) ?? one.offices[0];
    const country = countryName(office?.country ?? one.country);
    const parts: string[] = [];
    if (office) parts.push(this.office(office));
    if (country && !one.name.includes(country) && !(office && parts[0]!.includes(country)))
      parts.push(country);
    return parts.join(', ') || null;
  }

  office(office: RecordActor['offices'][number]): string {
    const body = office.organisation ? this.name(office.organisation) : null;
    const of = body && !office.title.toLowerCase().includes(body.toLowerCase()) ? ` of ${body}` : '';
    return `${office.former ? 'former ' : ''}${office.title}${of}`;
  }

  entity(actor: string): number | null {
    return this.page.entities[actor]?.entity ?? null;
  }

  place(id: string | null): { name: string; country: string | null; span: Span } | null {
    const one = id ? this.#places.get(id) : undefined;
    if (!one) return null;
    const country = countryName(one.country);
    return { name: one.name, country: country === one.name ? null : country, span: one };
  }

  /** When, and the words that say it. */
  time(id: string | null): { day: string | null; words: string; span: Span } | null {
    const one = id ? this.#times.get(id) : undefined;
    if (!one) return null;
    const exact = one.earliest && one.earliest === one.latest ? dayWords(one.earliest) : null;
    const between =
      one.earliest && one.latest ? `${dayWords(one.earliest)} to ${dayWords(one.latest)}` : null;
    const whole = one.value && /^\d{4}(-\d\d)?$/.test(one.value) ? dayWords(one.value) : null;
    return { day: exact ?? whole ?? between, words: this.words(one), span: one };
  }

  amounts(ids: readonly string[]): string[] {
    return ids.flatMap((id) => {
      const one = this.#quantities.get(id);
      return one ? [this.words(one)] : [];
    });
  }

  /** Who says what a statement holds: the actor, or, where the text names none, its own words. */
  speaker(id: string | null): string | null {
    const one = id ? this.#statements.get(id) : undefined;
    if (!one) return null;
    if (one.speaker) return this.name(one.speaker);
    return one.source.length
      ? `“${one.source.map((span) => this.words(span)).join(' … ')}”`
      : 'somebody not named';
  }

  /** What is done: where the event is the signing of a treaty, that; else what its type says. */
  verb(event: RecordEvent): string {
    const agreement = this.record.agreements.find((one) => one.event === event.id);
    if (agreement && agreement.stage in STAGES) {
      const verb = STAGES[agreement.stage]!;
      const article = /^[aeiou]/i.test(agreement.instrument) ? 'an' : 'a';
      const does = event.actor.length > 1 ? verb : `${verb.replace(/y$/, 'ie')}s`;
      return `${does} ${article} ${agreement.instrument}${event.recipient.length ? ' with' : ''}`;
    }
    return doing(event.type, event.mode, event.actor.length > 1, event.recipient.length > 0);
  }

  status(event: RecordEvent): string {
    return statusWords(event.status, this.speaker(event.statement));
  }
}

const STAGES: Record<string, string> = {
  proposed: 'propose',
  negotiated: 'negotiate',
  signed: 'sign',
  ratified: 'ratify',
  suspended: 'suspend',
  ended: 'end',
};

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
