/** A card in its shortest form: what kind of thing, one line that says it, and the facts beside it. */
import type { Item } from '../../lib/items';
import { listed, type Telling } from '../../lib/telling';
import { count, typeName } from '../../lib/words';

export interface Part {
  words: string;
  strong?: boolean;
  verb?: boolean;
}
export interface Brief {
  kind: string;
  aside: string;
  headline: Part[];
  /** Words of the text. */
  words: string | null;
  facts: string[];
}
const LONGEST = 150;

export function shorten(words: string, most = LONGEST): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  const letters = [...flat.slice(0, most + 40)];
  return letters.length <= most
    ? flat
    : `${letters
        .slice(0, most - 1)
        .join('')
        .replace(/\s+\S*$/, '')} …`;
}

export function brief(item: Item, telling: Telling): Brief {
  switch (item.kind) {
    case 'event': {
      const event = item.of;
      const tellings = telling.page.tellings[item.id];
      const time = telling.time(event.time);
      const place = telling.place(event.place);
      const strong = (ids: string[]): Part[] =>
        ids.length ? [{ words: listed(ids.map((one) => telling.name(one))), strong: true }] : [];
      return {
        kind: 'Event',
        aside: tellings ? `told by ${count(tellings.documents, 'source')}` : typeName(event.type),
        headline: [
          ...(event.actor.length ? strong(event.actor) : [{ words: 'Somebody not named' }]),
          { words: telling.verb(event), verb: true },
          ...strong(event.recipient),
        ],
        words: null,
        facts: [time ? (time.day ?? `“${time.words}”`) : '', place?.name ?? '', telling.status(event)].filter(
          Boolean,
        ),
      };
    }
    case 'statement': {
      const statement = item.of;
      const quoted = telling.page.quoted[item.id];
      const words = shorten(statement.content.map((one) => telling.words(one)).join(' … '));
      const speaker = telling.speaker(statement.id)!;
      const note = statement.speaker ? telling.note(statement.speaker) : null;
      return {
        kind: 'Statement',
        aside: quoted ? `the same words in ${count(quoted.documents, 'outlet')}` : KINDS[statement.kind],
        headline: [
          { words: speaker, strong: true },
          ...statement.cue.slice(0, 1).map((one) => ({ words: shorten(telling.words(one), 40), verb: true })),
        ],
        words: statement.kind === 'indirect' ? words : `“${words}”`,
        facts: note ? [note] : [],
      };
    }
    case 'claim': {
      const claim = item.of;
      return {
        kind: 'Claim',
        aside: `worth checking ${claim.score.toFixed(2)}`,
        headline: [],
        words: shorten(telling.words(claim)),
        facts: [claim.by === 'author' ? 'the author' : telling.speaker(claim.by)!, ...claim.reasons].filter(
          Boolean,
        ),
      };
    }
    case 'opinion': {
      const cues = item.of.judgements.map((one) => `“${telling.words(one.cue)}”`);
      return {
        kind: 'Opinion',
        aside: 'the author’s own',
        headline: [],
        words: shorten(telling.words(item)),
        facts: cues.slice(0, 4),
      };
    }
    case 'actor': {
      const actor = item.of;
      const note = telling.note(actor.id);
      return {
        kind: 'Actor',
        aside: count(actor.mentions.length, 'mention'),
        headline: [{ words: actor.name, strong: true }],
        words: null,
        facts: [note ?? actor.kind.replace('-', ' ')],
      };
    }
  }
}

const KINDS = {
  direct: 'in their own words',
  mixed: 'partly in their own words',
  indirect: 'in the author’s words',
};
export function kindWords(kind: keyof typeof KINDS): string {
  return KINDS[kind];
}
