import type { AreaType } from "./palette.ts";
import { AREA_TYPES } from "./palette.ts";
import { suppressedFill, typeFill } from "./patterns.ts";
import type { Drawing, Lang, Stage } from "./picture.ts";
import { el, label, rule } from "./svg.ts";
import { fit, textWidth } from "./text-width.ts";
import { typeShort } from "../words/types.ts";

export interface KeyItem {
  /** A mark of 14 × 14 pixels with its top left corner at (x, y). */
  mark: (x: number, y: number) => string;
  text: string;
}

const SIDE = 14;
const LEADING = 22;

/** Key items one after another, on as many lines as they need. */
export function keyRows(items: readonly KeyItem[], widthPx: number, size = 13): Drawing {
  let x = 0;
  let y = 0;
  let svg = "";
  for (const { mark, text } of items) {
    const shown = fit(text, widthPx - SIDE - 6, size);
    const width = SIDE + 6 + textWidth(shown, size);
    if (x > 0 && x + width > widthPx) {
      x = 0;
      y += LEADING;
    }
    svg += mark(x, y + 2) + label(shown, x + SIDE + 6, y + 2 + 11.5, { size });
    x += width + 18;
  }
  return { svg, height: items.length === 0 ? 0 : y + LEADING - 4 };
}

/** The square of one area type. */
export const typeMark =
  (type: AreaType, { theme, idPrefix, patterns }: Stage): KeyItem["mark"] =>
  (x, y) =>
    el("rect", {
      x: x + 0.5,
      y: y + 0.5,
      width: SIDE - 1,
      height: SIDE - 1,
      fill: typeFill(type, theme, idPrefix, patterns),
      stroke: theme.types[type].outline,
    });

export const typeItems = (stage: Stage, types: readonly AreaType[] = AREA_TYPES): KeyItem[] =>
  types.map((type) => ({ mark: typeMark(type, stage), text: `${type} ${typeShort(type, stage.lang)}` }));

export type StatusKind = "suppressed" | "missing" | "small" | "break";

const STATUS_TEXT: Record<StatusKind, Record<Lang, string>> = {
  suppressed: { sv: "Skyddat, visas inte", en: "Protected, not shown" },
  missing: { sv: "Uppgift saknas", en: "No figure" },
  small: { sv: "Litet tal, osäkert", en: "Small number, uncertain" },
  break: { sv: "Brott i serien", en: "Break in series" },
};

export const statusText = (kind: StatusKind, lang: Lang): string => STATUS_TEXT[kind][lang];

/** How a status looks wherever it is drawn: hatched, a dot, a hollow ring, a notch. */
export const statusMark =
  (kind: StatusKind, { theme, idPrefix }: Stage): KeyItem["mark"] =>
  (x, y) => {
    const box = { x: x + 0.5, y: y + 0.5, width: SIDE - 1, height: SIDE - 1, stroke: theme.axis };
    const middle = { cx: x + SIDE / 2, cy: y + SIDE / 2 };
    if (kind === "suppressed") return el("rect", { ...box, fill: suppressedFill(idPrefix) });
    if (kind === "missing")
      return (
        el("rect", { ...box, fill: theme.paper }) + el("circle", { ...middle, r: 1.6, fill: theme.muted })
      );
    if (kind === "small")
      return el("circle", { ...middle, r: 4, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.6 });
    return rule(x + SIDE / 2, y, x + SIDE / 2, y + SIDE, { stroke: theme.muted, "stroke-dasharray": "3 2" });
  };

export const statusItems = (kinds: readonly StatusKind[], stage: Stage): KeyItem[] =>
  kinds.map((kind) => ({ mark: statusMark(kind, stage), text: statusText(kind, stage.lang) }));
