import type { Figure } from "@tvars/cube";
import { emptyPicture } from "../base/empty.ts";
import type { StatusKind } from "../base/key.ts";
import { AREA_TYPES } from "../base/palette.ts";
import type { Cell, Foot, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { hiddenIn, kindsIn } from "../base/statuses.ts";
import { group, label, rule } from "../base/svg.ts";
import { list, number } from "../words/numbers.ts";
import { DIRECTION } from "../words/types.ts";
import { drawMap, LINE_STYLE, scaleBar } from "./draw-map.ts";
import type { Legend, MapScale } from "./legend.ts";
import { legendLines, legendRow } from "./legend.ts";
import type { LineGeometry, MapGeometry } from "./project.ts";
import { frameOf } from "./project.ts";

export interface MapArea {
  code: string;
  label: string;
  /** Projected metres; degrees are refused. */
  geometry: MapGeometry;
  /** The area type (1–5) or the measure. */
  figure: Figure;
  own?: boolean;
  /** Outlined: its figure is another than in the map beside it. */
  changed?: boolean;
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
  const { lang } = stage;
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
      let svg = drawMap({ areas, lines, places, scale }, frame, stage);
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
