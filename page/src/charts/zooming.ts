/** Moving and enlarging a picture: by drawing, by Ctrl and the wheel or two fingers, and by buttons. A wheel alone and
 *  one finger scroll the page, as they do everywhere else on it. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3-zoom';

export interface Zooming {
  by(factor: number): void;
  reset(): void;
  /** Bring a point of the picture, as it stands on the screen, to the middle. */
  centre(point: readonly [number, number], scale: number): void;
  stop(): void;
}

export function zoomable(
  element: SVGSVGElement,
  seen: (transform: ZoomTransform) => void,
  most = 12,
): Zooming {
  const mover = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, most])
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
      if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
      return !(event instanceof MouseEvent && event.button);
    })
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => seen(event.transform));
  const whole = select(element);
  const bound = () => {
    const { clientWidth, clientHeight } = element;
    mover.extent([
      [0, 0],
      [clientWidth, clientHeight],
    ]);
    mover.translateExtent([
      [-clientWidth * 0.25, -clientHeight * 0.25],
      [clientWidth * 1.25, clientHeight * 1.25],
    ]);
  };
  bound();
  const watch = new ResizeObserver(bound);
  watch.observe(element);
  whole.call(mover);
  return {
    by: (factor) => mover.scaleBy(whole, factor),
    reset: () => mover.transform(whole, zoomIdentity),
    centre: (point, scale) => {
      mover.scaleTo(whole, scale);
      mover.translateTo(whole, point[0], point[1]);
    },
    stop: () => {
      watch.disconnect();
      whole.on('.zoom', null);
    },
  };
}
