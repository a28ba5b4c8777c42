/** Events, actors and voices in words that a stranger understands. Source of the codes: PLOVER manual. */
import type { EventRow, Named, Quad, TellingRow, Voice } from '../lib/types';

// One does it; several do it; the word before whom it is done to.
const TYPES: Record<string, [string, string, string]> = {
  AGREE: ['makes a promise', 'make a promise', 'to'],
  CONSULT: ['meets', 'meet', ''],
  SUPPORT: ['supports', 'support', ''],
  CONCEDE: ['gives way', 'give way', 'to'],
  COOPERATE: ['works', 'work', 'with'],
  AID: ['gives aid', 'give aid', 'to'],
  RETREAT: ['withdraws', 'withdraw', 'before'],
  REQUEST: ['makes a request', 'make a request', 'of'],
  ACCUSE: ['makes an accusation', 'make an accusation', 'against'],
  REJECT: ['refuses', 'refuse', ''],
  THREATEN: ['makes a threat', 'make a threat', 'against'],
  PROTEST: ['protests', 'protest', 'against'],
  SANCTION: ['imposes sanctions', 'impose sanctions', 'on'],
  MOBILIZE: ['mobilises', 'mobilise', 'against'],
  COERCE: ['uses coercion', 'use coercion', 'against'],
  ASSAULT: ['attacks', 'attack', ''],
};

/** What stands between the sides: "gives aid to", or "gives aid" where nobody receives it. */
export function deed(type: string, several: boolean, received: boolean): string {
  const words = TYPES[type];
  if (!words) return type.toLowerCase();
  const verb = several ? words[1] : words[0];
  return received && words[2] ? `${verb} ${words[2]}` : verb;
}

export function names(list: Named[]): string {
  const all = list.map((one) => one.name);
  if (all.length <= 1) return all[0] ?? '';
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** An event in one line: "Kenya and Uganda give aid to Sudan". */
export function headline(event: EventRow): string {
  const who = names(event.actor) || 'somebody';
  const what = deed(event.type, event.actor.length > 1, event.recipient.length > 0);
  return [who, what, names(event.recipient)].filter(Boolean).join(' ');
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

export const isCooperation = (quad: Quad) => quad.endsWith('cooperation');
/** Scores with their sign: `+2.5`, `−3`. */
export function signed(score: number): string {
  const words = Math.abs(score).toFixed(1).replace(/\.0$/, '');
  return score > 0 ? `+${words}` : score < 0 ? `−${words}` : words;
}

const CODE = new RegExp(` (${Object.keys(TYPES).join('|')})(/[\\w-]+)?(?= |$)`);
/** The ledger's one-line summary of an event with its code in words: "Kenya AID Sudan" as "Kenya gives aid to Sudan". */
export function plainSummary(summary: string): string {
  return summary.replace(CODE, (whole, type: string, _mode, place: number) => {
    const after = summary.slice(place + whole.length);
    const several = summary.slice(0, place).includes(', ');
    return ` ${deed(type, several, after !== '' && !after.startsWith(' ('))}`;
  });
}
