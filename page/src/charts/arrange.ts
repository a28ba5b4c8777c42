/** Arranging a network: in a worker where there can be one, else in short steps between what the reader does. */
import { isFile } from '../lib/api';
import { Layout, type Shape } from './layout';

type Seen = (positions: Float32Array, done: boolean) => void;

/** Calls back with positions, ever better ones, the last of them `done`; never faster than they can be drawn. Returns
 *  how to stop. */
export function arrange(shape: Shape, seen: Seen): () => void {
  let [latest, asked]: [[Float32Array, boolean] | null, number] = [null, 0];
  const draw = () => {
    asked = 0;
    if (latest) seen(...latest);
    latest = null;
  };
  const stop = begin(shape, (...found) => {
    latest = found;
    asked ||= requestAnimationFrame(draw);
  });
  return () => {
    cancelAnimationFrame(asked);
    stop();
  };
}

function begin(shape: Shape, seen: Seen): () => void {
  // A page opened as a file has no origin of its own, and so no worker.
  if (isFile || typeof Worker === 'undefined') return inSteps(shape, seen);
  try {
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    let stop = () => worker.terminate();
    worker.onmessage = ({ data }: MessageEvent<{ positions: Float32Array; done: boolean }>) => {
      seen(data.positions, data.done);
      if (data.done) worker.terminate();
    };
    worker.onerror = () => {
      worker.terminate();
      stop = inSteps(shape, seen);
    };
    worker.postMessage(shape);
    return () => stop();
  } catch {
    return inSteps(shape, seen);
  }
}

const SLICE = 12; // milliseconds, so that a key that is pressed meanwhile is answered at once
function inSteps(shape: Shape, seen: Seen): () => void {
  const layout = new Layout(shape);
  let stopped = false;
  let shown = performance.now();
  let first = true;
  const go = () => {
    if (stopped) return;
    layout.run(SLICE, 0);
    if (layout.done || performance.now() - shown > (first ? 250 : 350)) {
      seen(layout.positions(), layout.done);
      [shown, first] = [performance.now(), false];
    }
    if (!layout.done) setTimeout(go);
  };
  go();
  return () => (stopped = true);
}
