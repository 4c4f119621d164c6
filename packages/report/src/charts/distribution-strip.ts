import type { Figure } from "@tvars/cube";
import { valueScale } from "../base/axes.ts";
import { swarm, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import type { KeyItem } from "../base/key.ts";
import { keyRows, statusItems, typeItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { AreaType } from "../base/palette.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, rule } from "../base/svg.ts";
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
  unit?: Unit;
  decimals?: number;
  source?: string;
}

/** More areas than this become a barcode of thin lines. */
const SWARM_MOST = 160;

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
      { id: "value", label: measure, align: "end", ...(unit === "percent" ? { unit: "%" } : {}) },
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
  const middle =
    (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  const spread = sv
    ? `Hälften av de ${number(known.length, lang)} områdena i ${among} ligger under ${format(middle)}`
    : `Half of the ${number(known.length, lang)} areas in ${among} lie below ${format(middle)}`;
  const mine = own[0];
  const title =
    mine === undefined
      ? spread
      : sv
        ? `${mine.label} har ${format(mine.figure.value!)}; medianen i ${among} är ${format(middle)}`
        : `${mine.label} has ${format(mine.figure.value!)}; the median in ${among} is ${format(middle)}`;
  const absentOwn = items.filter((item) => item.own && item.figure.value === null);
  const direction = unit === "index" ? ` ${DIRECTION.index[lang]}` : "";
  return compose(stage, {
    title,
    description: sv
      ? `${measure} ${year}, ett märke per område.${direction}`
      : `${measure} ${year}, one mark per area.${direction}`,
    summary: `${title}. ${sv ? `Värdena går från ${format(sorted[0]!)} till ${format(sorted.at(-1)!)}` : `Values run from ${format(sorted[0]!)} to ${format(sorted.at(-1)!)}`}.${direction}`,
    table,
    foot: {
      unit: unit === "percent" ? "%" : measure,
      years: String(year),
      notes: absentOwn.map((item) => `${item.label}: ${figureText(item.figure, lang)}.`),
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const x = valueScale(values.concat(cuts.map(({ value }) => value)), [10, width - 10]);
      const places = known.map(({ figure }) => x(figure.value!));
      const asSwarm = known.length <= SWARM_MOST;
      const radius = known.length > 80 ? 3.4 : 4.4;
      const offsets = asSwarm ? swarm(places, radius + 0.3) : [];
      const reach = asSwarm ? Math.max(20, ...offsets.map((dy) => Math.abs(dy) + radius + 2)) : 24;
      const rows = own.length > 0 ? 24 : 0;
      const cutRoom = cuts.length > 0 ? 20 : 0;
      const top = rows;
      const centre = top + reach;
      const bottom = centre + reach + 6 + cutRoom;
      let svg = "";
      const cutAt = cuts.map(({ value }) => Math.round(x(value)) + 0.5);
      const cutWidths = cuts.map(({ label: text }) => textWidth(text, 12));
      const half = Math.max(0, ...cutWidths) / 2;
      const cutText = dodge(cutAt, Math.max(0, ...cutWidths) + 8, half, width - half);
      cuts.forEach(({ label: text }, i) => {
        svg +=
          rule(cutAt[i]!, top, cutAt[i]!, bottom, {
            stroke: theme.axis,
            "stroke-dasharray": "2 3",
            "data-cut": i,
          }) +
          label(fit(text, width, 12), cutText[i]!, bottom - 7, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
            halo: theme.paper,
          });
      });
      const paint = (item: DistributionItem): string =>
        item.type ? theme.types[item.type].fill : item.own ? theme.accent : theme.muted;
      known.forEach((item, i) => {
        if (item.own) return;
        svg += asSwarm
          ? item.type && !isSmall(item.figure)
            ? el("circle", {
                cx: places[i]!,
                cy: centre + offsets[i]!,
                r: radius,
                fill: paint(item),
                stroke: theme.types[item.type].outline,
                "stroke-width": 0.8,
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
              )
          : rule(places[i]!, centre - 14, places[i]!, centre + 14, {
              stroke: item.type ? theme.types[item.type].outline : theme.muted,
              "stroke-width": 1,
              "stroke-opacity": 0.55,
              "data-area": item.id,
            });
      });
      const names = own.map((item) =>
        fit(`${item.label} ${format(item.figure.value!)}`, width / Math.max(1, own.length) - 8, 13, 600),
      );
      const halves = names.map((name) => textWidth(name, 13, 600) / 2);
      const widest = Math.max(0, ...halves);
      const at = dodge(
        own.map((item) => x(item.figure.value!)),
        2 * widest + 8,
        widest,
        width - widest,
      );
      own.forEach((item, i) => {
        const index = known.indexOf(item);
        const cy = asSwarm ? centre + offsets[index]! : centre;
        const px = places[index]!;
        svg +=
          rule(px, 19, px, asSwarm ? cy - radius : centre - 18, {
            stroke: theme.accent,
            "stroke-width": 1.2,
          }) +
          (asSwarm
            ? el("circle", {
                cx: px,
                cy,
                r: radius + 1.6,
                fill: isSmall(item.figure) ? theme.paper : paint(item),
                stroke: theme.accent,
                "stroke-width": 2.2,
                "data-area": item.id,
              })
            : rule(px, centre - 18, px, centre + 18, {
                stroke: theme.accent,
                "stroke-width": 3,
                "data-area": item.id,
              })) +
          label(names[i]!, at[i]!, 13, { weight: 600, anchor: "middle", fill: theme.accent });
      });
      const ticks = x.ticks(width < 480 ? 4 : 7);
      svg += rule(0, bottom, width, bottom, { stroke: theme.axis });
      for (const tick of ticks)
        svg +=
          rule(x(tick), bottom, x(tick), bottom + 5, { stroke: theme.axis }) +
          label(valueText(tick, lang, { unit, decimals: 0 }), x(tick), bottom + 18, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
            halo: theme.paper,
          });
      let height = bottom + 22;
      const types = ([1, 2, 3, 4, 5] as const).filter((type) => known.some((item) => item.type === type));
      const key: KeyItem[] = [
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
