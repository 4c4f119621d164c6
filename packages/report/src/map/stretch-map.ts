import type { KeyItem } from "../base/key.ts";
import { keyRows } from "../base/key.ts";
import { emptyPicture } from "../base/empty.ts";
import type { Cell, Picture, PictureOptions, Stage, Table } from "../base/picture.ts";
import { compose, stageOf } from "../base/picture.ts";
import { el, group, label, pathOf, rule } from "../base/svg.ts";
import { number } from "../words/numbers.ts";
import { scaleBar } from "./draw-map.ts";
import { stepColors } from "./legend.ts";
import type { Frame, LineGeometry, MapGeometry, Position } from "./project.ts";
import { frameOf, linesOf, pathData, ringsOf } from "./project.ts";

export interface Stretch {
  id: string;
  label: string;
  /** Projected metres. */
  line: readonly Position[];
  value: number;
  /** A short mark drawn beside the line, "1" for the first of a list. */
  mark?: string;
}

export interface Way {
  id: string;
  label: string;
  line: readonly Position[];
}

export interface StretchMap {
  /** States the finding; a map does not know it. */
  title: string;
  description?: string;
  /** What the colour of a stretch says, and the inner borders of its steps, rising. */
  measure: string;
  borders: readonly number[];
  decimals?: number;
  stretches: readonly Stretch[];
  /** Ways drawn over everything: a walk, a new crossing. The first is whole, those after it are dashed. */
  ways?: readonly Way[];
  /** Quiet ground to find one's way by. */
  streets?: readonly LineGeometry[];
  areas?: readonly MapGeometry[];
  /** The frame is what is drawn with some room about it, rather than all that there is. */
  around?: boolean;
  source?: string;
  notes?: readonly string[];
}

const ROOM = 0.25;
const LEAST_M = 1200;
/** Stretches are named in the table up to this many, in the order given. */
const MOST_ROWS = 40;
const RADIUS = 9;

/** Stretches of roads and railways coloured by a measure, over streets and the borders of areas. North is up. */
export function stretchMap(data: StretchMap, options: PictureOptions = {}): Picture {
  const stage = stageOf({
    ...options,
    title: options.title ?? data.title,
    source: options.source ?? data.source,
  });
  const { lang } = stage;
  const { stretches, ways = [], measure, decimals = 0, notes = [] } = data;
  const sv = lang === "sv";
  const marked = stretches.filter(({ mark }) => mark !== undefined);
  // Beside a way the stretches are ground to see it on.
  const listed = (marked.length > 0 ? marked : ways.length > 0 ? [] : stretches).slice(0, MOST_ROWS);
  const table: Table = {
    columns: [
      ...(marked.length > 0 ? [{ id: "mark", label: sv ? "Nr" : "No.", align: "start" as const }] : []),
      { id: "stretch", label: sv ? "Sträcka" : "Stretch", align: "start" },
      { id: "value", label: measure, align: "end", decimals },
    ],
    rows: [
      ...listed.map(({ mark, label: name, value }): Cell[] => [
        ...(marked.length > 0 ? [mark!] : []),
        name,
        value,
      ]),
      ...ways.map(({ label: name }): Cell[] => [...(marked.length > 0 ? [""] : []), name, null]),
    ],
  };
  const drawn = [...stretches.map(({ line }) => line), ...ways.map(({ line }) => line)];
  if (drawn.length === 0)
    return emptyPicture(
      stage,
      {
        title: { sv: "Ingen karta att visa", en: "No map to show" },
        action: {
          sv: "Det finns inga sträckor här. Läs in ett nät med vägar och järnvägar.",
          en: "There are no stretches here. Import a network with roads and railways.",
        },
      },
      table,
    );
  const values = stretches.map(({ value }) => value);
  const range = [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), 0),
  ];
  const said =
    stretches.length === 0
      ? ""
      : sv
        ? ` ${number(stretches.length, lang)} sträckor, ${measure.toLowerCase()}: från ${number(range[0]!, lang, decimals)} till ${number(range[1]!, lang, decimals)}.`
        : ` ${number(stretches.length, lang)} stretches, ${measure.toLowerCase()}: from ${number(range[0]!, lang, decimals)} to ${number(range[1]!, lang, decimals)}.`;
  return compose(stage, {
    title: data.title,
    description: data.description ?? "",
    summary: `${data.title}.${said}${marked.length > 0 ? ` ${marked.map(({ mark, label: name }) => `${mark}: ${name}`).join("; ")}.` : ""}`,
    table,
    foot: { notes: [...notes] },
    draw: (width) => {
      const lines = data.around && ways.length > 0 ? ways.map(({ line }) => line) : drawn;
      const frame = frameOf([boxAround(lines, data.around ?? false)], width, stage.height ?? 460);
      const clip = `${stage.idPrefix}-frame`;
      let svg = el("clipPath", { id: clip }, el("rect", { width: frame.width, height: frame.height }));
      svg += group({ "clip-path": `url(#${clip})` }, ground(data, frame, stage), over(data, frame, stage));
      svg += marks(marked, frame, stage);
      svg += el("rect", {
        width: frame.width,
        height: frame.height,
        fill: "none",
        stroke: stage.theme.hairline,
      });
      svg += scaleBar(frame, 0, frame.height + 20, stage);
      const key = keyRows(keyOf(data, stage), width);
      const top = frame.height + 34;
      return { svg: svg + group({ transform: `translate(0,${top})` }, key.svg), height: top + key.height };
    },
  });
}

/** A rectangle as a geometry, since a frame is fitted to areas. */
function boxAround(lines: readonly (readonly Position[])[], room: boolean): MapGeometry {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [x, y] of line as readonly [number, number][]) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  const side = Math.max(east - west, north - south, LEAST_M);
  const pad = side * (room ? ROOM : 0.02);
  const [wide, high] = [Math.max(east - west, side * 0.7), Math.max(north - south, side * 0.45)];
  const [cx, cy] = [(west + east) / 2, (south + north) / 2];
  const [w, e] = [cx - wide / 2 - pad, cx + wide / 2 + pad];
  const [s, n] = [cy - high / 2 - pad, cy + high / 2 + pad];
  return {
    type: "Polygon",
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}

function ground({ streets = [], areas = [] }: StretchMap, frame: Frame, { theme }: Stage): string {
  const inside = (line: readonly Position[]): boolean =>
    line.some((one) => {
      const [x, y] = frame.place(one);
      return x >= -20 && y >= -20 && x <= frame.width + 20 && y <= frame.height + 20;
    });
  const lines = streets.flatMap(linesOf).filter(inside);
  const rings = areas.flatMap(ringsOf).filter(inside);
  const path = (d: string, stroke: string, width: number): string =>
    d === ""
      ? ""
      : el("path", { d, fill: "none", stroke, "stroke-width": width, "stroke-linejoin": "round" });
  return (
    path(pathData(lines, frame, { closed: false, leastPx: 0.8 }), theme.hairline, 0.7) +
    path(pathData(rings, frame, { leastPx: 0.8 }), theme.axis, 0.6)
  );
}

const colorOf = (value: number, { borders }: StretchMap, stage: Stage): string =>
  stepColors(borders.length + 1, stage)[borders.filter((border) => value >= border).length]!;

function over(data: StretchMap, frame: Frame, stage: Stage): string {
  const { theme } = stage;
  const d = (line: readonly Position[]): string => pathOf(line.map(frame.place));
  const style = { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  // The most last, so that it lies over the others.
  const sorted = data.stretches.toSorted((a, b) => a.value - b.value);
  let svg = sorted
    .map(({ line }) => el("path", { ...style, d: d(line), stroke: theme.ink, "stroke-width": 5 }))
    .join("");
  for (const { id, line, value } of sorted)
    svg += el("path", {
      ...style,
      d: d(line),
      stroke: colorOf(value, data, stage),
      "stroke-width": 3.6,
      "data-stretch": id,
    });
  (data.ways ?? []).forEach(({ id, line }, at) => {
    svg += el("path", { ...style, d: d(line), stroke: theme.paper, "stroke-width": 5 });
    svg += el("path", {
      ...style,
      d: d(line),
      stroke: at === 0 ? theme.series[1]! : theme.ink,
      "stroke-width": 2.6,
      ...(at === 0 ? {} : { "stroke-dasharray": "5 4" }),
      "data-way": id,
    });
  });
  return svg;
}

/** Numbers beside their stretches, moved outwards until none lies on another. */
function marks(marked: readonly Stretch[], frame: Frame, { theme }: Stage): string {
  const taken: [number, number][] = [];
  let svg = "";
  for (const { line, mark } of marked) {
    const [x, y] = frame.place(line[Math.floor(line.length / 2)]!);
    const free = [...spots(x, y)].find(
      ([px, py]) =>
        px > RADIUS &&
        py > RADIUS &&
        px < frame.width - RADIUS &&
        py < frame.height - RADIUS &&
        taken.every(([ox, oy]) => Math.hypot(px - ox, py - oy) > 2 * RADIUS + 1),
    );
    const [px, py] = free ?? [x, y];
    taken.push([px, py]);
    svg +=
      rule(x, y, px, py, { stroke: theme.ink, "stroke-width": 0.8 }) +
      el("circle", { cx: px, cy: py, r: RADIUS, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.1 }) +
      label(mark!, px, py + 4, { size: 11.5, weight: 600, anchor: "middle" });
  }
  return svg;
}

function* spots(x: number, y: number): Generator<[number, number]> {
  for (const distance of [18, 30, 44, 60, 78])
    for (let turn = 0; turn < 12; turn++) {
      const angle = (turn * Math.PI) / 6;
      yield [x + distance * Math.cos(angle), y - distance * Math.sin(angle)];
    }
}

function keyOf(data: StretchMap, stage: Stage): KeyItem[] {
  const { lang, theme } = stage;
  const { borders, decimals = 0, stretches, ways = [] } = data;
  const say = (value: number): string => number(value, lang, decimals);
  const texts = [
    `under ${say(borders[0] ?? 0)}`,
    ...borders.slice(1).map((border, i) => `${say(borders[i]!)}–${say(border)}`),
    `${say(borders.at(-1) ?? 0)} ${lang === "sv" ? "och mer" : "and more"}`,
  ];
  const colors = stepColors(borders.length + 1, stage);
  const lineMark =
    (stroke: string, dashed = false): KeyItem["mark"] =>
    (x, y) =>
      (dashed ? "" : rule(x, y + 7, x + 14, y + 7, { stroke: theme.ink, "stroke-width": 5 })) +
      rule(x, y + 7, x + 14, y + 7, {
        stroke,
        "stroke-width": dashed ? 2.4 : 3.6,
        ...(dashed ? { "stroke-dasharray": "4 3" } : {}),
      });
  return [
    ...(stretches.length === 0
      ? []
      : texts.map((text, i) => ({
          text: i === 0 ? `${data.measure}: ${text}` : text,
          mark: lineMark(colors[i]!),
        }))),
    ...ways.map(({ label: text }, at) => ({
      text,
      mark:
        at === 0
          ? (x: number, y: number) =>
              rule(x, y + 7, x + 14, y + 7, { stroke: theme.series[1]!, "stroke-width": 3 })
          : lineMark(theme.ink, true),
    })),
  ];
}
