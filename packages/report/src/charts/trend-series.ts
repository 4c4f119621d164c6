import type { Figure } from "@tvars/cube";
import type { Box, Break, Scale } from "../base/axes.ts";
import { pieces } from "../base/axes.ts";
import { suppressedFill } from "../base/patterns.ts";
import type { AreaType } from "../base/palette.ts";
import type { Stage } from "../base/picture.ts";
import { el, pathOf, rule } from "../base/svg.ts";
import { typeLine } from "../base/type-line.ts";

export interface TrendPoint {
  year: number;
  figure: Figure;
  /** Interval of the figure, in its unit. */
  low?: number;
  high?: number;
}

export interface TrendSeries {
  id: string;
  label: string;
  points: readonly TrendPoint[];
  /** Drawn in the colour of its area type, as everywhere else. */
  type?: AreaType;
  /** The reader's own place: first in colour and weight, and what the title speaks of. */
  own?: boolean;
}

/** One series: band, line and ends, cut at missing years and at breaks; what is not shown in its lane at the foot. */
export function drawSeries(
  one: TrendSeries,
  lane: number,
  color: string,
  {
    x,
    y,
    box,
    breaks,
    intervals,
  }: { x: Scale; y: Scale; box: Box; breaks: readonly Break[]; intervals: boolean },
  stage: Stage,
): string {
  const { theme, idPrefix } = stage;
  let svg = "";
  const width = one.own ? 2.6 : 1.8;
  for (const piece of pieces(one.points, breaks)) {
    if (intervals) {
      const banded = piece.filter(({ low, high }) => low !== undefined && high !== undefined);
      if (banded.length > 1)
        svg += el("path", {
          d: pathOf(
            [
              ...banded.map(({ year, high }) => [x(year), y(high!)] as const),
              ...banded.toReversed().map(({ year, low }) => [x(year), y(low!)] as const),
            ],
            true,
          ),
          fill: color,
          "fill-opacity": 0.14,
        });
      else if (banded.length === 1)
        svg += rule(x(banded[0]!.year), y(banded[0]!.low!), x(banded[0]!.year), y(banded[0]!.high!), {
          stroke: color,
          "stroke-opacity": 0.5,
        });
    }
    const d = pathOf(piece.map(({ year, figure }) => [x(year), y(figure.value!)] as const));
    if (piece.length > 1 && one.type)
      svg += typeLine(d, one.type, stage, { "stroke-linecap": "round", "data-series": one.id });
    else if (piece.length > 1)
      svg += el("path", {
        d,
        fill: "none",
        stroke: color,
        "stroke-width": width,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
        "data-series": one.id,
      });
    piece.forEach(({ year, figure }, at) => {
      const small = figure.flags?.includes("small") ?? false;
      const end = at === 0 || at === piece.length - 1;
      if (!small && !end) return;
      svg += el("circle", {
        cx: x(year),
        cy: y(figure.value!),
        r: small ? 3.6 : one.type ? 4 : one.own ? 3.4 : 2.6,
        fill: small ? theme.paper : one.type ? theme.types[one.type].fill : color,
        stroke: small || one.type ? color : theme.paper,
        "stroke-width": small ? 1.6 : one.type ? 1.2 : 1,
      });
    });
  }
  for (const { year, figure } of one.points) {
    const at = { x: x(year), y: box.bottom - 8 - lane * 11 };
    if (figure.status === "suppressed")
      svg += el("rect", {
        x: at.x - 4,
        y: at.y - 4,
        width: 8,
        height: 8,
        fill: suppressedFill(idPrefix),
        stroke: color,
        "data-status": "suppressed",
      });
    else if (figure.status === "missing")
      svg += el("circle", { cx: at.x, cy: at.y, r: 1.6, fill: color, "data-status": "missing" });
  }
  return svg;
}
