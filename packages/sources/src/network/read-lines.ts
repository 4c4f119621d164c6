import { type Layer, transformLayer } from "@tvars/geo";
import type { CrossingKind, ReadReport, ReadWays, Way, WayKind } from "@tvars/network";
import { emptyReport, isInsidePlane, PLANE } from "@tvars/network";
import type { Position } from "geojson";
import type { Mapping } from "./mapping.ts";
import { Row } from "./row.ts";

type Rule = Mapping["ways"][number];
type Attributes = Omit<Way, "vertices" | "id">;

const FOR_CARS = new Set<WayKind>([
  "motorway",
  "trunk",
  "primary",
  "secondary",
  "tertiary",
  "residential",
  "living-street",
  "service",
  "track",
  "other",
]);

/** Who may use a kind where neither rule nor row says. */
const usual = (kind: WayKind) => {
  const isFast = kind === "motorway" || kind === "trunk";
  const isWay = kind !== "rail" && kind !== "river";
  return {
    foot: isWay && !isFast,
    cycle: isWay && kind !== "motorway" && kind !== "steps" && kind !== "footway",
    car: FOR_CARS.has(kind),
  };
};

/** No road is faster, busier or wider; what is beyond is a fault of the file and counted. */
const MOST = { speedKmH: 400, adt: 500_000, widthM: 200, lanes: 20, functionClass: 9, climbM: 5000 } as const;

/**
 * Lines of a layer as ways, and its points as crossings, as a mapping says. Coordinates are brought to SWEREF 99 TM; places that are equal to the
 * millimetre are one vertex. What is left out or cannot be is counted in `report`.
 */
export function readLines(layer: Layer, mapping: Mapping): ReadWays {
  const report = emptyReport();
  const { features } = transformLayer(layer, "EPSG:3006");
  const place = vertices(report);
  const ways: Way[] = [];
  const crossings = new Map<number, CrossingKind>();
  const used = new Set<string>();
  features.forEach(({ geometry, properties }, index) => {
    const row = new Row(properties);
    const lines =
      geometry.type === "LineString"
        ? [geometry.coordinates]
        : geometry.type === "MultiLineString"
          ? geometry.coordinates
          : [];
    const points =
      geometry.type === "Point"
        ? [geometry.coordinates]
        : geometry.type === "MultiPoint"
          ? geometry.coordinates
          : lines.slice(0, 1).map((line) => line[0]!);
    const at = row.choose(mapping.crossingAt);
    if (at !== undefined)
      for (const point of points) {
        const vertex = place.at(point);
        if (vertex >= 0) crossings.set(vertex, at);
      }
    if (lines.length === 0) return;
    report.lines++;
    const rule = mapping.ways.find(({ when }) => when === undefined || row.holds(when));
    if (rule === undefined) {
      report.unknownKinds++;
      return;
    }
    const attributes = attributesOf(row, rule, mapping, report);
    const key = (mapping.prefix ?? "") + (row.text(mapping.key) ?? String(index + 1));
    for (const line of lines) {
      const own = runOf(line, place);
      if (own.length < 2) {
        report.waysWithoutNodes++;
        continue;
      }
      let id = key;
      // Registers cut a road into pieces that share an id; the pieces are numbered.
      for (let copy = 2; used.has(id); copy++) id = `${key}/${copy}`;
      used.add(id);
      ways.push({ id, ...attributes, vertices: Uint32Array.from(own) });
    }
  });
  report.ways = ways.length;
  report.vertices = place.xs.length;
  return {
    source: mapping.source,
    xM: Float64Array.from(place.xs),
    yM: Float64Array.from(place.ys),
    ways,
    crossings,
    report,
  };
}

function attributesOf(row: Row, rule: Rule, mapping: Mapping, report: ReadReport): Attributes {
  const { kind } = rule;
  const open = usual(kind);
  const [bridge, tunnel] = [
    rule.bridge ?? row.holds(mapping.bridge),
    rule.tunnel ?? row.holds(mapping.tunnel),
  ];
  const sure = (key: keyof typeof MOST): number | undefined => {
    const value = row.number(mapping[key]);
    if (value === undefined) return undefined;
    const least =
      key === "climbM" ? -MOST.climbM : key === "speedKmH" || key === "widthM" || key === "lanes" ? 0.1 : 0;
    if (value >= least && value <= MOST[key]) return value;
    report.absurdNumbers++;
    return undefined;
  };
  const more = {
    oneway: row.holds(mapping.oneway?.forward)
      ? ("forward" as const)
      : row.holds(mapping.oneway?.backward)
        ? ("backward" as const)
        : undefined,
    name: row.text(mapping.name),
    ref: row.text(mapping.ref),
    speedKmH: sure("speedKmH"),
    adt: sure("adt"),
    widthM: sure("widthM"),
    lanes: sure("lanes"),
    owner: rule.owner ?? row.choose(mapping.owner),
    functionClass: sure("functionClass"),
    surface: surfaceOf(row, mapping),
    climbM: sure("climbM"),
    crossing: rule.crossing ?? row.choose(mapping.crossing),
  };
  return {
    kind,
    foot: (rule.foot ?? open.foot) && !row.holds(mapping.closed?.foot),
    cycle: (rule.cycle ?? open.cycle) && !row.holds(mapping.closed?.cycle),
    car: (rule.car ?? open.car) && !row.holds(mapping.closed?.car),
    bridge,
    tunnel,
    layer: rule.layer ?? layerOf(row, mapping),
    ...(Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) as Partial<
      typeof more
    >),
  };
}

function surfaceOf(row: Row, { surface }: Mapping): string | undefined {
  const told = row.text(surface?.column);
  return told === undefined || surface?.values === undefined ? told : surface.values[told];
}

function layerOf(row: Row, { layer }: Mapping): number {
  if (layer === undefined) return 0;
  if (typeof layer === "string" || typeof layer[0] === "string") {
    const told = row.number(layer as string | string[]);
    return told !== undefined && Number.isInteger(told) && Math.abs(told) <= 10 ? told : 0;
  }
  return (
    (layer as { when: Parameters<Row["holds"]>[0]; is: number }[]).find(({ when }) => row.holds(when))?.is ??
    0
  );
}

interface Vertices {
  xs: number[];
  ys: number[];
  /** The vertex of a place, −1 outside the plane. */
  at(place: Position): number;
}

function vertices(report: ReadReport): Vertices {
  const known = new Map<string, number>();
  const [xs, ys]: [number[], number[]] = [[], []];
  return {
    xs,
    ys,
    at([x, y]) {
      if (!isInsidePlane(x!, y!, PLANE)) {
        report.outsidePlane++;
        return -1;
      }
      const key = `${Math.round(x! * 1000)} ${Math.round(y! * 1000)}`;
      const own = known.get(key);
      if (own !== undefined) return own;
      known.set(key, xs.length);
      xs.push(x!);
      return ys.push(y!) - 1;
    },
  };
}

function runOf(line: readonly Position[], place: Vertices): number[] {
  const own: number[] = [];
  for (const position of line) {
    const vertex = place.at(position);
    if (vertex >= 0 && vertex !== own.at(-1)) own.push(vertex);
  }
  return own;
}
