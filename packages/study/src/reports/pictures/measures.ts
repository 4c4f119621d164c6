import type { Answer, MeasureAnswer, MeasureTrend } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { measureDots, scaleProfile, signedBars, trendLines } from "@tvars/report";
import type { ScalePoint, SignedBar } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";
import { breaksOf, percentOf } from "./kinds.ts";
import { mapOfAreas, quantileBorders } from "./map-of-areas.ts";

/** Three figures that count, whatever the size of the number. */
export const decimalsFor = (value: number): number =>
  value === 0 ? 2 : Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));

const figureOf = ({ value, status, flags }: Pick<Figure, "value" | "status" | "flags">): Figure =>
  ({ value, status, ...(flags ? { flags } : {}) }) as Figure;

/** What an end of a scale means as it stands inside a sentence; names and abbreviations keep their large letters. */
const meaning = (text: string): string => {
  const bare = text.replace(/\.$/, "");
  return /^\p{Lu}\p{Ll}/u.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
};

/** Values on the scale of the first measure, together with those that share it. */
export const measurePictures: Draw<MeasureAnswer> = ({ results, place, year }, lang) => {
  const main = results.find(({ range }) => range.low !== null && range.high !== null);
  if (!main) return [];
  const [low, high] = [main.range.low!, main.range.high!];
  const rows = results.filter(
    ({ value, range }) =>
      range.low === low && range.high === high && (value === null || (value >= low && value <= high)),
  );
  return [
    (options) =>
      measureDots(
        {
          place: place.name[lang],
          year,
          range: [low, high],
          decimals: high >= 10 ? 1 : 3,
          rows: rows.map(({ id, name, interval, expected, ...one }) => ({
            id,
            label: name[lang],
            figure: figureOf(one as Figure),
            ...(interval ? { low: interval.low, high: interval.high } : {}),
            ...(expected === null ? {} : { expected }),
          })),
          ends: { low: meaning(main.range.lowMeans[lang]), high: meaning(main.range.highMeans[lang]) },
        },
        options,
      ),
  ];
};

/** A measure year by year, with what chance would give. */
export const measureTrendPictures: Draw<MeasureTrend> = ({ measure, years, place, breaks }, lang) => {
  const chance = years.some(({ expected }) => expected !== null);
  const most = Math.max(0, ...years.map(({ value }) => Math.abs(value ?? 0)));
  const points = years.map((one) => ({
    year: one.year,
    figure: figureOf(one as Figure),
    ...(one.interval ? { low: one.interval.low, high: one.interval.high } : {}),
  }));
  const expected = years.flatMap(({ year, expected: value }) =>
    value === null ? [] : [{ year, figure: { value, status: "value" } as Figure }],
  );
  return [
    (options) =>
      trendLines(
        {
          measure: measure.name[lang],
          decimals: decimalsFor(most),
          series: [
            { id: "value", label: place.name[lang], own: true, points },
            ...(chance
              ? [{ id: "chance", label: lang === "sv" ? "Av slumpen" : "By chance", points: expected }]
              : []),
          ],
          breaks: breaksOf(breaks),
          fromZero: chance,
        },
        options,
      ),
  ];
};

type Scale = Answer<"measureScale">;
const AXES = {
  persons: { sv: "Närmaste personer", en: "Nearest persons" },
  metres: { sv: "Meter från områdets mitt", en: "Metres from the middle of the area" },
} as const;

export const measureScalePictures: Draw<Scale> = (answer, lang) => {
  const pointOf = ({
    at,
    label,
    value,
    low,
    high,
  }: Scale["series"][number]["points"][number]): ScalePoint => ({
    at,
    label: label[lang],
    value,
    ...(low === null || high === null ? {} : { low, high }),
  });
  const divisions = answer.series.find(({ kind }) => kind === "division");
  return (["persons", "metres"] as const).flatMap((kind): Drawing[] => {
    const series = answer.series.find((one) => one.kind === kind);
    if (!series || series.points.length === 0) return [];
    return [
      (options) =>
        scaleProfile(
          {
            measure: answer.measure.name[lang],
            place: `${answer.place.name[lang]} ${answer.year}`,
            axis: AXES[kind][lang],
            unit: kind === "persons" ? "" : series.unit[lang],
            decimals: 3,
            line: series.points.map(pointOf),
            marks: kind === "persons" ? (divisions?.points.map(pointOf) ?? []) : [],
            ...(series.band ? { band: series.band[lang] } : {}),
            ...(kind === "persons" ? { finding: answer.reading[lang] } : {}),
          },
          options,
        ),
    ];
  });
};

const LEVELS = {
  lan: { between: { sv: "Mellan län", en: "Between län" }, within: { sv: "Inom län", en: "Within län" } },
  kommun: {
    between: { sv: "Mellan kommuner", en: "Between kommuner" },
    within: { sv: "Inom kommuner", en: "Within kommuner" },
  },
} as const;

/** What a value is made of, and what its change is made of. */
export const measureDecompositionPictures: Draw<Answer<"measureDecomposition">> = (answer, lang) => {
  const sv = lang === "sv";
  const bars = (
    facts: { finding: string; what: string; rows: SignedBar[]; sum: SignedBar; signed: boolean },
    years: string,
  ): Drawing => {
    const most = Math.max(...[...facts.rows, facts.sum].map(({ value }) => Math.abs(value)));
    return (options) =>
      signedBars(
        { ...facts, description: `${answer.place.name[lang]} ${years}`, decimals: decimalsFor(most) },
        options,
      );
  };
  const { nested, difference } = answer;
  return [
    ...nested.map((one) =>
      bars(
        {
          finding: one.reading[lang],
          what: one.measure.name[lang],
          signed: false,
          rows: (["between", "within"] as const).map((id) => ({
            id,
            label: LEVELS[one.level][id][lang],
            value: one[id],
          })),
          sum: { id: "total", label: sv ? "Totalt" : "In all", value: one.total },
        },
        String(answer.year),
      ),
    ),
    ...(difference
      ? [
          bars(
            {
              finding: difference.reading[lang],
              what: difference.measure.name[lang],
              signed: true,
              rows: difference.parts.map(({ id, name, value }) => ({ id, label: name[lang], value })),
              sum: {
                id: "total",
                label: sv ? "Hela ändringen" : "The whole change",
                value: difference.difference,
              },
            },
            `${difference.from}–${difference.to}`,
          ),
        ]
      : []),
  ];
};

/** Where a value is made. */
export const measureAreasPictures: Draw<Answer<"measureAreas">> = (answer, lang, ground) => {
  const { rows, result, place, year } = answer;
  const shares = rows.some(({ share }) => share.status !== "not-applicable");
  const figures = new Map(
    rows.map(({ area, part, share }) => [area.code, shares ? percentOf(share as Figure) : (part as Figure)]),
  );
  const values = [...figures.values()].flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return [];
  const measure = shares
    ? lang === "sv"
      ? "Områdets del av värdet"
      : "The area's part of the value"
    : result.name[lang];
  return mapOfAreas(ground, {
    title:
      lang === "sv"
        ? `Var värdet uppstår: ${result.name.sv}, ${place.name.sv} ${year}`
        : `Where the value is made: ${result.name.en}, ${place.name.en} ${year}`,
    year,
    scale: {
      kind: "steps",
      measure,
      borders: quantileBorders(values),
      ...(shares ? { unit: "percent" as const } : {}),
      decimals: shares ? 2 : decimalsFor(Math.max(...values.map(Math.abs))),
    },
    figureOf: (code) => figures.get(code),
  });
};
