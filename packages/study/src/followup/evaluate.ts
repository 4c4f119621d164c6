import type { AreaRef, EvaluationAnswer, EvaluationAsked, Estimated } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { figure } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, regsoVersion } from "../data/data.ts";
import { areaRef } from "../data/gazetteer.ts";
import type { AreaValues } from "./area-values.ts";
import { changeOf, slopeBefore } from "./difference.ts";
import type { Contrast } from "./contrast.ts";
import { Neighbours, contrastOf } from "./contrast.ts";
import type { Made } from "./evaluation-words.ts";
import {
  askedAgain,
  assumptionsOf,
  effectWords,
  evaluationMethod,
  evaluationTitle,
  preTrendWords,
} from "./evaluation-words.ts";
import type { Alike } from "./match.ts";
import { nearest, scaleOf } from "./match.ts";
import type { Inference } from "./permutation.ts";
import { assignmentsOf, inferenceOf, strataOf } from "./permutation.ts";
import { noComparison, noYearsAround, notTreated } from "./problems.ts";
import { breaksFor } from "./series.ts";

const FEATURES: Text[] = [
  { sv: "V1 låg ekonomisk standard", en: "V1 low economic standard" },
  { sv: "V2 förgymnasial utbildning", en: "V2 pre-upper-secondary education" },
  { sv: "V3 bistånd eller lång arbetslöshet", en: "V3 assistance or long unemployment" },
  { sv: "Folkmängd (logaritm)", en: "Population (logarithm)" },
  { sv: "Nivå före", en: "Level before" },
  { sv: "Ändring per år före", en: "Change a year before" },
];

/** Which of the features is the level before. */
const LEVEL = 4;

interface Unit extends Alike {
  row: number[];
}

/** Before and after with comparison areas: see `difference.ts` and `match.ts` for what is computed. */
export function evaluationOf(
  data: Data,
  values: AreaValues,
  pool: Place,
  asked: EvaluationAsked,
): EvaluationAnswer {
  const { since, perTreated, placebos, seed, level } = asked;
  const treatedCodes = [...new Set(asked.treated.map((id) => id.split(":").at(-1)!))];
  if (!values.years.some((year) => year < since) || !values.years.some((year) => year >= since))
    throw noYearsAround(since, values.years);
  const anchor = values.years.find((year) => year >= since)!;
  const years = values.years.filter((year) =>
    treatedCodes.every((code) => comparableCodes(data, anchor, year).has(code)),
  );
  const given = asked.comparison === "matched" ? undefined : asked.comparison;
  const unitOf = (code: string): Unit | undefined => unit(data, values, code, years, since);
  const treated = treatedCodes.map((code) => {
    const found = unitOf(code);
    if (!found) throw notTreated(code, pool.codes.find((other) => unitOf(other)) ?? "1780R001");
    return found;
  });
  if (!years.some((year) => year < since)) throw noYearsAround(since, years);
  const codes = new Set(treatedCodes);
  const others = pool.codes
    .filter(
      (code) => !codes.has(code) && years.every((year) => comparableCodes(data, anchor, year).has(code)),
    )
    .flatMap((code) => unitOf(code) ?? []);
  const chosen = (given ?? []).map((id) => {
    const code = id.split(":").at(-1)!;
    const found = unitOf(code);
    if (!found || codes.has(code)) throw notTreated(code, others[0]?.code ?? "1780R001");
    return found;
  });
  const byHand = new Set(chosen.map(({ code }) => code));
  const areas = [...treated, ...chosen, ...others.filter(({ code }) => !byHand.has(code))];
  const size = treated.length;
  if (areas.length === size) throw noComparison(asked.within);
  const { sd } = scaleOf(areas);
  const each = Math.min(perTreated, areas.length - size);
  const neighbours = new Neighbours(areas, sd);
  const contrast = (group: readonly number[], set: readonly number[]): Contrast => {
    const taken = new Set(group);
    return contrastOf(group, set.length > 0 ? [set] : group.map((at) => neighbours.of(at, taken, each)));
  };
  const own = treated.map((_, at) => at);
  const labels = {
    strata: strataOf(areas.map(({ features }) => features[LEVEL]!)),
    treated: new Set(own),
    chosen: new Set(chosen.map((_, at) => size + at)),
  };
  const real = contrast(own, [...labels.chosen]);
  const { assignments, exact } = assignmentsOf(labels, { draws: placebos, seed });
  const placeboContrasts = assignments.map((one) => contrast(one.treated, one.chosen));
  const estimate = (of: (row: readonly number[]) => number): Inference =>
    inferenceOf(
      areas.map(({ row }) => of(row)),
      real,
      placeboContrasts,
      labels.treated,
      level,
    );
  const effect = estimate((row) => changeOf(row, years, since));
  const slope = estimate((row) => slopeBefore(row, years, since));
  const before = years.filter((year) => year < since);
  // Without limits on both sides nothing can be said of the trends, neither that they were alike nor that they were not.
  const checkable = before.length >= 3 && slope.low !== null && slope.high !== null;
  const alike = checkable && slope.low! <= 0 && slope.high! >= 0;
  const fake = before.length >= 4 ? before[Math.ceil(before.length / 2)]! : null;
  const placeboYear =
    fake === null ? null : estimate((row) => changeOf(row.slice(0, before.length), before, fake));

  const compared = real.at.flatMap((at, k) => (at < size ? [] : [{ at, weight: -real.weight[k]! }]));
  const weighted = (of: (unit: Unit) => number): number =>
    compared.reduce((sum, { at, weight }) => sum + weight * of(areas[at]!), 0);
  const average = (of: (unit: Unit) => number): number =>
    treated.reduce((sum, one) => sum + of(one), 0) / size;
  const balance = FEATURES.map((what, f) => {
    const [mine, other] = [average(({ features }) => features[f]!), weighted(({ features }) => features[f]!)];
    return { what, treated: mine, comparison: other, standardised: (mine - other) / sd[f]! };
  });
  const nearestTreated = (one: Unit): number => nearest(one, treated, sd, 1).distances[0]!;
  const balanced = balance.every(({ standardised }) => Math.abs(standardised) < 0.25);
  const ref = (code: string): AreaRef => {
    const version = regsoVersion(anchor);
    return data.gazetteer.get(version, code) ?? areaRef(version, code, code);
  };
  const said = (one: Made): Estimated => ({
    figure: figure(one.value),
    low: one.low,
    high: one.high,
  });
  const preTrendText = preTrendWords(slope, values.decimals, checkable, alike);
  const firstYears = before.length;
  return {
    asked,
    title: evaluationTitle(effect, values, since, alike || !checkable),
    reading: [
      effectWords(assignments.length > 0 ? effect : { ...effect, p: null }, values, level),
      preTrendText,
      {
        sv: `${size} ${size === 1 ? "område" : "områden"} med åtgärden jämförs med ${compared.length} utan den, ${before[0]}–${years.at(-1)}.`,
        en: `${size} ${size === 1 ? "area" : "areas"} with the measure against ${compared.length} without it, ${before[0]}–${years.at(-1)}.`,
      },
    ],
    unit: values.unit,
    effect: said(effect),
    p: assignments.length > 0 ? effect.p : null,
    preTrend: { difference: said(slope), alike, text: preTrendText },
    series: years.map((year, at) => {
      const from = (row: readonly number[]): number =>
        row[at]! - row.slice(0, firstYears).reduce((sum, value) => sum + value, 0) / firstYears;
      return {
        year,
        treated: figure(average(({ row }) => row[at]!)),
        comparison: figure(weighted(({ row }) => row[at]!)),
        effect: said(estimate(from)),
      };
    }),
    treated: treatedCodes.map(ref),
    comparison: compared
      .map(({ at, weight }) => ({ ...ref(areas[at]!.code), weight, distance: nearestTreated(areas[at]!) }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    balance,
    placebos: effect.placebos,
    assumptions: assumptionsOf({ alike, checkable, balanced, fake, placeboYear, values }),
    breaks: breaksFor(years),
    provenance: {
      ...values.provenance,
      method: evaluationMethod(asked, {
        placebos: assignments.length,
        exact,
        strata: labels.strata.length,
        chosen: chosen.length > 0,
        bounded: effect.low !== null && effect.high !== null,
      }),
      ...askedAgain(asked),
    },
  };
}

function unit(
  data: Data,
  values: AreaValues,
  code: string,
  years: readonly number[],
  since: number,
): Unit | undefined {
  const row = years.map((year) => values.value(code, year));
  const last = years.findLast((year) => year < since);
  if (last === undefined || row.some(Number.isNaN)) return undefined;
  const part = (measure: "v1" | "v2" | "v3"): number => indexFigure(data, measure, code, last).value ?? NaN;
  const people = populationFigure(data, regsoVersion(last), code, last).value ?? NaN;
  const level = row.filter((_, at) => years[at]! < since);
  const features = [
    part("v1"),
    part("v2"),
    part("v3"),
    people > 0 ? Math.log(people) : NaN,
    level.reduce((sum, value) => sum + value, 0) / level.length,
    slopeBefore(row, years, since),
  ].map((value) => (Number.isNaN(value) ? 0 : value));
  return { code, row, features };
}
