import type { Version } from "@tvars/areas";
import type { Cube, Figure } from "@tvars/cube";
import { absent, figureAt } from "@tvars/cube";

type Cells = Pick<Cube, "values" | "status" | "flags">;

/**
 * Figures of the areas of one version over years and measures, dense, looked up in constant time.
 * Made from a cube with the dimensions area, year, measure; one table for each version in the cube.
 */
export class AreaTable {
  readonly version: Version;
  readonly codes: readonly string[];
  readonly years: readonly number[];
  readonly measures: readonly string[];
  readonly #cells: Cells;
  /** Position of each code in the cube's area dimension. */
  readonly #position: Map<string, number>;
  readonly #year: Map<number, number>;
  readonly #measure: Map<string, number>;

  constructor(version: Version, codes: readonly { code: string; position: number }[], cube: Cube) {
    const [, year, measure] = cube.dimensions;
    this.version = version;
    this.codes = codes.map(({ code }) => code);
    this.years = year!.categories.map(({ id }) => Number(id));
    this.measures = measure!.categories.map(({ id }) => id);
    // Not the cube itself: its categories are many objects that nobody asks for again.
    this.#cells = { values: cube.values, status: cube.status, flags: cube.flags };
    this.#position = new Map(codes.map(({ code, position }) => [code, position]));
    this.#year = new Map(this.years.map((value, index) => [value, index]));
    this.#measure = new Map(this.measures.map((value, index) => [value, index]));
  }

  has(code: string): boolean {
    return this.#position.has(code);
  }

  figure(measure: string, code: string, year: number): Figure {
    const cell = this.#cell(measure, code, year);
    return cell === -1 ? absent("missing") : figureAt(this.#cells, cell);
  }

  /** The number, or NaN where there is none. */
  value(measure: string, code: string, year: number): number {
    const cell = this.#cell(measure, code, year);
    return cell === -1 ? NaN : this.#cells.values[cell]!;
  }

  /** One value per code, in the order of `codes`; NaN where there is none. */
  column(measure: string, year: number): Float64Array {
    return Float64Array.from(this.codes, (code) => this.value(measure, code, year));
  }

  /** Years where at least one area has the measure. */
  yearsWith(measure: string): number[] {
    return this.years.filter((year) =>
      this.codes.some((code) => !Number.isNaN(this.value(measure, code, year))),
    );
  }

  /** Status words as the API writes them: the status, then the flags. */
  statusWords(measure: string, code: string, year: number): string {
    const { status, flags = [] } = this.figure(measure, code, year);
    return [status, ...flags].join(" ");
  }

  #cell(measure: string, code: string, year: number): number {
    const area = this.#position.get(code);
    const yearAt = this.#year.get(year);
    const measureAt = this.#measure.get(measure);
    if (area === undefined || yearAt === undefined || measureAt === undefined) return -1;
    return (area * this.years.length + yearAt) * this.measures.length + measureAt;
  }
}

export type AreaTables = Map<Version, AreaTable>;

/** Splits a cube over area × year × measure, whose areas are keyed `version:code`, into one table per version. */
export function areaTables(cube: Cube): AreaTables {
  const ids = cube.dimensions.map(({ id }) => id).join(" × ");
  if (ids !== "area × year × measure") throw new TypeError(`Expected area × year × measure, got ${ids}.`);
  const byVersion = new Map<Version, { code: string; position: number }[]>();
  cube.dimensions[0]!.categories.forEach(({ id }, position) => {
    const colon = id.indexOf(":");
    const version = id.slice(0, colon) as Version;
    const list = byVersion.get(version) ?? [];
    list.push({ code: id.slice(colon + 1), position });
    byVersion.set(version, list);
  });
  const tables: AreaTables = new Map();
  for (const [version, codes] of byVersion) {
    codes.sort((a, b) => (a.code < b.code ? -1 : 1));
    tables.set(version, new AreaTable(version, codes, cube));
  }
  return tables;
}
