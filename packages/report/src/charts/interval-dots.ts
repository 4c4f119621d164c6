import type { Figure } from "@tvars/cube";
import { valueScale, tickDecimals } from "../base/axes.ts";
import { absentMark, dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems, typeMark } from "../base/key.ts";
import type { AreaType } from "../base/palette.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { amid } from "../words/amid.ts";
import type { Unit } from "../words/numbers.ts";
import { figureText, valueText } from "../words/numbers.ts";
import { typeShort } from "../words/types.ts";

export interface IntervalRow {
  id: string;
  /** Left out for an area type, whose name is known. */
  label?: string;
  type?: AreaType;
  figure: Figure;
  low?: number;
  high?: number;
  own?: boolean;
}

export interface IntervalDots {
  measure: string;
  place: string;
  year: number;
  rows: readonly IntervalRow[];
  reference?: { label: string; value: number };
  unit?: Unit;
  decimals?: number;
  /** "95 %": level of the intervals. */
  level?: string;
  source?: string;
}

/** One point per row with its interval as a thin line: by area type, by place, by group. */
export function intervalDots(data: IntervalDots, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const {
    measure,
    place,
    year,
    rows,
    reference,
    unit = "number",
    decimals = 1,
    level = lang === "sv" ? "95\u202f%" : "95%",
  } = data;
  const sv = lang === "sv";
  const format = { unit, decimals };
  const nameOf = ({ label: name, type }: IntervalRow): string =>
    name ?? (type ? `${type} ${typeShort(type, lang)}` : "");
  const figures = rows.map(({ figure }) => figure);
  const sign = unit === "percent" ? { unit: "%" } : {};
  const table: Table = {
    columns: [
      { id: "group", label: sv ? "Grupp" : "Group", align: "start" },
      { id: "value", label: measure, align: "end", ...sign },
      { id: "low", label: sv ? `Nedre gräns (${level})` : `Lower limit (${level})`, align: "end", ...sign },
      { id: "high", label: sv ? `Övre gräns (${level})` : `Upper limit (${level})`, align: "end", ...sign },
    ],
    // The limits of a hidden figure would give it away.
    rows: rows.map((row): Cell[] => [
      nameOf(row),
      row.figure,
      row.figure.value === null ? null : (row.low ?? null),
      row.figure.value === null ? null : (row.high ?? null),
    ]),
  };
  const known = rows.filter(({ figure }) => figure.value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: {
          sv: "Alla värden saknas eller är skyddade. Slå samman år eller grupper, eller välj en större plats.",
          en: "Every figure is missing or protected. Merge years or groups, or choose a larger place.",
        },
      },
      table,
    );
  const say = (row: IntervalRow): string =>
    `${figureText(row.figure, lang, format)} ${sv ? "i" : "in"} ${row.type && row.label === undefined ? `${sv ? "typ" : "type"} ${row.type}` : amid(nameOf(row))}`;
  const apart =
    first !== last &&
    first.low !== undefined &&
    last.low !== undefined &&
    (first.low > (last.high ?? Infinity) || last.low > (first.high ?? Infinity));
  const title = first === last ? `${measure}: ${say(first)}` : `${measure}: ${say(first)}, ${say(last)}`;
  const certain =
    first === last || first.low === undefined || last.low === undefined
      ? ""
      : apart
        ? sv
          ? " Intervallen överlappar inte."
          : " The intervals do not overlap."
        : sv
          ? " Intervallen överlappar, så skillnaden kan bero på slumpen."
          : " The intervals overlap, so the difference may be chance.";
  const lined = rows.some(({ low, high }) => low !== undefined || high !== undefined);
  const line = sv
    ? ` Linjen är ${level} konfidensintervall.`
    : ` The line is the ${level} confidence interval.`;
  return compose(stage, {
    title,
    description: sv
      ? `${measure} i ${amid(place)} ${year}${unit === "percent" ? ", procent" : ""}.${lined ? line : ""}`
      : `${measure} in ${amid(place)}, ${year}${unit === "percent" ? ", per cent" : ""}.${lined ? line : ""}`,
    summary: `${title}.${certain}`,
    table,
    foot: { years: String(year), ...sign, hidden: hiddenIn(figures) },
    draw: (width) => {
      const narrow = width < 520;
      const names = rows.map(nameOf);
      const swatch = rows.some(({ type }) => type) ? 22 : 0;
      const left = narrow
        ? 10
        : Math.min(width * 0.4, Math.max(...names.map((name) => textWidth(name, 13, 600))) + swatch) + 24;
      const said = figures.map((figure) => figureText(figure, lang, format));
      const room =
        Math.max(...said.map((text, i) => textWidth(text, 13, 600) + (figures[i]!.value === null ? 14 : 0))) +
        14;
      const spread = known.flatMap(({ figure, low, high }) => [
        figure.value!,
        low ?? figure.value!,
        high ?? figure.value!,
      ]);
      const x = valueScale(reference ? [...spread, reference.value] : spread, [left, width - room - 6]);
      const head = reference ? 20 : 4;
      const pitch = narrow ? 46 : 34;
      const bottom = head + rows.length * pitch;
      let svg = "";
      const ticks = x.ticks(narrow ? 3 : 5);
      for (const tick of ticks) {
        svg +=
          rule(x(tick), head, x(tick), bottom, { stroke: tick === 0 ? theme.axis : theme.hairline }) +
          label(valueText(tick, lang, { unit, decimals: tickDecimals(ticks) }), x(tick), bottom + 16, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
          });
      }
      if (reference) {
        const text = fit(`${reference.label} ${valueText(reference.value, lang, format)}`, width, 12, 600);
        const half = textWidth(text, 12, 600) / 2;
        const at = x(reference.value);
        svg +=
          rule(at, head - 4, at, bottom, { stroke: theme.ink, "stroke-dasharray": "4 3" }) +
          label(text, Math.min(Math.max(at, half), width - half), 11, {
            size: 12,
            weight: 600,
            anchor: "middle",
          });
      }
      rows.forEach((row, i) => {
        const { figure, low, high, type, own } = row;
        const y = head + i * pitch;
        const centre = narrow ? y + 32 : y + pitch / 2;
        const weight = own ? 600 : 400;
        const color = type ? theme.types[type].outline : own ? theme.accent : theme.muted;
        const text = narrow ? y + 16 : centre + 4.5;
        const shift = type ? swatch : 0;
        if (narrow)
          svg += el("rect", {
            x: 0,
            y: text - 14,
            width: Math.min(width, textWidth(names[i]!, 13, weight) + shift + 6),
            height: 19,
            fill: theme.paper,
          });
        if (type) svg += typeMark(type, stage)(0, text - 11.5);
        svg += label(fit(names[i]!, narrow ? width - shift : left - 24 - shift, 13, weight), shift, text, {
          weight,
        });
        if (figure.value === null) svg += absentMark(figure, width - textWidth(said[i]!) - 14, centre, stage);
        else {
          if (low !== undefined && high !== undefined)
            svg += rule(x(low), centre, x(high), centre, { stroke: color, "stroke-width": 2, "data-row": i });
          svg += dot(figure, x(figure.value), centre, 5.4, color, stage, { "data-row": i });
        }
        svg += label(said[i]!, width, centre + 4.5, {
          anchor: "end",
          weight: figure.value === null ? 400 : 600,
          fill: figure.value === null ? theme.muted : undefined,
        });
      });
      let height = bottom + 20;
      const key = keyRows(statusItems(kindsIn(figures), stage), width, 12);
      if (key.height > 0) {
        svg += group({ transform: `translate(0,${height + 6})`, fill: theme.muted }, key.svg);
        height += 6 + key.height;
      }
      return { svg, height };
    },
  });
}
