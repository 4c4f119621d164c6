import { emptyPicture } from "../base/empty.ts";
import { keyRows } from "../base/key.ts";
import type { AreaType } from "../base/palette.ts";
import { typeFill } from "../base/patterns.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import { typeShort } from "../words/types.ts";

export interface GhostBar {
  id: string;
  /** Left out for an area type, whose name is known. */
  label?: string;
  type?: AreaType;
  value: number;
  /** What the value would be otherwise. */
  ghost: number;
}

/** Values with what they would be otherwise: within reach with the barriers, and without them. */
export interface GhostBars {
  finding: string;
  description: string;
  rowsAre: string;
  /** What the filled bar is, and what the outline is. */
  value: string;
  ghost: string;
  rows: readonly GhostBar[];
  unit: string;
  decimals?: number;
  /** Where the axis ends; otherwise at the largest value. */
  most?: number;
  years?: string;
  source?: string;
}

const PITCH = 30;
const NARROW_PITCH = 46;
const HIGH = 18;

/** A filled bar within the outline of what it would be otherwise. */
export function ghostBars(data: GhostBars, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme, idPrefix, patterns } = stage;
  const { rows, finding, description, rowsAre, value: valueIs, ghost: ghostIs, unit, decimals = 0 } = data;
  const nameOf = ({ label: name, type }: GhostBar): string =>
    name ?? (type ? `${type} ${typeShort(type, lang)}` : "");
  const table: Table = {
    columns: [
      { id: "row", label: rowsAre, align: "start" },
      { id: "value", label: valueIs, align: "end", unit, decimals },
      { id: "ghost", label: ghostIs, align: "end", unit, decimals },
    ],
    rows: rows.map((row): Cell[] => [nameOf(row), row.value, row.ghost]),
  };
  if (rows.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: finding, en: finding },
        action: { sv: "Det finns ingen att räkna här.", en: "There is nobody to count here." },
      },
      table,
    );
  return compose(stage, {
    title: finding.replace(/\.$/, ""),
    description,
    summary: finding,
    table,
    foot: { unit, ...(data.years === undefined ? {} : { years: data.years }) },
    draw: (width) => {
      const narrow = width < 520;
      const pitch = narrow ? NARROW_PITCH : PITCH;
      const said = ({ value, ghost }: GhostBar): [string, string] => [
        number(value, lang, decimals),
        number(ghost, lang, decimals),
      ];
      const room = 22 + Math.max(...rows.map((row) => textWidth(said(row).join(""), 13, 600)));
      const left = narrow
        ? 0
        : Math.min(width * 0.4, Math.max(...rows.map((row) => textWidth(nameOf(row), 13)))) + 14;
      const most = data.most ?? Math.max(...rows.flatMap(({ value, ghost }) => [value, ghost]), 0);
      const wide = width - left - room;
      const x = (value: number): number => (most > 0 ? (value / most) * wide : 0);
      let svg = "";
      rows.forEach((row, i) => {
        const y = i * pitch;
        const bar = narrow ? y + 18 : y + (PITCH - HIGH) / 2;
        const middle = bar + HIGH / 2 + 4.5;
        svg += label(fit(nameOf(row), narrow ? width : left - 14, 13), 0, narrow ? y + 13 : middle);
        const fill = row.type ? typeFill(row.type, theme, idPrefix, patterns) : theme.blank;
        const stroke = row.type ? theme.types[row.type].outline : theme.axis;
        if (row.ghost > row.value)
          svg += el("rect", {
            x: left + x(row.value),
            y: bar + 3.5,
            width: Math.max(1, x(row.ghost) - x(row.value)),
            height: HIGH - 7,
            fill: "none",
            stroke: theme.ink,
            "stroke-dasharray": "3 2",
          });
        if (row.value > 0)
          svg += el("rect", {
            x: left + 0.5,
            y: bar + 0.5,
            width: Math.max(1, x(row.value) - 1),
            height: HIGH - 1,
            fill,
            stroke,
            "data-row": row.id,
          });
        const [now, otherwise] = said(row);
        const end = left + x(Math.max(row.value, row.ghost)) + 6;
        svg +=
          label(now, end, middle, { weight: 600 }) +
          label(`(${otherwise})`, end + textWidth(now, 13, 600) + 5, middle, { fill: theme.muted });
      });
      const bottom = rows.length * pitch;
      if (!narrow) svg += rule(left, 0, left, bottom, { stroke: theme.axis });
      const key = keyRows(
        [
          {
            text: valueIs,
            mark: (a, b) => el("rect", { x: a, y: b + 1, width: 14, height: 12, fill: theme.axis }),
          },
          {
            text: `${ghostIs} (…)`,
            mark: (a, b) =>
              el("rect", {
                x: a + 0.5,
                y: b + 2.5,
                width: 13,
                height: 9,
                fill: "none",
                stroke: theme.ink,
                "stroke-dasharray": "3 2",
              }),
          },
        ],
        width,
      );
      return {
        svg: svg + group({ transform: `translate(0,${bottom + 8})` }, key.svg),
        height: bottom + 8 + key.height,
      };
    },
  });
}
