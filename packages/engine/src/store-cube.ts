import type { Category, Cube, Dimension } from "@tvars/cube";
import { FLAGS, STATUSES, stridesOf, text } from "@tvars/cube";
import type { Engine, ParquetColumn } from "./engine.ts";
import { EngineError } from "./error.ts";
import type { Snapshot, SnapshotDraft, SnapshotStore } from "./snapshot.ts";
import { join } from "node:path";

export interface StoredArea {
  version: string;
  code: string;
}

export interface StoreCubeOptions {
  /** The dimension of areas; the one with role geo unless told. */
  area?: string;
  /** Version and code of a category of it; ids as `version:code` unless told. No area: its rows are left out. */
  areaOf?: (category: Category) => StoredArea | undefined;
  /** The year of a category of the time dimension; ids as `2024` unless told. */
  yearOf?: (category: Category) => number;
}

/** What the maker says of a cube's snapshot; the rest is told by the cube. */
export type CubeDraft = Omit<SnapshotDraft, "kind" | "dimensions" | "rows">;

const RESERVED = ["area", "version", "year", "measure", "value", "status", "flags"];

/**
 * Stores a cube as a snapshot of figures: one row per cell, in the cube's order, with the columns area, version, year,
 * measure, each further dimension, value, status, flags. Without a metric dimension the measure is `value`.
 * @throws EngineError `draft` where there is no area or time, or a category is no area or year
 */
export async function storeCube(
  store: SnapshotStore,
  engine: Engine,
  draft: CubeDraft,
  cube: Cube,
  { area, areaOf = keyedArea, yearOf = writtenYear }: StoreCubeOptions = {},
): Promise<Snapshot> {
  const { dimensions } = cube;
  const geo = need(dimensions, "geo", area);
  const time = need(dimensions, "time");
  const metric = dimensions.findIndex(({ role }) => role === "metric");
  const names = dimensions.map(({ id }, at) =>
    at === geo ? "area" : at === time ? "year" : at === metric ? "measure" : further(id),
  );
  const areas = dimensions[geo]!.categories.map((category) => areaOf(category));
  const codes = codesOf(cube, geo, areas);
  const years = Int32Array.from(dimensions[time]!.categories, (category) => yearOf(category));
  const column = (at: number): ParquetColumn => ({
    type: "VARCHAR",
    dictionary: dimensions[at]!.categories.map(({ id }) => id),
    codes: codes.columns[at]!,
  });
  const areaColumn = (field: keyof StoredArea): ParquetColumn => ({
    type: "VARCHAR",
    dictionary: areas.map((one) => one?.[field] ?? null),
    codes: codes.columns[geo]!,
  });
  const flagWords = Array.from({ length: 1 << FLAGS.length }, (_, bits) =>
    bits === 0 ? null : FLAGS.filter((_, bit) => bits & (1 << bit)).join(" "),
  );
  const columns: Record<string, ParquetColumn> = {
    area: areaColumn("code"),
    version: areaColumn("version"),
    year: { type: "INTEGER", values: codes.columns[time]!.map((code) => years[code]!) },
    measure:
      metric >= 0
        ? column(metric)
        : { type: "VARCHAR", dictionary: ["value"], codes: new Uint8Array(codes.cells.length) },
    ...Object.fromEntries(
      names.flatMap((name, at) =>
        at === geo || at === time || at === metric ? [] : [[name, column(at)] as const],
      ),
    ),
    value: { type: "DOUBLE", values: Float64Array.from(codes.cells, (cell) => cube.values[cell]!) },
    status: {
      type: "VARCHAR",
      dictionary: STATUSES,
      codes: Uint8Array.from(codes.cells, (cell) => cube.status[cell]!),
    },
    flags: {
      type: "VARCHAR",
      dictionary: flagWords,
      codes: Uint8Array.from(codes.cells, (cell) => cube.flags[cell]!),
    },
  };
  const described = dimensions.flatMap((dimension, at) =>
    at === geo
      ? []
      : [
          at === time
            ? { ...renamed(dimension, "year"), categories: years4(dimension, years) }
            : renamed(dimension, names[at]!),
        ],
  );
  const measure = metric >= 0 ? [] : [soleMeasure(cube)];
  return store.add(
    {
      notes: cube.notes,
      ...draft,
      kind: "figures",
      rows: codes.cells.length,
      dimensions: [...described, ...measure],
    },
    (folder) => engine.writeParquet(join(folder, "data.parquet"), columns),
  );
}

const renamed = (dimension: Dimension, id: string): Dimension => ({ ...dimension, id });

/** Categories of the year column are the years themselves, whatever the source called them. */
const years4 = ({ categories }: Dimension, years: Int32Array): Category[] =>
  categories.map((category, at) => ({ ...category, id: String(years[at]) }));

const soleMeasure = ({ label }: Cube): Dimension => ({
  id: "measure",
  label: text("mått", "measure"),
  role: "metric",
  categories: [{ id: "value", label }],
});

/** The cells to be stored and, for each dimension, the category of each of them. */
function codesOf(cube: Cube, geo: number, areas: readonly (StoredArea | undefined)[]) {
  const strides = stridesOf(cube.dimensions);
  const sizes = cube.dimensions.map(({ categories }) => categories.length);
  const step = strides[geo]!;
  const kept = areas.reduce((count, area) => count + (area ? 1 : 0), 0);
  const cells = new Int32Array(kept === 0 ? 0 : (cube.values.length / areas.length) * kept);
  let row = 0;
  for (let cell = 0; cell < cube.values.length; cell++)
    if (areas[Math.floor(cell / step) % areas.length]) cells[row++] = cell;
  const columns = strides.map((stride, at) => cells.map((cell) => Math.floor(cell / stride) % sizes[at]!));
  return { cells, columns };
}

function need(dimensions: readonly Dimension[], role: "geo" | "time", id?: string): number {
  const at = dimensions.findIndex((dimension) =>
    id === undefined ? dimension.role === role : dimension.id === id,
  );
  if (at >= 0) return at;
  throw unfit(
    dimensions.map((dimension) => dimension.id),
    id ?? `role ${role}`,
    role === "geo"
      ? ["Nämn områdenas dimension i area.", "Name the dimension of areas in area."]
      : ["Ge tidsdimensionen role time.", "Give the time dimension the role time."],
  );
}

function further(id: string): string {
  if (!RESERVED.includes(id.toLowerCase())) return id;
  throw unfit(id, RESERVED.map((name) => `≠ ${name}`).join(" "), [
    "Byt namn på dimensionen.",
    "Rename the dimension.",
  ]);
}

function keyedArea({ id }: Category): StoredArea {
  const at = id.indexOf(":");
  if (at > 0) return { version: id.slice(0, at), code: id.slice(at + 1) };
  throw unfit(id, "version:code", ["Säg version och kod med areaOf.", "Tell version and code with areaOf."]);
}

function writtenYear({ id }: Category): number {
  if (/^\d{4}$/.test(id)) return Number(id);
  throw unfit(id, "2024", ["Säg året med yearOf.", "Tell the year with yearOf."]);
}

const unfit = (value: unknown, expected: string, [sv, en]: readonly [string, string]): EngineError =>
  new EngineError({
    kind: "draft",
    what: text("Kuben kan inte sparas", "The cube cannot be stored"),
    value,
    expected: text(expected),
    action: text(sv, en),
  });
