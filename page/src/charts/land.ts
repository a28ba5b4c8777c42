/** The shapes of land and borders. Source: Natural Earth 1:110m (public domain), as TopoJSON by world-atlas. */
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-110m.json';

type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;
const shapes = world as unknown as World;

export const LAND = feature(shapes, shapes.objects.land);
export const BORDERS = mesh(shapes, shapes.objects.countries, (one, other) => one !== other);
