/** Arranges a network beside the page, which stays quick: a first picture soon, better ones as they come. */
import { Layout, type Shape } from './layout';

onmessage = ({ data }: MessageEvent<Shape>) => {
  const layout = new Layout(data);
  for (let first = true; !layout.done; first = false) {
    layout.run(first ? 0 : 90);
    const positions = layout.positions();
    postMessage({ positions, done: layout.done }, { transfer: [positions.buffer] });
  }
};
