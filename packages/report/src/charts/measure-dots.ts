import { scaleLinear } from "d3-scale";
import type { Figure } from "@tvars/cube";
import { tickDecimals } from "../base/axes.ts";
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

/** Measures that share a range, each with its interval and with what chance alone would give. */
export interface MeasureDots {
  place: string;
  year: number;
  rows: readonly MeasureDot[];
  /** The range they share; 0–1 unless given. */
  range?: readonly [low: number, high: number];
  /** What the ends of the axis mean for the first measure: others may be read the other way. */
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
  const { place, year, rows, ends, decimals = 3, level = lang === "sv" ? "95\u202f%" : "95%" } = data;
  const [low, high] = data.range ?? [0, 1];
  const sv = lang === "sv";
  const said = rows.map(({ figure }) => figureText(figure, lang, { decimals }));
  const chance = sv ? "Av slumpen" : "By chance";
  const table: Table = {
    columns: [
      { id: "measure", label: sv ? "Mått" : "Measure", align: "start" },
      { id: "value", label: sv ? "Värde" : "Value", align: "end", decimals },
      { id: "low", label: sv ? `Nedre gräns (${level})` : `Lower limit (${level})`, align: "end", decimals },
      { id: "high", label: sv ? `Övre gräns (${level})` : `Upper limit (${level})`, align: "end", decimals },
      { id: "expected", label: chance, align: "end", decimals },
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
  const title = first
    ? `${first.label}: ${said[0]!}${chanceSaid(first)}`
    : sv
      ? "Inga mått valda"
      : "No measure chosen";
  const end = (value: number, means: string): string => `${number(value, lang)} = ${means}`;
  const scale = first ? `${first.label}: ${end(low, ends.low)}, ${end(high, ends.high)}.` : "";
  const banded = rows.some(({ low: from, high: to }) => from !== undefined && to !== undefined);
  const line = sv
    ? ` Strecket är ett ${level} konfidensintervall.`
    : ` The line is a ${level} confidence interval.`;
  return compose(stage, {
    title,
    description: `${place}${sv ? "" : ","} ${year}. ${scale}${banded ? line : ""}`,
    summary: sv
      ? `I ${amid(place)} ${year}: ${rows.map(({ label: name }, i) => `${name} ${said[i]!}`).join(", ")}. ${scale}`
      : `In ${amid(place)}, ${year}: ${rows.map(({ label: name }, i) => `${name} ${said[i]!}`).join(", ")}. ${scale}`,
    table,
    foot: {
      years: String(year),
      unit: `${number(low, lang)}–${number(high, lang)}`,
      hidden: hiddenIn(rows.map(({ figure }) => figure)),
    },
    draw: (width) => {
      const room = Math.max(30, ...said.map((text) => textWidth(text, 13, 600))) + 20;
      const x = scaleLinear([low, high], [6, width - room]);
      const bottom = rows.length * PITCH;
      let svg = "";
      const ticks = x.ticks(4);
      const places = tickDecimals(ticks);
      for (const tick of ticks)
        svg +=
          rule(x(tick), 0, x(tick), bottom, { stroke: tick === 0 ? theme.axis : theme.hairline }) +
          label(number(tick, lang, tick === low || tick === high ? 0 : places), x(tick), bottom + 16, {
            size: 12,
            anchor: tick === low ? "start" : "middle",
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
        svg += rule(x(low), y, x(high), y, {
          stroke: theme.hairline,
          "stroke-width": 4,
          "stroke-linecap": "round",
        });
        if (row.expected !== undefined) svg += chanceMark(x(clamp(row.expected)), y, stage);
        if (row.figure.value === null) svg += absentMark(row.figure, x(low) + 8, y, stage);
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

  function clamp(value: number): number {
    return Math.min(high, Math.max(low, value));
  }

  function chanceSaid({ expected }: MeasureDot): string {
    if (expected === undefined) return "";
    // "Would give 0" would say that chance gives nothing at all.
    const tiny = expected !== 0 && Math.abs(expected) < 10 ** -decimals / 2;
    const value = tiny ? (sv ? "nästan 0" : "almost 0") : number(expected, lang, decimals);
    return sv ? `; slumpen ensam skulle ge ${value}` : `; chance alone would give ${value}`;
  }
}
