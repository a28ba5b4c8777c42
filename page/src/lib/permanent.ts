/** The link that outlives a reading: it names the text by its hash, the place by its offsets, and the words themselves. */
import type { Offsets } from './offsets';
import { link } from './route.svelte';
import type { Span } from './types';

export function permanent(hash: string, span: Span, words: string | null): string {
  return link(['text', hash.slice(0, 16)], { at: `${span.start}-${span.end}`, words });
}

export type Sought =
  | ({ found: 'here' } & Span)
  | ({ found: 'elsewhere' } & Span)
  | { found: 'nowhere'; words: string }
  | { found: 'outside' };

/** Look a link's words up: at the place that it names, else wherever they stand nearest to it. */
export function seek(offsets: Offsets, at: string, words: string | null): Sought {
  const [start = NaN, end = NaN] = at.split('-').map(Number);
  const real = Number.isInteger(start) && Number.isInteger(end) && start < end && end <= offsets.length;
  if (real && (!words || offsets.cut(start, end) === words)) return { found: 'here', start, end };
  if (!words) return { found: 'outside' };
  const near = real ? offsets.unit(start) : 0;
  const found = nearest(offsets.text, words, near) ?? nearestLoosely(offsets.text, words, near);
  if (!found) return { found: 'nowhere', words };
  return { found: 'elsewhere', start: offsets.point(found.start), end: offsets.point(found.end) };
}

function nearest(text: string, words: string, near: number): Span | null {
  const later = text.indexOf(words, near);
  const earlier = text.lastIndexOf(words, near);
  if (later < 0 && earlier < 0) return null;
  const start = later < 0 || (earlier >= 0 && near - earlier < later - near) ? earlier : later;
  return { start, end: start + words.length };
}

/** The same words with other white space or other quotation marks. */
function nearestLoosely(text: string, words: string, near: number): Span | null {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+')
    .replace(/["“”„«»]/g, '["“”„«»]')
    .replace(/['‘’]/g, "['‘’]");
  let best: Span | null = null;
  for (const found of text.matchAll(new RegExp(pattern, 'gu'))) {
    const span = { start: found.index, end: found.index + found[0].length };
    if (best && Math.abs(span.start - near) >= Math.abs(best.start - near)) break;
    best = span;
  }
  return best;
}
