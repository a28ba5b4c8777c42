/** Where the actors of a network stand: those who have to do with each other near each other. The same in, the same out. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';

/** Units: pixels for radii; pairs are places in `radii`, each pair once, with its events. */
export interface Shape {
  radii: Float32Array;
  pairs: Int32Array;
  weights: Float32Array;
}
interface Body extends SimulationNodeDatum {
  radius: number;
}
type Tie = SimulationLinkDatum<Body> & { weight: number };

const TICKS = 220;
const FIRST = 24; // ticks after which the picture can be understood

export class Layout {
  readonly #bodies: Body[];
  readonly #simulation: Simulation<Body, Tie>;
  #ticks = 0;

  constructor({ radii, pairs, weights }: Shape) {
    // The greatest stand in the middle to begin with, the others around them in a spiral.
    this.#bodies = [...radii].map((radius, n) => {
      const [away, angle] = [14 * Math.sqrt(n + 0.5), n * Math.PI * (3 - Math.sqrt(5))];
      return { radius, x: away * Math.cos(angle), y: away * Math.sin(angle) };
    });
    const most = weights.reduce((a, b) => Math.max(a, b), 1);
    const ties: Tie[] = [...weights].map((weight, n) => ({
      source: pairs[2 * n]!,
      target: pairs[2 * n + 1]!,
      weight: Math.sqrt(weight / most),
    }));
    const degrees = new Map<number, number>();
    for (const end of pairs) degrees.set(end, (degrees.get(end) ?? 0) + 1);
    const few = ties.map(({ source, target }) =>
      Math.min(degrees.get(source as number) ?? 1, degrees.get(target as number) ?? 1),
    );
    this.#simulation = forceSimulation<Body, Tie>(this.#bodies)
      .alphaDecay(1 - Math.pow(0.001, 1 / TICKS))
      .velocityDecay(0.35)
      .force(
        'ties',
        forceLink<Body, Tie>(ties)
          .distance(70)
          .strength((tie, n) => (0.25 + 0.75 * tie.weight) / few[n]!),
      )
      .force(
        'apart',
        forceManyBody<Body>()
          .strength((body) => -45 - 9 * body.radius)
          .distanceMax(700)
          .theta(1.1),
      )
      .force(
        'room',
        forceCollide<Body>((body) => body.radius + 5),
      )
      .force('x', forceX<Body>().strength(0.075))
      .force('y', forceY<Body>().strength(0.11))
      .stop();
  }

  get done(): boolean {
    return this.#ticks >= TICKS;
  }

  /** Go on until so many milliseconds have passed, but as far as a first picture at least. */
  run(milliseconds: number, first = FIRST): void {
    const until = performance.now() + milliseconds;
    while (!this.done && (this.#ticks < first || performance.now() < until)) this.step();
  }

  step(): void {
    this.#simulation.tick();
    this.#ticks += 1;
  }

  /** x and y of each actor, one after the other. */
  positions(): Float32Array {
    return Float32Array.from(this.#bodies.flatMap((body) => [body.x ?? 0, body.y ?? 0]));
  }
}
