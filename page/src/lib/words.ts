/** The ontology's codes in words that a stranger understands. Source of the codes: PLOVER manual. */
import type { Quad, Status } from './types';

const TYPES: Record<string, string> = {
  AGREE: 'agrees',
  CONSULT: 'meets',
  SUPPORT: 'supports',
  CONCEDE: 'concedes',
  COOPERATE: 'works with',
  AID: 'aids',
  RETREAT: 'withdraws before',
  REQUEST: 'asks',
  ACCUSE: 'accuses',
  REJECT: 'rejects',
  THREATEN: 'threatens',
  PROTEST: 'protests against',
  SANCTION: 'sanctions',
  MOBILIZE: 'mobilises against',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
};
/** What an event of a type is, as a verb between its sides: "Kenya aids Sudan". */
export function verb(type: string): string {
  return TYPES[type] ?? type.toLowerCase();
}

/** What is done, the word that joins it to whom it is done, and what is said where nobody is named to whom; by mode where
 *  the mode says it better. */
const DOINGS: Record<string, readonly [does: string, joined?: string, alone?: string]> = {
  AGREE: ['pledges', 'to'],
  CONSULT: ['meets'],
  'CONSULT visit': ['visits'],
  'CONSULT phone': ['calls'],
  'CONSULT multilateral': ['meets'],
  SUPPORT: ['supports'],
  CONCEDE: ['gives way', 'to'],
  COOPERATE: ['works', 'with', 'together'],
  AID: ['aids'],
  RETREAT: ['draws back', 'from'],
  'RETREAT withdraw': ['withdraws', 'from'],
  'RETREAT release': ['releases'],
  'RETREAT disarm': ['disarms'],
  'RETREAT ceasefire': ['ceases fire', 'with'],
  'RETREAT access': ['gives access', 'to'],
  'RETREAT resign': ['resigns'],
  REQUEST: ['asks'],
  ACCUSE: ['accuses'],
  'ACCUSE disapprove': ['criticises'],
  'ACCUSE investigate': ['investigates'],
  REJECT: ['refuses'],
  THREATEN: ['threatens'],
  PROTEST: ['protests', 'against'],
  SANCTION: ['sanctions'],
  'SANCTION convict': ['convicts'],
  'SANCTION expel': ['expels'],
  'SANCTION withdraw': ['withdraws', 'from'],
  'SANCTION discontinue': ['breaks off', 'with'],
  MOBILIZE: ['mobilises', 'against'],
  COERCE: ['coerces'],
  'COERCE seize': ['seizes from'],
  'COERCE restrict': ['restricts'],
  'COERCE censor': ['censors'],
  'COERCE arrest': ['arrests'],
  'COERCE deport': ['deports'],
  ASSAULT: ['attacks'],
  'ASSAULT abduct': ['abducts'],
  'ASSAULT torture': ['tortures'],
};
/** The verb between the sides of an event: `many` do it, `whom` is named. */
export function doing(type: string, mode: string | null, many: boolean, whom: boolean): string {
  const [does, joined, alone] = DOINGS[`${type} ${mode}`] ?? DOINGS[type] ?? [type.toLowerCase()];
  const verb = many ? does.replace(/s\b/, '') : does;
  const end = whom ? joined : alone;
  return end ? `${verb} ${end}` : verb;
}

const NAMES: Record<string, string> = {
  AGREE: 'pledges, plans',
  CONSULT: 'meetings, visits, calls',
  SUPPORT: 'support, signing, praise',
  CONCEDE: 'concessions',
  COOPERATE: 'working together',
  AID: 'aid',
  RETREAT: 'withdrawals, releases',
  REQUEST: 'requests',
  ACCUSE: 'accusations, criticism',
  REJECT: 'refusals',
  THREATEN: 'threats',
  PROTEST: 'protests',
  SANCTION: 'sanctions, expulsions',
  MOBILIZE: 'mobilisation',
  COERCE: 'coercion, arrests',
  ASSAULT: 'attacks',
};
/** A type of event as the name of a heap: "meetings, visits, calls". */
export function typeName(type: string): string {
  return NAMES[type] ?? type.toLowerCase();
}

export const QUADS: Quad[] = [
  'verbal cooperation',
  'material cooperation',
  'verbal conflict',
  'material conflict',
];

/** The class's short name, for the names of style classes. */
export function quadClass(quad: Quad): string {
  return quad.replace(' ', '-');
}

const STATUS: Record<Status, string> = {
  reported: 'stated',
  planned: 'planned',
  denied: 'denied',
  hypothetical: 'supposed, not stated',
  recurring: 'done again and again',
  historical: 'long past',
};
export function statusName(status: Status): string {
  return STATUS[status];
}
export function statusWords(status: Status, toldBy: string | null): string {
  if (status === 'reported' && toldBy) return `reported by ${toldBy}`;
  return toldBy ? `${STATUS[status]}, says ${toldBy}` : STATUS[status];
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
/** `2025-01-31` as "31 Jan 2025", `2025-01` as "Jan 2025"; anything else as it stands. */
export function dayWords(day: string | null): string {
  if (!day) return 'day unknown';
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return DAY.format(new Date(`${day}T00:00:00Z`));
  if (/^\d{4}-\d\d$/.test(day)) return MONTH.format(new Date(`${day}-01T00:00:00Z`));
  return day;
}

const NUMBER = new Intl.NumberFormat('en-GB');
export function count(number: number, one: string, many = `${one}s`): string {
  return `${NUMBER.format(number)} ${number === 1 ? one : many}`;
}
export function number(value: number): string {
  return NUMBER.format(value);
}
/** A share as whole per cent. */
export function percent(part: number, whole: number): string {
  return whole ? `${Math.round((100 * part) / whole)} %` : '–';
}
