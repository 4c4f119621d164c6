import { valueScale } from "../base/axes.ts";
import { emptyPicture } from "../base/empty.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";

export interface SignedBar {
  id: string;
  label: string;
  value: number;
}

/** Parts that add up: of a value, of a difference, of a change by area. */
export interface SignedBars {
  /** What the bars are, plainly. */
  description: string;
  /** The finding in one sentence. */
  finding: string;
  what: string;
  rows: readonly SignedBar[];
  /** What they add up to, shown as the last line. */
  sum?: SignedBar;
  decimals?: number;
  /** With a sign in front of positive numbers: for changes. */
  signed?: boolean;
  years?: string;
  source?: string;
}

const PITCH = 34;
const NARROW_PITCH = 48;
const HIGH = 16;

/** Bars to the left and right of zero, one a row, with their sum beneath. */
export function signedBars(data: SignedBars, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { rows, sum, decimals = 3, signed = true, what, finding, description, years } = data;
  const sv = lang === "sv";
  const shown = [...rows, ...(sum ? [sum] : [])];
  const table: Table = {
    columns: [
      { id: "part", label: sv ? "Del" : "Part", align: "start" },
      { id: "value", label: what, align: "end", decimals },
    ],
    rows: shown.map(({ label: name, value }): Cell[] => [name, value]),
  };
  if (rows.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: finding, en: finding },
        action: { sv: "Det finns inga delar att visa.", en: "There are no parts to show." },
      },
      table,
    );
  return compose(stage, {
    title: finding.replace(/\.$/, ""),
    description,
    summary: finding,
    table,
    foot: { unit: what, ...(years === undefined ? {} : { years }) },
    draw: (width) => {
      const narrow = width < 520;
      const pitch = narrow ? NARROW_PITCH : PITCH;
      const texts = shown.map(({ value }) => number(value, lang, decimals, signed));
      const room = Math.max(...texts.map((text) => textWidth(text, 13, 600))) + 10;
      const names = shown.map(({ label: name }) => name);
      const left = narrow
        ? 0
        : Math.min(width * 0.42, Math.max(...names.map((name) => textWidth(name, 13, 600)))) + 16;
      const values = shown.map(({ value }) => value);
      const least = Math.min(0, ...values);
      const most = Math.max(0, ...values);
      const x = valueScale(
        [least, most === least ? 1 : most],
        [left + (least < 0 ? room : 0), width - (most > 0 ? room : 0)],
        true,
      );
      let svg = "";
      shown.forEach(({ id, value }, i) => {
        const total = sum !== undefined && i === shown.length - 1;
        const y = i * pitch + (total ? 8 : 0);
        const bar = narrow ? y + 20 : y + (PITCH - HIGH) / 2;
        const weight = total ? 600 : 400;
        const color = total ? theme.ink : value >= 0 ? theme.series[1]! : theme.accent;
        if (total) svg += rule(0, y - 4, width, y - 4, { stroke: theme.axis });
        svg += narrow
          ? label(fit(names[i]!, width, 13, weight), 0, y + 14, { weight })
          : label(fit(names[i]!, left - 16, 13, weight), 0, bar + HIGH / 2 + 4.5, { weight });
        svg +=
          el("rect", {
            x: Math.min(x(0), x(value)),
            y: bar,
            width: Math.max(1, Math.abs(x(value) - x(0))),
            height: HIGH,
            fill: color,
            "data-part": id,
          }) +
          label(texts[i]!, value < 0 ? x(value) - 6 : x(value) + 6, bar + HIGH / 2 + 4.5, {
            weight: 600,
            anchor: value < 0 ? "end" : "start",
            fill: color,
          }) +
          rule(x(0), bar - 3, x(0), bar + HIGH + 3, { stroke: theme.axis });
      });
      return { svg, height: shown.length * pitch + (sum ? 8 : 0) };
    },
  });
}
