import { areasOf, stepsReach } from "../data/adjacency.ts";
import type { MeasureData } from "../data/measure-data.ts";
import type { Reach } from "../data/place.ts";
import { gatherWithin, straightLines } from "../data/straight-line.ts";
import type { Strips } from "../data/straight-line.ts";
import { MeasuresError } from "../error.ts";

/** What tells how far apart areas are. The first of reach, centres and adjacency that is given answers. */
export type Place = Pick<MeasureData, "reach" | "centres" | "adjacency">;

/** The areas within a distance of each, without a call for each pair. Position p is area `area[p]`. */
export interface Surroundings {
  readonly area: Uint32Array;
  /** Whether distances are steps over borders instead of metres. */
  readonly inSteps: boolean;
  /** A distance to begin with when nothing is known. */
  readonly startM: number;
  /** Writes positions and distances of what lies within reach of position p, itself among them; answers how many. */
  gather(position: number, within: number, at: Uint32Array, distance: Float64Array): number;
}

const wrongLength = (has: number, what: string, areas: number): MeasuresError =>
  new MeasuresError("input", {
    value: `${has} ${what}`,
    expected: `${areas}, one for each area`,
    action: "Give counts and places in the same order.",
  });

/**
 * Surroundings of n areas.
 * @param usualM the distance most searches will be for
 * @throws MeasuresError `needs` without reach, centres and adjacency; `input` where lengths differ
 */
export function surroundingsOf(
  areas: number,
  { reach, centres, adjacency }: Place,
  usualM: number,
): Surroundings {
  if (reach) return throughReach(areas, reach, false, usualM);
  if (centres) {
    if (centres.x.length !== areas) throw wrongLength(centres.x.length, "centres", areas);
    return onStraightLines(centres, usualM);
  }
  if (adjacency) {
    if (areasOf(adjacency) !== areas) throw wrongLength(areasOf(adjacency), "rows of adjacency", areas);
    return throughReach(areas, stepsReach(adjacency), true, 1);
  }
  throw new MeasuresError("needs", {
    value: "no reach, no centres, no adjacency",
    expected: "one of them, to know what surrounds an area",
    action: "Give the geometry of the areas, or which of them touch.",
  });
}

function throughReach(areas: number, reach: Reach, inSteps: boolean, startM: number): Surroundings {
  return {
    area: Uint32Array.from({ length: areas }, (_, i) => i),
    inSteps,
    startM,
    gather(position, within, at, distance) {
      let found = 0;
      reach(position, within, (to, away) => {
        at[found] = to;
        distance[found] = away;
        found += 1;
      });
      return found;
    },
  };
}

function onStraightLines(centres: NonNullable<Place["centres"]>, usualM: number): Surroundings {
  const lines = straightLines(centres);
  // Positions are those of the strips for the usual distance; searches at other scales use strips of their own and are translated.
  const home = lines.strips(usualM);
  const translations = new Map<Strips, Uint32Array>();
  const position = new Uint32Array(home.area.length);
  for (let p = 0; p < position.length; p += 1) position[home.area[p]!] = p;
  const translationOf = (strips: Strips): Uint32Array => {
    let translation = translations.get(strips);
    if (translation === undefined) {
      translation = new Uint32Array(position.length);
      for (let p = 0; p < position.length; p += 1) translation[p] = position[strips.area[p]!]!;
      translations.set(strips, translation);
    }
    return translation;
  };
  return {
    area: home.area,
    inSteps: false,
    startM: usualM,
    gather(p, withinM, at, distance) {
      const strips = lines.strips(withinM);
      const found = gatherWithin(strips, home.x[p]!, home.y[p]!, withinM, at, distance);
      if (strips !== home) {
        const translation = translationOf(strips);
        for (let hit = 0; hit < found; hit += 1) at[hit] = translation[at[hit]!]!;
      }
      return found;
    },
  };
}
