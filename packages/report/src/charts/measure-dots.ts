import { scaleLinear } from "d3-scale";
import type { Figure } from "@tvars/cube";
import { absentMark, dot } from "../base/dots.ts";
import { keyRows } from "../base/key.ts";
import type { KeyItem } from "../base/key.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn } from "../base/statuses.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import { figureText, number } from "../words/numbers.ts";

export interface MeasureDot {
  id: string;
  label: string;
  figure: Figure;
  low?: number;
  high?: number;
  /** What chance alone would give. */
  expected?: number;
}

/** Measures that share the range 0–1, each with its interval and with what chance alone would give. */
export interface MeasureDots {
  place: string;
  year: number;
  rows: readonly MeasureDot[];
  /** What the ends of the axis mean: "lika fördelade", "helt åtskilda". */
  ends: { low: string; high: string };
  decimals?: number;
  /** "95 %": level of the intervals. */
  level?: string;
  source?: string;
}

const PITCH = 46;

const chanceMark = (x: number, y: number, { theme }: Stage): string =>
  el("path", {
    d: `M${x},${y - 5}l5,5l-5,5l-5,-5Z`,
    fill: theme.paper,
    stroke: theme.muted,
    "stroke-width": 1.4,
  });

export function measureDots(data: MeasureDots, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { place, year, rows, ends, decimals = 2, level = lang === "sv" ? "95\u202f%" : "95%" } = data;
  const sv = lang === "sv";
  const said = rows.map(({ figure }) => figureText(figure, lang, { decimals }));
  const chance = sv ? "Av slumpen" : "By chance";
  const table: Table = {
    columns: [
      { id: "measure", label: sv ? "Mått" : "Measure", align: "start" },
      { id: "value", label: sv ? "Värde" : "Value", align: "end" },
      { id: "low", label: sv ? `Nedre gräns (${level})` : `Lower limit (${level})`, align: "end" },
      { id: "high", label: sv ? `Övre gräns (${level})` : `Upper limit (${level})`, align: "end" },
      { id: "expected", label: chance, align: "end" },
    ],
    rows: rows.map(({ label: name, figure, low, high, expected }): Cell[] => [
      name,
      figure,
      figure.value === null ? null : (low ?? null),
      figure.value === null ? null : (high ?? null),
      expected ?? null,
    ]),
  };
  const first = rows[0];
  const expected =
    first?.expected === undefined
      ? ""
      : sv
        ? `; slumpen ensam skulle ge ${number(first.expected, lang, decimals)}`
        : `; chance alone would give ${number(first.expected, lang, decimals)}`;
  const title = first
    ? `${first.label}: ${said[0]!}${expected}`
    : sv
      ? "Inga mått valda"
      : "No measure chosen";
  return compose(stage, {
    title,
    description: sv
      ? `${place} ${year}. 0 = ${ends.low}, 1 = ${ends.high}. Linjen är ${level} konfidensintervall.`
      : `${place}, ${year}. 0 = ${ends.low}, 1 = ${ends.high}. The line is the ${level} confidence interval.`,
    summary: sv
      ? `I ${amid(place)} ${year}: ${rows.map(({ label: name }, i) => `${name} ${said[i]!}`).join(", ")}. 0 betyder ${ends.low}, 1 betyder ${ends.high}.`
      : `In ${amid(place)}, ${year}: ${rows.map(({ label: name }, i) => `${name} ${said[i]!}`).join(", ")}. 0 means ${ends.low}, 1 means ${ends.high}.`,
    table,
    foot: { years: String(year), unit: "0–1", hidden: hiddenIn(rows.map(({ figure }) => figure)) },
    draw: (width) => {
      const room = Math.max(30, ...said.map((text) => textWidth(text, 13, 600))) + 20;
      const x = scaleLinear([0, 1], [6, width - room]);
      const bottom = rows.length * PITCH;
      let svg = "";
      for (const tick of [0, 0.25, 0.5, 0.75, 1])
        svg +=
          rule(x(tick), 0, x(tick), bottom, { stroke: tick === 0 ? theme.axis : theme.hairline }) +
          label(number(tick, lang, tick % 0.5 === 0 ? (tick === 0.5 ? 1 : 0) : 2), x(tick), bottom + 16, {
            size: 12,
            anchor: tick === 0 ? "start" : "middle",
            fill: theme.muted,
          });
      rows.forEach((row, i) => {
        const top = i * PITCH;
        const y = top + 32;
        const name = fit(row.label, width - 6, 13, i === 0 ? 600 : 400);
        svg += el("rect", {
          x: 0,
          y: top + 2,
          width: Math.min(width, textWidth(name, 13, i === 0 ? 600 : 400) + 8),
          height: 19,
          fill: theme.paper,
        });
        svg += label(name, 0, top + 16, { weight: i === 0 ? 600 : 400 });
        const color = i === 0 ? theme.accent : theme.muted;
        svg += rule(x(0), y, x(1), y, {
          stroke: theme.hairline,
          "stroke-width": 4,
          "stroke-linecap": "round",
        });
        if (row.expected !== undefined) svg += chanceMark(x(clamp(row.expected)), y, stage);
        if (row.figure.value === null) svg += absentMark(row.figure, x(0) + 8, y, stage);
        else {
          if (row.low !== undefined && row.high !== undefined)
            svg += rule(x(clamp(row.low)), y, x(clamp(row.high)), y, { stroke: color, "stroke-width": 2 });
          svg += dot(row.figure, x(clamp(row.figure.value)), y, 5, color, stage);
        }
        svg += label(said[i]!, width, y + 4.5, { weight: 600, anchor: "end", fill: color });
      });
      const height = bottom + 22;
      const items: KeyItem[] = rows.some(({ expected }) => expected !== undefined)
        ? [
            {
              mark: (a, b) => chanceMark(a + 7, b + 7, stage),
              text: sv ? "Vad slumpen ensam skulle ge" : "What chance alone would give",
            },
          ]
        : [];
      const key = keyRows(items, width, 12);
      return {
        svg:
          svg +
          (items.length > 0
            ? el("g", { transform: `translate(0,${height + 8})`, fill: theme.muted }, key.svg)
            : ""),
        height: height + (items.length > 0 ? key.height + 8 : 0),
      };
    },
  });
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
