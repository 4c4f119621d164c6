import type { Figure } from "@tvars/cube";
import type { Scale } from "../base/axes.ts";
import { tickDecimals, valueScale } from "../base/axes.ts";
import { swarm, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import type { KeyItem } from "../base/key.ts";
import { keyRows, statusItems, typeItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, round, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import type { Unit } from "../words/numbers.ts";
import { figureText, number, valueText } from "../words/numbers.ts";
import { DIRECTION } from "../words/types.ts";

export interface DistributionItem {
  id: string;
  label: string;
  figure: Figure;
  type?: AreaType | null;
  own?: boolean;
}

export interface DistributionStrip {
  measure: string;
  year: number;
  /** "Värmlands län", "riket": what the other areas are. */
  among: string;
  items: readonly DistributionItem[];
  /** The year's cut-offs in rising order (types 5|4, 4|3, 3|2, 2|1), or other lines to draw. */
  cuts?: readonly { value: number; label: string }[];
  /** What the own areas are together, where they are several: "Karlstad". */
  marked?: string;
  /** Of the areas with a figure; computed from them where it is left out. */
  quartiles?: { lower: number; median: number; upper: number };
  /** Which way is worse, where the measure is not the index; never left to be guessed. */
  direction?: string;
  unit?: Unit;
  decimals?: number;
  source?: string;
}

/** More areas than this are piled in columns of equal dots, whose heights are counts. */
const SWARM_MOST = 160;
/** More dots than this are drawn as one path a type: a mark of its own for each would be a file nobody can open. */
const MARKED_MOST = 700;
const PILE_MOST_PX = 170;

/** Quartiles with linear interpolation (type 7 of Hyndman & Fan 1996). */
export function quartilesOf(values: readonly number[]): { lower: number; median: number; upper: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => {
    const place = (sorted.length - 1) * p;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}

/**
 * Columns of equal dots: every dot's column and place in it. The columns are a whole number of the figures' own last
 * digit wide, since any other width would make some columns taller than others by rounding alone.
 */
export function piles(
  values: readonly number[],
  { perPx, step, mostPx }: { perPx: number; step: number; mostPx: number },
  /** Laid on top of their columns, so that they are seen. */
  last: readonly boolean[] = [],
): { centre: number[]; level: number[]; diameterPx: number; tallest: number } {
  const order = values
    .map((_, i) => i)
    .toSorted(
      (a, b) => Number(last[a] ?? false) - Number(last[b] ?? false) || values[a]! - values[b]! || a - b,
    );
  for (let steps = Math.max(1, Math.ceil((1.2 * perPx) / step)); ; steps++) {
    const wide = steps * step;
    const counts = new Map<number, number>();
    const centre = values.map(() => 0);
    const level = values.map(() => 0);
    for (const i of order) {
      // Half a step off: figures written with one decimal lie in the middle of their step, never on its edge.
      const column = Math.floor((values[i]! + step / 2) / wide);
      const height = counts.get(column) ?? 0;
      counts.set(column, height + 1);
      level[i] = height;
      centre[i] = (column + 0.5) * wide - step / 2;
    }
    const tallest = Math.max(...counts.values());
    const diameterPx = wide / perPx;
    // Wider columns are taller and have larger dots: the last that fits in height is the one.
    const next = (wide + step) / perPx;
    if (next * tallest * ((wide + step) / wide) > mostPx || next > 9)
      return { centre, level, diameterPx: Math.min(diameterPx, mostPx / tallest), tallest };
  }
}

/** Every area as one mark along the measure, the own ones pointed out. Position is said by value, never by rank. */
export function distributionStrip(data: DistributionStrip, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, year, among, items, cuts = [], unit = "index", decimals = 1 } = data;
  const sv = lang === "sv";
  const figures = items.map(({ figure }) => figure);
  const table: Table = {
    columns: [
      { id: "area", label: sv ? "Område" : "Area", align: "start" },
      { id: "value", label: measure, align: "end", decimals, ...(unit === "percent" ? { unit: "%" } : {}) },
      { id: "type", label: sv ? "Områdestyp" : "Area type", align: "end" },
    ],
    rows: items.map(({ label: name, figure, type }): Cell[] => [name, figure, type ?? null]),
  };
  const known = items.filter((item) => item.figure.value !== null);
  if (known.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure} ${year}: inga uppgifter`, en: `${measure} ${year}: no figures` },
        action: {
          sv: "Inget område har en uppgift för det här året. Välj ett annat år.",
          en: "No area has a figure for this year. Choose another year.",
        },
      },
      table,
    );
  const values = known.map(({ figure }) => figure.value!);
  const own = known.filter((item) => item.own);
  const format = (value: number): string => valueText(value, lang, { unit, decimals });
  const sorted = values.toSorted((a, b) => a - b);
  const quartiles = data.quartiles ?? quartilesOf(values);
  const middle = quartiles.median;
  const spread = sv
    ? `Hälften av de ${number(known.length, lang)} områdena i ${among} ligger under ${format(middle)}`
    : `Half of the ${number(known.length, lang)} areas in ${among} lie below ${format(middle)}`;
  const mine = own[0];
  const ownValues = own.map(({ figure }) => figure.value!);
  const ends = [Math.min(...ownValues), Math.max(...ownValues)].map((value) => format(value));
  const title =
    mine === undefined
      ? spread
      : own.length > 1 && data.marked !== undefined
        ? sv
          ? `Områdena i ${data.marked} går från ${ends[0]} till ${ends[1]}; medianen i ${among} är ${format(middle)}`
          : `The areas in ${data.marked} run from ${ends[0]} to ${ends[1]}; the median in ${among} is ${format(middle)}`
        : sv
          ? `${mine.label} har ${format(mine.figure.value!)}; medianen i ${among} är ${format(middle)}`
          : `${mine.label} has ${format(mine.figure.value!)}; the median in ${among} is ${format(middle)}`;
  const absentOwn = items.filter((item) => item.own && item.figure.value === null);
  const said = data.direction ?? (unit === "index" ? DIRECTION.index[lang] : "");
  const direction = said === "" ? "" : ` ${said}`;
  const half = sv
    ? `hälften av områdena mellan ${format(quartiles.lower)} och ${format(quartiles.upper)}, medianen ${format(middle)}`
    : `half of the areas between ${format(quartiles.lower)} and ${format(quartiles.upper)}, the median ${format(middle)}`;
  return compose(stage, {
    title,
    description: sv
      ? `${measure} ${year}, ett märke per område.${direction}`
      : `${measure} ${year}, one mark per area.${direction}`,
    summary: `${title}. ${sv ? `Värdena går från ${format(sorted[0]!)} till ${format(sorted.at(-1)!)}` : `Values run from ${format(sorted[0]!)} to ${format(sorted.at(-1)!)}`}, ${half}.${direction}`,
    table,
    foot: {
      unit: unit === "percent" ? "%" : measure,
      years: String(year),
      notes: absentOwn.map((item) => `${item.label}: ${figureText(item.figure, lang)}.`),
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const x = valueScale(values.concat(cuts.map(({ value }) => value)), [10, width - 10]);
      const asSwarm = known.length <= SWARM_MOST;
      const [low, high] = x.domain() as [number, number];
      const pile = asSwarm
        ? undefined
        : piles(
            values,
            { perPx: (high - low) / (width - 20), step: 10 ** -decimals, mostPx: PILE_MOST_PX },
            known.map((item) => item.own ?? false),
          );
      const places = pile ? pile.centre.map((value) => x(value)) : values.map((value) => x(value));
      const radius = pile ? pile.diameterPx / 2 : known.length > 80 ? 3.4 : 4.4;
      const offsets = pile
        ? pile.level.map((level) => -(level + 0.5) * pile.diameterPx)
        : swarm(places, radius + 0.3);
      const above = Math.max(20, ...offsets.map((dy) => -dy + radius + 2));
      const under = pile ? 4 : Math.max(20, ...offsets.map((dy) => dy + radius + 2));
      const top = own.length > 0 ? 24 : 0;
      const centre = top + above;
      const bottom = centre + under + 6 + (cuts.length > 0 ? 20 : 0);
      let svg = cutLines(cuts, x, { top, bottom, width }, stage);
      const paint = (item: DistributionItem): string =>
        item.type ? theme.types[item.type].fill : item.own ? theme.accent : theme.muted;
      const one = (item: DistributionItem, i: number): string =>
        item.type && !isSmall(item.figure)
          ? el("circle", {
              cx: places[i]!,
              cy: centre + offsets[i]!,
              r: radius,
              fill: paint(item),
              ...(radius > 2 ? { stroke: theme.types[item.type].outline, "stroke-width": 0.8 } : {}),
              "data-area": item.id,
            })
          : dot(
              item.figure,
              places[i]!,
              centre + offsets[i]!,
              radius,
              item.type ? theme.types[item.type].outline : paint(item),
              stage,
              { "data-area": item.id },
            );
      if (known.length <= MARKED_MOST)
        known.forEach((item, i) => {
          if (!item.own) svg += one(item, i);
        });
      else
        for (const type of [null, 1, 2, 3, 4, 5] as const) {
          // Each dot is a line of no length with round ends, in the outline's colour, which is seen on any paper.
          const d = known
            .flatMap((item, i) =>
              !item.own && (item.type ?? null) === type
                ? [`M${round(places[i]!)},${round(centre + offsets[i]!)}h0`]
                : [],
            )
            .join("");
          if (d !== "")
            svg += el("path", {
              d,
              fill: "none",
              stroke:
                type === null
                  ? theme.muted
                  : radius > 1.4
                    ? theme.types[type].fill
                    : theme.types[type].outline,
              "stroke-width": 2 * radius,
              "stroke-linecap": "round",
              ...(type === null ? {} : { "data-type": type }),
            });
        }
      svg += ownMarks(
        own.map((item) => {
          const at = known.indexOf(item);
          return { item, px: places[at]!, cy: centre + offsets[at]!, fill: paint(item) };
        }),
        { width, radius: Math.max(2.6, radius), format },
        stage,
      );
      const ticks = x.ticks(width < 480 ? 4 : 7);
      svg += rule(0, bottom, width, bottom, { stroke: theme.axis });
      for (const tick of ticks)
        svg +=
          rule(x(tick), bottom, x(tick), bottom + 5, { stroke: theme.axis }) +
          label(valueText(tick, lang, { unit, decimals: tickDecimals(ticks) }), x(tick), bottom + 18, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
            halo: theme.paper,
          });
      let height = bottom + 22;
      if (known.length >= 8) {
        const drawn = quartileBand(quartiles, half, x, width, stage);
        svg += group({ transform: `translate(0,${height + 6})` }, drawn);
        height += 40;
      }
      const types = ([1, 2, 3, 4, 5] as const).filter((type) => known.some((item) => item.type === type));
      const key: KeyItem[] = [
        ...(data.marked !== undefined && own.length > NAMED_MOST ? [ownItem(data.marked, stage)] : []),
        ...typeItems({ ...stage, patterns: false }, types),
        ...statusItems(kindsIn(figures), stage),
      ];
      const drawn = keyRows(key, width);
      if (key.length > 0) {
        svg += group({ transform: `translate(0,${height + 8})` }, drawn.svg);
        height += 8 + drawn.height;
      }
      return { svg, height };
    },
  });
}

function cutLines(
  cuts: readonly { value: number; label: string }[],
  x: Scale,
  { top, bottom, width }: { top: number; bottom: number; width: number },
  { theme }: Stage,
): string {
  const cutAt = cuts.map(({ value }) => Math.round(x(value)) + 0.5);
  const widest = Math.max(0, ...cuts.map(({ label: text }) => textWidth(text, 12)));
  const placed = dodge(cutAt, widest + 8, widest / 2, width - widest / 2);
  return cuts
    .map(
      ({ label: text }, i) =>
        rule(cutAt[i]!, top, cutAt[i]!, bottom, {
          stroke: theme.axis,
          "stroke-dasharray": "2 3",
          "data-cut": i,
        }) +
        label(fit(text, width, 12), placed[i]!, bottom - 7, {
          size: 12,
          anchor: "middle",
          fill: theme.muted,
          halo: theme.paper,
        }),
    )
    .join("");
}

interface OwnMark {
  item: DistributionItem;
  px: number;
  cy: number;
  fill: string;
}

const ownItem = (text: string, { theme }: Stage): KeyItem => ({
  text,
  mark: (x, y) =>
    el("circle", { cx: x + 7, cy: y + 7, r: 4.5, fill: "none", stroke: theme.accent, "stroke-width": 2 }),
});

/** More own areas than this are marked without names; the table has them. */
const NAMED_MOST = 4;

function ownMarks(
  own: readonly OwnMark[],
  { width, radius, format }: { width: number; radius: number; format: (value: number) => string },
  { theme }: Stage,
): string {
  const named = own.length <= NAMED_MOST ? own : [];
  const names = named.map(({ item }) =>
    fit(`${item.label} ${format(item.figure.value!)}`, width / named.length - 8, 13, 600),
  );
  const widest = Math.max(0, ...names.map((name) => textWidth(name, 13, 600) / 2));
  const at = dodge(
    named.map(({ px }) => px),
    2 * widest + 8,
    widest,
    width - widest,
  );
  return own
    .map(
      ({ item, px, cy, fill }, i) =>
        (named.length > 0
          ? rule(px, 19, px, cy - radius, { stroke: theme.accent, "stroke-width": 1.2 })
          : "") +
        el("circle", {
          cx: px,
          cy,
          r: radius + (named.length > 0 ? 1.6 : 0.4),
          fill: isSmall(item.figure) ? theme.paper : fill,
          stroke: theme.accent,
          "stroke-width": named.length > 0 ? 2.2 : 1.8,
          "data-area": item.id,
        }) +
        (named.length > 0
          ? label(names[i]!, at[i]!, 13, { weight: 600, anchor: "middle", fill: theme.accent })
          : ""),
    )
    .join("");
}

/** The middle half of the areas as a band with the median in it, said in words beneath. */
function quartileBand(
  { lower, median, upper }: { lower: number; median: number; upper: number },
  said: string,
  x: Scale,
  width: number,
  { theme, lang }: Stage,
): string {
  const text = fit(said[0]!.toLocaleUpperCase(lang) + said.slice(1), width, 12);
  const half = textWidth(text, 12) / 2;
  const middle = Math.min(Math.max(x(median), half), width - half);
  return (
    rule(x(lower), 6, x(upper), 6, { stroke: theme.axis, "stroke-width": 5, "data-quartiles": "half" }) +
    rule(x(median), 0, x(median), 12, { stroke: theme.ink, "stroke-width": 2, "data-quartiles": "median" }) +
    label(text, middle, 28, { size: 12, anchor: "middle", fill: theme.muted })
  );
}
