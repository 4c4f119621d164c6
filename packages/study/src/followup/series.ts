import type { BreakMark, Estimated, Followed, FollowedOf, FollowedYear, Provenance } from "@tvars/api";
import { breaksBetween } from "@tvars/areas";
import type { Figure, Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import type { BreakdownAnswer, BreakdownAskedInput, MeasureTrend } from "@tvars/api";
import { sumsOf } from "../barometer/barometer.ts";
import { weightedMean } from "../barometer/by-type.ts";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, provenanceOf, regsoVersion, typeNumber } from "../data/data.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { IndicatorValues } from "../indicators/values.ts";
import { oneTypeOfRecords, onlyWhole } from "./problems.ts";

/** What following needs of the rest of the application. */
export interface Sources {
  place: (data: Data, id: string, year: number) => Promise<Place>;
  placeIn: (data: Data, id: string) => (year: number) => Promise<Place | undefined>;
  indicator: (
    data: Data,
    id: string,
  ) => Promise<{ definition: IndicatorDefinition; values: IndicatorValues }>;
  measureTrend: (
    data: Data,
    query: { grouping: string; groups?: string[]; place: string; measures: string[] },
  ) => Promise<MeasureTrend>;
  breakdown: (asked: BreakdownAskedInput) => Promise<BreakdownAnswer>;
}

export interface Series {
  title: Text;
  unit: Text;
  decimals: number;
  years: FollowedYear[];
  breaks: BreakMark[];
  /** Last year before each break that makes the series another one: not all marked breaks do. */
  hard: number[];
  /** Made of area types, whose cut-offs move every year. */
  typed: boolean;
  provenance: Pick<Provenance, "origin" | "notes" | "method" | "hidden">;
}

/** What a measure without a unit is counted in. */
export const OWN_SCALE: Text = { sv: "måttets egen skala", en: "the measure's own scale" };
const PERCENT: Text = { sv: "procent", en: "per cent" };
const alone = (one: Figure): Estimated => ({ figure: one, low: null, high: null });

/** The values, year by year, of what a goal or an evaluation follows. Own records come as protected figures only. */
export async function seriesOf(
  sources: Sources,
  data: Data,
  follows: Followed,
  of: FollowedOf = "all",
): Promise<Series> {
  if (follows.kind === "records") return ofRecords(sources, follows.asked, of);
  if (follows.kind === "measure") return ofMeasure(sources, data, follows, of);
  if (follows.kind === "population-share") return ofShare(sources, data, follows, of);
  return ofIndicator(sources, data, follows, of);
}

const types = (of: FollowedOf): readonly number[][] =>
  of === "all" ? [] : "types" in of ? [of.types] : [...of.gap];

async function ofIndicator(
  sources: Sources,
  data: Data,
  { id, place: placeId }: Extract<Followed, { kind: "indicator" }>,
  of: FollowedOf,
): Promise<Series> {
  const { definition, values } = await sources.indicator(data, id);
  const placeIn = sources.placeIn(data, placeId);
  const valueOf = summing(data, definition, values);
  if (of !== "all" && !valueOf) throw onlyWhole(definition.title);
  const years: FollowedYear[] = [];
  const places: Place[] = [];
  for (const year of values.years) {
    const then = data.years.includes(year) ? await placeIn(year) : undefined;
    if (!then) continue;
    places.push(then);
    const whole = (): Figure => {
      const published = publishedOf(values, then, year);
      return published.value === null ? (valueOf?.(then.codes, year) ?? published) : published;
    };
    const group = (wanted: readonly number[]): Estimated =>
      alone(
        valueOf!(
          then.codes.filter((code) => wanted.includes(typeNumber(data, code, year))),
          year,
        ),
      );
    years.push({ year, version: then.version, value: pick(of, () => alone(whole()), group) });
  }
  const first = places[0]?.ref.name ?? { sv: placeId, en: placeId };
  return {
    title: named(definition.title, first, of),
    unit: unitOf(definition.unit, of),
    decimals: definition.decimals,
    years,
    ...breaksOf(data, years, placeId, of !== "all", places),
    typed: of !== "all",
    provenance: provenanceOf(data, [definition.table, "TAB6586"], {
      method: definition.description,
      command: "",
      request: "",
    }),
  };
}

async function ofShare(
  sources: Sources,
  data: Data,
  { types: wanted, place: placeId }: Extract<Followed, { kind: "population-share" }>,
  of: FollowedOf,
): Promise<Series> {
  const title: Text = {
    sv: `Andel av befolkningen i områden av typ ${wanted.join(", ")}`,
    en: `Share of the population in areas of type ${wanted.join(", ")}`,
  };
  if (of !== "all") throw onlyWhole(title);
  const years: FollowedYear[] = [];
  const places: Place[] = [];
  for (const year of data.years) {
    const then = await sources.placeIn(data, placeId)(year);
    if (!then) continue;
    places.push(then);
    const shares = sumsOf(data, then, year).types.filter(({ type }) => wanted.includes(type));
    const absentOne = shares.find(({ share }) => share.value === null);
    const flags = [...new Set(shares.flatMap(({ share }) => share.flags ?? []))];
    const value = absentOne
      ? absentOne.share
      : figure(
          shares.reduce((sum, { share }) => sum + 100 * share.value!, 0),
          flags,
        );
    years.push({ year, version: then.version, value: alone(value) });
  }
  return {
    title: named(title, places[0]?.ref.name ?? { sv: placeId, en: placeId }, "all"),
    unit: PERCENT,
    decimals: 1,
    years,
    ...breaksOf(data, years, placeId, true, places),
    typed: true,
    provenance: provenanceOf(data, ["TAB6586", "TAB6574"], {
      method: {
        sv: "Folkmängden i områden av typerna delad med folkmängden i alla områden med typ.",
        en: "The population of areas of the types divided by that of all areas with a type.",
      },
      command: "",
      request: "",
    }),
  };
}

async function ofMeasure(
  sources: Sources,
  data: Data,
  { measure, grouping, groups, place }: Extract<Followed, { kind: "measure" }>,
  of: FollowedOf,
): Promise<Series> {
  const answer = await sources.measureTrend(data, {
    grouping,
    ...(groups ? { groups } : {}),
    place,
    measures: [measure],
  });
  if (of !== "all") throw onlyWhole(answer.measure.name);
  const years = answer.years.map(({ year, version, value, status, flags, interval }) => ({
    year,
    version,
    value: {
      figure: { value, status, ...(flags ? { flags } : {}) },
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    },
  }));
  return {
    title: named(answer.measure.name, answer.place.name, "all"),
    unit: OWN_SCALE,
    decimals: 3,
    years,
    breaks: answer.breaks,
    // Measures are made of small areas: another division is another set of areas.
    hard: answer.breaks.filter(({ between }) => between[0] === 2023).map(({ between }) => between[0]),
    typed: false,
    provenance: answer.provenance,
  };
}

async function ofRecords(
  { breakdown }: Sources,
  asked: BreakdownAskedInput,
  of: FollowedOf,
): Promise<Series> {
  const groups = types(of);
  if (groups.some((group) => group.length !== 1)) throw oneTypeOfRecords();
  const by = of === "all" ? ["year"] : ["type", "year"];
  const answer = await breakdown({ ...asked, by });
  const valueOf = (year: string, type: string | undefined): Estimated => {
    const row = answer.rows.find(({ key }) => key.year === year && (type === undefined || key.type === type));
    if (!row) return alone(absent("missing"));
    return (row.standardised ?? row.value) || alone(row.count);
  };
  const ids = answer.dimensions.find(({ id }) => id === "year")?.categories.map(({ id }) => id) ?? [];
  const years = ids
    .filter((id) => /^\d{4}$/.test(id))
    .map((id) => ({
      year: Number(id),
      value: pick(
        of,
        () => valueOf(id, undefined),
        ([type]) => valueOf(id, String(type)),
      ),
    }));
  const breaks = breaksFor(years.map(({ year }) => year));
  return {
    title: named(answer.records.title, answer.place.name, of),
    unit: unitOf(answer.unit, of),
    decimals: 1,
    years,
    breaks,
    hard: of === "all" ? [] : hardOf(breaks),
    typed: of !== "all",
    provenance: answer.provenance,
  };
}

/** The value itself, the value of one group of types, or the gap between two. */
function pick(
  of: FollowedOf,
  whole: () => Estimated,
  group: (types: readonly number[]) => Estimated,
): Estimated {
  if (of === "all") return whole();
  if ("types" in of) return group(of.types);
  const [a, b] = [group(of.gap[0]), group(of.gap[1])];
  return gapOf(a, b, of.as);
}

/**
 * Difference or ratio of two estimates. Intervals of a difference are MOVER's (Zou & Donner 2008), of a ratio the same on logarithms.
 * Hidden or missing where one of them is.
 */
export function gapOf(a: Estimated, b: Estimated, as: "difference" | "ratio"): Estimated {
  const [x, y] = [a.figure.value, b.figure.value];
  if (x === null || y === null) return alone(x === null ? a.figure : b.figure);
  if (as === "ratio" && !(x > 0 && y > 0)) return alone(absent("not-applicable"));
  const to = as === "ratio" ? Math.log : (value: number): number => value;
  const from = as === "ratio" ? Math.exp : (value: number): number => value;
  const value = as === "ratio" ? x / y : x - y;
  const bounds = [a.low, a.high, b.low, b.high];
  if (bounds.some((bound) => bound === null || (as === "ratio" && bound <= 0))) return alone(figure(value));
  const [al, ah, bl, bh] = bounds.map((bound) => to(bound!)) as [number, number, number, number];
  const [u, v] = [to(x), to(y)];
  return {
    figure: figure(value),
    low: from(u - v - Math.hypot(u - al, bh - v)),
    high: from(u - v + Math.hypot(ah - u, v - bl)),
  };
}

/** The value of any set of RegSO; undefined where the indicator must not be put together. The index is weighted by population. */
export function summing(
  data: Data,
  { id }: IndicatorDefinition,
  values: IndicatorValues,
): ((codes: readonly string[], year: number) => Figure) | undefined {
  const { ofSet } = values;
  if (id === "socioeconomic-index")
    return (codes, year) =>
      weightedMean(
        codes.map((code) => indexFigure(data, "index", code, year)),
        codes.map((code) => populationFigure(data, regsoVersion(year), code, year)),
      );
  if (!ofSet) return undefined;
  return (codes, year) =>
    codes.length === 0 ? absent("not-applicable") : ofSet(regsoVersion(year), codes, year);
}

function publishedOf(values: IndicatorValues, { ref, version, codes }: Place, year: number): Figure {
  const [head, code] = ref.id.split(":");
  if (ref.kind === "riket") return values.of("riket@2007", "00", year);
  if (head === "kommun" || head === "lan") return values.of(`${head}@2007`, code!, year);
  return ref.kind === "regso" ? values.of(version, codes[0]!, year) : absent("missing");
}

/** Breaks of small areas, and the population's protection from 2025. */
export function breaksFor(years: readonly number[]): BreakMark[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return breaksBetween("regso", first, last)
    .filter(({ confirmed }) => confirmed)
    .map(({ between: [before, after], text }) => ({ between: [before, after], reason: text }));
}

const hardOf = (breaks: readonly BreakMark[]): number[] =>
  breaks.filter(({ between }) => between[0] === 2023).map(({ between }) => between[0]);

/**
 * The new division makes a series another one where it is made of types or of small areas, unless every area of the place is
 * known to be the same before and after. A kommun, a län and the country are the same; protected counts are marked only.
 */
function breaksOf(
  data: Data,
  years: readonly FollowedYear[],
  placeId: string,
  typed: boolean,
  places: readonly Place[],
): Pick<Series, "breaks" | "hard"> {
  const breaks = breaksFor(years.map(({ year }) => year));
  const whole = /^(riket|lan:|kommun:)/.test(placeId);
  if (whole && !typed) return { breaks, hard: [] };
  const before = years.findLastIndex(({ year }) => year <= 2023);
  const after = years.findIndex(({ year }) => year > 2023);
  if (before === -1 || after === -1) return { breaks, hard: [] };
  const same = comparableCodes(data, years[before]!.year, years[after]!.year);
  const all = [...places[before]!.codes, ...places[after]!.codes];
  return { breaks, hard: all.every((code) => same.has(code)) ? [] : hardOf(breaks) };
}

function named(title: Text, place: Text, of: FollowedOf): Text {
  if (of === "all") return { sv: `${title.sv}, ${place.sv}`, en: `${title.en}, ${place.en}` };
  if ("types" in of) {
    const list = of.types.join(", ");
    return {
      sv: `${title.sv}, områden av typ ${list}, ${place.sv}`,
      en: `${title.en}, areas of type ${list}, ${place.en}`,
    };
  }
  const [a, b] = of.gap.map((group) => group.join("–"));
  return {
    sv: `${title.sv}, gapet mellan typ ${a} och typ ${b}, ${place.sv}`,
    en: `${title.en}, the gap between type ${a} and type ${b}, ${place.en}`,
  };
}

function unitOf(unit: Text, of: FollowedOf): Text {
  if (of === "all" || "types" in of) return unit;
  if (of.as === "ratio") return { sv: "gånger", en: "times" };
  return unit.sv === "procent" ? { sv: "procentenheter", en: "percentage points" } : unit;
}
