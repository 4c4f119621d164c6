import type { Point } from "./line.ts";
import type { WalkingNetwork } from "./network.ts";
import { DISTRICTS } from "./plan.ts";
import type { Random } from "./prng.ts";
import { sweref } from "./reference/features.ts";

const CATEGORIES = [
  "Fotgängare singel",
  "Fotgängare i kollision",
  "Cykel singel",
  "Cykel i kollision",
  "Moped",
  "Motorfordon",
];
const SEVERITY = [
  "Lindrig",
  "Lindrig",
  "Lindrig",
  "Lindrig",
  "Lindrig",
  "Måttlig",
  "Måttlig",
  "Allvarlig",
  "Dödlig",
];
const COUNT = 2600;

/**
 * An agency's own records: persons injured in road traffic, all invented. Semicolons, decimal commas and a BOM, as a
 * Swedish spreadsheet saves them; some rows lack coordinates and some lie outside the region.
 */
export function recordsCsv({ nodes }: WalkingNetwork, random: Random): string {
  const stream = random.fork("records");
  const rows = Array.from({ length: COUNT }, (_, k) => {
    const fate = stream.next();
    const at = fate < 0.035 ? undefined : fate < 0.05 ? outside(stream) : scene(nodes, stream);
    const [east, north] = at ? sweref(at).map(decimalComma) : ["", ""];
    return [
      `EX-${String(k + 1).padStart(5, "0")}`,
      date(stream),
      north,
      east,
      stream.pick(CATEGORIES),
      stream.pick(SEVERITY),
      stream.integer(4, 92),
      stream.next() < 0.54 ? "man" : "kvinna",
    ].join(";");
  });
  const header = "id;datum;n_sweref99tm;e_sweref99tm;kategori;svarighetsgrad;alder;kon";
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}

/** A street corner, twice as often where many share narrow room; a few metres off it. */
function scene(nodes: Point[], stream: Random): Point {
  for (;;) {
    const [x, y] = stream.pick(nodes);
    const crowded = DISTRICTS.some(
      ({ at, radiusM, character }) =>
        (character === "programme" || character === "centre") &&
        (x - at[0]) ** 2 + (y - at[1]) ** 2 < radiusM ** 2,
    );
    if (crowded || stream.next() < 0.5) return [x + stream.between(-25, 25), y + stream.between(-25, 25)];
  }
}

const outside = (stream: Random): Point => [
  stream.between(-30_000, 30_000),
  21_000 + stream.between(0, 9000),
];

function date(stream: Random): string {
  const [year, month, day] = [stream.integer(2015, 2024), stream.integer(1, 12), stream.integer(1, 28)];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const decimalComma = (x: number) => x.toFixed(1).replace(".", ",");
