import type { Figure } from "@tvars/cube";
import { valueScale } from "../base/axes.ts";
import { absentMark, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { typeLine } from "../base/type-line.ts";
import { amid } from "../words/amid.ts";
import type { Unit } from "../words/numbers.ts";
import { figureText, valueText } from "../words/numbers.ts";
import { trendSentence } from "../words/sentences.ts";
import { DIRECTION } from "../words/types.ts";

export interface SlopeItem {
  id: string;
  label: string;
  from: Figure;
  to: Figure;
  own?: boolean;
  /** Drawn in the colour of its area type. */
  type?: AreaType;
  /** Drawn thin and without a name: one of very many. Its figures stand in the table. */
  quiet?: boolean;
}

export interface Slope {
  measure: string;
  fromYear: number;
  toYear: number;
  items: readonly SlopeItem[];
  unit?: Unit;
  decimals?: number;
  /** Set where the series breaks between the two years: no lines are drawn then. */
  broken?: { sv: string; en: string };
  /** Set where a break lies between the years that the figures of a whole place bear: lines are dashed across a notch. */
  notched?: { sv: string; en: string };
  /** What is found, where the items are parts of one place; else it is told of the own item. */
  sentence?: string;
  /** Why there is nothing to draw and what to do, where that is known. */
  empty?: { sv: string; en: string };
  /** What the rows are, where they are not places: "Områdestyp". */
  rows?: string;
  source?: string;
}

/** Two years side by side; the line's slope is the change. Without lines where the years may not be compared. */
export function slope(data: Slope, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, fromYear, toYear, items, unit = "number", decimals = 1, broken, notched } = data;
  const sv = lang === "sv";
  const figures = items.flatMap(({ from, to }) => [from, to]);
  const table: Table = {
    columns: [
      { id: "place", label: data.rows ?? (sv ? "Plats" : "Place"), align: "start" },
      ...[fromYear, toYear].map((year) => ({
        id: `y${year}`,
        label: String(year),
        align: "end" as const,
        decimals,
        ...(unit === "percent" ? { unit: "%" } : {}),
      })),
    ],
    rows: items.map(({ label: name, from, to }): Cell[] => [name, from, to]),
  };
  const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: data.empty ?? {
          sv: `Ingen plats har uppgifter för ${fromYear} eller ${toYear}. Välj två andra år.`,
          en: `No place has figures for ${fromYear} or ${toYear}. Choose two other years.`,
        },
      },
      table,
    );
  const own = items.find((item) => item.own) ?? items[0]!;
  const sentence =
    data.sentence ??
    trendSentence(
      {
        subject: sv ? `${measure} i ${amid(own.label)}` : `${measure} in ${amid(own.label)}`,
        points: [
          { year: fromYear, figure: own.from },
          { year: toYear, figure: own.to },
        ],
        ...(broken ? { breakYears: [toYear] } : {}),
        unit,
        decimals,
      },
      lang,
    );
  const direction = unit === "index" ? ` ${DIRECTION.index[lang]}` : "";
  const format = (value: number): string => valueText(value, lang, { unit, decimals });
  const [lowest] = valueScale(values, [0, 1]).domain();
  const why = broken ?? notched;
  return compose(stage, {
    title: sentence.split(". ")[0]!.replace(/\.$/, ""),
    description: `${measure}${unit === "percent" ? (sv ? ", procent" : ", per cent") : ""}, ${fromYear} ${sv ? "och" : "and"} ${toYear}.${direction}`,
    summary: sentence + direction,
    table,
    foot: {
      ...(unit === "percent" ? { unit: "%" } : {}),
      years: `${fromYear}, ${toYear}`,
      notes: [
        ...(why ? [why[lang]] : []),
        ...(lowest! > 0
          ? [sv ? "Höjdskalan börjar inte vid noll." : "The vertical scale does not start at zero."]
          : []),
      ],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const named = items.filter(({ quiet }) => !quiet);
      const saidFrom = named.flatMap(({ from }) => (from.value === null ? [] : [format(from.value)]));
      const widest = Math.max(0, ...saidFrom.map((text) => textWidth(text, 13, 600)));
      const said = Math.max(
        ...named.map(({ to }) => textWidth(figureText(to, lang, { unit, decimals }), 13, 600)),
      );
      // Where many names share the room, most stand off their dots and are led to them.
      const lead = named.length > 8 ? 10 : 0;
      const side = Math.min(
        width * (width < 480 ? (lead > 0 ? 0.52 : 0.6) : 0.38),
        Math.max(...named.map((item) => textWidth(item.label, 13, 600))) + said + 20 + lead,
      );
      const [left, right] = [widest + 18 + lead, width - side];
      const height = stage.height ?? Math.max(items.some(({ type }) => type) ? 260 : 200, named.length * 22);
      const top = 26;
      const y = valueScale(values, [top + height, top]);
      const [x1, x2] = [left, right];
      let svg =
        rule(x1, top - 4, x1, top + height + 4, { stroke: theme.hairline }) +
        rule(x2, top - 4, x2, top + height + 4, { stroke: theme.hairline }) +
        label(String(fromYear), x1, 12, { size: 12, anchor: "middle", fill: theme.muted }) +
        label(String(toYear), x2, 12, { size: 12, anchor: "middle", fill: theme.muted });
      if (y.domain()[0] === 0) svg += rule(x1, y(0), x2, y(0), { stroke: theme.axis, "data-line": "zero" });
      const below = top + height + 18;
      const at = (figure: Figure): number => (figure.value === null ? below : y(figure.value));
      const placed = (end: "from" | "to"): number[] =>
        dodge(
          named.map((item) => at(item[end])),
          17,
          top,
          below + 17 * named.filter((item) => item[end].value === null).length,
        );
      const [lefts, rights] = [placed("from"), placed("to")];
      const bottom = Math.max(top + height, ...lefts, ...rights);
      const across = notched ? { "stroke-dasharray": "5 4" } : {};
      const lineOf = ({ from, to, own: mine, type, quiet, id }: SlopeItem): string => {
        if (from.value === null || to.value === null || broken) return "";
        if (type && !quiet)
          return typeLine(
            pathOf([
              [x1, y(from.value)],
              [x2, y(to.value)],
            ]),
            type,
            stage,
            { ...across, "data-series": id },
          );
        return rule(x1, y(from.value), x2, y(to.value), {
          stroke: type ? theme.types[type].outline : mine ? theme.accent : theme.muted,
          "stroke-width": quiet ? 1 : mine ? 2.6 : 1.4,
          ...(quiet ? { "stroke-opacity": 0.5 } : {}),
          ...across,
          "data-series": id,
        });
      };
      for (const item of items.filter(({ quiet }) => quiet)) svg += lineOf(item);
      if (notched) svg += notch((x1 + x2) / 2, top, top + height, stage);
      const order = named
        .map((_, i) => i)
        .toSorted((a, b) => Number(named[a]!.own ?? false) - Number(named[b]!.own ?? false));
      for (const i of order) {
        const item = named[i]!;
        const { from, to, own: mine, label: name, type } = item;
        const color = mine ? theme.accent : type ? theme.ink : theme.muted;
        const weight = mine ? 600 : 400;
        svg += lineOf(item);
        const mark = (figure: Figure, x: number, from0: number): string =>
          figure.value === null
            ? absentMark(figure, x, from0, stage)
            : type
              ? typeDot(figure, x, y(figure.value), type, stage)
              : dot(figure, x, y(figure.value), mine ? 4 : 3.2, color, stage);
        svg += mark(from, x1, lefts[i]!) + mark(to, x2, rights[i]!);
        const leader = (x: number, away: number, figure: Figure, to0: number): string =>
          figure.value === null || Math.abs(to0 - y(figure.value)) < 4
            ? ""
            : el("path", {
                d: pathOf([
                  [x + away * 5, y(figure.value)],
                  [x + away * (8 + lead), to0],
                ]),
                fill: "none",
                stroke: theme.axis,
                "stroke-width": 0.7,
              });
        if (lead > 0) svg += leader(x1, -1, from, lefts[i]!) + leader(x2, 1, to, rights[i]!);
        if (from.value !== null)
          svg += label(format(from.value), x1 - 10 - lead, lefts[i]! + 4.5, {
            anchor: "end",
            weight,
            fill: color,
          });
        const text = figureText(to, lang, { unit, decimals });
        const textAt = x2 + 10 + lead;
        svg += label(text, textAt, rights[i]! + 4.5, {
          weight: to.value === null ? 400 : 600,
          fill: color,
        });
        const room = textWidth(text, 13, to.value === null ? 400 : 600) + 6;
        svg += label(fit(name, width - textAt - room, 13, weight), textAt + room, rights[i]! + 4.5, {
          weight,
          fill: color,
        });
      }
      const key = keyRows(statusItems(kindsIn(figures), stage), width, 12);
      const keyAt = bottom + 20;
      return {
        svg: svg + group({ transform: `translate(0,${keyAt})`, fill: theme.muted }, key.svg),
        height: keyAt + key.height,
      };
    },
  });
}

/** A dot of an area type's colour with its outline; hollow where it rests on a small number. */
const typeDot = (figure: Figure, cx: number, cy: number, type: AreaType, { theme }: Stage): string =>
  el("circle", {
    cx,
    cy,
    r: 4.6,
    fill: isSmall(figure) ? theme.paper : theme.types[type].fill,
    stroke: theme.types[type].outline,
    "stroke-width": 1.4,
    "data-type": type,
  });

/** A break between the two years, as on an axis of years. */
const notch = (x: number, top: number, bottom: number, { theme }: Stage): string =>
  rule(x, top, x, bottom, { stroke: theme.axis, "stroke-dasharray": "3 3", "data-break": "between" }) +
  el("path", {
    d: `M${Math.round(x) - 4},${Math.round(bottom) + 8}l3,-9m2,9l3,-9`,
    stroke: theme.ink,
    "stroke-width": 1.2,
    fill: "none",
  });
