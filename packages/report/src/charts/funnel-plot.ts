import { scaleLinear } from "d3-scale";
import type { Figure } from "@tvars/cube";
import { gridWidth, valueGrid, valueScale } from "../base/axes.ts";
import { dot } from "../base/dots.ts";
import { emptyPicture } from "../base/empty.ts";
import { keyRows, statusItems } from "../base/key.ts";
import type { KeyItem } from "../base/key.ts";
import type { Cell, Picture, PictureOptions, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { fit, textWidth } from "../base/text-width.ts";
import { number, percent } from "../words/numbers.ts";

export interface FunnelPoint {
  id: string;
  label: string;
  /** Share in per cent, or events per `per`. */
  figure: Figure;
  /** How many it is a share of. */
  base: number;
  own?: boolean;
}

export interface FunnelPlot {
  measure: string;
  year: number;
  points: readonly FunnelPoint[];
  /** What all together have; the funnel's middle. */
  reference: { label: string; value: number };
  /** "share" is per cent of the base (binomial), a number is events per so many (Poisson). */
  kind: "share" | { per: number };
  /** "Antal elever". */
  base: string;
  decimals?: number;
  source?: string;
}

/** Normal quantiles of two-sided 95 and 99.8 per cent, the customary limits (Spiegelhalter 2005). */
const Z = [1.959964, 3.090232] as const;

/** Limits a place of this size stays within by chance: θ ± z √(θ(1 − θ)/n), or θ ± z √(θ/n) for events. */
export function funnelLimits(
  reference: number,
  base: number,
  kind: FunnelPlot["kind"],
  z: number,
): [number, number] {
  const per = kind === "share" ? 100 : kind.per;
  const theta = reference / per;
  const spread = z * Math.sqrt((kind === "share" ? theta * (1 - theta) : theta) / base);
  const high = theta + spread;
  return [per * Math.max(0, theta - spread), per * (kind === "share" ? Math.min(1, high) : high)];
}

/** Every place against how far chance alone would spread places of its size: an answer to league tables. */
export function funnelPlot(data: FunnelPlot, options: PictureOptions = {}): Picture {
  const stage = stageOf({ ...options, source: options.source ?? data.source });
  const { lang, theme } = stage;
  const { measure, year, points, reference, kind, decimals = 1 } = data;
  const sv = lang === "sv";
  const share = kind === "share";
  const format = (value: number, places: number): string =>
    share ? percent(value, lang, places) : number(value, lang, places);
  const sign = share ? { unit: "%" } : {};
  const table: Table = {
    columns: [
      { id: "place", label: sv ? "Plats" : "Place", align: "start" },
      { id: "value", label: measure, align: "end", decimals, ...sign },
      { id: "base", label: data.base, align: "end" },
      { id: "low", label: sv ? "Nedre 95 %-gräns" : "Lower 95% limit", align: "end", decimals, ...sign },
      { id: "high", label: sv ? "Övre 95 %-gräns" : "Upper 95% limit", align: "end", decimals, ...sign },
    ],
    rows: points.map(({ label: name, figure, base }): Cell[] => {
      const limits =
        figure.value === null || !(base > 0) ? [null, null] : funnelLimits(reference.value, base, kind, Z[0]);
      return [name, figure, figure.value === null ? null : base, limits[0]!, limits[1]!];
    }),
  };
  const shown = points.filter(({ figure, base }) => figure.value !== null && base > 0);
  if (shown.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: `${measure}: inga uppgifter`, en: `${measure}: no figures` },
        action: {
          sv: "Alla värden saknas eller är skyddade. Slå samman år, eller välj större platser.",
          en: "Every figure is missing or protected. Merge years, or choose larger places.",
        },
      },
      table,
    );
  const where = ({ figure, base }: FunnelPoint): number => {
    const [low, high] = funnelLimits(reference.value, base, kind, Z[1]);
    return figure.value! > high ? 1 : figure.value! < low ? -1 : 0;
  };
  const above = shown.filter((point) => where(point) > 0).length;
  const below = shown.filter((point) => where(point) < 0).length;
  const within = shown.length - above - below;
  const title = sv
    ? `${measure}: ${number(within, lang)} av ${number(shown.length, lang)} platser skiljer sig inte mer än slumpen gör`
    : `${measure}: ${number(within, lang)} of ${number(shown.length, lang)} places differ no more than chance does`;
  return compose(stage, {
    title,
    description: sv
      ? `${measure} ${year} mot ${data.base.toLowerCase()}. Trattens gränser är 95 och 99,8 procent.`
      : `${measure}, ${year}, against ${data.base.toLowerCase()}. The funnel's limits are 95 and 99.8 per cent.`,
    summary: `${title}. ${sv ? `${number(above, lang)} ligger över och ${number(below, lang)} under 99,8-procentsgränserna runt ${reference.label}, ${format(reference.value, decimals)}.` : `${number(above, lang)} lie above and ${number(below, lang)} below the 99.8 per cent limits around ${reference.label}, ${format(reference.value, decimals)}.`}`,
    table,
    foot: { years: String(year), ...sign, hidden: hiddenIn(points.map(({ figure }) => figure)) },
    draw: (width) => {
      const bottom = stage.height ?? Math.round(Math.min(340, Math.max(220, width * 0.5)));
      const most = Math.max(...shown.map(({ base }) => base));
      const least = Math.min(...shown.map(({ base }) => base));
      const from = Math.max(1, least * 0.8);
      const edge = funnelLimits(reference.value, from, kind, Z[1]);
      const highest = Math.max(...shown.map(({ figure }) => figure.value!));
      const y = valueScale(
        [
          ...shown.map(({ figure }) => figure.value!),
          reference.value,
          Math.max(0, edge[0]),
          Math.min(edge[1], Math.max(highest, reference.value * 2.2)),
        ],
        [bottom, 16],
      );
      const left = gridWidth(y, format);
      const x = scaleLinear([0, most * 1.04], [left, width - 8]);
      const [floor, ceiling] = y.domain() as [number, number];
      let svg = valueGrid(y, { left, right: width - 8, top: 16, bottom }, format, stage);
      svg += rule(left, bottom + 0.5, width - 8, bottom + 0.5, { stroke: theme.axis });
      const clamp = (value: number): number => y(Math.min(ceiling, Math.max(floor, value)));
      const steps = Array.from({ length: 80 }, (_, i) => from + ((most * 1.04 - from) * i ** 2) / 79 ** 2);
      Z.forEach((z, i) => {
        for (const side of [0, 1] as const)
          svg += el("path", {
            d: pathOf(
              steps.map(
                (base) => [x(base), clamp(funnelLimits(reference.value, base, kind, z)[side])] as const,
              ),
            ),
            fill: "none",
            stroke: theme.axis,
            "stroke-width": i === 0 ? 1 : 1.6,
            ...(i === 0 ? { "stroke-dasharray": "4 3" } : {}),
            "data-limit": i === 0 ? "95" : "99.8",
          });
      });
      svg += rule(left, y(reference.value), width - 8, y(reference.value), {
        stroke: theme.ink,
        "stroke-width": 1.2,
      });
      const own = shown.filter((point) => point.own);
      for (const point of [...shown.filter((one) => !one.own), ...own]) {
        const outside = where(point) !== 0;
        svg += dot(
          point.figure,
          x(point.base),
          y(point.figure.value!),
          point.own ? 5.4 : 4,
          point.own ? theme.accent : outside ? theme.ink : theme.muted,
          stage,
          {
            "data-place": point.id,
          },
        );
      }
      const first = own[0];
      if (first) {
        const text = fit(
          `${first.label} ${format(first.figure.value!, decimals)}`,
          width - left - 16,
          13,
          600,
        );
        const half = textWidth(text, 13, 600) / 2;
        svg += label(
          text,
          Math.min(Math.max(x(first.base), left + half + 2), width - 8 - half),
          Math.max(28, y(first.figure.value!) - 12),
          {
            weight: 600,
            anchor: "middle",
            fill: theme.accent,
            halo: theme.paper,
          },
        );
      }
      let end = -Infinity;
      for (const tick of x.ticks(width < 480 ? 3 : 6)) {
        const text = number(tick, lang);
        const half = textWidth(text, 12) / 2;
        if (x(tick) - half < end + 8 || x(tick) + half > width) continue;
        svg +=
          rule(x(tick), bottom, x(tick), bottom + 5, { stroke: theme.axis }) +
          label(text, x(tick), bottom + 18, { size: 12, anchor: "middle", fill: theme.muted });
        end = x(tick) + half;
      }
      svg += label(fit(data.base, width, 12), width - 8, bottom + 34, {
        size: 12,
        anchor: "end",
        fill: theme.muted,
      });
      const stroke =
        (color: string, wide: number, dash?: string): KeyItem["mark"] =>
        (px, py) =>
          rule(px, py + 7, px + 14, py + 7, {
            stroke: color,
            "stroke-width": wide,
            ...(dash ? { "stroke-dasharray": dash } : {}),
          });
      const key = keyRows(
        [
          { mark: stroke(theme.ink, 1.2), text: `${reference.label} ${format(reference.value, decimals)}` },
          { mark: stroke(theme.axis, 1, "4 3"), text: sv ? "95 %-gräns" : "95% limit" },
          { mark: stroke(theme.axis, 1.6), text: sv ? "99,8 %-gräns" : "99.8% limit" },
          ...statusItems(kindsIn(points.map(({ figure }) => figure)), stage),
        ],
        width,
        12,
      );
      svg += group({ transform: `translate(0,${bottom + 46})` }, key.svg);
      return { svg, height: bottom + 46 + key.height };
    },
  });
}
