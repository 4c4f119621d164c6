import type { Answer, GoalAnswer } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import type { Lang } from "@tvars/report";
import { differenceInDifferences, number, signedBars, targetPath, trendLines } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { breaksOf } from "./kinds.ts";

const EVERYTHING = { sv: "alla områden som finns här", en: "all areas at hand" } as const;

function goalDrawing(answer: GoalAnswer, lang: Lang): Drawing[] {
  const { goal, status, years, path, breaks, unit } = answer;
  const points = years.filter(({ year }) => year >= goal.from);
  if (points.every(({ value }) => value.figure.value === null)) return [];
  const place = goal.follows.kind === "records" ? goal.follows.asked.place : goal.follows.place;
  return [
    (options) =>
      targetPath(
        {
          measure: goal.title[lang],
          place: place === "riket" ? EVERYTHING[lang] : place,
          points: points.map(({ year, value }) => ({
            year,
            figure: value.figure as Figure,
            ...(value.low === null || value.high === null ? {} : { low: value.low, high: value.high }),
          })),
          from: path[0] ?? { year: goal.from, value: goal.target },
          target: { year: goal.by, value: goal.target },
          direction: goal.direction,
          status,
          unit: unit.sv === "procent" ? "percent" : "number",
          breaks: breaksOf(breaks),
        },
        options,
      ),
  ];
}

export const goalPictures: Draw<GoalAnswer> = (answer, lang) => goalDrawing(answer, lang);
export const goalsPictures: Draw<GoalAnswer[]> = (answers, lang) =>
  answers.flatMap((answer) => goalDrawing(answer, lang));

/** The same areas against the same type each year, a picture for each type. */
export const compositionPictures: Draw<Answer<"composition">> = ({ types, from, breaks, unit }, lang) =>
  types.map((of): Drawing => (options) => {
    const sv = lang === "sv";
    const points = (years: typeof of.sameType) =>
      years.map(({ year, value }) => ({ year, figure: value.figure as Figure }));
    const word = `${sv ? "Typ" : "Type"} ${of.type}`;
    const [own, composition] = [of.own, of.composition].map((value) => number(value, lang, 1, true));
    const picture = trendLines(
      {
        measure: word,
        decimals: 1,
        series: [
          {
            id: "areas",
            label: sv ? `Samma områden (${from})` : `Same areas (${from})`,
            own: true,
            points: points(of.sameAreas),
          },
          {
            id: "type",
            label: sv ? "Samma typ varje år" : "Same type each year",
            points: points(of.sameType),
          },
        ],
        breaks: breaksOf(breaks),
      },
      { ...options, height: 170 },
    );
    const title = sv
      ? `${word}: egen ändring ${own}, byten av typ ${composition}`
      : `${word}: own change ${own}, changes of type ${composition}`;
    return { ...picture, title, foot: { ...picture.foot, unit: unit[lang] } };
  });

/** Before and after, against areas that were alike. */
export const evaluationPictures: Draw<Answer<"evaluate">> = (answer, lang) => {
  const { asked, title, series, effect, reading } = answer;
  const { value } = effect.figure;
  if (value === null) return [];
  const sv = lang === "sv";
  return [
    (options) => ({
      ...differenceInDifferences(
        {
          measure: title[lang].split(":")[0]!,
          treated: {
            label: sv ? "Med åtgärden" : "With the measure",
            points: series.map(({ year, treated }) => ({ year, figure: treated as Figure })),
          },
          comparison: {
            label: sv ? "Liknande områden" : "Similar areas",
            points: series.map(({ year, comparison }) => ({ year, figure: comparison as Figure })),
          },
          fromYear: asked.since,
          what: sv ? `åtgärden ${asked.since}` : `the measure in ${asked.since}`,
          effect: { value, low: effect.low ?? value, high: effect.high ?? value },
          checks: reading.slice(1).map((one) => one[lang]),
        },
        options,
      ),
      title: title[lang],
    }),
  ];
};

const MOST = 12;

/** Areas by the chance of another type: in the order of the chance, never of the index. */
export const earlyPictures: Draw<Answer<"early">> = ({ rows, title, year, ahead }, lang) => {
  const sv = lang === "sv";
  const chance = ({ type, chances }: (typeof rows)[number]): number =>
    100 * chances.filter((one) => one.type !== type).reduce((sum, one) => sum + one.chance, 0);
  const shown = rows
    .map((row) => ({
      id: row.area.id,
      label: `${row.area.name} (${sv ? "typ" : "type"} ${row.type})`,
      value: chance(row),
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, MOST);
  if (shown.length === 0) return [];
  return [
    (options) =>
      signedBars(
        {
          what: sv ? "chans till en annan typ, procent" : "chance of another type, per cent",
          finding: title[lang],
          description: sv
            ? `De ${shown.length} områden där ett byte är mest sannolikt från ${year} till ${year + ahead}. Säger inget om dem som bor där.`
            : `The ${shown.length} areas where a change is most likely from ${year} to ${year + ahead}. Says nothing about those who live there.`,
          rows: shown,
          decimals: 0,
          signed: false,
        },
        options,
      ),
  ];
};
