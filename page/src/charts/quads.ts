/** How the four classes look wherever they are drawn: a colour, and for those who do not see it a dash and a pattern. */
import type { Quad } from '../lib/types';
import { QUADS, quadClass } from '../lib/words';

/** Deeds stand next to the line of nought, words beyond them; cooperation goes up, conflict goes down. */
export const UP: Quad[] = ['material cooperation', 'verbal cooperation'];
export const DOWN: Quad[] = ['material conflict', 'verbal conflict'];

/** Units: widths of the line. Words are broken lines, deeds whole ones; conflict has dots in it. */
export const DASH: Record<Quad, number[]> = {
  'verbal cooperation': [6, 4],
  'material cooperation': [],
  'verbal conflict': [1, 4],
  'material conflict': [9, 3, 1, 3],
};

/** The colours of now: they differ between the light and the dark scheme. */
export function quadColours(element: Element): Record<Quad, string> {
  const probe = document.createElement('span');
  element.append(probe);
  const found = Object.fromEntries(
    QUADS.map((quad) => {
      probe.style.color = `var(--${quadClass(quad)})`;
      return [quad, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return found as Record<Quad, string>;
}

/** Calls back when the scheme turns, or the page is printed. Returns how to stop. */
export function onScheme(turned: () => void): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', turned);
  return () => scheme.removeEventListener('change', turned);
}

export const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
