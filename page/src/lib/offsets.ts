/** Code points, in which the record counts, into the browser's UTF-16 units: here and nowhere else. */
export class Offsets {
  readonly text: string;
  readonly length: number;
  /** Code points beyond U+FFFF: each moves what stands after it by one unit. In rising order. */
  readonly #wide: number[] = [];

  constructor(text: string) {
    this.text = text;
    let point = 0;
    for (const letter of text) {
      if (letter.length === 2) this.#wide.push(point);
      point += 1;
    }
    this.length = point;
  }

  /** Where a code point stands in the string. */
  unit(point: number): number {
    return point + this.#before(point);
  }

  /** Which code point stands at a place of the string; a place between two halves of one belongs to it. */
  point(unit: number): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#wide[middle]! + middle < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  /** The words between two code points. */
  cut(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }

  #before(point: number): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#wide[middle]! < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
