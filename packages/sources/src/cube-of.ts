import type { Category, Cube, Dimension, Note, Origin, Text } from "@tvars/cube";
import { emptyCube, readMark, statusCode } from "@tvars/cube";
import { SourceError } from "./source-error.ts";

export interface CubeColumn {
  id: string;
  label: Text;
  role?: Dimension["role"];
  categories?: Category[];
}

const stated = new WeakMap<Cube, Int32Array>();

/** The row that states each cell of a cube made by `RowCube`, −1 where none does; undefined for other cubes. */
export const statedCells = (cube: Cube): Int32Array | undefined => stated.get(cube);

/**
 * A dense cube from rows of codes and one figure each; categories in the order they first come unless given.
 * A combination that no row has is missing; one that comes twice is an error naming both rows.
 */
export class RowCube {
  readonly #columns: CubeColumn[];
  readonly #positions: Map<string, number>[];
  readonly #categories: Category[][];
  readonly #keys: number[][] = [];
  readonly #figures: (number | string | null)[] = [];
  readonly #rows: number[] = [];

  constructor(columns: CubeColumn[]) {
    this.#columns = columns;
    this.#categories = columns.map(({ categories }) => [...(categories ?? [])]);
    this.#positions = this.#categories.map((list) => new Map(list.map(({ id }, at) => [id, at])));
  }

  /** `figure`: a number, a sign such as "..", or null. `row` is what an error calls it. */
  add(
    codes: readonly string[],
    figure: number | string | null,
    row: number,
    labels: readonly (Text | undefined)[] = [],
  ): void {
    this.#keys.push(codes.map((code, column) => this.#position(column, code, labels[column])));
    this.#figures.push(figure);
    this.#rows.push(row);
  }

  #position(column: number, code: string, label: Text | undefined): number {
    const positions = this.#positions[column]!;
    const found = positions.get(code);
    if (found !== undefined) return found;
    const categories = this.#categories[column]!;
    positions.set(code, categories.length);
    categories.push({ id: code, label: label ?? { sv: code, en: code } });
    return categories.length - 1;
  }

  finish(file: string, head: { label: Text; notes?: Note[]; origin?: Origin[] }): Cube {
    const dimensions = this.#columns.map(({ id, label, role }, column): Dimension => ({
      id,
      label,
      ...(role ? { role } : {}),
      categories: this.#categories[column]!,
    }));
    const cube: Cube = {
      ...emptyCube(head.label, dimensions),
      notes: head.notes ?? [],
      origin: head.origin ?? [],
    };
    const taken = new Int32Array(cube.values.length).fill(-1);
    for (const [at, key] of this.#keys.entries()) {
      const cell = key.reduce(
        (offset, position, column) => offset * dimensions[column]!.categories.length + position,
        0,
      );
      const before = taken[cell]!;
      if (before >= 0) throw this.#twice(file, before, at, key);
      taken[cell] = at;
      this.#set(cube, cell, this.#figures[at]!, file, this.#rows[at]!);
    }
    stated.set(cube, taken);
    return cube;
  }

  #set(cube: Cube, cell: number, figure: number | string | null, file: string, row: number): void {
    if (figure === null) return;
    if (typeof figure === "number") {
      cube.values[cell] = figure;
      cube.status[cell] = statusCode(figure === 0 ? "zero" : "value");
      return;
    }
    const mark = readMark(figure);
    if (mark === undefined)
      throw new SourceError("content", {
        file,
        row,
        value: figure,
        problem: {
          sv: "värdet är varken tal eller känt tecken",
          en: "the figure is neither a number nor a known sign",
        },
        expected: { sv: 'ett tal, eller "..", ".", "-"', en: 'a number, or "..", ".", "-"' },
        action: { sv: "rätta värdet i filen", en: "correct the figure in the file" },
      });
    if (mark.status === undefined) return;
    cube.status[cell] = statusCode(mark.status);
    if (mark.status === "zero") cube.values[cell] = 0;
  }

  #twice(file: string, before: number, at: number, key: readonly number[]): SourceError {
    const codes = key.map((position, column) => this.#categories[column]![position]!.id).join(", ");
    return new SourceError("content", {
      file,
      row: this.#rows[at]!,
      value: codes,
      problem: {
        sv: `samma område och år står redan på rad ${this.#rows[before]}`,
        en: `the same area and year already stand on row ${this.#rows[before]}`,
      },
      expected: { sv: "varje kombination en gång", en: "each combination once" },
      action: { sv: "ta bort den ena raden", en: "remove one of the rows" },
    });
  }
}
