/** A text cut into what can be laid out one by one, so that a text of any length opens at once.
 *  Offsets here: the browser's units. Joined again, the pieces are the text, letter for letter. */

/** A paragraph; `spaced` when one line break alone ends it, as some files have it, and a gap must be drawn. */
export interface Block {
  start: number;
  end: number;
  spaced: boolean;
}
/** Some paragraphs that are painted together. */
export interface Stretch {
  start: number;
  end: number;
  blocks: Block[];
}

const LINE = 120; // letters of a line that is a paragraph of its own rather than one of several lines of print
const LONGEST = 6_000; // letters of a paragraph that are laid out together
const STRETCH = 6_000; // letters that are painted together

export function cutText(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let now: Stretch | null = null;
  for (const block of blocksOf(text)) {
    if (!now || block.end - now.start > STRETCH) {
      now = { start: block.start, end: block.end, blocks: [] };
      stretches.push(now);
    }
    now.blocks.push(block);
    now.end = block.end;
  }
  return stretches;
}

function* blocksOf(text: string): Generator<Block> {
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const lineEnd = after(text, at);
    const line = lineEnd - at;
    at = lineEnd;
    let blank = false;
    while (at < text.length && isBlank(text, at, after(text, at))) {
      blank = true;
      at = after(text, at);
    }
    if (!blank && line <= LINE && at < text.length && at - start <= LONGEST) continue;
    yield* pieces(text, start, at, !blank && line > LINE);
    start = at;
  }
}

/** Where the line that begins at a place ends, its line break included. */
function after(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

function isBlank(text: string, start: number, end: number): boolean {
  return end - start < 200 && text.slice(start, end).trim() === '';
}

/** A paragraph that is too long for one is cut where a word ends; where no word ends, between two letters. */
function* pieces(text: string, start: number, end: number, spaced: boolean): Generator<Block> {
  while (end - start > LONGEST) {
    const limit = start + LONGEST;
    const half = start + LONGEST / 2;
    const gap = text.slice(half, limit).lastIndexOf(' ');
    const cut = gap >= 0 ? half + gap + 1 : betweenLetters(text, limit);
    yield { start, end: cut, spaced: false };
    start = cut;
  }
  yield { start, end, spaced };
}

const JOINED = /^[\p{M}\u200d\udc00-\udfff]/u;
function betweenLetters(text: string, limit: number): number {
  let cut = limit;
  while (
    cut > limit - 64 &&
    (/[\udc00-\udfff\u200d]/.test(text[cut]!) || JOINED.test(text.slice(cut, cut + 2)))
  )
    cut -= 1;
  return cut;
}
