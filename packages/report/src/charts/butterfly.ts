import { emptyPicture } from "../base/empty.ts";
import type { AreaType } from "../base/palette.ts";
import { typeFill } from "../base/patterns.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import { typeShort } from "../words/types.ts";

export interface ButterflyRow {
  id: string;
  /** Left out for an area type, whose name is known. */
  label?: string;
  type?: AreaType;
  left: number;
  right: number;
}

export interface ButterflySide {
  /** What stands over the side: "Väster om vägen", "Får kortare väg". */
  title: string;
  unit: string;
  decimals?: number;
}

/** Two sides of the same rows: people on each side of a road, or two figures of each group. */
export interface Butterfly {
  /** The finding in one sentence. */
  finding: string;
  /** What the bars are, plainly. */
  description: string;
  left: ButterflySide;
  right: ButterflySide;
  /** What the rows are: "Områdestyp". */
  rowsAre: string;
  rows: readonly ButterflyRow[];
  /** Each side to its own scale, where the units differ; otherwise lengths compare across. */
  apart?: boolean;
  years?: string;
  source?: string;
}

const HEAD = 24;
const PITCH = 30;
const NARROW_PITCH = 46;
const HIGH = 18;

/** Bars growing to the left and to the right from a spine that carries the names. */
export function butterfly(data: Butterfly, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme, idPrefix, patterns } = stage;
  const { rows, left, right, rowsAre, finding, description, apart = false, years } = data;
  const nameOf = ({ label: name, type }: ButterflyRow): string =>
    name ?? (type ? `${type} ${typeShort(type, lang)}` : "");
  const column = (id: string, { title, unit, decimals = 0 }: ButterflySide) =>
    ({ id, label: title, align: "end", unit, decimals }) as const;
  const table: Table = {
    columns: [{ id: "row", label: rowsAre, align: "start" }, column("left", left), column("right", right)],
    rows: rows.map((row): Cell[] => [nameOf(row), row.left, row.right]),
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
    foot: {
      unit: left.unit === right.unit ? left.unit : `${left.unit} · ${right.unit}`,
      ...(years === undefined ? {} : { years }),
    },
    draw: (width) => {
      const narrow = width < 520;
      const pitch = narrow ? NARROW_PITCH : PITCH;
      const widest = Math.max(...rows.map((row) => textWidth(nameOf(row), 13)));
      const spine = narrow ? 0 : Math.min(width * 0.4, widest + 24) / 2;
      const middle = width / 2;
      const most = (side: "left" | "right"): number => Math.max(...rows.map((row) => row[side]), 0);
      const scale = { left: most("left"), right: most("right") };
      if (!apart) scale.left = scale.right = Math.max(scale.left, scale.right);
      const said = (row: ButterflyRow, side: "left" | "right"): string =>
        number(row[side], lang, data[side].decimals ?? 0);
      const room =
        8 +
        Math.max(
          ...rows.flatMap((row) => [
            textWidth(said(row, "left"), 13, 600),
            textWidth(said(row, "right"), 13, 600),
          ]),
        );
      const wide = middle - spine - room;
      const half = middle - spine - 8;
      let svg =
        label(fit(left.title, half, 13, 600), middle - spine - 4, 13, { weight: 600, anchor: "end" }) +
        label(fit(right.title, half, 13, 600), middle + spine + 4, 13, { weight: 600 });
      rows.forEach((row, i) => {
        const y = HEAD + i * pitch;
        const bar = narrow ? y + 18 : y + (PITCH - HIGH) / 2;
        svg += label(
          fit(nameOf(row), narrow ? width : spine * 2 - 12, 13),
          middle,
          narrow ? y + 13 : bar + HIGH / 2 + 4.5,
          { anchor: "middle" },
        );
        const fill = row.type ? typeFill(row.type, theme, idPrefix, patterns) : theme.blank;
        const stroke = row.type ? theme.types[row.type].outline : theme.axis;
        for (const side of ["left", "right"] as const) {
          const long = scale[side] > 0 ? (row[side] / scale[side]) * wide : 0;
          const from = side === "left" ? middle - spine - long : middle + spine;
          if (long > 0)
            svg += el("rect", {
              x: from + 0.5,
              y: bar + 0.5,
              width: Math.max(1, long - 1),
              height: HIGH - 1,
              fill,
              stroke,
              "data-row": row.id,
            });
          svg += label(said(row, side), side === "left" ? from - 6 : from + long + 6, bar + HIGH / 2 + 4.5, {
            weight: 600,
            anchor: side === "left" ? "end" : "start",
          });
        }
      });
      const bottom = HEAD + rows.length * pitch;
      const spines = narrow ? [middle] : [middle - spine, middle + spine];
      if (narrow)
        rows.forEach((_, i) => {
          const y = HEAD + i * pitch + 15;
          svg += rule(middle, y, middle, y + HIGH + 6, { stroke: theme.axis });
        });
      else for (const x of spines) svg += rule(x, HEAD, x, bottom, { stroke: theme.axis });
      return { svg, height: bottom + 4 };
    },
  });
}
