/** Events, actors and voices in words that a stranger understands. Source of the codes: PLOVER manual. */
import { countryName } from '../lib/countries';
import { listed } from '../lib/telling';
import type { EventRow, Named, TellingRow, Voice } from '../lib/types';
import { doing } from '../lib/words';

const names = (list: readonly Named[]) => listed(list.map((one) => one.name));

/** An event in one line: "Kenya and Uganda give aid to Sudan". */
export function headline(event: EventRow): string {
  const [who, whom] = [names(event.actor) || 'somebody', names(event.recipient)];
  const what = doing(event.type, event.mode, event.actor.length > 1, whom !== '');
  return [who, what, whom].filter(Boolean).join(' ');
}

const KINDS: Record<string, string> = {
  person: 'person',
  organisation: 'organisation',
  country: 'country',
  'place-government': 'local government',
  group: 'group',
};
export const ACTOR_KINDS = Object.keys(KINDS);
export function kindWords(kind: string): string {
  return KINDS[kind] ?? kind;
}

export const VOICES: Voice[] = ['reported', 'attributed', 'opinion'];
export const VOICE_WORDS: Record<Voice, string> = {
  reported: 'report',
  attributed: 'attributed to somebody',
  opinion: 'the author’s opinion',
};

/** How a telling tells: "quotes Anna Bell". */
export function howWords(telling: TellingRow): string {
  const by = telling.event.told_by;
  if (telling.how === 'quotes') return by ? `quotes ${by}` : 'quotes somebody';
  if (telling.how === 'denies') return by ? `says that ${by} denies it` : 'denies it';
  return 'reports it';
}

/** Scores with their sign: `+2.5`, `−3`. */
export function signed(score: number): string {
  const words = Math.abs(score).toFixed(1).replace(/\.0$/, '');
  return score > 0 ? `+${words}` : score < 0 ? `−${words}` : words;
}

const TYPES = new Set(
  (
    'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION ' +
    'MOBILIZE COERCE ASSAULT'
  ).split(' '),
);
/** Is a word in capitals one of PLOVER's types, and not a name? */
export const isType = (word: string) => TYPES.has(word);

const CODE = / ([A-Z]{3,9})(?:\/([\w-]+))?(?= |$)/g;
/** The ledger's one-line summary of an event with its code in words: "Kenya AID Sudan" as "Kenya aids Sudan". */
export function plainSummary(summary: string): string {
  let done = false;
  return summary.replace(CODE, (whole, type: string, mode: string | undefined, place: number) => {
    if (done || !TYPES.has(type)) return whole;
    done = true;
    const after = summary.slice(place + whole.length);
    const several = summary.slice(0, place).includes(', ');
    return ` ${doing(type, mode ?? null, several, after !== '' && !after.startsWith(' ('))}`;
  });
}

/** The country in words, where the name does not say it already. */
export function countryBeside(name: string, code: string | null): string {
  const country = countryName(code);
  return country && country !== name ? country : '';
}
