import type { Figure } from "@tvars/cube";
import { valueScale } from "../base/axes.ts";
import { absentMark, dot, swarm } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import { dodge } from "../base/layout.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { group, label, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import type { Unit } from "../words/numbers.ts";
import { figureText, list, valueText } from "../words/numbers.ts";

export interface DesoContrast {
  measure: string;
  /** The RegSO. */
  place: string;
  year: number;
  deso: readonly { code: string; figure: Figure }[];
  /** RegSO, kommun, riket: lines the dots are seen against. */
  lines: readonly { label: string; figure: Figure; own?: boolean }[];
  unit?: Unit;
  decimals?: number;
  source?: string;
}

const placed = (places: readonly number[]): number => Math.max(...places);

/** The DeSO inside a RegSO as dots, against the lines of the RegSO itself, its kommun and the country. */
export function desoContrast(data: DesoContrast, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, place, year, deso, lines, unit = "percent", decimals = 1 } = data;
  const sv = lang === "sv";
  const format = (value: number): string => valueText(value, lang, { unit, decimals });
  const figures = deso.map(({ figure }) => figure);
  const table: Table = {
    columns: [
      { id: "area", label: sv ? "Område" : "Area", align: "start" },
      { id: "value", label: measure, align: "end", ...(unit === "percent" ? { unit: "%" } : {}) },
    ],
    rows: [
      ...deso.map(({ code, figure }): Cell[] => [`DeSO ${code}`, figure]),
      ...lines.map(({ label: name, figure }): Cell[] => [name, figure]),
    ],
  };
  const known = deso.filter(({ figure }) => figure.value !== null);
  if (known.length === 0)
    return emptyPicture(
      stage,
      {
        title: {
          sv: `${measure}: inga uppgifter för DeSO i ${place}`,
          en: `${measure}: no figures for DeSO in ${place}`,
        },
        action: {
          sv: "Måttet finns inte på DeSO-nivå för det här året. Välj ett annat mått eller år.",
          en: "The measure does not exist for DeSO in this year. Choose another measure or year.",
        },
      },
      table,
    );
  const values = known.map(({ figure }) => figure.value!);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const title =
    known.length === 1 || format(low) === format(high)
      ? `${measure} ${sv ? "inom" : "within"} ${place}: ${format(high)}`
      : sv
        ? `${measure} inom ${place}: från ${format(low)} till ${format(high)}`
        : `${measure} within ${place}: from ${format(low)} to ${format(high)}`;
  const beside = list(
    lines.map(({ label: name, figure }) => `${name} ${figureText(figure, lang, { unit, decimals })}`),
    lang,
  );
  return compose(stage, {
    title,
    description: sv
      ? `${measure} ${year}, ett märke per DeSO i ${place}.`
      : `${measure} ${year}, one mark per DeSO in ${place}.`,
    summary: `${title} (${known.length} DeSO)${beside ? `; ${beside}` : ""}.`,
    table,
    foot: {
      years: String(year),
      notes: [sv ? "SCB delar inte in DeSO i områdestyper." : "SCB gives no area types for DeSO."],
      hidden: hiddenIn(figures),
    },
    draw: (width) => {
      const shown = lines.filter(({ figure }) => figure.value !== null);
      const x = valueScale(values.concat(shown.map(({ figure }) => figure.value!)), [12, width - 12]);
      const texts = shown.map(({ label: name, figure }) => `${name} ${format(figure.value!)}`);
      // Each line's label on its own row, so that long names never meet however near the lines lie.
      const head = shown.length * 18 + 4;
      const radius = 6;
      const offsets = swarm(
        known.map(({ figure }) => x(figure.value!)),
        radius + 0.6,
      );
      const reach = Math.max(26, ...offsets.map((dy) => Math.abs(dy) + radius + 4));
      const centre = head + reach;
      const bottom = centre + reach;
      let svg = "";
      const order = shown
        .map((_, i) => i)
        .toSorted((a, b) => shown[a]!.figure.value! - shown[b]!.figure.value!);
      order.forEach((i, rank) => {
        const { figure, own } = shown[i]!;
        const at = x(figure.value!);
        const y = 13 + rank * 18;
        const weight = own ? 600 : 400;
        const color = own ? theme.accent : theme.muted;
        const text = fit(texts[i]!, width - 12, 12, weight);
        const wide = textWidth(text, 12, weight);
        const flip = at + 6 + wide > width;
        svg +=
          rule(at, y - 9, at, bottom, {
            stroke: color,
            "stroke-width": own ? 2 : 1.2,
            "stroke-dasharray": own ? undefined : "4 3",
          }) +
          label(text, flip ? Math.max(at - 6, wide) : at + 6, y, {
            size: 12,
            weight,
            anchor: flip ? "end" : "start",
            fill: color,
            halo: theme.paper,
          });
      });
      known.forEach(({ code, figure }, i) => {
        svg += dot(figure, x(figure.value!), centre + offsets[i]!, radius, theme.ink, stage, {
          "data-area": code,
          "fill-opacity": 0.85,
        });
      });
      svg += rule(0, bottom, width, bottom, { stroke: theme.axis });
      const ticks = x.ticks(width < 480 ? 4 : 6);
      for (const tick of ticks)
        svg +=
          rule(x(tick), bottom, x(tick), bottom + 5, { stroke: theme.axis }) +
          label(valueText(tick, lang, { unit, decimals: 0 }), x(tick), bottom + 18, {
            size: 12,
            anchor: "middle",
            fill: theme.muted,
          });
      const absent = deso.filter(({ figure }) => figure.value === null && figure.status !== "not-applicable");
      const places = dodge(
        absent.map((_, i) => 8 + i * 16),
        14,
        8,
        width - 8,
      );
      absent.forEach(({ figure }, i) => {
        svg += absentMark(figure, places[i]!, bottom + 34, stage);
      });
      if (absent.length > 0)
        svg += label(
          sv ? `${absent.length} DeSO visas inte` : `${absent.length} DeSO not shown`,
          placed(places) + 14,
          bottom + 38,
          { size: 12, fill: theme.muted },
        );
      let height = bottom + (absent.length > 0 ? 44 : 22);
      const key = keyRows(statusItems(kindsIn(figures), stage), width, 12);
      if (key.height > 0) {
        svg += group({ transform: `translate(0,${height + 6})`, fill: theme.muted }, key.svg);
        height += 6 + key.height;
      }
      return { svg, height };
    },
  });
}
