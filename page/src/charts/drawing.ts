/** The lines of a network on a canvas: curved, so that there and back are two; dashed and coloured by class. */
import type { NetworkLine, Quad } from '../lib/types';
import { QUADS } from '../lib/words';
import { DASH } from './quads';

export interface Drawn {
  line: NetworkLine;
  /** Places of the two ends among the nodes. */
  from: number;
  to: number;
  width: number;
  /** How far the curve bends, as a share of its length. */
  bend: number;
}
export type Point = readonly [number, number];

export function drawnLines(lines: readonly NetworkLine[], places: Map<number, number>): Drawn[] {
  const most = lines.reduce((all, line) => Math.max(all, line.events), 1);
  return lines
    .flatMap((line) => {
      const [from, to] = [places.get(line.source), places.get(line.target)];
      if (from === undefined || to === undefined) return [];
      const bend = 0.09 + 0.075 * QUADS.indexOf(line.quad);
      return [{ line, from, to, width: widthOf(line.events / most), bend }];
    })
    .sort((a, b) => a.line.events - b.line.events);
}

/** Units: pixels, in steps of a half, so that not every line has a width of its own. */
const widthOf = (share: number) => Math.max(0.8, Math.round(2 * (0.8 + 4.7 * Math.sqrt(share))) / 2);

/** The point towards which the curve bends. */
export function bent([ax, ay]: Point, [bx, by]: Point, bend: number): Point {
  return [(ax + bx) / 2 + (by - ay) * bend, (ay + by) / 2 - (bx - ax) * bend];
}

/** A point of the curve; `t` from 0 to 1. */
export function along(a: Point, c: Point, b: Point, t: number): Point {
  const u = 1 - t;
  return [u * u * a[0] + 2 * u * t * c[0] + t * t * b[0], u * u * a[1] + 2 * u * t * c[1] + t * t * b[1]];
}

/** Lines of one class and width are one path: a browser without a graphics card strokes it in a tenth of the time. */
export function paint(
  context: CanvasRenderingContext2D,
  lines: readonly Drawn[],
  at: (place: number) => Point,
  colours: Record<Quad, string>,
  { alpha, arrows, dashed }: { alpha: number; arrows: boolean; dashed: boolean },
): void {
  for (const group of alike(lines)) {
    const { line, width } = group[0]!;
    context.globalAlpha = Math.min(1, alpha * (0.4 + 0.2 * width));
    context.strokeStyle = context.fillStyle = colours[line.quad];
    context.lineWidth = width;
    context.lineCap = line.quad.endsWith('conflict') ? 'round' : 'butt';
    context.setLineDash(dashed ? DASH[line.quad].map((part) => part * Math.max(1, width / 2)) : []);
    context.beginPath();
    for (const { from, to, bend } of group) {
      const [a, b] = [at(from), at(to)];
      const c = bent(a, b, bend);
      context.moveTo(a[0], a[1]);
      context.quadraticCurveTo(c[0], c[1], b[0], b[1]);
    }
    context.stroke();
    if (!arrows) continue;
    for (const { from, to, bend } of group) {
      const [a, b] = [at(from), at(to)];
      const c = bent(a, b, bend);
      arrow(context, along(a, c, b, 0.58), along(a, c, b, 0.62), 4 + 1.3 * width);
    }
  }
}

/** Thin ones first, so that strong lines lie above. */
function alike(lines: readonly Drawn[]): Drawn[][] {
  const groups = new Map<string, Drawn[]>();
  for (const one of lines) {
    const key = `${one.width} ${one.line.quad}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].sort((a, b) => a[0]!.width - b[0]!.width);
}

function arrow(context: CanvasRenderingContext2D, from: Point, to: Point, size: number): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.setLineDash([]);
  context.beginPath();
  for (const turn of [0, 2.55, -2.55]) {
    const far = turn ? size : size * 0.9;
    context.lineTo(to[0] + far * Math.cos(angle + turn), to[1] + far * Math.sin(angle + turn));
  }
  context.closePath();
  context.fill();
}

const NEAR = 6; // pixels
/** The line under the pointer: the nearest one, if one is near. */
export function lineAt(lines: readonly Drawn[], at: (place: number) => Point, [x, y]: Point): Drawn | null {
  let [found, best]: [Drawn | null, number] = [null, NEAR];
  for (const one of lines) {
    const [a, b] = [at(one.from), at(one.to)];
    const c = bent(a, b, one.bend);
    if (x < Math.min(a[0], b[0], c[0]) - NEAR || x > Math.max(a[0], b[0], c[0]) + NEAR) continue;
    if (y < Math.min(a[1], b[1], c[1]) - NEAR || y > Math.max(a[1], b[1], c[1]) + NEAR) continue;
    const steps = Math.min(48, Math.max(8, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 8)));
    let before = a;
    for (let n = 1; n <= steps; n++) {
      const now = along(a, c, b, n / steps);
      const far = distance([x, y], before, now) - one.width / 2;
      if (far < best) [found, best] = [one, far];
      before = now;
    }
  }
  return found;
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
