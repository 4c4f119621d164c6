/**
 * Writes docs/measures.md from the catalogue of measures, so that the page cannot say anything else than the code.
 * Run it with `npm run docs:measures`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Measure, MeasureInfo, OptionInfo } from "@tvars/measures";
import { FAMILIES } from "@tvars/measures";
import { MEASURES } from "../packages/study/src/measures/catalogue.ts";

export const MEASURES_DOC = fileURLToPath(new URL("../docs/measures.md", import.meta.url));

const FAMILY: Record<MeasureInfo["family"], [sv: string, en: string]> = {
  single: ["Två grupper", "Two groups"],
  multi: ["Många grupper", "Many groups"],
  local: ["Varje område för sig", "Each area by itself"],
  "small-units": ["Små områden: rättat för slumpen", "Small areas: corrected for chance"],
  ordered: ["Grupper i ordning", "Groups in order"],
  inequality: ["Ojämlikhet mellan områden", "Inequality between areas"],
  spatial: ["Läget på kartan", "Where areas lie"],
  context: ["Vad människor har omkring sig", "What surrounds people"],
  autocorrelation: ["Liknar grannar varandra", "Are neighbours alike"],
  decomposition: ["Vad ett värde består av", "What a value is made of"],
  rates: ["Andelar och skillnader", "Shares and gaps"],
};

const GROUPS: Record<MeasureInfo["groups"], string> = {
  two: "two, or one against the rest · två, eller en mot resten",
  many: "two or more · två eller flera",
  ordered: "two or more, from low to high · två eller flera, från låg till hög",
  none: "none; counts weigh the areas · inga; antalen är områdenas vikter",
};

/** A bar would end a cell of a table. */
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
const code = (text: string): string => `\`${text}\``;
const row = (...cells: string[]): string => `| ${cells.map(cell).join(" | ")} |`;

const bound = (value: number): string => (Number.isFinite(value) ? String(value) : value < 0 ? "−∞" : "∞");

const needsOf = ({ needs = [], needsOneOf = [] }: MeasureInfo): string[] => [
  ...needs,
  ...(needsOneOf.length > 0 ? [`one of ${needsOneOf.join(", ")}`] : []),
];

const defaultOf = ({ default: value }: OptionInfo): string =>
  typeof value === "object" ? (value.length === 0 ? "none" : value.join(", ")) : String(value);

function optionsOf(options: readonly OptionInfo[]): string[] {
  return [
    "",
    row("option", "default", "values", "svenska", "English"),
    row("---", "---", "---", "---", "---"),
    ...options.map((option) => {
      const { id, kind, choices, unit, what } = option;
      const values = choices ? choices.map(code).join(", ") : unit ? `${kind}, ${unit}` : kind;
      return row(code(id), defaultOf(option), values, what.sv, what.en);
    }),
  ];
}

function entryOf({ info, quick }: Measure): string[] {
  const { id, aliases = [], symbol, name, range, perArea, sensitiveTo, notToRead, options = [] } = info;
  const needs = needsOf(info);
  return [
    `### ${id}`,
    "",
    code(info.formula),
    "",
    `- **Symbol:** ${symbol}`,
    `- **Groups:** ${GROUPS[info.groups]}`,
    ...(needs.length > 0 ? [`- **Needs:** ${needs.join(", ")}`] : []),
    ...(aliases.length > 0 ? [`- **Also:** ${aliases.map(code).join(", ")}`] : []),
    `- **Simulated from counts alone:** ${quick ? "yes" : "no"}`,
    `- **Sources:** ${info.sources.join("; ")}`,
    "",
    row("", "svenska", "English"),
    row("---", "---", "---"),
    row("name", name.sv, name.en),
    row(`lowest, ${bound(range.low)}`, range.lowMeans.sv, range.lowMeans.en),
    row(`highest, ${bound(range.high)}`, range.highMeans.sv, range.highMeans.en),
    ...(perArea ? [row("each area", perArea.sv, perArea.en)] : []),
    row("sensitive to", sensitiveTo.sv, sensitiveTo.en),
    row("how not to read it", notToRead.sv, notToRead.en),
    ...(options.length > 0 ? optionsOf(options) : []),
    "",
  ];
}

/** The page as Markdown. */
export function measuresDoc(measures: readonly Measure[] = MEASURES): string {
  const families = FAMILIES.map((family) => ({
    family,
    members: measures.filter(({ info }) => info.family === family),
  })).filter(({ members }) => members.length > 0);
  return [
    "# Measures · Mått",
    "",
    "Made from the catalogue in the code by `npm run docs:measures`; do not edit. x_i, y_i and t_i are the persons of the one group, of the",
    "other, and of all in area i; X, Y and T their sums; P = X/T. `tvars measure --list` and `GET /api/measures` give the same.",
    "",
    `${measures.length} measures:`,
    "",
    ...families.map(
      ({ family, members }) =>
        `- **${FAMILY[family][1]} · ${FAMILY[family][0]}:** ${members.map(({ info }) => `[${info.id}](#${info.id})`).join(", ")}`,
    ),
    "",
    ...families.flatMap(({ family, members }) => [
      `## ${FAMILY[family][1]} · ${FAMILY[family][0]}`,
      "",
      ...members.flatMap(entryOf),
    ]),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(MEASURES_DOC, measuresDoc());
  console.log(`${MEASURES_DOC}: ${MEASURES.length} measures`);
}
