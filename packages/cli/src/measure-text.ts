import type { Study, TableAnswer } from "@tvars/study";
import { inventedLine, remarks } from "./commands/words.ts";
import type { Io } from "./io.ts";
import type { Lang } from "./lang.ts";
import { figureText, numberText, rowsText } from "./rows.ts";
import type { Column } from "./rows.ts";

/** Answers about measures as text for the eye: a calm table, then what it says in sentences. */

type Answer<Name extends keyof Study> = Study[Name] extends (...all: never[]) => Promise<infer A> ? A : never;
type Result = Answer<"measure">["results"][number];
type Info = Answer<"measures">[number];
type Valued = Pick<Result, "value" | "status" | "flags" | "interval" | "expected">;

const DECIMALS = 5;

const decimal = (value: number | null | undefined, lang: Lang): string =>
  value === null || value === undefined ? "" : numberText(value, lang, decimals(value));

/** Five decimals for values up to ten, fewer for larger ones. */
const decimals = (value: number): number =>
  Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 2 : DECIMALS;

const valueText = (one: Valued, lang: Lang): string =>
  figureText(one, lang, one.value === null ? 0 : decimals(one.value));

const intervalText = ({ interval }: Pick<Valued, "interval">, lang: Lang): string =>
  interval ? `${decimal(interval.low, lang)} – ${decimal(interval.high, lang)}` : "";

const VALUE = { sv: "värde", en: "value" };
const INTERVAL = { sv: "intervall", en: "interval" };
const CHANCE = { sv: "av slump", en: "by chance" };

const valueColumns = <Row extends Valued>(lang: Lang): Column<Row>[] => [
  { head: VALUE, text: (row) => valueText(row, lang), right: true },
  { head: INTERVAL, text: (row) => intervalText(row, lang), right: true },
  { head: CHANCE, text: ({ expected }) => decimal(expected, lang), right: true },
];

interface Extra {
  year?: number;
  within?: { value: string };
}

function resultsText(results: readonly (Result & Extra)[], lang: Lang): string {
  const has = (name: keyof Extra): boolean => results.some((one) => one[name] !== undefined);
  return rowsText<Result & Extra>(
    results,
    [
      ...(has("year")
        ? [{ head: { sv: "år", en: "year" }, text: ({ year }: Extra) => String(year ?? "") }]
        : []),
      ...(has("within")
        ? [{ head: { sv: "del", en: "part" }, text: ({ within }: Extra) => within?.value ?? "" }]
        : []),
      { head: { sv: "mått", en: "measure" }, text: ({ id }) => id },
      ...valueColumns<Result & Extra>(lang),
      ...(results.some(({ test }) => test)
        ? [{ head: { sv: "p", en: "p" }, text: ({ test }: Result) => decimal(test?.p, lang), right: true }]
        : []),
    ],
    lang,
  );
}

/** One sentence or a few for each measure; for many parts the table speaks for itself. */
function sentences(results: readonly (Result & Extra)[], lang: Lang): string {
  const several = new Set(results.map(({ id }) => id)).size < results.length;
  if (several) return "";
  return results
    .map(({ name, reading, note, doesNotSay, problem, reliability }) => {
      // The library gives its reasons in English; what is lacking stands in the reading in both languages.
      const why = problem && lang === "en" ? ` ${problem.action}` : "";
      const mind = lang === "sv" ? "Att tänka på" : "To mind";
      const reasons = reliability.reasons.map((reason) => reason[lang]).join(" ");
      const minded = reasons === "" || problem ? "" : `  ${mind}: ${reasons}\n`;
      return `\n${name[lang]}: ${reading[lang]}${why}\n  ${note[lang]}\n${minded}  ${doesNotSay[lang]}\n`;
    })
    .join("");
}

function leftOutText({ leftOut, reasons }: Answer<"measure">["areas"], lang: Lang): string {
  if (leftOut === 0) return "";
  const why = reasons.map(({ count, text }) => `${count} ${text[lang]}`).join(", ");
  return lang === "sv"
    ? `${leftOut} områden är utelämnade: ${why}.\n`
    : `${leftOut} areas are left out: ${why}.\n`;
}

const groupsText = (
  groups: readonly { label: { sv: string; en: string }; sum?: number }[],
  lang: Lang,
): string =>
  groups
    .map(({ label, sum }) => (sum === undefined ? label[lang] : `${label[lang]} ${numberText(sum, lang)}`))
    .join(" · ");

export function tableText(answer: TableAnswer, { lang }: Io): string {
  const { table, groups, areas, results } = answer;
  const used = lang === "sv" ? `${areas.used} områden` : `${areas.used} areas`;
  return `${table}: ${groupsText(groups, lang)}, ${used}\n${leftOutText(areas, lang)}${resultsText(results, lang)}${partsText(answer, lang)}${sentences(results, lang)}`;
}

/** Each area's number, a column for each measure that has one; a table for each year or part. */
function partsText({ runs, results }: TableAnswer, lang: Lang): string {
  return runs
    .map(({ year, within, units = [] }) => {
      const own = results.filter(
        (one) => one.year === year && one.within?.value === within?.value && one.perArea,
      );
      if (own.length === 0) return "";
      const rows = units.map((unit, at) => ({ unit, at }));
      const head = [year, within?.value].filter((part) => part !== undefined).join(" ");
      return `\n${head}${head ? "\n" : ""}${rowsText(
        rows,
        [
          { head: { sv: "område", en: "area" }, text: ({ unit }) => unit },
          ...own.map(({ id, perArea }): Column<(typeof rows)[number]> => ({
            head: { sv: id, en: id },
            text: ({ at }) => decimal(perArea![at], lang),
            right: true,
          })),
        ],
        lang,
      )}`;
    })
    .join("");
}

export function measureText(answer: Answer<"measure">, { lang }: Io): string {
  const { results, areas } = answer;
  return `${inventedLine(answer)[lang]}${headText(answer, String(answer.year), lang)}${leftOutText(areas, lang)}${resultsText(results, lang)}${sentences(results, lang)}`;
}

interface Headed {
  place: { name: { sv: string; en: string } };
  grouping: { title: { sv: string; en: string } };
  groups: readonly { label: { sv: string; en: string }; sum?: number }[];
}

const headText = ({ place, grouping, groups }: Headed, years: string, lang: Lang): string =>
  `${place.name[lang]}, ${years}, ${grouping.title[lang]}\n${groupsText(groups, lang)}\n`;

export function areasText(answer: Answer<"measureAreas">, { lang }: Io): string {
  const { rows, result, what, groups } = answer;
  const table = rowsText(
    rows,
    [
      { head: { sv: "kod", en: "code" }, text: ({ area }) => area.code },
      { head: { sv: "namn", en: "name" }, text: ({ area }) => area.name },
      ...groups.map(({ label }, at): Column<(typeof rows)[number]> => ({
        head: label,
        text: ({ counts }) => figureText(counts[at]!, lang),
        right: true,
      })),
      { head: { sv: "del", en: "part" }, text: ({ part }) => figureText(part, lang, DECIMALS), right: true },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${headText(answer, String(answer.year), lang)}${what[lang]}\n${table}${remarks(table)[lang]}\n${result.reading[lang]}\n`;
}

export function trendText(answer: Answer<"measureTrend">, { lang }: Io): string {
  const { years, breaks, change, measure } = answer;
  const table = rowsText(
    years,
    [
      { head: { sv: "år", en: "year" }, text: ({ year }) => String(year) },
      ...valueColumns<(typeof years)[number]>(lang),
    ],
    lang,
  );
  const marks = breaks.map(({ between: [a, b], reason }) => `${a}|${b}: ${reason[lang]}\n`).join("");
  const said = change ? `\n${change.reading[lang]} ${change.method[lang]}\n` : "";
  const span = `${years[0]?.year ?? ""}–${years.at(-1)?.year ?? ""}`;
  return `${inventedLine(answer)[lang]}${measure.name[lang]}\n${headText(answer, span, lang)}${table}${remarks(table)[lang]}${marks}${said}`;
}

export function scaleText(answer: Answer<"measureScale">, { lang }: Io): string {
  const { series, reading, measure } = answer;
  const parts = series.map(({ title, points, absent }) => {
    if (points.length === 0) return `${title[lang]}: ${absent?.[lang] ?? ""}\n`;
    return rowsText(
      points,
      [
        { head: title, text: ({ label }) => label[lang], right: true },
        { head: VALUE, text: ({ value }) => decimal(value, lang), right: true },
        { head: { sv: "från", en: "low" }, text: ({ low }) => decimal(low, lang), right: true },
        { head: { sv: "till", en: "high" }, text: ({ high }) => decimal(high, lang), right: true },
      ],
      lang,
    );
  });
  return `${inventedLine(answer)[lang]}${measure.name[lang]}\n${headText(answer, String(answer.year), lang)}${parts.join("\n")}\n${reading[lang]}\n`;
}

export function decompositionText(answer: Answer<"measureDecomposition">, { lang }: Io): string {
  const { nested, difference, changed, absent, measure } = answer;
  const levels = nested.map(({ reading }) => `${reading[lang]}\n`).join("");
  const parts = difference
    ? `\n${difference.reading[lang]}\n${rowsText(difference.parts, partColumns(lang), lang)}`
    : "";
  const areas = changed
    ? `\n${changed.reading[lang]}\n${rowsText(
        [...changed.up, ...changed.down],
        [
          { head: { sv: "område", en: "area" }, text: ({ area }) => `${area.code} ${area.name}` },
          { head: { sv: "ändring", en: "change" }, text: ({ change }) => decimal(change, lang), right: true },
        ],
        lang,
      )}`
    : "";
  const without = absent.map((text) => `${text[lang]}\n`).join("");
  return `${inventedLine(answer)[lang]}${measure.name[lang]}\n${headText(answer, String(answer.year), lang)}${levels}${parts}${areas}${without}`;
}

const partColumns = (lang: Lang): Column<{ name: { sv: string; en: string }; value: number }>[] => [
  { head: { sv: "del", en: "part" }, text: ({ name }) => name[lang] },
  { head: VALUE, text: ({ value }) => decimal(value, lang), right: true },
];

export function placesText(answer: Answer<"measurePlaces">, { lang }: Io): string {
  const { rows, caveat, measure } = answer;
  const table = rowsText(
    rows,
    [
      { head: { sv: "kod", en: "code" }, text: ({ area }) => area.code },
      { head: { sv: "namn", en: "name" }, text: ({ area }) => area.name },
      { head: { sv: "områden", en: "areas" }, text: ({ areas }) => numberText(areas, lang), right: true },
      ...valueColumns<(typeof rows)[number]>(lang),
      {
        head: { sv: "rang", en: "rank" },
        text: ({ rank }) =>
          rank ? (rank.low === rank.high ? String(rank.low) : `${rank.low}–${rank.high}`) : "",
        right: true,
      },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${measure.name[lang]}\n${headText(answer, String(answer.year), lang)}${caveat[lang]}\n\n${table}${remarks(table)[lang]}`;
}

export const listText = (all: readonly Info[], { lang }: Io): string =>
  rowsText(
    all,
    [
      { head: { sv: "mått", en: "measure" }, text: ({ id }) => id },
      { head: { sv: "namn", en: "name" }, text: ({ name }) => name[lang] },
      { head: { sv: "grupper", en: "groups" }, text: ({ groups }) => GROUPS[groups][lang] },
      {
        head: { sv: "behöver", en: "needs" },
        text: ({ needs, needsOneOf }) =>
          [...(needs ?? []), ...(needsOneOf ? [needsOneOf.join("|")] : [])].join(", "),
      },
    ],
    lang,
  );

const GROUPS = {
  two: { sv: "två", en: "two" },
  many: { sv: "flera", en: "many" },
  ordered: { sv: "i ordning", en: "in order" },
  none: { sv: "–", en: "–" },
};
