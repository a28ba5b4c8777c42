/** Which names have room: the greatest first, none over another. Shared by the network and the map. */

export interface Wanted {
  x: number;
  y: number;
  /** Of the mark that the name stands beside. */
  radius: number;
  words: string;
}
export interface Placed {
  place: number;
  x: number;
  y: number;
}

const [LETTER, HEIGHT] = [6.3, 13]; // pixels of a letter, on the wide side, and of a line
/** Places names right of their marks, else left, above or below; in the order given, until `most` have found room. */
export function roomForNames(
  wanted: readonly Wanted[],
  width: number,
  height: number,
  most: number,
): Placed[] {
  const taken: [number, number, number, number][] = [];
  const found: Placed[] = [];
  for (const [place, one] of wanted.entries()) {
    if (found.length >= most) break;
    if (one.x < 0 || one.y < 0 || one.x > width || one.y > height) continue;
    const long = one.words.length * LETTER;
    const spots: [number, number][] = [
      [one.x + one.radius + 4, one.y - HEIGHT / 2],
      [one.x - one.radius - 4 - long, one.y - HEIGHT / 2],
      [one.x - long / 2, one.y - one.radius - 3 - HEIGHT],
      [one.x - long / 2, one.y + one.radius + 3],
    ];
    for (const [x, y] of spots) {
      const box: [number, number, number, number] = [x, y, x + long, y + HEIGHT];
      if (x < 0 || y < 0 || box[2] > width || box[3] > height) continue;
      if (
        taken.some(
          (other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1],
        )
      )
        continue;
      taken.push(box);
      taken.push([one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius]);
      found.push({ place, x, y: y + HEIGHT - 3 });
      break;
    }
  }
  return found;
}
