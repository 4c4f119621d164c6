import { emptyPicture } from "../base/empty.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";

export interface RankRow {
  id: string;
  label: string;
  rank: number;
  /** Places between which it lies in nine of ten draws. */
  low: number;
  high: number;
}

export interface RankIntervals {
  /** "Planens åtgärder". */
  what: string;
  /** In the order of their places. */
  rows: readonly RankRow[];
  /** How many there are places for. */
  of: number;
  source?: string;
}

const PITCH = 24;
const NARROW_PITCH = 42;
const HEAD = 22;

/** Places in a list with how far they move when weights and figures are uncertain: a wide line is an unsure place. */
export function rankIntervals(data: RankIntervals, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { rows, of, what } = data;
  const sv = lang === "sv";
  const table: Table = {
    columns: [
      { id: "row", label: sv ? "Åtgärd" : "Measure", align: "start" },
      { id: "rank", label: sv ? "Plats" : "Place", align: "end", decimals: 0 },
      { id: "low", label: sv ? "Lägst, 9 av 10" : "Lowest, 9 in 10", align: "end", decimals: 0 },
      { id: "high", label: sv ? "Högst, 9 av 10" : "Highest, 9 in 10", align: "end", decimals: 0 },
    ],
    rows: rows.map(({ label: name, rank, low, high }): Cell[] => [name, rank, low, high]),
  };
  for (const { id, rank, low, high } of rows)
    if (!(low >= 1 && low <= high && high <= of && rank >= 1 && rank <= of))
      throw new RangeError(
        `${id} has place ${rank}, between ${low} and ${high} of ${of}; expected whole places from 1.`,
      );
  const [first, second] = rows;
  if (!first)
    return emptyPicture(
      stage,
      {
        title: { sv: `${what}: ingen ordning`, en: `${what}: no order` },
        action: {
          sv: "Ingen åtgärd har allt som väger. Fyll i plats och kostnad.",
          en: "No measure has all that weighs. Fill in place and cost.",
        },
      },
      table,
    );
  const unsure = second !== undefined && first.high >= second.low;
  const title = sv
    ? `${first.label} kommer först, på plats ${first.low}–${first.high} av ${of} i nio av tio dragningar`
    : `${first.label} comes first, in places ${first.low}–${first.high} of ${of} in nine of ten draws`;
  return compose(stage, {
    title,
    description: sv
      ? `${what}. Punkten är platsen med dessa vikter, linjen var åtgärden hamnar i nio av tio dragningar av vikter och osäkra tal.`
      : `${what}. The dot is the place with these weights, the line where the measure ends in nine of ten draws of weights and uncertain figures.`,
    summary: `${title}.${unsure ? (sv ? " De första platserna överlappar." : " The first places overlap.") : ""}`,
    table,
    draw: (width) => {
      const narrow = width < 520;
      const pitch = narrow ? NARROW_PITCH : PITCH;
      const left = narrow
        ? 8
        : Math.min(width * 0.46, Math.max(...rows.map((row) => textWidth(row.label, 13)))) + 24;
      const right = width - 12;
      const x = (place: number): number => left + ((right - left) * (place - 1)) / Math.max(1, of - 1);
      const bottom = HEAD + rows.length * pitch;
      const step = Math.max(1, Math.ceil(of / 8));
      let svg = "";
      for (let place = 1; place <= of; place += step)
        svg +=
          rule(x(place), HEAD, x(place), bottom, { stroke: theme.hairline }) +
          label(number(place, lang), x(place), 13, { size: 12, anchor: "middle", fill: theme.muted });
      if (!narrow)
        svg += label(sv ? "Plats i listan" : "Place in the list", 0, 13, { size: 12, fill: theme.muted });
      rows.forEach(({ id, label: name, rank, low, high }, at) => {
        const top = HEAD + at * pitch;
        const y = narrow ? top + 29 : top + pitch / 2;
        svg +=
          label(fit(name, narrow ? width : left - 22, 13), 0, narrow ? top + 15 : y + 4.5) +
          rule(x(low), y, x(high), y, {
            stroke: theme.accent,
            "stroke-width": 3,
            "stroke-linecap": "round",
          }) +
          el("circle", {
            cx: x(rank),
            cy: y,
            r: 5,
            fill: theme.ink,
            stroke: theme.paper,
            "stroke-width": 1.4,
            "data-row": id,
          });
      });
      return { svg, height: bottom };
    },
  });
}
