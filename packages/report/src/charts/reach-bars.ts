import { emptyPicture } from "../base/empty.ts";
import { keyRows, typeItems } from "../base/key.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { typeFill } from "../base/patterns.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import { typeWord } from "../words/types.ts";

export interface ReachBar {
  label: string;
  /** People by area type, 1 to 5, and those without a known type; null where nothing is known. */
  people: { byType: readonly number[]; unknown: number } | null;
  /** Said after the number, for example hours. */
  note?: string;
}

export interface ReachRow {
  id: string;
  label: string;
  bars: readonly ReachBar[];
}

export interface ReachBars {
  rows: readonly ReachRow[];
  source?: string;
}

const BAR = 22;
const GAP = 8;
const HEAD = 24;

const all = ({ people }: ReachBar): number =>
  people ? people.byType.reduce((sum, one) => sum + one, people.unknown) : 0;
const challenged = ({ people }: ReachBar): number => (people ? people.byType[0]! + people.byType[1]! : 0);

/** How many people a measure reaches and helps, by the type of area they live in: lengths are people, on one scale for all rows. */
export function reachBars({ rows, source }: ReachBars, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? source });
  const { lang, theme, idPrefix, patterns } = stage;
  const sv = lang === "sv";
  for (const { id, bars } of rows)
    for (const { people } of bars)
      if (people && !(people.byType.length === 5 && people.byType.every((one) => one >= 0)))
        throw new RangeError(`${id} has ${people.byType.length} types; expected 5, each 0 or more.`);
  const table: Table = {
    columns: [
      { id: "measure", label: sv ? "Åtgärd" : "Measure", align: "start" },
      { id: "who", label: sv ? "Vilka" : "Who", align: "start" },
      ...AREA_TYPES.map((type) => ({
        id: `type${type}`,
        label: typeWord(type, lang),
        align: "end" as const,
        decimals: 0,
      })),
      { id: "unknown", label: sv ? "Utan känd typ" : "No known type", align: "end", decimals: 0 },
      { id: "all", label: sv ? "Alla" : "All", align: "end", decimals: 0 },
    ],
    rows: rows.flatMap(({ label: name, bars }) =>
      bars.map((bar): Cell[] => [
        name,
        bar.label,
        ...(bar.people
          ? [...bar.people.byType, bar.people.unknown, all(bar)]
          : Array.from({ length: 7 }, (): Cell => ({ value: null, status: "missing" }))),
      ]),
    ),
  };
  const most = Math.max(0, ...rows.flatMap(({ bars }) => bars.map(all)));
  if (most === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: "Inte känt vem åtgärden når", en: "Not known whom the measure reaches" },
        action: {
          sv: "Ge åtgärden en plats, och hämta befolkning för området.",
          en: "Give the measure a place, and fetch the population of the area.",
        },
      },
      table,
    );
  const [lead] = [...rows].sort((a, b) => challenged(b.bars[0]!) - challenged(a.bars[0]!));
  const first = lead!.bars[0]!;
  const reached = (value: number): string => number(Math.round(value), lang);
  const title =
    rows.length > 1
      ? sv
        ? `${lead!.label} når flest i typ 1–2: ${reached(challenged(first))} av ${reached(all(first))} boende`
        : `${lead!.label} reaches most in types 1–2: ${reached(challenged(first))} of ${reached(all(first))} residents`
      : sv
        ? `${reached(challenged(first))} av ${reached(all(first))} som bor nära bor i områden av typ 1–2`
        : `${reached(challenged(first))} of ${reached(all(first))} who live near live in areas of types 1–2`;
  return compose(stage, {
    title,
    description: sv
      ? "Antal personer efter typen av område de bor i. Typ 1 har störst socioekonomiska utmaningar, typ 5 mycket goda förutsättningar."
      : "People by the type of area they live in. Type 1 has the greatest socioeconomic challenges, type 5 very good conditions.",
    summary: `${title}.`,
    table,
    foot: { unit: sv ? "personer" : "people" },
    draw: (width) => {
      const narrow = width < 520;
      const said = rows.flatMap(({ bars }) =>
        bars.map((bar) => `${reached(all(bar))}${bar.note && !narrow ? ` · ${bar.note}` : ""}`),
      );
      const end = Math.min(width * 0.34, Math.max(...said.map((text) => textWidth(text, 13)))) + 10;
      const left = narrow
        ? 0
        : Math.max(...rows.flatMap(({ bars }) => bars.map((bar) => textWidth(bar.label, 13)))) + 14;
      const scale = (people: number): number => ((width - left - end) * people) / most;
      const key = keyRows(typeItems(stage), width);
      let svg = key.svg;
      let y = key.height + 10;
      let nth = 0;
      for (const { id, label: name, bars } of rows) {
        if (rows.length > 1) {
          svg += label(fit(name, width, 13), 0, y + 13, { weight: 600 });
          y += HEAD;
        }
        for (const bar of bars) {
          if (narrow) {
            svg += label(fit(bar.note ? `${bar.label} · ${bar.note}` : bar.label, width, 12), 0, y + 11, {
              size: 12,
              fill: theme.muted,
            });
            y += 17;
          } else svg += label(bar.label, 0, y + BAR / 2 + 4.5, { fill: theme.muted });
          const text = said[nth++]!;
          if (bar.people === null) {
            svg += label(sv ? "inte känt" : "not known", left, y + BAR / 2 + 4.5, { fill: theme.muted });
          } else {
            let x = left;
            for (const type of AREA_TYPES) {
              const wide = scale(bar.people.byType[type - 1]!);
              if (wide <= 0) continue;
              svg += el("rect", {
                x,
                y,
                width: Math.max(1, wide),
                height: BAR,
                fill: typeFill(type, theme, idPrefix, patterns),
                stroke: theme.paper,
                "stroke-width": 0.8,
                "data-row": id,
                "data-type": String(type),
              });
              const inside = reached(bar.people.byType[type - 1]!);
              if (wide > textWidth(inside, 12) + 10 && !patterns)
                svg += label(inside, x + wide / 2, y + BAR / 2 + 4, {
                  size: 12,
                  anchor: "middle",
                  fill: theme.types[type].ink,
                });
              x += wide;
            }
            const rest = scale(bar.people.unknown);
            if (rest > 0) {
              svg += el("rect", { x, y, width: rest, height: BAR, fill: theme.blank, stroke: theme.axis });
              x += rest;
            }
            svg += rule(left, y - 2, left, y + BAR + 2, { stroke: theme.axis });
            svg += label(fit(text, end - 4, 13), x + 8, y + BAR / 2 + 4.5);
          }
          y += BAR + GAP;
        }
        y += 6;
      }
      return { svg, height: y };
    },
  });
}
