import type { Figure } from "@tvars/cube";
import { valueScale } from "../base/axes.ts";
import { absentMark, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import type { Unit } from "../words/numbers.ts";
import { figureText, valueText } from "../words/numbers.ts";
import { trendSentence } from "../words/sentences.ts";

export interface SlopeItem {
  id: string;
  label: string;
  from: Figure;
  to: Figure;
  own?: boolean;
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
  source?: string;
}

/** Two years side by side; the line's slope is the change. Without lines where the years may not be compared. */
export function slope(data: Slope, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, fromYear, toYear, items, unit = "number", decimals = 1, broken } = data;
  const figures = items.flatMap(({ from, to }) => [from, to]);
  const table: Table = {
    columns: [
      { id: "place", label: lang === "sv" ? "Plats" : "Place", align: "start" },
      ...[fromYear, toYear].map((year) => ({
        id: `y${year}`,
        label: String(year),
        align: "end" as const,
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
        action: {
          sv: `Ingen plats har uppgifter för ${fromYear} eller ${toYear}. Välj två andra år.`,
          en: `No place has figures for ${fromYear} or ${toYear}. Choose two other years.`,
        },
      },
      table,
    );
  const own = items.find((item) => item.own) ?? items[0]!;
  const sentence = trendSentence(
    {
      subject: lang === "sv" ? `${measure} i ${amid(own.label)}` : `${measure} in ${amid(own.label)}`,
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
  const format = (value: number): string => valueText(value, lang, { unit, decimals });
  return compose(stage, {
    title: sentence.split(". ")[0]!.replace(/\.$/, ""),
    description: `${measure}${unit === "percent" ? (lang === "sv" ? ", procent" : ", per cent") : ""}, ${fromYear} ${lang === "sv" ? "och" : "and"} ${toYear}.`,
    summary: sentence,
    table,
    foot: { years: `${fromYear}, ${toYear}`, notes: broken ? [broken[lang]] : [], hidden: hiddenIn(figures) },
    draw: (width) => {
      const widest = Math.max(...values.map((value) => textWidth(format(value), 13, 600)));
      const said = Math.max(
        ...items.map(({ to }) => textWidth(figureText(to, lang, { unit, decimals }), 13, 600)),
      );
      const side = Math.min(
        width * (width < 480 ? 0.52 : 0.38),
        Math.max(...items.map((item) => textWidth(item.label, 13, 600))) + said + 20,
      );
      const [left, right] = [widest + 18, width - side];
      const height = stage.height ?? Math.max(200, items.length * 22);
      const top = 26;
      const y = valueScale(values, [top + height, top], false);
      let svg =
        rule(left, top - 4, left, top + height + 4, { stroke: theme.hairline }) +
        rule(right, top - 4, right, top + height + 4, { stroke: theme.hairline }) +
        label(String(fromYear), left, 12, { size: 12, anchor: "middle", fill: theme.muted }) +
        label(String(toYear), right, 12, { size: 12, anchor: "middle", fill: theme.muted });
      const below = top + height + 18;
      const at = (figure: Figure): number => (figure.value === null ? below : y(figure.value));
      const lefts = dodge(
        items.map(({ from }) => at(from)),
        17,
        top,
        below + 17 * items.filter(({ from }) => from.value === null).length,
      );
      const rights = dodge(
        items.map(({ to }) => at(to)),
        17,
        top,
        below + 17 * items.filter(({ to }) => to.value === null).length,
      );
      const bottom = Math.max(top + height, ...lefts, ...rights);
      const order = items
        .map((_, i) => i)
        .toSorted((a, b) => Number(items[a]!.own ?? false) - Number(items[b]!.own ?? false));
      for (const i of order) {
        const { from, to, own: mine, label: name, id } = items[i]!;
        const color = mine ? theme.accent : theme.muted;
        const weight = mine ? 600 : 400;
        if (from.value !== null && to.value !== null && !broken)
          svg += rule(left, y(from.value), right, y(to.value), {
            stroke: color,
            "stroke-width": mine ? 2.6 : 1.4,
            "data-series": id,
          });
        svg +=
          from.value === null
            ? absentMark(from, left, lefts[i]!, stage)
            : dot(from, left, y(from.value), mine ? 4 : 3.2, color, stage);
        svg +=
          to.value === null
            ? absentMark(to, right, rights[i]!, stage)
            : dot(to, right, y(to.value), mine ? 4 : 3.2, color, stage);
        if (from.value !== null)
          svg += label(format(from.value), left - 10, lefts[i]! + 4.5, {
            anchor: "end",
            weight,
            fill: color,
          });
        const text = figureText(to, lang, { unit, decimals });
        svg += label(text, right + 10, rights[i]! + 4.5, {
          weight: to.value === null ? 400 : 600,
          fill: color,
        });
        const room = textWidth(text, 13, to.value === null ? 400 : 600) + 6;
        svg += label(fit(name, width - right - 10 - room, 13, weight), right + 10 + room, rights[i]! + 4.5, {
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
