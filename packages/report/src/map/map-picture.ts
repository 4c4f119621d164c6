import type { Figure } from "@tvars/cube";
import { emptyPicture } from "../base/empty.ts";
import type { StatusKind } from "../base/key.ts";
import type { AreaType } from "../base/palette.ts";
import { AREA_TYPES } from "../base/palette.ts";
import { suppressedFill, typeFill } from "../base/patterns.ts";
import type { Cell, Foot, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, isSmall, kindsIn } from "../base/statuses.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { textWidth } from "../base/text-width.ts";
import { list, number } from "../words/numbers.ts";
import { DIRECTION } from "../words/types.ts";
import type { Legend, MapScale } from "./legend.ts";
import { legendLines, legendRow, stepColors } from "./legend.ts";
import type { Frame, LineGeometry, MapGeometry } from "./project.ts";
import { frameOf, linesOf, middleOf, pathData, ringsOf, scaleBarLength } from "./project.ts";

export interface MapArea {
  code: string;
  label: string;
  /** Projected metres; degrees are refused. */
  geometry: MapGeometry;
  /** The area type (1–5) or the measure. */
  figure: Figure;
  own?: boolean;
}

export interface MapLine {
  kind: "road" | "rail" | "water" | "border";
  geometry: LineGeometry;
}

export interface MapPicture {
  /** States the finding; a map does not know it. */
  title: string;
  description?: string;
  year?: number;
  scale: MapScale;
  areas: readonly MapArea[];
  lines?: readonly MapLine[];
  /** Names of towns and the like, at projected metres. */
  places?: readonly { label: string; at: readonly [number, number] }[];
  source?: string;
  notes?: readonly string[];
}

const LINE_STYLE = (
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

function scaleBar(frame: Frame, x: number, y: number, { theme, lang }: Stage): string {
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

function describe({ areas, scale, year }: MapPicture, lang: "sv" | "en"): string {
  const sv = lang === "sv";
  const when = year === undefined ? "" : ` ${year}`;
  if (scale.kind === "types") {
    const counts = AREA_TYPES.map((type) => areas.filter(({ figure }) => figure.value === type).length);
    const said = list(
      counts.map((count, i) => `${number(count, lang)} ${sv ? "av typ" : "of type"} ${i + 1}`),
      lang,
    );
    return sv
      ? `Karta över ${number(areas.length, lang)} områden${when}: ${said}. ${DIRECTION.type.sv}`
      : `Map of ${number(areas.length, lang)} areas${when}: ${said}. ${DIRECTION.type.en}`;
  }
  const known = areas.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]));
  const decimals = scale.decimals ?? 0;
  if (known.length === 0) return sv ? `Karta utan kända värden${when}.` : `Map without known values${when}.`;
  const range = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))].map((v) =>
    number(v, lang, decimals),
  );
  return sv
    ? `Karta över ${scale.measure.toLowerCase()} i ${number(known.length, lang)} områden${when}, från ${range[0]!} till ${range[1]!}.`
    : `Map of ${scale.measure.toLowerCase()} in ${number(known.length, lang)} areas${when}, from ${range[0]!} to ${range[1]!}.`;
}

/** A map for print and download: areas by class, reference lines, legend, scale bar, source. North is up. */
export function mapPicture(data: MapPicture, options: PictureOptions = {}): Picture {
  const stage = stageOf({
    ...options,
    title: options.title ?? data.title,
    source: options.source ?? data.source,
  });
  const { lang, theme } = stage;
  const { scale, areas, lines = [], places = [], year } = data;
  const sv = lang === "sv";
  const measure = scale.kind === "types" ? (sv ? "Områdestyp" : "Area type") : scale.measure;
  const table: Table = {
    columns: [
      { id: "code", label: sv ? "Kod" : "Code", align: "start" },
      { id: "area", label: sv ? "Område" : "Area", align: "start" },
      {
        id: "value",
        label: measure,
        align: "end",
        ...(scale.kind === "steps" && scale.unit === "percent" ? { unit: "%" } : {}),
      },
    ],
    rows: areas.map(({ code, label: name, figure }): Cell[] => [code, name, figure]),
  };
  if (areas.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: "Ingen karta att visa", en: "No map to show" },
        action: {
          sv: "Det finns inga områden här för det valda året. Välj ett annat år, eller hämta gränserna från SCB.",
          en: "There are no areas here for the chosen year. Choose another year, or fetch the boundaries from SCB.",
        },
      },
      table,
    );
  if (scale.kind === "types")
    for (const { code, figure } of areas)
      if (figure.value !== null && !(AREA_TYPES as readonly number[]).includes(figure.value))
        throw new RangeError(`Area ${code} has type ${figure.value}; expected 1 to 5.`);
  const figures = areas.map(({ figure }) => figure);
  const statuses: StatusKind[] = kindsIn(figures);
  const legend: Legend = { scale, statuses };
  const colors = scale.kind === "steps" ? stepColors(scale.borders.length + 1, stage) : [];
  const foot: Partial<Foot> = {
    ...(year === undefined ? {} : { years: String(year) }),
    notes: [...(data.notes ?? [])],
    hidden: hiddenIn(figures),
  };
  return compose(stage, {
    title: data.title,
    description:
      data.description ??
      `${measure}${year === undefined ? "" : ` ${year}`}. ${scale.kind === "types" ? DIRECTION.type[lang] : ""}`.trim(),
    summary: describe(data, lang),
    table,
    foot,
    draw: (width) => {
      const beside = width >= 560 ? 210 : 0;
      const frame = frameOf(
        areas.map(({ geometry }) => geometry),
        width - (beside ? beside + 24 : 0),
        stage.height ?? (beside ? 560 : 420),
      );
      let svg = "";
      for (const area of areas.toSorted((a, b) => Number(a.own ?? false) - Number(b.own ?? false))) {
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
      let height = frame.height + 22;
      svg += scaleBar(frame, 0, frame.height + 18, stage);
      if (beside) {
        const drawn = legendLines(legend, beside, stage);
        svg += group({ transform: `translate(${width - beside},4)` }, drawn.svg);
        const lined = lineKey(lines, stage, 0, drawn.height + 16);
        svg += group({ transform: `translate(${width - beside},0)` }, lined.svg);
        height = Math.max(height, drawn.height + 16 + lined.height);
      } else {
        const drawn = legendRow(legend, width, stage);
        svg += group({ transform: `translate(0,${height + 12})` }, drawn.svg);
        height += 12 + drawn.height;
        const lined = lineKey(lines, stage, 0, height + 8);
        svg += lined.svg;
        height += lined.height === 0 ? 0 : 8 + lined.height;
      }
      return { svg, height };
    },
  });
}

const LINE_TEXT = {
  road: { sv: "Större väg", en: "Major road" },
  rail: { sv: "Järnväg", en: "Railway" },
  water: { sv: "Vatten", en: "Water" },
  border: { sv: "Gräns", en: "Border" },
} as const;

function lineKey(
  lines: readonly MapLine[],
  stage: Stage,
  x: number,
  y: number,
): { svg: string; height: number } {
  const kinds = (["road", "rail", "water", "border"] as const).filter((kind) =>
    lines.some((line) => line.kind === kind),
  );
  const svg = kinds
    .map((kind, i) => {
      const at = y + i * 22;
      return (
        rule(x, at + 9, x + 14, at + 9, LINE_STYLE(kind, stage)) +
        label(LINE_TEXT[kind][stage.lang], x + 22, at + 13.5, { fill: stage.theme.muted })
      );
    })
    .join("");
  return { svg, height: kinds.length === 0 ? 0 : kinds.length * 22 - 4 };
}
