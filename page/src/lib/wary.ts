/** What in a text may deceive the eye: marks that turn the direction of letters, words of mixed scripts. */

const TURNS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
const UNSEEN = /[\u200b\u2060\ufeff\u00ad\u{e0001}-\u{e007f}]/gu;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const MOST = 300_000; // letters that are looked at: the warning is for the eye, which has not come further

export function warnings(text: string): string[] {
  const part = text.slice(0, MOST);
  const found: string[] = [];
  const turns = part.match(TURNS)?.length ?? 0;
  if (turns) {
    found.push(
      `${turns} unseen ${turns === 1 ? 'mark turns' : 'marks turn'} the direction of letters: words may be shown in another order than they are stored in.`,
    );
  }
  const unseen = part.match(UNSEEN)?.length ?? 0;
  if (unseen)
    found.push(`${unseen} ${unseen === 1 ? 'letter takes' : 'letters take'} no room and cannot be seen.`);
  const mixed = [...new Set(part.match(WORD) ?? [])]
    .filter((word) => word.length < 60 && LATIN.test(word) && ALIKE.test(word))
    .slice(0, 3);
  if (mixed.length) found.push(`Letters of several scripts stand in one word: ${mixed.join(', ')}.`);
  return found;
}
