import { expect, test } from 'vitest';
import { Layout, type Shape } from './layout';

/** Two clusters of five, joined inside, not to each other. */
function shape(): Shape {
  const pairs: number[] = [];
  for (const base of [0, 5])
    for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) pairs.push(base + a, base + b);
  return {
    radii: new Float32Array(10).fill(5),
    pairs: Int32Array.from(pairs),
    weights: new Float32Array(pairs.length / 2).fill(1),
  };
}
function arranged(): Float32Array {
  const layout = new Layout(shape());
  layout.run(0);
  expect(layout.done).toBe(false);
  while (!layout.done) layout.step();
  return layout.positions();
}

test('the same network is arranged the same way', () => {
  expect(arranged()).toEqual(arranged());
});

test('those who have to do with each other stand nearer than strangers, and nobody on another', () => {
  const at = arranged();
  const far = (a: number, b: number) => Math.hypot(at[2 * a]! - at[2 * b]!, at[2 * a + 1]! - at[2 * b + 1]!);
  let [inside, across, least] = [0, 0, Infinity];
  for (let a = 0; a < 10; a++)
    for (let b = a + 1; b < 10; b++) {
      if (a < 5 === b < 5) inside += far(a, b) / 20;
      else across += far(a, b) / 25;
      least = Math.min(least, far(a, b));
    }
  expect(inside).toBeLessThan(across);
  expect(least).toBeGreaterThan(10);
});
