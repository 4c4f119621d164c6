import type { Barometer, BreakMark, ByType } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { Break, TypeStripRow } from "@tvars/report";
import type { Language } from "../url/state.ts";

/** Shares come as 0–1 and are shown in per cent; a status is carried over as it is. */
export const inPercent = (figure: Figure): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * 100 };

export const sharesOf = (types: readonly ByType[]): Figure[] => types.map(({ share }) => inPercent(share));

/** Where no population is stored the areas themselves can still be counted. */
export const onlyAreas = (types: readonly ByType[]): boolean =>
  types.every(({ share }) => share.status === "missing") && types.some(({ areas }) => areas > 0);

/** Share of the areas, per cent. */
export function areaSharesOf(types: readonly ByType[]): Figure[] {
  const all = types.reduce((sum, { areas }) => sum + areas, 0);
  return types.map(({ areas }) =>
    areas === 0 ? { value: 0, status: "zero" } : { value: (100 * areas) / all, status: "value" },
  );
}

/** The own place first, then what it is compared with. */
export const stripRows = (
  barometer: Barometer,
  lang: Language,
  shares: typeof sharesOf = sharesOf,
): TypeStripRow[] => [
  { id: barometer.place.id, label: barometer.place.name[lang], shares: shares(barometer.types), own: true },
  ...barometer.comparison
    .filter(({ place }) => place.id !== barometer.place.id)
    .map(({ place, types }) => ({ id: place.id, label: place.name[lang], shares: shares(types) })),
];

export const breaksOf = (marks: readonly BreakMark[]): Break[] =>
  marks.map(({ between, reason }) => ({ year: between[1], reason }));

/** Types 1 and 2 together; not known when either is not. */
export function challengedOf(types: readonly ByType[]): Figure {
  const [one, two] = sharesOf(types);
  if (!one || !two) return { value: null, status: "missing" };
  if (one.value === null) return one;
  if (two.value === null) return two;
  const value = one.value + two.value;
  return { value, status: value === 0 ? "zero" : "value" };
}
