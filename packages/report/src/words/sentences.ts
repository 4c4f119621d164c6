import type { Figure } from "@tvars/cube";
import type { AreaType } from "../base/palette.ts";
import type { Lang } from "../base/picture.ts";
import type { FigureFormat } from "./numbers.ts";
import { amid } from "./amid.ts";
import { figureText, list, number, percent } from "./numbers.ts";
import { outOfTen, sentenceCase } from "./out-of-ten.ts";
import { CHALLENGED, DIRECTION, typeName } from "./types.ts";

export interface Barometer {
  /** "Karlstad", "Värmlands län", "Sverige", "urvalet". */
  place: string;
  year: number;
  /** Share in types 1 to 5, per cent. */
  shares: readonly Figure[];
  /** Of what the shares are. */
  of?: "population" | "areas";
}

/** The share of the population in types 1 and 2 together; null where either is not known. */
export function challengedShare(shares: readonly Figure[]): number | null {
  const [first, second] = [shares[0]?.value, shares[1]?.value];
  return typeof first === "number" && typeof second === "number" ? Math.min(100, first + second) : null;
}

/** The finding of a barometer in one sentence. */
export function headline({ place: name, year, shares }: Barometer, lang: Lang): string {
  const place = amid(name);
  const share = challengedShare(shares);
  const known = shares.filter(({ value }) => value !== null).length;
  if (known === 0)
    return lang === "sv"
      ? `För ${place} finns ingen uppgift om områdestyper ${year}`
      : `There are no figures on area types for ${place} in ${year}`;
  if (share === null)
    return lang === "sv"
      ? `För ${place} är en del av fördelningen ${year} skyddad eller saknas`
      : `Part of the distribution for ${place} in ${year} is protected or missing`;
  const said = outOfTen(share, lang);
  return lang === "sv"
    ? `${sentenceCase(said)} i ${place} bodde i ${CHALLENGED.sv} ${year}`
    : `${sentenceCase(said)} in ${place} lived in ${CHALLENGED.en} in ${year}`;
}

/** The whole distribution in one sentence, for those who do not see the bar. */
export function distributionSentence(
  { place, year, shares, of = "population" }: Barometer,
  lang: Lang,
): string {
  const parts = shares.map((share, i) => {
    const type = (i + 1) as AreaType;
    return `${figureText(share, lang, { unit: "percent", decimals: 1 })} ${lang === "sv" ? "i typ" : "in type"} ${type}`;
  });
  const direction = DIRECTION.type[lang];
  return lang === "sv"
    ? `${place} ${year}, andel av ${of === "areas" ? "områdena" : "befolkningen"}: ${list(parts, lang)}. ${direction}`
    : `${place} ${year}, share of the ${of === "areas" ? "areas" : "population"}: ${list(parts, lang)}. ${direction}`;
}

export interface YearFigure {
  year: number;
  figure: Figure;
}

export interface Trend extends FigureFormat {
  /** "Index i Kronoparken", "Andelen i typ 1 och 2 i Karlstad". */
  subject: string;
  points: readonly YearFigure[];
  /** First years of a new series: values before and after are not compared. */
  breakYears?: readonly number[];
}

/** The points after the last break that leaves two known values; what may be compared without reserve. */
function comparable({ points, breakYears = [] }: Trend): { run: YearFigure[]; cut: number | undefined } {
  const known = points.filter(({ figure }) => figure.value !== null).toSorted((a, b) => a.year - b.year);
  const last = known.at(-1);
  if (last === undefined) return { run: [], cut: undefined };
  const cuts = breakYears
    .filter((year) => year > known[0]!.year && year <= last.year)
    .toSorted((a, b) => b - a);
  if (cuts.length === 0) return { run: known, cut: undefined };
  const bounds = [Infinity, ...cuts, -Infinity];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const run = known.filter(({ year }) => year < bounds[i]! && year >= bounds[i + 1]!);
    if (run.length >= 2) return { run, cut: cuts[0] };
  }
  return { run: [last], cut: cuts[0] };
}

/** From what to what, between which years; never across a break. */
export function trendSentence(trend: Trend, lang: Lang): string {
  const { subject, unit, decimals } = trend;
  const format = { unit, decimals };
  const { run, cut } = comparable(trend);
  const first = run[0];
  const last = run.at(-1);
  const sv = lang === "sv";
  if (first === undefined || last === undefined)
    return sv ? `${subject}: inga uppgifter.` : `${subject}: no figures.`;
  const broken =
    cut === undefined
      ? ""
      : sv
        ? ` Serien bryts ${cut}; åren före och efter jämförs inte.`
        : ` The series breaks in ${cut}; the years before and after are not compared.`;
  const text = (figure: Figure): string => figureText(figure, lang, format);
  if (first === last)
    return `${subject}${sv ? " var" : " was"} ${text(last.figure)} ${sv ? "" : "in "}${last.year}.${broken}`;
  const change = last.figure.value! - first.figure.value!;
  const same = text(first.figure) === text(last.figure);
  const verb = same
    ? sv
      ? "var lika hög"
      : "was the same"
    : change > 0
      ? sv
        ? "steg"
        : "rose"
      : sv
        ? "sjönk"
        : "fell";
  const said = same
    ? sv
      ? `${subject} var ${text(last.figure)} både ${first.year} och ${last.year}.`
      : `${subject} was ${text(last.figure)} in both ${first.year} and ${last.year}.`
    : sv
      ? `${subject} ${verb} från ${text(first.figure)} till ${text(last.figure)} mellan ${first.year} och ${last.year}.`
      : `${subject} ${verb} from ${text(first.figure)} to ${text(last.figure)} between ${first.year} and ${last.year}.`;
  return said + broken;
}

export interface Transitions {
  fromYear: number;
  toYear: number;
  /** counts[from − 1][to − 1], areas. */
  counts: readonly (readonly number[])[];
}

/** How many areas kept their type, and which way the others went. */
export function transitionSentence({ fromYear, toYear, counts }: Transitions, lang: Lang): string {
  let [all, same, better, worse] = [0, 0, 0, 0];
  counts.forEach((row, from) =>
    row.forEach((n, to) => {
      all += n;
      if (to === from) same += n;
      else if (to > from) better += n;
      else worse += n;
    }),
  );
  const n = (value: number): string => number(value, lang);
  if (all === 0)
    return lang === "sv"
      ? `Inga områden har en typ både ${fromYear} och ${toYear}.`
      : `No areas have a type in both ${fromYear} and ${toYear}.`;
  const kept = percent((100 * same) / all, lang, 0);
  return lang === "sv"
    ? `Av ${n(all)} områden hade ${n(same)} (${kept}) samma områdestyp ${toYear} som ${fromYear}; ${n(better)} gick till en typ med mindre utmaningar och ${n(worse)} till en typ med större.`
    : `Of ${n(all)} areas, ${n(same)} (${kept}) had the same area type in ${toYear} as in ${fromYear}; ${n(better)} moved to a type with lesser challenges and ${n(worse)} to a type with greater ones.`;
}

export interface Comparison extends FigureFormat {
  /** "Index", "Andelen i typ 1 och 2". */
  measure: string;
  place: string;
  year: number;
  own: Figure;
  others: readonly { label: string; figure: Figure }[];
}

/** The own value beside the others, without rank. */
export function comparisonSentence(comparison: Comparison, lang: Lang): string {
  const { measure, place, year, own, others, unit, decimals } = comparison;
  const format = { unit, decimals };
  const said = list(
    others.map(
      ({ label, figure }) =>
        `${figureText(figure, lang, format)} ${lang === "sv" ? "i" : "in"} ${amid(label)}`,
    ),
    lang,
  );
  const beside = said === "" ? "" : lang === "sv" ? `, att jämföra med ${said}` : `, compared with ${said}`;
  return lang === "sv"
    ? `${measure} i ${amid(place)} ${year}: ${figureText(own, lang, format)}${beside}.`
    : `${measure} in ${amid(place)} in ${year}: ${figureText(own, lang, format)}${beside}.`;
}

export interface IndexOf {
  place: string;
  year: number;
  index: Figure;
  type: AreaType | null;
  /** Nearest cut-off, in standard deviations of the year; positive = above it. */
  nearest?: { type: AreaType; distanceSd: number };
}

/** Index and type of one area, and how near it is to another type. */
export function indexSentence({ place, year, index, type, nearest }: IndexOf, lang: Lang): string {
  const sv = lang === "sv";
  if (index.value === null)
    return sv
      ? `Index för ${place} ${year}: ${figureText(index, lang)}.`
      : `Index for ${place} in ${year}: ${figureText(index, lang)}.`;
  const value = number(index.value, lang, 1);
  const typed =
    type === null
      ? sv
        ? " och ingen områdestyp"
        : " and no area type"
      : sv
        ? ` och områdestyp ${type} (${typeName(type, lang).toLowerCase()})`
        : ` and area type ${type} (${typeName(type, lang).toLowerCase()})`;
  const near =
    nearest === undefined
      ? ""
      : sv
        ? ` Det är ${number(Math.abs(nearest.distanceSd), lang, 2)} standardavvikelser från typ ${nearest.type}.`
        : ` It is ${number(Math.abs(nearest.distanceSd), lang, 2)} standard deviations from type ${nearest.type}.`;
  const had = sv ? `${place} hade ${year} index` : `In ${year} ${place} had index`;
  return `${had} ${value}${typed}.${near} ${DIRECTION.index[lang]}`;
}

export interface ChangeOf {
  place: string;
  fromYear: number;
  toYear: number;
  from: number;
  to: number;
  /** What each part of the index contributed, in index points; adds up to the change. */
  parts: readonly { label: string; change: number }[];
}

/** What moved the index, the largest part named. */
export function changeSentence({ place, fromYear, toYear, from, to, parts }: ChangeOf, lang: Lang): string {
  const sv = lang === "sv";
  const change = Math.round((to - from) * 10) / 10;
  const [a, b] = [number(from, lang, 1), number(to, lang, 1)];
  if (change === 0)
    return sv
      ? `Index för ${place} var ${b} både ${fromYear} och ${toYear}.`
      : `The index for ${place} was ${b} in both ${fromYear} and ${toYear}.`;
  const largest = parts
    .filter((part) => Math.sign(part.change) === Math.sign(change))
    .toSorted((p, q) => Math.abs(q.change) - Math.abs(p.change))[0];
  const verb = sv ? (change > 0 ? "steg" : "sjönk") : change > 0 ? "rose" : "fell";
  const said = sv
    ? `Index för ${place} ${verb} från ${a} till ${b} mellan ${fromYear} och ${toYear}`
    : `The index for ${place} ${verb} from ${a} to ${b} between ${fromYear} and ${toYear}`;
  if (largest === undefined) return `${said}.`;
  const points = number(largest.change, lang, 1, true);
  return sv
    ? `${said}, mest genom ${largest.label.toLowerCase()} (${points}).`
    : `${said}, mostly through ${largest.label.toLowerCase()} (${points}).`;
}
