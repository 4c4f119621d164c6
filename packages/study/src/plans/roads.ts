import { readFile, stat } from "node:fs/promises";
import type { Snapshot } from "@tvars/engine";
import { readGeoParquet } from "@tvars/geo";
import { toDegrees } from "../network/plane.ts";
import { numbersOf } from "./road-reference.ts";

type Pair = [number, number];
/** Metres of SWEREF 99 TM. */
type Line = readonly (readonly [number, number])[];

/** Roads with a number, of all stored networks. */
export interface Roads {
  /** Titles of the networks that were looked in. */
  networks: readonly string[];
  /** Networks too large to look in. */
  tooLarge: readonly string[];
  of(number: string): readonly Line[];
}

/** Half a gigabyte of ways is a country: what is asked of it is asked of a cut of it instead. */
const MOST_BYTES = 500e6;

/** The lines of each road number. Read from what is stored of a network; one stored before numbers were kept has them as names. */
export async function roadsOf(
  networks: readonly Pick<Snapshot, "title">[],
  files: readonly string[],
): Promise<Roads> {
  const lines = new Map<string, Line[]>();
  const tooLarge: string[] = [];
  for (const [at, file] of files.entries()) {
    if ((await stat(file)).size > MOST_BYTES) {
      tooLarge.push(networks[at]!.title.sv);
      continue;
    }
    // Our own file: its system is known, so a network beyond the border is no question.
    const { features } = await readGeoParquet(file, await readFile(file), {
      crs: "EPSG:3006",
      axisOrder: "east-north",
    });
    for (const { geometry, properties } of features) {
      const ref = properties.ref ?? properties.name;
      if (typeof ref !== "string" || geometry.type !== "LineString") continue;
      if (properties.kind === "rail" || properties.kind === "river") continue;
      for (const number of numbersOf(ref))
        lines.set(number, [...(lines.get(number) ?? []), geometry.coordinates as unknown as Line]);
    }
  }
  return {
    networks: networks.map(({ title }) => title.sv),
    tooLarge,
    of: (number) => lines.get(number) ?? [],
  };
}

/** Fewer positions tell as much to somebody who asks who lives within hundreds of metres. */
const TOLERANCE_M = 10;

/** Roads as one geometry in degrees, and how long they are. */
export function roadGeometry(lines: readonly Line[]) {
  const km =
    lines.reduce(
      (sum, line) =>
        sum +
        line.slice(1).reduce((own, [x, y], at) => own + Math.hypot(x - line[at]![0], y - line[at]![1]), 0),
      0,
    ) / 1000;
  const coordinates = lines.map((line) => simpler(line).map(([x, y]): Pair => [...toDegrees(x, y)] as Pair));
  return { km, geometry: { type: "MultiLineString" as const, coordinates } };
}

/** Douglas & Peucker 1973, without recursion. */
function simpler(line: Line): Line {
  const kept = new Uint8Array(line.length);
  kept[0] = kept[line.length - 1] = 1;
  const parts: Pair[] = [[0, line.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const [[ax, ay], [bx, by]] = [line[from]!, line[to]!];
    const length = Math.hypot(bx - ax, by - ay);
    let [worst, away] = [-1, TOLERANCE_M];
    for (let at = from + 1; at < to; at++) {
      const [x, y] = line[at]!;
      const own =
        length === 0
          ? Math.hypot(x - ax, y - ay)
          : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (own > away) [worst, away] = [at, own];
    }
    if (worst < 0) continue;
    kept[worst] = 1;
    parts.push([from, worst], [worst, to]);
  }
  return line.filter((_, at) => kept[at] === 1);
}
