import type { AreaRef, EvaluationAnswer, EvaluationAsked, Estimated } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { figure } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, regsoVersion } from "../data/data.ts";
import { areaRef } from "../data/gazetteer.ts";
import type { AreaValues } from "./area-values.ts";
import { byPlacebo, changeOf, clustered, gapRow, meanRow, slopeBefore } from "./difference.ts";
import type { Alike } from "./match.ts";
import { nearest, scaleOf } from "./match.ts";
import { noComparison, noYearsAround, notTreated } from "./problems.ts";
import { breaksFor } from "./series.ts";
import { numberOf } from "./words.ts";

const FEATURES: Text[] = [
  { sv: "V1 låg ekonomisk standard", en: "V1 low economic standard" },
  { sv: "V2 förgymnasial utbildning", en: "V2 pre-upper-secondary education" },
  { sv: "V3 bistånd eller lång arbetslöshet", en: "V3 assistance or long unemployment" },
  { sv: "Folkmängd (logaritm)", en: "Population (logarithm)" },
  { sv: "Nivå före", en: "Level before" },
  { sv: "Ändring per år före", en: "Change a year before" },
];

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
  const chosen = given?.map((id) => {
    const code = id.split(":").at(-1)!;
    const found = unitOf(code);
    if (!found || codes.has(code)) throw notTreated(code, others[0]?.code ?? "1780R001");
    return found;
  });
  const control = chosen ?? others;
  if (control.length === 0) throw noComparison(asked.within);
  const { sd } = scaleOf([...treated, ...others]);
  const match = (one: Alike) =>
    nearest(one, control, sd, chosen ? control.length : Math.min(perTreated, control.length));
  const gapOf = (one: Unit, at: readonly number[]): number[] =>
    gapRow(one.row, meanRow(at.map((position) => control[position]!.row)));

  const matches = treated.map(match);
  const gaps = treated.map((one, at) => gapOf(one, matches[at]!.at));
  // Areas where nothing was done, each against those like it, as if it had been done there.
  const ghosts = others.map((one) => {
    const near = nearest(one, others, sd, Math.min(perTreated, others.length - 1));
    return gapRow(one.row, meanRow(near.at.map((position) => others[position]!.row)));
  });
  const size = treated.length;
  const estimate = (of: (gap: readonly number[]) => number) => {
    const own = clustered(gaps.map(of), level);
    const drawn = byPlacebo(own.value, others.length > 1 ? ghosts.map(of) : [], size, {
      draws: placebos,
      seed,
      level,
    });
    return { ...own, ...(drawn ? { low: drawn.low, high: drawn.high, p: drawn.p } : { p: null }), drawn };
  };
  const effect = estimate((gap) => changeOf(gap, years, since));
  const slope = estimate((gap) => slopeBefore(gap, years, since));
  const before = years.filter((year) => year < since);
  const checkable = before.length >= 3;
  const alike = checkable && slope.low !== null && slope.high !== null && slope.low <= 0 && slope.high >= 0;
  const fake = before.length >= 4 ? before[Math.ceil(before.length / 2)]! : null;
  const placeboYear =
    fake === null ? null : estimate((gap) => changeOf(gap.slice(0, before.length), before, fake));

  const weights = new Map<number, { weight: number; distance: number }>();
  for (const { at, distances } of matches)
    at.forEach((position, k) => {
      const known = weights.get(position);
      const weight = (known?.weight ?? 0) + 1 / (at.length * size);
      weights.set(position, { weight, distance: Math.min(known?.distance ?? Infinity, distances[k]!) });
    });
  const weighted = (of: (unit: Unit) => number): number =>
    [...weights].reduce((sum, [at, { weight }]) => sum + weight * of(control[at]!), 0);
  const average = (of: (unit: Unit) => number): number =>
    treated.reduce((sum, one) => sum + of(one), 0) / size;
  const balance = FEATURES.map((what, f) => {
    const [own, other] = [average(({ features }) => features[f]!), weighted(({ features }) => features[f]!)];
    return { what, treated: own, comparison: other, standardised: (own - other) / sd[f]! };
  });
  const balanced = balance.every(({ standardised }) => Math.abs(standardised) < 0.25);
  const ref = (code: string): AreaRef => {
    const version = regsoVersion(anchor);
    return data.gazetteer.get(version, code) ?? areaRef(version, code, code);
  };
  const said = (one: { value: number; low: number | null; high: number | null }): Estimated => ({
    figure: figure(one.value),
    low: one.low,
    high: one.high,
  });
  const preTrendText = preTrendWords(slope, values.decimals, checkable, alike);
  const firstYears = before.length;
  return {
    asked,
    title: titleOf(effect, values, since, alike || !checkable),
    reading: [
      effectWords(effect, values, level),
      preTrendText,
      {
        sv: `${size} ${size === 1 ? "område" : "områden"} med åtgärden jämförs med ${weights.size} utan den, ${before[0]}–${years.at(-1)}.`,
        en: `${size} ${size === 1 ? "area" : "areas"} with the measure against ${weights.size} without it, ${before[0]}–${years.at(-1)}.`,
      },
    ],
    unit: values.unit,
    effect: said(effect),
    p: effect.p,
    preTrend: { difference: said(slope), alike, text: preTrendText },
    series: years.map((year, at) => {
      const from = (gap: readonly number[]): number =>
        gap[at]! - gap.slice(0, firstYears).reduce((sum, value) => sum + value, 0) / firstYears;
      return {
        year,
        treated: figure(average(({ row }) => row[at]!)),
        comparison: figure(weighted(({ row }) => row[at]!)),
        effect: said(estimate(from)),
      };
    }),
    treated: treatedCodes.map(ref),
    comparison: [...weights]
      .map(([at, more]) => ({ ...ref(control[at]!.code), ...more }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    balance,
    placebos: effect.drawn?.values ?? [],
    assumptions: assumptionsOf({ alike, checkable, balanced, fake, placeboYear, values }),
    breaks: breaksFor(years),
    provenance: {
      ...values.provenance,
      method: {
        sv: `Skillnad i skillnad: (efter − före) där något gjordes, minus detsamma i ${chosen ? "valda" : `de ${perTreated} mest lika`} områden. Lika mäts före åtgärden i V1, V2, V3, folkmängd, nivå och trend, alla i standardavvikelser. ${effect.drawn ? `Intervall och p kommer av ${placebos} dragningar (frö ${seed}) av lika många områden där inget gjordes.` : "Intervallet är Students t över områden; det finns för få andra områden att dra ur."}`,
        en: `Difference in differences: (after − before) where something was done, less the same in ${chosen ? "chosen" : `the ${perTreated} most alike`} areas. Likeness is measured before the measure in V1, V2, V3, population, level and trend, each in standard deviations. ${effect.drawn ? `Interval and p come of ${placebos} draws (seed ${seed}) of as many areas where nothing was done.` : "The interval is Student's t over areas; there are too few other areas to draw from."}`,
      },
      ...again(asked),
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

type Made = { value: number; low: number | null; high: number | null; p?: number | null };

const sure = ({ low, high }: Made): boolean => low !== null && high !== null && (low > 0 || high < 0);

function titleOf(effect: Made, { title, decimals }: AreaValues, since: number, sound: boolean): Text {
  const change = numberOf(effect.value, decimals + 1, true);
  if (!sound)
    return {
      sv: `${title.sv}: grupperna gick redan isär före ${since}, så skillnaden kan inte tillskrivas åtgärden`,
      en: `${title.en}: the groups were already drifting apart before ${since}, so the difference cannot be put down to the measure`,
    };
  return sure(effect)
    ? {
        sv: `${title.sv}: ${change.sv} från ${since}, mot liknande områden`,
        en: `${title.en}: ${change.en} from ${since}, against similar areas`,
      }
    : {
        sv: `${title.sv}: ingen säker skillnad från ${since} mot liknande områden`,
        en: `${title.en}: no certain difference from ${since} against similar areas`,
      };
}

function effectWords(effect: Made, { decimals, unit }: AreaValues, level: number): Text {
  const [value, low, high] = [effect.value, effect.low ?? NaN, effect.high ?? NaN].map((one) =>
    numberOf(one, decimals + 1, true),
  ) as [Text, Text, Text];
  const percent = Math.round(100 * level);
  const p = effect.p == null ? null : numberOf(effect.p, 3);
  return {
    sv: `Skillnaden är ${value.sv} (${unit.sv})${effect.low === null ? "; med ett enda område och få andra finns inget intervall" : `, ${percent} %: ${low.sv} till ${high.sv}`}${p ? `; p = ${p.sv} mot områden där inget gjordes` : ""}.`,
    en: `The difference is ${value.en} (${unit.en})${effect.low === null ? "; with one area and few others there is no interval" : `, ${percent}%: ${low.en} to ${high.en}`}${p ? `; p = ${p.en} against areas where nothing was done` : ""}.`,
  };
}

function preTrendWords(slope: Made, decimals: number, checkable: boolean, alike: boolean): Text {
  if (!checkable)
    return {
      sv: "Det finns färre än tre år före: om trenderna var lika kan inte prövas.",
      en: "There are fewer than three years before: whether trends were alike cannot be tested.",
    };
  const change = numberOf(slope.value, decimals + 2, true);
  return alike
    ? {
        sv: `Före åtgärden gick grupperna lika (skillnad i trend ${change.sv} per år).`,
        en: `Before the measure the groups moved alike (difference in trend ${change.en} a year).`,
      }
    : {
        sv: `Före åtgärden gick grupperna olika (skillnad i trend ${change.sv} per år).`,
        en: `Before the measure the groups moved apart (difference in trend ${change.en} a year).`,
      };
}

function assumptionsOf({
  alike,
  checkable,
  balanced,
  fake,
  placeboYear,
  values,
}: {
  alike: boolean;
  checkable: boolean;
  balanced: boolean;
  fake: number | null;
  placeboYear: Made | null;
  values: AreaValues;
}): EvaluationAnswer["assumptions"] {
  const wrong = placeboYear && numberOf(placeboYear.value, values.decimals + 1, true);
  return [
    {
      text: {
        sv: "Utan åtgärden hade områdena följt jämförelsen. Trenderna före talar för eller emot; bevisa det kan de inte.",
        en: "Without the measure the areas would have followed the comparison. Trends before speak for or against it; they cannot prove it.",
      },
      checked: checkable ? (alike ? "holds" : "doubtful") : "cannot-be-checked",
    },
    {
      text: wrong
        ? {
            sv: `Ett påhittat startår (${fake}) ska inte visa någon skillnad. Det visar ${wrong.sv}.`,
            en: `An invented first year (${fake}) should show no difference. It shows ${wrong.en}.`,
          }
        : {
            sv: "Ett påhittat startår ska inte visa någon skillnad. Det finns färre än fyra år före att pröva på.",
            en: "An invented first year should show no difference. There are fewer than four years before to try it on.",
          },
      checked: placeboYear
        ? placeboYear.low === null
          ? "cannot-be-checked"
          : sure(placeboYear)
            ? "doubtful"
            : "holds"
        : "cannot-be-checked",
    },
    {
      text: {
        sv: "Jämförelsen liknar områdena före: ingen skillnad över 0,25 standardavvikelser i balanstabellen.",
        en: "The comparison is like the areas before: no difference above 0.25 standard deviations in the balance table.",
      },
      checked: balanced ? "holds" : "doubtful",
    },
    {
      text: {
        sv: "Inget annat hände samtidigt i bara den ena gruppen, och åtgärden påverkade inte jämförelsen.",
        en: "Nothing else happened at the time in only one of the groups, and the measure did not touch the comparison.",
      },
      checked: "cannot-be-checked",
    },
    {
      text: {
        sv: "Samma människor bor inte kvar: en ändring kan vara flyttningar. Värden för områden säger inget om enskilda.",
        en: "The same people do not stay: a change may be people moving. Figures of areas say nothing of individuals.",
      },
      checked: "cannot-be-checked",
    },
  ];
}

/** The whole question is a body; the command takes the same. */
function again(asked: EvaluationAsked): { command: string; request: string } {
  const { follows, treated, since } = asked;
  const what =
    follows.kind === "indicator"
      ? `--indicator ${follows.id}`
      : `--follows '${JSON.stringify(follows).replaceAll("'", "'\\''")}'`;
  const own = Array.isArray(asked.comparison) ? ` --comparison ${asked.comparison.join(",")}` : "";
  return {
    command: `tvars follow evaluate ${what} --areas ${treated.join(",")} --since ${since} --within ${asked.within} --per-treated ${asked.perTreated} --placebos ${asked.placebos} --seed ${asked.seed}${own}`,
    request: `POST /api/evaluations ${JSON.stringify(asked)}`,
  };
}
