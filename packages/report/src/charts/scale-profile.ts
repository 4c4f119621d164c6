import { scaleLinear, scaleLog } from "d3-scale";
import type { Box } from "../base/axes.ts";
import { gridWidth, tickDecimals, valueGrid, valueScale } from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import { dodge } from "../base/layout.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, pathOf, rule } from "../base/svg.ts";
import { textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";

export interface ScalePoint {
  /** Persons or metres, more than 0; anything on an even axis. */
  at: number;
  label: string;
  value: number;
  low?: number;
  high?: number;
}

/** How a measure falls when ever larger surroundings count as one neighbourhood. */
export interface ScaleProfile {
  measure: string;
  /** "I Malmö 2022". */
  place: string;
  /** "Närmaste personer", "Meter från områdets mitt". */
  axis: string;
  unit: string;
  line: readonly ScalePoint[];
  /** Divisions at their mean size, drawn as marks beside the line. */
  marks?: readonly ScalePoint[];
  /** What the band is. */
  band?: string;
  finding?: string;
  /** Equal steps on the axis are equal differences, not equal ratios: for shares and thresholds. */
  even?: boolean;
  decimals?: number;
  source?: string;
}

const MOST_DOTS = 40;

export function scaleProfile(data: ScaleProfile, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, place, axis, unit, line, marks = [], band, decimals = 2 } = data;
  const sv = lang === "sv";
  const all = [...line, ...marks];
  const table: Table = {
    columns: [
      { id: "scale", label: axis, align: "start" },
      { id: "value", label: measure, align: "end", decimals },
      { id: "low", label: sv ? "Nedre gräns" : "Lower limit", align: "end", decimals },
      { id: "high", label: sv ? "Övre gräns" : "Upper limit", align: "end", decimals },
    ],
    rows: all.map(({ label: name, value, low, high }): Cell[] => [name, value, low ?? null, high ?? null]),
  };
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure} över skala: inga värden`, en: `${measure} over scale: no values` },
        action: {
          sv: "Omgivningar kräver områdenas läge. Hämta gränserna, eller välj en större plats.",
          en: "Surroundings need the areas' positions. Fetch the boundaries, or choose a larger place.",
        },
      },
      table,
    );
  const finding =
    data.finding ??
    (sv
      ? `${measure} går från ${number(first.value, lang, decimals)} vid ${first.label} till ${number(last.value, lang, decimals)} vid ${last.label}`
      : `${measure} goes from ${number(first.value, lang, decimals)} at ${first.label} to ${number(last.value, lang, decimals)} at ${last.label}`);
  return compose(stage, {
    title: finding.split(". ")[0]!.replace(/\.$/, ""),
    description: `${place}. ${unit === "" ? axis : `${axis}, ${unit}`}.${band ? ` ${band}` : ""}`,
    summary: `${finding.replace(/\.$/, "")}.`,
    table,
    foot: { unit: measure },
    draw: (width) => {
      const height = stage.height ?? Math.round(Math.min(300, Math.max(190, width * 0.42)));
      const format = (value: number, places: number): string => number(value, lang, places);
      const box: Box = { left: 0, right: width - 16, top: 10, bottom: height };
      const y = valueScale(
        all.flatMap(({ value, low, high }) => [
          value,
          ...(low === undefined ? [] : [low]),
          ...(high === undefined ? [] : [high]),
        ]),
        [box.bottom, box.top + 6],
        true,
      );
      box.left = gridWidth(y, format);
      const sizes = all.map(({ at }) => at);
      const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
      const ends = [box.left + 16, box.right - 16];
      const x = data.even
        ? scaleLinear([least, most === least ? least + 1 : most], ends)
        : scaleLog([least, most === least ? least * 2 : most], ends);
      let svg = valueGrid(y, box, format, stage);
      svg += rule(box.left, box.bottom + 0.5, box.right, box.bottom + 0.5, { stroke: theme.axis });
      const banded = line.filter(({ low, high }) => low !== undefined && high !== undefined);
      if (banded.length > 1)
        svg += el("path", {
          d: pathOf(
            [
              ...banded.map(({ at, high }) => [x(at), y(high!)] as const),
              ...banded.toReversed().map(({ at, low }) => [x(at), y(low!)] as const),
            ],
            true,
          ),
          fill: theme.accent,
          "fill-opacity": 0.14,
        });
      svg += el("path", {
        d: pathOf(line.map(({ at, value }) => [x(at), y(value)] as const)),
        fill: "none",
        stroke: theme.accent,
        "stroke-width": 2.6,
        "stroke-linejoin": "round",
      });
      // So many that they would touch say no more than the line.
      for (const { at, value } of line.length > MOST_DOTS ? [] : line)
        svg += el("circle", { cx: x(at), cy: y(value), r: 3.2, fill: theme.accent, stroke: theme.paper });
      svg += ticks(x, box);
      const placed = dodge(
        marks.map(({ value }) => y(value) - 12),
        18,
        box.top + 8,
        box.bottom - 6,
      );
      marks.forEach(({ at, value, label: name }, i) => {
        const text = `${name} ${number(value, lang, decimals)}`;
        const wide = textWidth(text, 13, 600);
        const here = x(at);
        svg += el("path", {
          d: `M${here},${y(value) - 5}l5,5l-5,5l-5,-5Z`,
          fill: theme.series[1]!,
          stroke: theme.paper,
          "data-mark": name,
        });
        svg += label(text, Math.min(Math.max(here + 8, box.left), box.right - wide), placed[i]!, {
          weight: 600,
          fill: theme.series[1]!,
          halo: theme.paper,
        });
      });
      return { svg, height: box.bottom + 24 };

      /** As many sizes under the axis as fit without touching. */
      function ticks(x: (at: number) => number, { bottom }: Box): string {
        const round = scaleLinear([least, most]).ticks(5);
        const places = data.even ? tickDecimals(round) : 0;
        let end = -Infinity;
        let out = "";
        for (const at of data.even ? round : line.map((point) => point.at)) {
          const text = number(at, lang, places);
          const half = textWidth(text, 12) / 2;
          out += rule(x(at), bottom, x(at), bottom + 5, { stroke: theme.axis });
          if (x(at) - half < end + 10 || x(at) + half > width) continue;
          out += label(text, x(at), bottom + 18, { size: 12, anchor: "middle", fill: theme.muted });
          end = x(at) + half;
        }
        return out;
      }
    },
  });
}
