import type { KeyItem, StatusKind } from "../base/key.ts";
import { keyRows, statusItems, statusMark, statusText, typeMark } from "../base/key.ts";
import { AREA_TYPES } from "../base/palette.ts";
import type { Cell, Drawing, Picture, PictureOptions, Stage } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number, valueText } from "../words/numbers.ts";
import type { Unit } from "../words/numbers.ts";
import { DIRECTION, typeName, typeShort } from "../words/types.ts";

/** What the colours of a map say: the five types, or steps of a measure from low to high. */
export type MapScale =
  | { kind: "types" }
  | {
      kind: "steps";
      measure: string;
      /** Inner borders in rising order; n borders make n + 1 steps. At most 6. */
      borders: readonly number[];
      unit?: Unit;
      decimals?: number;
    };

export interface Legend {
  scale: MapScale;
  /** Statuses that occur on the map. */
  statuses?: readonly StatusKind[];
  /** Areas per type, 1 to 5, written at the end of each line. */
  counts?: readonly number[];
}

/** Colour of each step, spread over the whole sequence whatever the number of steps. */
export function stepColors(steps: number, { theme }: Stage): string[] {
  const { sequential } = theme;
  if (!(steps >= 1 && steps <= sequential.length))
    throw new RangeError(`A map scale has ${steps} steps; expected 1 to ${sequential.length}.`);
  return Array.from({ length: steps }, (_, i) =>
    steps === 1 ? sequential[3]! : sequential[Math.round((i * (sequential.length - 1)) / (steps - 1))]!,
  );
}

function stepTexts(
  { borders, unit, decimals = 0 }: Extract<MapScale, { kind: "steps" }>,
  stage: Stage,
): string[] {
  const { lang } = stage;
  const say = (value: number): string => valueText(value, lang, { unit, decimals });
  const over = lang === "sv" ? "och mer" : "and more";
  if (borders.length === 0) return [lang === "sv" ? "alla värden" : "all values"];
  return [
    `under ${say(borders[0]!)}`,
    ...borders.slice(1).map((border, i) => `${number(borders[i]!, lang, decimals)}–${say(border)}`),
    `${say(borders.at(-1)!)} ${over}`,
  ];
}

/** The legend as lines, for a map picture and for the page beside a live map. */
export function legendLines(
  { scale, statuses = [], counts }: Legend,
  widthPx: number,
  stage: Stage,
): Drawing {
  const { lang, theme } = stage;
  const items: (KeyItem & { count?: number })[] =
    scale.kind === "types"
      ? AREA_TYPES.map((type, i) => ({
          mark: typeMark(type, stage),
          text: `${type} ${typeShort(type, lang)}`,
          ...(counts ? { count: counts[i] ?? 0 } : {}),
        }))
      : stepTexts(scale, stage).map((text, i, all) => {
          const fill = stepColors(all.length, stage)[i]!;
          return {
            text,
            mark: (x: number, y: number) =>
              el("rect", { x: x + 0.5, y: y + 0.5, width: 13, height: 13, fill, stroke: theme.axis }),
          };
        });
  const lines = [...items, ...statusItems(statuses, stage)];
  let svg = "";
  lines.forEach((item, i) => {
    const count = "count" in item && item.count !== undefined ? number(item.count as number, lang) : "";
    const room = widthPx - 22 - (count ? textWidth(count, 13) + 10 : 0);
    svg += item.mark(0, i * 22 + 2) + label(fit(item.text, room), 22, i * 22 + 13.5);
    if (count) svg += label(count, widthPx, i * 22 + 13.5, { anchor: "end", fill: theme.muted });
  });
  return { svg, height: Math.max(0, lines.length * 22 - 4) };
}

/** The same legend in as few lines as the width allows, for under a map. */
export function legendRow({ scale, statuses = [] }: Legend, widthPx: number, stage: Stage): Drawing {
  if (scale.kind === "types")
    return keyRows(
      [
        ...AREA_TYPES.map((type) => ({
          mark: typeMark(type, stage),
          text: `${type} ${typeShort(type, stage.lang)}`,
        })),
        ...statusItems(statuses, stage),
      ],
      widthPx,
    );
  const texts = stepTexts(scale, stage);
  const colors = stepColors(texts.length, stage);
  return keyRows(
    [
      ...texts.map((text, i) => ({
        text,
        mark: (x: number, y: number) =>
          el("rect", {
            x: x + 0.5,
            y: y + 0.5,
            width: 13,
            height: 13,
            fill: colors[i]!,
            stroke: stage.theme.axis,
          }),
      })),
      ...statusItems(statuses, stage),
    ],
    widthPx,
  );
}

/** The legend as a picture of its own. */
export function mapLegend(data: Legend, options: PictureOptions = {}): Picture {
  const stage = stageOf({ width: 300, ...options });
  const { lang } = stage;
  const sv = lang === "sv";
  const types = data.scale.kind === "types";
  const title = types
    ? sv
      ? "Områdestyper"
      : "Area types"
    : data.scale.kind === "steps"
      ? data.scale.measure
      : "";
  return compose(stage, {
    title,
    description: types
      ? DIRECTION.type[lang]
      : sv
        ? "Ljust är lågt, mörkt är högt."
        : "Pale is low, dark is high.",
    summary: types
      ? `${AREA_TYPES.map((type) => `${type}: ${typeName(type, lang)}`).join("; ")}. ${DIRECTION.type[lang]}`
      : `${title}: ${data.scale.kind === "steps" ? stepTexts(data.scale, stage).join(", ") : ""}.`,
    table: {
      columns: [
        { id: "sign", label: sv ? "Tecken" : "Sign", align: "start" },
        ...(data.counts
          ? [{ id: "count", label: sv ? "Antal områden" : "Areas", align: "end" as const }]
          : []),
      ],
      rows: [
        ...(data.scale.kind === "types"
          ? AREA_TYPES.map((type, i): Cell[] => [
              `${type} ${typeName(type, lang)}`,
              ...(data.counts ? [data.counts[i] ?? 0] : []),
            ])
          : stepTexts(data.scale, stage).map((text): Cell[] => [text, ...(data.counts ? [null] : [])])),
        ...(data.statuses ?? []).map((kind): Cell[] => [
          statusText(kind, lang),
          ...(data.counts ? [null] : []),
        ]),
      ],
    },
    draw: (width) => legendLines(data, width, stage),
  });
}

export { statusMark, typeMark };
