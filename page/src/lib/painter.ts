/** Puts a text on the page as it is stored, and marks over it: what is far from the reader's eye stays plain until it comes near.
 *  Marks are elements, cut where they overlap, so that they can be pointed at, printed and read aloud; which kinds are
 *  seen is a class of the whole, so that nothing is painted again. Text is only ever put in as text. */
import { KINDS, markName, type Mark } from './items';
import type { Offsets } from './offsets';
import { segment } from './segments';
import { cutText, type Stretch } from './stretches';

interface Placed {
  start: number;
  end: number;
  mark: Mark;
}
interface Piece {
  stretch: Stretch;
  element: HTMLElement;
  marks: Placed[];
  painted: boolean;
}
const AT_ONCE = 24_000; // letters painted before the first picture
const NEAR = '1200px 0px';

export class Painter {
  readonly #pieces: Piece[];
  readonly #elements = new Map<string, HTMLElement[]>();
  readonly #nested: Mark['kind'][] = ['linked', ...KINDS];
  readonly #watch: IntersectionObserver;
  readonly #offsets: Offsets;
  #lit: string[] = [];

  constructor(host: HTMLElement, offsets: Offsets, marks: readonly Mark[]) {
    this.#offsets = offsets;
    const text = offsets.text;
    this.#pieces = cutText(text).map((stretch) => {
      const element = document.createElement('div');
      element.className = 'stretch';
      // A guess at the height, for the bar at the side; the browser keeps the true one once it knows it.
      element.style.setProperty('--lines', String(Math.ceil((stretch.end - stretch.start) / 68)));
      return { stretch, element, marks: [], painted: false };
    });
    this.#place(marks);
    for (const piece of this.#pieces) {
      if (piece.stretch.start < AT_ONCE) this.#paint(piece);
      else this.#plain(piece);
    }
    host.replaceChildren(...this.#pieces.map((one) => one.element));
    const known = new Map<Element, Piece>(this.#pieces.map((one) => [one.element, one]));
    this.#watch = new IntersectionObserver(
      (seen) => {
        for (const one of seen) {
          const piece = known.get(one.target);
          if (one.isIntersecting && piece) this.#paint(piece);
        }
      },
      { rootMargin: NEAR },
    );
    for (const piece of this.#pieces) if (!piece.painted) this.#watch.observe(piece.element);
  }

  stop(): void {
    this.#watch.disconnect();
  }

  /** Paint everything: before it is printed. */
  paintAll(): void {
    for (const piece of this.#pieces) this.#paint(piece);
  }

  /** The elements of an item's marks, in the order of the text; their stretch is painted first. */
  elements(marks: readonly Mark[]): HTMLElement[] {
    return marks.flatMap((mark) => {
      const [start, end] = [this.#offsets.unit(mark.start), this.#offsets.unit(mark.end)];
      for (const piece of this.#from(start)) {
        if (piece.stretch.start >= end) break;
        this.#paint(piece);
      }
      return this.#elements.get(markName(mark)) ?? [];
    });
  }

  /** Show which words belong to an item, and only those. */
  light(marks: readonly Mark[]): void {
    for (const name of this.#lit)
      for (const one of this.#elements.get(name) ?? []) one.classList.remove('lit');
    this.#lit = marks.map(markName);
    for (const element of this.elements(marks)) element.classList.add('lit');
  }

  /** A place of the text as a range, for what is no mark: a time, a place, the words of a link. */
  range(start: number, end: number): Range | null {
    const from = this.#spot(this.#offsets.unit(start));
    const to = this.#spot(this.#offsets.unit(end));
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** Which place of the text stands at a height of the window: nearly, for what follows the reader's eye. */
  unitAt(height: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle]!.element.getBoundingClientRect().bottom <= height) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low];
    if (!piece) return 0;
    const at = [...piece.element.children].findIndex((one) => one.getBoundingClientRect().bottom > height);
    const block = piece.stretch.blocks[at];
    if (!block) return piece.stretch.end;
    const { top, bottom } = piece.element.children[at]!.getBoundingClientRect();
    const share = Math.min(Math.max((height - top) / (bottom - top || 1), 0), 1);
    return Math.floor(block.start + share * (block.end - block.start));
  }

  #spot(unit: number): [Node, number] | null {
    const piece = this.#from(unit).next().value;
    if (!piece) return null;
    this.#paint(piece);
    const walk = document.createTreeWalker(piece.element, NodeFilter.SHOW_TEXT);
    let at = piece.stretch.start;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const length = (node as Text).length;
      if (unit <= at + length) return [node, unit - at];
      at += length;
    }
    return null;
  }

  *#from(unit: number): Generator<Piece> {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle]!.stretch.end <= unit) low = middle + 1;
      else high = middle;
    }
    low = Math.min(low, this.#pieces.length - 1);
    for (; low >= 0 && low < this.#pieces.length; low++) yield this.#pieces[low]!;
  }

  #place(marks: readonly Mark[]): void {
    for (const mark of marks) {
      const placed = { start: this.#offsets.unit(mark.start), end: this.#offsets.unit(mark.end), mark };
      for (const piece of this.#from(placed.start)) {
        if (piece.stretch.start >= placed.end) break;
        piece.marks.push(placed);
      }
    }
  }

  #plain(piece: Piece): void {
    piece.element.replaceChildren(
      ...piece.stretch.blocks.map((block) => {
        const element = paragraph(block.spaced);
        element.textContent = this.#offsets.text.slice(block.start, block.end);
        return element;
      }),
    );
  }

  #paint(piece: Piece): void {
    if (piece.painted) return;
    piece.painted = true;
    this.#watch?.unobserve(piece.element);
    piece.element.replaceChildren(
      ...piece.stretch.blocks.map((block) => {
        const element = paragraph(block.spaced);
        for (const { start, end, marks } of segment(piece.marks, block.start, block.end)) {
          element.append(this.#wrap(this.#offsets.text.slice(start, end), marks));
        }
        return element;
      }),
    );
  }

  /** One element for each kind that marks the words, the widest kind outside. */
  #wrap(words: string, placed: Placed[]): Node {
    let inner: Node = document.createTextNode(words);
    for (let at = this.#nested.length - 1; at >= 0; at--) {
      const kind = this.#nested[at]!;
      const marks = placed.filter((one) => one.mark.kind === kind).map((one) => one.mark);
      if (!marks.length) continue;
      const element = document.createElement('mark');
      const names = marks.map(markName);
      element.className = [kind, ...new Set(marks.map((one) => `${kind}-${one.part}`))].join(' ');
      element.dataset.of = names.join(' ');
      for (const name of names) {
        const known = this.#elements.get(name);
        if (known) known.push(element);
        else this.#elements.set(name, [element]);
      }
      element.append(inner);
      inner = element;
    }
    return inner;
  }
}

function paragraph(spaced: boolean): HTMLElement {
  const element = document.createElement('p');
  if (spaced) element.className = 'spaced';
  return element;
}
