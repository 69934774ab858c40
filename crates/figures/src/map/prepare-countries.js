// Makes `countries-50m.json` from two files of npm packages: see README.md.
//
//     node prepare-countries.js world/50m.json codes.json > countries-50m.json

import { readFileSync } from "node:fs";

const [world, codes] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file)));

/** The number of steps of the grid, from west to east and from south to north. */
const GRID = 1e5;
/** Shapes without a code of ISO 3166: the code that covers each of them. CLDR has one for Kosovo. */
const UNCODED = [["-1", "CY"], ["-2", "XK"], ["-3", "SO"]];

const [west, south, east, north] = world.bbox;
const origin = [west, south];
const scale = [(east - west) / GRID, (north - south) / GRID];
const letters = new Map([...UNCODED, ...codes.map(([two, , number]) => [number, two])]);

const countries = new Map();
for (const country of world.objects.countries.geometries) {
  const code = letters.get(country.id);
  if (code) countries.set(code, [...(countries.get(code) ?? []), ...polygonsOf(country)]);
}
const geometries = [...countries].sort().map(([id, arcs]) => ({ type: "MultiPolygon", arcs, id }));
const land = world.objects.land.geometries.map((shape) => ({ type: "MultiPolygon", arcs: polygonsOf(shape) }));
const objects = {
  countries: { type: "GeometryCollection", geometries },
  land: { type: "GeometryCollection", geometries: land },
};
const transform = { scale, translate: origin };
process.stdout.write(JSON.stringify({ type: "Topology", objects, arcs: world.arcs.map(coarse), transform }) + "\n");

function polygonsOf({ type, arcs }) {
  return type === "Polygon" ? [arcs] : (arcs ?? []);
}

/** Moves the points of an arc to the grid. Each one is relative to the previous one, and equal ones are left out. */
function coarse(arc) {
  const at = [0, 0];
  const points = arc.map((step) =>
    step.map((value, axis) => {
      at[axis] += value;
      const degrees = at[axis] * world.transform.scale[axis] + world.transform.translate[axis];
      return Math.round((degrees - origin[axis]) / scale[axis]);
    }),
  );
  const steps = points.map((point, index) => point.map((value, axis) => value - (points[index - 1]?.[axis] ?? 0)));
  const kept = steps.filter(([x, y], index) => index === 0 || x !== 0 || y !== 0);
  return kept.length > 1 ? kept : [...kept, [0, 0]];
}
