import type { Figure } from "@tvars/cube";
import { pieces } from "../base/axes.ts";
import { dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import type { KeyItem } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { timeFrame } from "../base/time-frame.ts";
import { figureText, number, valueText } from "../words/numbers.ts";
import type { Unit } from "../words/numbers.ts";

export interface DifferenceSeries {
  label: string;
  points: readonly { year: number; figure: Figure }[];
}

export interface DifferenceInDifferences {
  measure: string;
  /** Where the measure was taken, and those it is compared with. */
  treated: DifferenceSeries;
  comparison: DifferenceSeries;
  /** First year after the measure. */
  fromYear: number;
  /** "bron över E20". */
  what: string;
  effect: { value: number; low: number; high: number; level?: string };
  /** Said under the picture: common trends before, placebo. */
  checks?: readonly string[];
  unit?: Unit;
  decimals?: number;
  source?: string;
}

/**
 * The treated as they would have gone had they followed the comparison: the comparison, moved to the treated's level
 * before the measure (mean over years both have). Undefined where no such year exists.
 */
export function counterfactual({
  treated,
  comparison,
  fromYear,
}: Pick<DifferenceInDifferences, "treated" | "comparison" | "fromYear">):
  | { year: number; value: number }[]
  | undefined {
  const values = ({ points }: DifferenceSeries): Map<number, number> =>
    new Map(
      points.flatMap(({ year, figure }) => (figure.value === null ? [] : [[year, figure.value] as const])),
    );
  const [own, other] = [values(treated), values(comparison)];
  const common = [...own.keys()].filter((year) => year < fromYear && other.has(year));
  if (common.length === 0) return undefined;
  const shift = common.reduce((sum, year) => sum + own.get(year)! - other.get(year)!, 0) / common.length;
  const last = Math.max(...common);
  return [...other]
    .filter(([year]) => year >= last)
    .map(([year, value]) => ({ year, value: value + shift }))
    .toSorted((a, b) => a.year - b.year);
}

/** Before and after a measure, with those it is compared with, and the path the treated would have gone without it. */
export function differenceInDifferences(
  data: DifferenceInDifferences,
  options: PictureOptions = {},
): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const {
    measure,
    treated,
    comparison,
    fromYear,
    what,
    effect,
    checks = [],
    unit = "number",
    decimals = 1,
  } = data;
  const sv = lang === "sv";
  if (!(effect.low <= effect.value && effect.value <= effect.high))
    throw new RangeError(
      `The effect is ${effect.value} with limits ${effect.low} and ${effect.high}; expected it between them.`,
    );
  const without = counterfactual(data);
  const years = [...new Set([...treated.points, ...comparison.points].map(({ year }) => year))].toSorted(
    (a, b) => a - b,
  );
  const at = ({ points }: DifferenceSeries, year: number): Figure | null =>
    points.find((point) => point.year === year)?.figure ?? null;
  const sign = unit === "percent" ? { unit: "%" } : {};
  const words = sv ? "Utan åtgärden, beräknat" : "Without the measure, computed";
  const table: Table = {
    columns: [
      { id: "year", label: sv ? "År" : "Year", align: "start" },
      { id: "treated", label: treated.label, align: "end", decimals, ...sign },
      { id: "comparison", label: comparison.label, align: "end", decimals, ...sign },
      { id: "without", label: words, align: "end", decimals, ...sign },
    ],
    rows: years.map((year): Cell[] => [
      String(year),
      at(treated, year),
      at(comparison, year),
      without?.find((point) => point.year === year)?.value ?? null,
    ]),
  };
  const figures = [...treated.points, ...comparison.points].map(({ figure }) => figure);
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  if (without === undefined || values.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inget att jämföra`, en: `${measure}: nothing to compare` },
        action: {
          sv: `Det finns inget år före ${fromYear} där båda har uppgifter. Välj en annan jämförelse eller fler år.`,
          en: `There is no year before ${fromYear} where both have figures. Choose another comparison or more years.`,
        },
      },
      table,
    );
  const change = (value: number): string => number(value, lang, decimals, true);
  const sure = effect.low > 0 || effect.high < 0;
  const points = unit === "percent" ? (sv ? " procentenheter" : " percentage points") : "";
  const level = effect.level ?? (sv ? "95\u202f%" : "95%");
  const said = sv
    ? `Skillnaden efter ${what} är ${change(effect.value)}${points} (${level}: ${change(effect.low)} till ${change(effect.high)})`
    : `The difference after ${what} is ${change(effect.value)}${points} (${level}: ${change(effect.low)} to ${change(effect.high)})`;
  const title = sure
    ? said
    : sv
      ? `Ingen säker skillnad efter ${what}`
      : `No certain difference after ${what}`;
  return compose(stage, {
    title,
    description: sv
      ? `${measure}${unit === "percent" ? ", procent" : ""}. Den streckade linjen är som det hade gått om områdena följt jämförelsen.`
      : `${measure}${unit === "percent" ? ", per cent" : ""}. The dashed line is how it would have gone, had the areas followed the comparison.`,
    summary: `${title}.${sure ? "" : ` ${said}.`}`,
    table,
    foot: {
      years: `${years[0]!}–${years.at(-1)!}`,
      ...sign,
      notes: [...(sure ? [] : [`${said}.`]), ...checks],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const format = { unit, decimals };
      const series = [
        { ...treated, color: theme.accent, wide: 2.6 },
        { ...comparison, color: theme.series[1]!, wide: 2 },
      ];
      const ends = series.map(({ points: all }) =>
        all.toSorted((a, b) => a.year - b.year).findLast(({ figure }) => figure.value !== null)!,
      );
      const last = without.at(-1)!;
      const labels = [
        ...ends.map((end, i) => ({
          text: figureText(end.figure, lang, format),
          value: end.figure.value!,
          color: series[i]!.color,
        })),
        { text: valueText(last.value, lang, format), value: last.value, color: theme.muted },
      ];
      const right = Math.max(...labels.map(({ text }) => textWidth(text, 13, 600))) + 16;
      const frame = timeFrame(
        years,
        [...values, ...without.map(({ value }) => value)],
        { width, right, top: 24 },
        (value, places) => valueText(value, lang, { unit, decimals: places }),
        stage,
      );
      const { x, y, box } = frame;
      const edge = x(fromYear - 0.5);
      const name = fit(sv ? `Före | efter ${what}` : `Before | after ${what}`, width, 12, 600);
      const half = textWidth(name, 12, 600) / 2;
      let svg =
        frame.svg +
        rule(edge, box.top - 6, edge, box.bottom, {
          stroke: theme.ink,
          "stroke-dasharray": "2 3",
          "data-from": fromYear,
        }) +
        label(name, Math.min(Math.max(edge, half), width - half), 11, {
          size: 12,
          weight: 600,
          anchor: "middle",
        });
      svg += el("path", {
        d: pathOf(without.map(({ year, value }) => [x(year), y(value)] as const)),
        fill: "none",
        stroke: theme.muted,
        "stroke-width": 1.8,
        "stroke-dasharray": "5 4",
        "data-line": "without",
      });
      for (const { points: all, color, wide } of series) {
        for (const piece of pieces(all, []))
          if (piece.length > 1)
            svg += el("path", {
              d: pathOf(piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const)),
              fill: "none",
              stroke: color,
              "stroke-width": wide,
            });
        for (const { year, figure } of all)
          if (figure.value !== null) svg += dot(figure, x(year), y(figure.value), 3.6, color, stage);
      }
      const placed = dodge(
        labels.map(({ value }) => y(value)),
        17,
        box.top,
        box.bottom,
      );
      labels.forEach(
        ({ text, color }, i) =>
          (svg += label(text, box.right + 8, placed[i]! + 4.5, { weight: 600, fill: color })),
      );
      const stroke =
        (color: string, dash?: string): KeyItem["mark"] =>
        (px, py) =>
          rule(px, py + 7, px + 14, py + 7, {
            stroke: color,
            "stroke-width": 2.4,
            ...(dash ? { "stroke-dasharray": dash } : {}),
          });
      const key = keyRows(
        [
          ...series.map(({ label: text, color }) => ({ text, mark: stroke(color) })),
          { text: words, mark: stroke(theme.muted, "4 3") },
          ...statusItems(kindsIn(figures), stage),
        ],
        width,
        12,
      );
      const below = frame.height + 8;
      return {
        svg: svg + group({ transform: `translate(0,${below})` }, key.svg),
        height: below + key.height,
      };
    },
  });
}
