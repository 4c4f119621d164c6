import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { comma } from "./comma.ts";
import { spreadOut, weightedMedian, weightedValues } from "./weighted-values.ts";

/**
 * Foster–Greer–Thorbecke measure below a line z, Σ_{v_i < z} (t_i/T)((z − v_i)/z)^α: the share of people below it (α = 0), their mean gap
 * (1), or the squared gap (2). Range 0–1; NaN without people. At the line is not below it.
 * @param values quantity per person by area, 0 or more
 * @param weights persons by area
 * @param line above 0, in the unit of the values
 */
export function povertyFgtOf(values: Float64Array, weights: Float64Array, line: number, alpha = 0): number {
  let persons = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    persons += weights[i]!;
    if (values[i]! < line) sum += weights[i]! * ((line - values[i]!) / line) ** alpha;
  }
  return sum / persons;
}

export interface PovertyOptions {
  /** The line in the unit of the values; 0 (default) for a share of the median. */
  line?: number;
  /** Share of the median where no line is given; 0.6 unless told. */
  shareOfMedian?: number;
  /** 0 counts people, 1 their gap, 2 the squared gap. */
  alpha?: number;
}

export const povertyFgt = defineMeasure<PovertyOptions>({
  id: "poverty-fgt",
  aliases: ["FGT", "foster-greer-thorbecke"],
  symbol: "FGT(α)",
  family: "inequality",
  name: { sv: "Folk i områden under en gräns (FGT)", en: "People in areas below a line (FGT)" },
  groups: "none",
  needs: ["values"],
  formula: "FGT(α) = Σ_{v_i < z} (t_i/T) ((z − v_i)/z)^α",
  sources: ["Foster, Greer & Thorbecke 1984"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Inget område ligger under gränsen.", en: "No area lies below the line." },
    highMeans: {
      sv: "Alla områden ligger under gränsen (α = 0), eller har inget alls.",
      en: "All areas lie below the line (α = 0), or have nothing at all.",
    },
  },
  perArea: {
    sv: "Områdets del. Delarna summerar till värdet.",
    en: "The area's part. The parts sum to the value.",
  },
  sensitiveTo: {
    sv: "Var gränsen dras. Med α = 0 ger små ändringar nära gränsen stora hopp.",
    en: "Where the line is drawn. With α = 0 small changes near the line make large jumps.",
  },
  notToRead: {
    sv: "Det är folk som bor i områden vars medelvärde ligger under gränsen, inte personer med låg inkomst: de finns i alla områden.",
    en: "It is people who live in areas whose mean lies below the line, not people with low incomes: those live in all areas.",
  },
  options: [
    {
      id: "line",
      kind: "number",
      default: 0,
      what: {
        sv: "Gränsen i värdets enhet; vid 0 används en andel av medianen.",
        en: "The line in the unit of the values; at 0 a share of the median is used.",
      },
    },
    {
      id: "shareOfMedian",
      kind: "number",
      default: 0.6,
      what: {
        sv: "Gränsen som andel av det folkmängdsvägda medianområdet.",
        en: "The line as a share of the population-weighted median of areas.",
      },
    },
    {
      id: "alpha",
      kind: "number",
      default: 0,
      what: {
        sv: "0 räknar folk, 1 hur långt under gränsen, 2 avstånden i kvadrat.",
        en: "0 counts people, 1 how far below the line, 2 the squared gaps.",
      },
    },
  ],
  measure(data, { line = 0, shareOfMedian = 0.6, alpha = 0 }) {
    if (!(alpha >= 0 && alpha < Infinity))
      throw new MeasuresError("input", {
        value: alpha,
        expected: "α of 0 or more",
        action: "0, 1 and 2 are the usual ones.",
      });
    const given = weightedValues(data);
    const { values, weights, persons } = given;
    const hasLine = line !== 0;
    const z = hasLine ? line : shareOfMedian * weightedMedian(values, weights);
    if (!(z > 0 && z < Infinity))
      throw new MeasuresError(hasLine ? "input" : "undefined", {
        value: z,
        expected: "a line above 0",
        action: hasLine ? "Give the line in the unit of the values." : "The median is 0: give a line.",
      });
    const parts = values.map((v, k) => (v < z ? (weights[k]! / persons) * ((z - v) / z) ** alpha : 0));
    const below = values.reduce((count, v) => count + (v < z ? 1 : 0), 0);
    return {
      value: povertyFgtOf(values, weights, z, alpha),
      perArea: spreadOut(given, parts),
      note: {
        sv: `${below} av ${values.length} områden med befolkning ligger under gränsen ${comma(z)}${hasLine ? "" : ` (${comma(shareOfMedian)} av medianen)`}, α = ${comma(alpha)}.`,
        en: `${below} of ${values.length} areas with people lie below the line ${z}${hasLine ? "" : ` (${shareOfMedian} of the median)`}, α = ${alpha}.`,
      },
    };
  },
});
