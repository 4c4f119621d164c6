import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { AreaType } from "../base/palette.ts";
import type { Stage } from "../base/picture.ts";
import { isSmall } from "../base/statuses.ts";
import { el, label, pathOf } from "../base/svg.ts";
import { textWidth } from "../base/text-width.ts";
import { number } from "../words/numbers.ts";
import type { MapScale } from "./legend.ts";
import { stepColors } from "./legend.ts";
import type { MapArea, MapLine, MapPicture } from "./map-picture.ts";
import type { Frame } from "./project.ts";
import { linesOf, middleOf, pathData, ringsOf, scaleBarLength, windedRings } from "./project.ts";

export const LINE_STYLE = (
  kind: MapLine["kind"],
  { theme }: Stage,
): { stroke: string; "stroke-width": number; "stroke-dasharray"?: string } => {
  if (kind === "road") return { stroke: theme.ink, "stroke-width": 1.4 };
  if (kind === "rail") return { stroke: theme.ink, "stroke-width": 1.2, "stroke-dasharray": "5 3" };
  if (kind === "water") return { stroke: theme.axis, "stroke-width": 1 };
  return { stroke: theme.ink, "stroke-width": 0.8 };
};

function fillOf({ figure }: MapArea, scale: MapScale, colors: readonly string[], stage: Stage): string {
  const { theme, idPrefix, patterns } = stage;
  if (figure.status === "suppressed") return suppressedFill(idPrefix);
  if (figure.value === null) return theme.paper;
  if (scale.kind === "types") return typeFill(figure.value as AreaType, theme, idPrefix, patterns);
  return colors[scale.borders.filter((border) => figure.value! >= border).length]!;
}

export function scaleBar(frame: Frame, x: number, y: number, { theme, lang }: Stage): string {
  const { metres, px } = scaleBarLength(frame, Math.min(140, frame.width * 0.3));
  const text = metres >= 1000 ? `${number(metres / 1000, lang)} km` : `${number(metres, lang)} m`;
  return (
    el("path", {
      d: `M${Math.round(x)},${Math.round(y) - 5}v5h${Math.round(px)}v-5`,
      fill: "none",
      stroke: theme.ink,
      "stroke-width": 1.2,
    }) + label(text, x + Math.round(px) + 6, y + 1, { size: 12, fill: theme.muted })
  );
}

/** Names that do not lie on one already written, in the order given: put the important first. */
function placeNames(places: NonNullable<MapPicture["places"]>, frame: Frame, { theme }: Stage): string {
  const taken: [number, number, number, number][] = [];
  let svg = "";
  for (const { label: name, at } of places) {
    const [x, y] = frame.place(at);
    const half = textWidth(name, 12, 600) / 2 + 2;
    const box: [number, number, number, number] = [x - half, y - 12, x + half, y + 5];
    if (box[0] < 0 || box[2] > frame.width || box[1] < 0 || box[3] > frame.height) continue;
    if (
      taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])
    )
      continue;
    taken.push(box);
    svg += label(name, x, y, { size: 12, weight: 600, anchor: "middle", halo: theme.paper });
  }
  return svg;
}

const MOST_APART = 300;

/** One path for each fill, in the order of their first areas. */
function shapesByFill(
  areas: readonly MapArea[],
  scale: MapScale,
  colors: readonly string[],
  frame: Frame,
  stage: Stage,
): string {
  const shapes = new Map<string, string[]>();
  for (const area of areas) {
    if (area.own) continue;
    const fill = fillOf(area, scale, colors, stage);
    const drawn = shapes.get(fill) ?? [];
    shapes.set(fill, drawn);
    drawn.push(pathData(windedRings(area.geometry), frame));
  }
  return [...shapes]
    .map(([fill, drawn]) =>
      el("path", {
        d: drawn.join(""),
        fill,
        stroke: stage.theme.axis,
        "stroke-width": 0.5,
        "stroke-linejoin": "round",
      }),
    )
    .join("");
}

/** Areas, lines and names in a frame, without legend and scale bar: what maps beside each other share. */
export function drawMap(
  { areas, lines = [], places = [], scale }: Pick<MapPicture, "areas" | "lines" | "places" | "scale">,
  frame: Frame,
  stage: Stage,
): string {
  const { theme } = stage;
  const colors = scale.kind === "steps" ? stepColors(scale.borders.length + 1, stage) : [];
  let svg = "";
  // In a document nobody points at one of thousands of areas: those of one fill are one shape, which files are set from in
  // a fraction of the time and memory.
  const merged = theme.name === "print" && !stage.standalone && areas.length > MOST_APART;
  const apart = merged ? areas.filter(({ own }) => own) : areas;
  if (merged) svg += shapesByFill(areas, scale, colors, frame, stage);
  for (const area of apart.toSorted((a, b) => Number(a.own ?? false) - Number(b.own ?? false))) {
    const d = pathData(ringsOf(area.geometry), frame);
    if (d === "") continue;
    if (area.own)
      svg += el("path", {
        d,
        fill: "none",
        stroke: theme.paper,
        "stroke-width": 5.5,
        "stroke-linejoin": "round",
      });
    svg += el("path", {
      d,
      fill: fillOf(area, scale, colors, stage),
      "fill-rule": "evenodd",
      stroke: area.own ? theme.accent : theme.axis,
      "stroke-width": area.own ? 2.4 : 0.5,
      "stroke-linejoin": "round",
      "data-area": area.code,
    });
  }
  const changed = areas.filter((area) => area.changed).map((area) => pathData(ringsOf(area.geometry), frame));
  // Paper beneath the ink, so that an outline is seen on the darkest type too.
  for (const [color, width] of [
    [theme.paper, 3.2],
    [theme.ink, 1.3],
  ] as const)
    for (const d of changed)
      svg += el("path", {
        d,
        fill: "none",
        stroke: color,
        "stroke-width": width,
        "stroke-linejoin": "round",
        "data-changed": color === theme.ink ? "1" : undefined,
      });
  for (const area of areas) {
    const missing = area.figure.value === null && area.figure.status === "missing";
    if (!missing && !isSmall(area.figure)) continue;
    const [cx, cy] = middleOf(area.geometry, frame);
    svg += missing
      ? el("circle", { cx, cy, r: 1.8, fill: theme.muted, "data-status": "missing" })
      : el("circle", {
          cx,
          cy,
          r: 3,
          fill: "none",
          stroke: theme.ink,
          "stroke-width": 1.2,
          "data-status": "small",
        });
  }
  for (const line of lines) {
    const d = linesOf(line.geometry)
      .map((one) => pathOf(one.map(frame.place)))
      .join("");
    if (line.kind === "road")
      svg += el("path", { d, fill: "none", stroke: theme.paper, "stroke-width": 3.2 });
    svg += el("path", { d, fill: "none", ...LINE_STYLE(line.kind, stage), "data-line": line.kind });
  }
  svg += placeNames(places, frame, stage);
  return svg;
}
