/** Keys in a picture: from one mark to the next one in the direction of an arrow. */
export type Spot = readonly [number, number];

const WAYS: Record<string, Spot> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Where an arrow key leads from `current`: the nearest ahead, what stands aside counting double. Null: no arrow key. */
export function nextSpot(key: string, spots: readonly (Spot | null)[], current: number): number | null {
  const way = WAYS[key];
  const here = spots[current];
  if (!way || !here) return null;
  let [found, best] = [current, Infinity];
  for (const [place, spot] of spots.entries()) {
    if (!spot || place === current) continue;
    const ahead = (spot[0] - here[0]) * way[0] + (spot[1] - here[1]) * way[1];
    const aside = Math.abs((spot[0] - here[0]) * way[1]) + Math.abs((spot[1] - here[1]) * way[0]);
    if (ahead > 0 && aside <= 1.5 * ahead && ahead + 2 * aside < best)
      [found, best] = [place, ahead + 2 * aside];
  }
  return found;
}
