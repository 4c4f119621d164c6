import type { Figure } from "@tvars/cube";
import { typeItems, keyRows, statusItems, typeMark } from "../base/key.ts";
import { emptyPicture } from "../base/empty.ts";
import { visibleWidths } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { Cell, Drawing, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import { figureText, percent } from "../words/numbers.ts";
import { distributionSentence, headline } from "../words/sentences.ts";
import { DIRECTION, typeShort, typeWord } from "../words/types.ts";

export interface TypeStripRow {
  id: string;
  label: string;
  /** Types 1 to 5, per cent. */
  shares: readonly Figure[];
  /** The reader's own place: written in bold. */
  own?: boolean;
}

export interface TypeStrip {
  year: number;
  rows: readonly TypeStripRow[];
  /** Shares of the population (default) or of the areas. */
  of?: "population" | "areas";
  /** A chosen area, pointed out in the first row at its type. */
  mark?: { label: string; type: AreaType };
  source?: string;
}

const BAR = 30;
const FORMAT = { unit: "percent", decimals: 1 } as const;

/** One bar; what is not known is hatched (suppressed) or left blank with a dot (missing), never stretched over. */
function bar(
  row: TypeStripRow,
  rowIndex: number,
  widthPx: number,
  stage: Stage,
): { svg: string; starts: number[]; widths: number[] } {
  const { theme, idPrefix, patterns, lang } = stage;
  const known = row.shares.map(({ value }) => value ?? 0);
  const sum = known.reduce((a, b) => a + b, 0);
  const unknown = row.shares.filter(({ value }) => value === null);
  const rest = unknown.length > 0 ? Math.max(0, 100 - sum) : 0;
  const widths = visibleWidths([...known, rest], widthPx);
  let svg = "";
  let x = 0;
  const starts: number[] = [];
  for (const type of AREA_TYPES) {
    const width = widths[type - 1]!;
    starts.push(x);
    if (width > 0) {
      const { ink } = theme.types[type];
      svg += el("rect", {
        x,
        y: 0,
        width,
        height: BAR,
        fill: typeFill(type, theme, idPrefix, patterns),
        "data-type": type,
        "data-row": rowIndex,
      });
      if (type > 1 && x > 0) svg += rule(x, 0, x, BAR, { stroke: theme.paper, "stroke-width": 1 });
      // Whole per cent in the bar: the list and the table carry the decimals.
      const text = percent(known[type - 1]!, lang, 0);
      const wide = textWidth(text, 13, 600);
      if (wide + 10 <= width) {
        const middle = x + width / 2;
        if (patterns)
          svg += el("rect", {
            x: middle - wide / 2 - 3,
            y: 6,
            width: wide + 6,
            height: 18,
            fill: theme.types[type].fill,
          });
        svg += label(text, middle, 19.5, { weight: 600, anchor: "middle", fill: ink });
      }
    }
    x += width;
  }
  if (widths[5]! > 0) {
    const hidden = unknown.some(({ status }) => status === "suppressed");
    svg += el("rect", {
      x,
      y: 0,
      width: widths[5]!,
      height: BAR,
      fill: hidden ? suppressedFill(idPrefix) : theme.blank,
      "data-status": hidden ? "suppressed" : "missing",
    });
    if (!hidden) svg += el("circle", { cx: x + widths[5]! / 2, cy: BAR / 2, r: 2, fill: theme.muted });
  }
  svg += el("rect", {
    x: 0.5,
    y: 0.5,
    width: widthPx - 1,
    height: BAR - 1,
    fill: "none",
    stroke: theme.axis,
  });
  return { svg, starts, widths };
}

/** Name and share of each type on its own line: reads like a table, and zero or hidden shares are seen too. */
function listing(row: TypeStripRow, widthPx: number, stage: Stage): Drawing {
  const { lang, theme } = stage;
  const columns = widthPx >= 560 ? 2 : 1;
  const columnWidth = (widthPx - (columns - 1) * 32) / columns;
  const perColumn = Math.ceil(AREA_TYPES.length / columns);
  let svg = "";
  for (const type of AREA_TYPES) {
    const x = Math.floor((type - 1) / perColumn) * (columnWidth + 32);
    const y = ((type - 1) % perColumn) * 24;
    const share = row.shares[type - 1];
    const text = share === undefined ? "" : figureText(share, lang, FORMAT);
    const name = fit(`${type} ${typeShort(type, lang)}`, columnWidth - 30 - textWidth(text, 13, 600));
    svg +=
      typeMark(type, stage)(x, y + 4) +
      label(name, x + 22, y + 15.5) +
      label(text, x + columnWidth, y + 15.5, {
        anchor: "end",
        weight: 600,
        fill: share?.value === null ? theme.muted : undefined,
      });
    if (type % perColumn !== 0 && type !== 5)
      svg += rule(x, y + 23.5, x + columnWidth, y + 23.5, { stroke: theme.hairline });
  }
  return { svg, height: perColumn * 24 };
}

function pointer(text: string, at: number, widthPx: number, { theme }: Stage): string {
  const half = textWidth(text, 13, 600) / 2;
  const x = Math.min(Math.max(at, half), widthPx - half);
  return (
    label(text, x, 11, { weight: 600, anchor: "middle", fill: theme.accent }) +
    el("path", { d: `M${Math.round(at) - 5},16h10l-5,7z`, fill: theme.accent })
  );
}

/**
 * The five area types as one 100 % bar per place. With one row every share is listed by name under the bar; with
 * several, the types share one key. Shares are per cent and should sum to 100; unknown ones take up the rest.
 */
export function typeStrip(data: TypeStrip, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { rows, year, of = "population", mark } = data;
  for (const { id, shares } of rows)
    if (shares.length !== 5)
      throw new RangeError(
        `Row ${JSON.stringify(id)} has ${shares.length} shares; expected 5, types 1 to 5.`,
      );
  const table: Table = {
    columns: [
      { id: "place", label: lang === "sv" ? "Plats" : "Place", align: "start" },
      ...AREA_TYPES.map((type) => ({
        id: `type${type}`,
        label: typeWord(type, lang),
        align: "end" as const,
        unit: "%",
      })),
    ],
    rows: rows.map(({ label: name, shares }): Cell[] => [name, ...shares]),
  };
  const first = rows.find(({ own }) => own) ?? rows[0];
  if (
    first === undefined ||
    rows.every(({ shares }) => shares.every(({ value, status }) => value === null && status !== "suppressed"))
  )
    return emptyPicture(
      stage,
      {
        title: { sv: `Inga områdestyper ${year}`, en: `No area types in ${year}` },
        action: {
          sv: "Områdestyper finns från 2011. Välj ett annat år eller en annan plats, eller hämta index från SCB.",
          en: "Area types exist from 2011. Choose another year or place, or fetch the index from SCB.",
        },
      },
      table,
    );
  const barometer = { place: first.label, year, shares: first.shares, of };
  const statuses = rows.flatMap(({ shares }) => shares.map(({ status }) => status));
  const hidden = {
    suppressed: statuses.filter((status) => status === "suppressed").length,
    missing: statuses.filter((status) => status === "missing").length,
  };
  return compose(stage, {
    title:
      of === "population"
        ? headline(barometer, lang)
        : lang === "sv"
          ? `Områdestyper i ${amid(first.label)} ${year}`
          : `Area types in ${amid(first.label)}, ${year}`,
    description:
      of === "population"
        ? lang === "sv"
          ? `Befolkningen efter områdestyp ${year}, procent. ${DIRECTION.type.sv}`
          : `Population by area type ${year}, per cent. ${DIRECTION.type.en}`
        : lang === "sv"
          ? `Områden efter områdestyp ${year}, procent. ${DIRECTION.type.sv}`
          : `Areas by area type ${year}, per cent. ${DIRECTION.type.en}`,
    summary: distributionSentence(barometer, lang),
    table,
    foot: { unit: "%", years: String(year), hidden },
    draw: (width) => {
      let y = 0;
      let svg = "";
      const longest = Math.max(...rows.map(({ label: name }) => textWidth(name, 13, 600)));
      const beside = rows.length > 1 && width >= 480 ? Math.min(longest, width * 0.32) + 14 : 0;
      if (mark) y += 26;
      rows.forEach((row, index) => {
        const weight = row.own && rows.length > 1 ? 600 : 400;
        if (rows.length > 1 && beside === 0) {
          svg += label(fit(row.label, width, 13, weight), 0, y + 13, { weight });
          y += 19;
        }
        const drawn = bar(row, index, width - beside, stage);
        if (mark && index === 0) {
          const at = drawn.starts[mark.type - 1]! + drawn.widths[mark.type - 1]! / 2;
          const name = fit(mark.label, width - beside, 13, 600);
          svg += group(
            { transform: `translate(${beside},${y - 26})` },
            pointer(name, at, width - beside, stage),
          );
        }
        if (beside > 0)
          svg += label(fit(row.label, beside - 14, 13, weight), beside - 14, y + 19.5, {
            weight,
            anchor: "end",
          });
        svg += group({ transform: `translate(${beside},${y})` }, drawn.svg);
        y += BAR + (rows.length > 1 ? 10 : 0);
      });
      y += rows.length > 1 ? 8 : 12;
      const kinds = (["suppressed", "missing"] as const).filter((kind) => hidden[kind] > 0);
      const key =
        rows.length === 1
          ? listing(rows[0]!, width, stage)
          : keyRows([...typeItems(stage), ...statusItems(kinds, stage)], width);
      svg += group({ transform: `translate(0,${y})` }, key.svg);
      return { svg: group({ fill: theme.ink }, svg), height: y + key.height };
    },
  });
}
