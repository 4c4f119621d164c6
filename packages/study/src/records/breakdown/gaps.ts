import type { BreakdownAnswer, Estimated } from "@tvars/api";
import { absent, figure } from "@tvars/cube";
import type { Text } from "@tvars/cube";
import {
  MeasuresError,
  attributableFraction,
  concentrationError,
  concentrationIndexOf,
  fractionalRank,
  gapOf,
  normalQuantile,
  slopeIndex,
} from "@tvars/measures";
import type { CaseKind, Estimate } from "@tvars/measures";
import type { CellFigures } from "./estimated.ts";
import type { Question } from "./question.ts";

type Gap = BreakdownAnswer["gaps"][number];
type Rate = NonNullable<CellFigures["rate"]>;

/** The five types of one table, in order; `hidden` where one may not be shown, undefined where the place has none of it. */
export type TypedRate = Rate | "hidden" | undefined;

const HIDDEN: Estimated = { figure: absent("suppressed"), low: null, high: null };
const NONE: Estimated = { figure: absent("not-applicable"), low: null, high: null };

const HIDDEN_READING: Text = {
  sv: "Dolt, eftersom någon av delarna är dold.",
  en: "Hidden, because one of its parts is.",
};

/**
 * Gaps between types: 1–2 against 4–5, highest against lowest, slope and relative index of inequality, concentration index, attributable
 * fraction. What needs a hidden type is hidden.
 */
export function gapsOf(
  rates: readonly TypedRate[],
  { asked, amount }: Question,
  { per, kind, when }: { per: number; kind: CaseKind; when: string },
): Gap[] {
  if (asked.figure === "count" || asked.figure === "amount" || rates.length === 0) return [];
  const counts = amount === undefined;
  const { level } = asked;
  const titled = (title: Text): Text =>
    when === "" ? title : { sv: `${title.sv}, ${when}`, en: `${title.en}, ${when}` };
  const gap = (
    id: string,
    title: Text,
    needs: readonly TypedRate[],
    of: (known: Rate[]) => [Estimate | undefined, Text],
  ): Gap => {
    if (needs.includes("hidden")) return { id, title: titled(title), value: HIDDEN, reading: HIDDEN_READING };
    const known = needs.filter((one): one is Rate => one !== undefined);
    try {
      const [estimate, reading] = of(known);
      return { id, title: titled(title), value: estimate ? told(estimate) : NONE, reading };
    } catch (error) {
      if (!(error instanceof MeasuresError)) throw error;
      return {
        id,
        title: titled(title),
        value: NONE,
        reading: { sv: "Går inte att räkna med dessa tal.", en: "Cannot be computed of these figures." },
      };
    }
  };
  const made: Gap[] = [];
  if (counts) {
    const ends = (known: Rate[], low: readonly TypedRate[]) => {
      const top = known.filter((one) => low.includes(one));
      const bottom = known.filter((one) => !low.includes(one));
      return top.length > 0 && bottom.length > 0
        ? gapOf(joined(top), joined(bottom), { level, per, kind })
        : undefined;
    };
    const challenged = rates.slice(0, 2);
    const needs = [...challenged, ...rates.slice(3, 5)];
    made.push(
      gap(
        "low-high-difference",
        { sv: "Skillnad, typ 1–2 mot 4–5", en: "Difference, types 1–2 against 4–5" },
        needs,
        (known) => [ends(known, challenged)?.difference, DIFFERENCE],
      ),
      gap(
        "low-high-ratio",
        { sv: "Kvot, typ 1–2 mot 4–5", en: "Ratio, types 1–2 against 4–5" },
        needs,
        (known) => [ends(known, challenged)?.ratio, RATIO],
      ),
    );
  }
  made.push(
    gap("max-min", { sv: "Högst mot lägst", en: "Highest against lowest" }, rates, (known) => {
      const sorted = known.toSorted((a, b) => b.value - a.value);
      if (sorted.length < 2) return [undefined, WIDEST];
      const [top, bottom] = [sorted[0]!, sorted.at(-1)!];
      return [
        counts ? gapOf(top, bottom, { level, per, kind }).difference : plain(top, bottom, level),
        WIDEST,
      ];
    }),
    gap("sii", { sv: "Lutningsindex (SII)", en: "Slope index of inequality (SII)" }, rates, () => [
      slope(rates, level, per)?.absolute,
      SLOPE,
    ]),
    gap(
      "rii",
      { sv: "Relativt lutningsindex (RII)", en: "Relative index of inequality (RII)" },
      rates,
      () => [slope(rates, level, 1)?.relative, RELATIVE],
    ),
    gap("concentration", { sv: "Koncentrationsindex", en: "Concentration index" }, rates, () => [
      concentration(rates, level),
      CONCENTRATION,
    ]),
  );
  const reference = Number(asked.reference ?? 5);
  if (counts && reference >= 1)
    made.push(
      gap(
        "paf",
        { sv: `Andel utöver typ ${reference}`, en: `Share beyond type ${reference}` },
        rates,
        (known) => {
          const at = known.indexOf(rates[reference - 1] as Rate);
          return [at < 0 ? undefined : attributableFraction(groups(known), at, { level }), FRACTION];
        },
      ),
    );
  return made;
}

const told = ({ value, interval }: Estimate): Estimated => ({
  figure: figure(value),
  low: interval.low,
  high: interval.high,
});

const joined = (parts: readonly Rate[]) => ({
  cases: parts.reduce((sum, { cases }) => sum + cases, 0),
  population: parts.reduce((sum, { population }) => sum + population, 0),
});

function plain(a: Rate, b: Rate, level: number): Estimate {
  const z = normalQuantile((1 + level) / 2);
  const error = Math.hypot(a.error, b.error);
  const value = a.value - b.value;
  return { value, interval: { low: value - z * error, high: value + z * error, level, method: "normal" } };
}

const groups = (known: readonly Rate[]) => ({
  population: known.map(({ population }) => population),
  value: known.map(({ value }) => value),
  standardError: known.map(({ error }) => error),
});

/** Ranked so that the far end is type 1, with the greatest challenges. */
function slope(rates: readonly TypedRate[], level: number, per: number) {
  const ranked = rates.flatMap((one, at) =>
    one === undefined || one === "hidden" ? [] : [{ ...one, rank: -at }],
  );
  if (ranked.length < 2) return undefined;
  return slopeIndex(
    {
      rank: ranked.map(({ rank }) => rank),
      population: ranked.map(({ population }) => population),
      value: ranked.map(({ value }) => value * per),
      standardError: ranked.map(({ error }) => error * per),
    },
    { level },
  );
}

function concentration(rates: readonly TypedRate[], level: number): Estimate | undefined {
  const known = rates.flatMap((one, at) =>
    one === undefined || one === "hidden" ? [] : [{ ...one, rank: at }],
  );
  if (known.length < 2) return undefined;
  const health = Float64Array.from(known, ({ value }) => value);
  const weights = Float64Array.from(known, ({ population }) => population);
  const by = Float64Array.from(known, ({ rank }) => rank);
  const persons = weights.reduce((sum, one) => sum + one, 0);
  const mean = health.reduce((sum, one, at) => sum + one * weights[at]!, 0) / persons;
  if (!(mean > 0)) return undefined;
  const value = concentrationIndexOf(health, by, weights);
  const error = concentrationError(
    { health, weights, rank: fractionalRank(by, weights), persons, mean, index: value },
    "linearised",
  );
  const half = normalQuantile((1 + level) / 2) * error;
  return {
    value,
    interval: Number.isFinite(half)
      ? { low: Math.max(-1, value - half), high: Math.min(1, value + half), level, method: "linearised" }
      : { low: NaN, high: NaN, level, method: "none" },
  };
}

const DIFFERENCE: Text = {
  sv: "Över 0: vanligare i områden med utmaningar (typ 1–2). Säger inte varför.",
  en: "Above 0: more common in areas with challenges (types 1–2). It does not say why.",
};
const RATIO: Text = {
  sv: "Över 1: vanligare i områden med utmaningar (typ 1–2). Läs den tillsammans med skillnaden.",
  en: "Above 1: more common in areas with challenges (types 1–2). Read it together with the difference.",
};
const WIDEST: Text = {
  sv: "Valt efter utfallet: intervallet är därför smalare än det borde.",
  en: "Chosen by its outcome, so the interval is narrower than it should be.",
};
const SLOPE: Text = {
  sv: "Hur mycket högre talet är vid ändan med störst utmaningar än vid ändan med bäst förutsättningar, längs en rak linje genom alla typer. Under 0: lägre.",
  en: "How much higher the figure is at the end with the greatest challenges than at the end with the best conditions, along a straight line through all types. Below 0: lower.",
};
const RELATIVE: Text = {
  sv: "Samma linje som kvot: 1 är ingen skillnad.",
  en: "The same line as a ratio: 1 is no difference.",
};
const CONCENTRATION: Text = {
  sv: "Under 0: samlat i områden med utmaningar; över 0: i områden med goda förutsättningar; 0: lika överallt.",
  en: "Below 0: concentrated in areas with challenges; above 0: in areas with good conditions; 0: alike everywhere.",
};
const FRACTION: Text = {
  sv: "Så stor del försvann om alla typer hade jämförelsens nivå. Ett räkneexempel: det säger inte att området är orsaken.",
  en: "The part that would vanish if every type had the reference's level. An example in numbers: it does not say that the area is the cause.",
};

/** Share of people, most challenged first, against share of what is counted. null where a type is hidden. */
export function concentrationCurve(rates: readonly TypedRate[]): [number, number][] | null {
  if (rates.length === 0 || rates.includes("hidden")) return null;
  const known = rates.filter((one): one is Rate => one !== undefined && one !== "hidden");
  const people = known.reduce((sum, { population }) => sum + population, 0);
  const counted = known.reduce((sum, { value, population }) => sum + value * population, 0);
  if (!(people > 0) || !(counted > 0)) return null;
  const points: [number, number][] = [[0, 0]];
  let [x, y] = [0, 0];
  for (const { value, population } of known) {
    x += population;
    y += value * population;
    points.push([x / people, y / counted]);
  }
  return points;
}
