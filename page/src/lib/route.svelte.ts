/** Where the reader is: the address's fragment, `#/documents/12/e3?since=2025-01`. Every view can be linked and reloaded. */

export interface Route {
  path: string[];
  query: URLSearchParams;
}

function parse(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

/** The part of the Navigation API that tells "back" from a link; older browsers lack it and begin at the top. */
interface Moves {
  addEventListener(name: 'navigate', heard: (event: { navigationType: string }) => void): void;
}

class Place {
  now: Route = $state.raw(parse());
  readonly #scrolled = new Map<string, number>();
  #back = false;

  constructor() {
    history.scrollRestoration = 'manual';
    let before = location.hash;
    (window as { navigation?: Moves }).navigation?.addEventListener('navigate', (event) => {
      this.#back = event.navigationType === 'traverse';
      this.#scrolled.set(location.hash, scrollY);
    });
    addEventListener('hashchange', () => {
      if (before === location.hash) return;
      before = location.hash;
      this.now = parse();
    });
  }

  /** How far down the view stood when it was left, if the reader comes back to it; the top of a view that is new. */
  scroll(): number {
    return this.#back ? (this.#scrolled.get(location.hash) ?? 0) : 0;
  }
}
export const place = new Place();

type Asked = Record<string, string | number | boolean | string[] | null | undefined>;

/** The address of a view. */
export function link(path: (string | number)[], query: Asked = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) asked.append(name, String(one));
  }
  const end = asked.size ? `?${asked}` : '';
  return `#/${path.map((part) => encodeURIComponent(part)).join('/')}${end}`;
}

/** Go to a view; `quietly` takes the place of the present address, so that "back" leaves the view at once. */
export function go(address: string, quietly = false): void {
  if (quietly) {
    history.replaceState(null, '', address);
    place.now = parse();
  } else {
    location.hash = address;
  }
}

/** Change some of what the present view asks for; an empty value takes a filter away. */
export function refine(changes: Asked, quietly = true): void {
  const query: Asked = {};
  for (const name of new Set(place.now.query.keys())) query[name] = place.now.query.getAll(name);
  go(link(place.now.path, { ...query, ...changes }), quietly);
}
