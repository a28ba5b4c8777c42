/** Arranges a network beside the page, which stays quick: a first picture soon, better ones as they come. */
import { Layout, type Shape } from './layout';

const BETWEEN = 350; // milliseconds: each picture costs, and a picture that never rests is hard to look at
onmessage = ({ data }: MessageEvent<Shape>) => {
  const layout = new Layout(data);
  for (let first = true; !layout.done; first = false) {
    layout.run(first ? 0 : BETWEEN);
    const positions = layout.positions();
    postMessage({ positions, done: layout.done }, { transfer: [positions.buffer] });
  }
};
