import type { Barometer, Provenance } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, provenanceOf, regsoVersion, typeNumber } from "../data/data.ts";
import { breaksWithin } from "./breaks.ts";
import { sumByType, weightedMean } from "./by-type.ts";
import type { TypeSums } from "./by-type.ts";
import type { Place } from "./place.ts";

/** Resolves a place for another year; undefined where the place has no areas that year. */
export type PlaceIn = (year: number) => Promise<Place | undefined>;

export interface YearSums extends TypeSums {
  meanIndex: Figure;
}

/** Every barometer is compared with the country and its län: their sums are kept for as long as the data they are of. */
const kept = new WeakMap<Data, Map<string, YearSums>>();
const OFFICIAL = new Set(["riket", "lan", "kommun"]);

/** Areas, population and mean index of a place in a year. */
export function sumsOf(data: Data, place: Place, year: number): YearSums {
  // What a set holds can change under its name; what a kommun holds cannot.
  if (!OFFICIAL.has(place.ref.kind)) return sum(data, place, year);
  const known = kept.get(data) ?? new Map<string, YearSums>();
  kept.set(data, known);
  const key = `${place.ref.id} ${year}`;
  const sums = known.get(key) ?? sum(data, place, year);
  known.set(key, sums);
  return sums;
}

function sum(data: Data, place: Place, year: number): YearSums {
  const populations = place.codes.map((code) => populationFigure(data, place.version, code, year));
  const typed = place.codes.map((code, at) => ({
    type: typeNumber(data, code, year),
    population: populations[at]!,
  }));
  const indexes = place.codes.map((code) => indexFigure(data, "index", code, year));
  return { ...sumByType(typed), meanIndex: weightedMean(indexes, populations) };
}

/** The barometer of a place: types, development over every year with an index, and comparison. */
export async function barometerOf(
  data: Data,
  place: Place,
  year: number,
  placeIn: PlaceIn,
  compared: readonly Place[],
  /** Ids of the places compared with, where they were asked for. */
  asked: readonly string[] = [],
): Promise<Barometer> {
  const { types, untyped, meanIndex } = sumsOf(data, place, year);
  const trend: Barometer["trend"] = [];
  for (const past of data.years) {
    const then = await placeIn(past);
    if (!then) continue;
    const found = sumsOf(data, then, past);
    const sums = comparable(found, types) ? found : unknownOf(found);
    trend.push({
      year: past,
      version: regsoVersion(past),
      types: sums.types,
      meanIndex: sums.meanIndex,
      population: sums.population,
    });
  }
  return {
    place: place.ref,
    year,
    version: place.version,
    types,
    untyped,
    meanIndex,
    trend,
    breaks: breaksWithin(trend.map((point) => point.year)),
    comparison: compared.map((other) => {
      const sums = sumsOf(data, other, year);
      return { place: other.ref, types: sums.types, meanIndex: sums.meanIndex };
    }),
    provenance: barometerProvenance(data, place, year, asked),
  };
}

/** Divisions are revised, so that a few areas more or fewer are the same place; a tenth is another. */
const SAME_PLACE = 0.9;

const areasOf = (types: TypeSums["types"]): number => types.reduce((total, { areas }) => total + areas, 0);

/** Whether a year knows about as many areas with a type: else it is of a part of the place, and no point of its line. */
function comparable({ types }: YearSums, now: TypeSums["types"]): boolean {
  const [then, most] = [areasOf(types), areasOf(now)];
  return Math.min(then, most) >= SAME_PLACE * Math.max(then, most);
}

const MISSING: Figure = { value: null, status: "missing" };

const unknownOf = (sums: YearSums): YearSums => ({
  ...sums,
  types: sums.types.map((one) => ({ ...one, population: MISSING, share: MISSING })),
  meanIndex: MISSING,
  population: MISSING,
});

function barometerProvenance(data: Data, place: Place, year: number, asked: readonly string[]): Provenance {
  const id = place.ref.id;
  const compare = asked.join(";");
  return provenanceOf(data, ["TAB6586", "TAB6574"], {
    method: {
      sv: "Folkmängden i varje RegSO läggs till den områdestyp som SCB har gett området samma år. Andelen är typens folkmängd delad med folkmängden i alla områden med typ. Typ 1 har störst socioekonomiska utmaningar. Medelindex är områdenas index vägt med folkmängd; högre värde betyder större utmaningar.",
      en: "The population of every RegSO is added to the area type SCB gave the area that year. The share is the type's population divided by the population of all areas with a type. Type 1 has the greatest socioeconomic challenges. The mean index is the areas' index weighted by population; a higher value means greater challenges.",
    },
    command: `tvars types --place ${id} --year ${year}${compare && ` --compare "${compare}"`}`,
    request: `/api/barometer?place=${encodeURIComponent(id)}&year=${year}${compare && `&compare=${encodeURIComponent(compare)}`}`,
  });
}
