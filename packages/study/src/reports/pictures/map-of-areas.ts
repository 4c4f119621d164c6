import type { Figure } from "@tvars/cube";
import type { Lang, MapScale } from "@tvars/report";
import { mapPicture } from "@tvars/report";
import { type Drawing, type Ground, known } from "./kinds.ts";

/** Fewer areas make no map worth a place in a document. */
const LEAST_AREAS = 3;
const STEPS = 5;

/** Borders that part known values in five equally many, as the screen's map does; fewer where values are few. */
export function quantileBorders(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const borders = Array.from(
    { length: STEPS - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / STEPS)]!,
  );
  return [...new Set(borders)].filter((border) => border > sorted[0]!);
}

interface AreaMap {
  title: string;
  year: number;
  scale: MapScale;
  figureOf: (code: string) => Figure | undefined;
  own?: string;
  notes?: string[];
}

/** A map of the areas that have a figure, known or not; none where too few have a shape. */
export function mapOfAreas({ areas, names }: Ground, { figureOf, own, ...facts }: AreaMap): Drawing[] {
  const shown = areas.flatMap(({ code, name, geometry }) => {
    const figure = figureOf(code);
    return figure ? [{ code, label: name, geometry, figure, own: code === own }] : [];
  });
  if (shown.length < LEAST_AREAS) return [];
  return [(options) => mapPicture({ ...facts, areas: shown, places: names }, { height: 320, ...options })];
}

interface TypeMap {
  place: string;
  year: number;
  own?: string;
}

/** The area types of a place, its finding in numbers of areas. */
export function mapOfTypes(ground: Ground, { place, year, own }: TypeMap, lang: Lang): Drawing[] {
  const { types } = ground;
  if (!types) return [];
  const challenged = ground.areas.filter(({ code }) => [1, 2].includes(types.get(code) ?? 0)).length;
  const all = ground.areas.filter(({ code }) => types.has(code)).length;
  const title =
    lang === "sv"
      ? `${place} ${year}: ${challenged} av ${all} områden har socioekonomiska utmaningar (typ 1–2)`
      : `${place} ${year}: ${challenged} of ${all} areas have socioeconomic challenges (types 1–2)`;
  return mapOfAreas(ground, {
    title,
    year,
    scale: { kind: "types" },
    ...(own === undefined ? {} : { own }),
    figureOf: (code) => (types.has(code) ? known(types.get(code) ?? null) : undefined),
  });
}
