import { adjacencyOf, countsOf } from "@tvars/measures";
import type { MeasureData, MeasureInfo } from "@tvars/measures";
import type { Data } from "../data/data.ts";
import type { LayerGround } from "../layers/ground.ts";
import type { Counted } from "./counted.ts";

/** What a measure gets to see, and which of the counted areas it is made of. */
export interface Fitted {
  data: MeasureData;
  /** Positions of the areas among those counted; undefined where all are used. */
  kept: Int32Array | undefined;
  /** Why some are not. */
  without: "geometry" | "values" | undefined;
}

const SPACE = new Set(["centres", "ground", "perimeters", "adjacency", "borders"]);

/**
 * Fits the counts of a place to what a measure needs. Areas without the geometry or the value it needs are left out of that measure
 * alone; a need that nothing stored can meet stays unmet, and the measure says so.
 */
export function fitter(
  data: Data,
  counted: Counted,
  groundOf: () => Promise<LayerGround | undefined>,
): (info: MeasureInfo) => Promise<Fitted> {
  const made = new Map<string, Promise<Fitted>>();
  return ({ needs = [], needsOneOf = [] }) => {
    const space = [...needs, ...needsOneOf].some((need) => SPACE.has(need));
    const values = needs.includes("values");
    const key = `${space} ${values}`;
    const known = made.get(key) ?? fit(data, counted, space ? groundOf : async () => undefined, values);
    made.set(key, known);
    return known;
  };
}

async function fit(
  data: Data,
  counted: Counted,
  groundOf: () => Promise<LayerGround | undefined>,
  wantsValues: boolean,
): Promise<Fitted> {
  const ground = await groundOf();
  const rows = ground && new Map(ground.codes.map((code, row) => [code, row]));
  const index = wantsValues ? data.index.get(counted.version) : undefined;
  const value = (code: string): number => index?.value("index", code, counted.year) ?? NaN;
  const hasValues = index !== undefined && counted.codes.some((code) => !Number.isNaN(value(code)));
  const kept: number[] = [];
  counted.codes.forEach((code, at) => {
    if (rows && !rows.has(code)) return;
    if (hasValues && Number.isNaN(value(code))) return;
    kept.push(at);
  });
  const all = kept.length === counted.codes.length;
  const codes = kept.map((at) => counted.codes[at]!);
  const columns = all
    ? counted.columns
    : counted.columns.map((column) => Float64Array.from(kept, (at) => column[at]!));
  return {
    data: {
      counts: countsOf(columns),
      ...(ground && rows ? spaceOf(ground, rows, codes) : {}),
      ...(hasValues ? { values: Float64Array.from(codes, value) } : {}),
      ...nestingOf(data, counted, codes),
    },
    kept: all ? undefined : Int32Array.from(kept),
    without: all ? undefined : rows ? "geometry" : "values",
  };
}

/** Centres, ground and adjacency of some areas of a layer, in their order. */
export function spaceOf(
  ground: LayerGround,
  rows: ReadonlyMap<string, number>,
  codes: readonly string[],
): Pick<MeasureData, "centres" | "ground" | "adjacency"> {
  const at = codes.map((code) => rows.get(code)!);
  const column = (values: readonly number[]): Float64Array => Float64Array.from(at, (row) => values[row]!);
  const position = new Map(at.map((row, own) => [row, own]));
  const [a, b, borderM]: [number[], number[], number[]] = [[], [], []];
  ground.a.forEach((rowA, pair) => {
    const [one, other] = [position.get(rowA), position.get(ground.b[pair]!)];
    if (one === undefined || other === undefined) return;
    a.push(one);
    b.push(other);
    borderM.push(ground.borderM[pair]!);
  });
  return {
    centres: { x: column(ground.x), y: column(ground.y) },
    ground: { m2: column(ground.m2), perimeterM: column(ground.perimeterM) },
    adjacency: adjacencyOf(codes.length, { a, b, borderM }),
  };
}

/** Larger areas by code: län, kommun, and the RegSO of DeSO. A level that does not divide the place is none. */
function nestingOf(
  data: Data,
  { division, version }: Counted,
  codes: readonly string[],
): Pick<MeasureData, "nesting"> {
  const levels = [
    codes.map((code) => code.slice(0, 2)),
    codes.map((code) => code.slice(0, 4)),
    ...(division === "deso" ? [codes.map((code) => data.gazetteer.regsoOf(version, code) ?? code)] : []),
  ].map(numbered);
  const dividing = levels.filter(({ size }) => size > 1 && size < codes.length);
  return dividing.length > 0 ? { nesting: dividing.map(({ numbers }) => numbers) } : {};
}

/** Names as numbers 0, 1, … in the order met. */
export function numbered(names: readonly (string | number)[]): {
  numbers: Int32Array;
  size: number;
  names: (string | number)[];
} {
  const known = new Map<string | number, number>();
  const numbers = Int32Array.from(names, (name) => {
    const found = known.get(name) ?? known.size;
    known.set(name, found);
    return found;
  });
  return { numbers, size: known.size, names: [...known.keys()] };
}
