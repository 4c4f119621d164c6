import imported, { type Highs, type InitOptions, type ModelData } from "highs";

export type { Highs, Model } from "highs";

// The package's types describe its CommonJS face; as an ES module its default export is the function itself.
const loadHighs = imported as unknown as (options?: InitOptions) => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

/** HiGHS as WebAssembly, loaded once. In a browser `locate` says where highs.wasm is served. */
export function loadSolver(locate?: (file: string) => string): Promise<Highs> {
  loaded ??= loadHighs(locate === undefined ? {} : { locateFile: locate });
  return loaded;
}

/** A linear program in rows, as arrays that grow. */
export class Program {
  readonly cost: number[] = [];
  readonly colLower: number[] = [];
  readonly colUpper: number[] = [];
  readonly whole: boolean[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly coefficients: number[] = [];

  column(cost: number, lower: number, upper: number, whole = false): number {
    this.cost.push(cost);
    this.colLower.push(lower);
    this.colUpper.push(upper);
    this.whole.push(whole);
    return this.cost.length - 1;
  }

  row(lower: number, upper: number, entries: Iterable<readonly [column: number, coefficient: number]>): void {
    for (const [column, coefficient] of entries) {
      this.indices.push(column);
      this.coefficients.push(coefficient);
    }
    this.starts.push(this.indices.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  data(highs: Highs): ModelData {
    const { integer, continuous } = highs.constants.variableType;
    return {
      numCols: this.cost.length,
      numRows: this.rowLower.length,
      colCost: Float64Array.from(this.cost),
      colLower: Float64Array.from(this.colLower),
      colUpper: Float64Array.from(this.colUpper),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      matrix: {
        format: "csr",
        numCols: this.cost.length,
        numRows: this.rowLower.length,
        starts: Int32Array.from(this.starts),
        indices: Int32Array.from(this.indices),
        values: Float64Array.from(this.coefficients),
      },
      ...(this.whole.includes(true) && {
        integrality: this.whole.map((isWhole) => (isWhole ? integer : continuous)),
      }),
    };
  }
}

/** Solves once; the columns' values, or undefined where there is no solution. */
export function solve(
  highs: Highs,
  program: Program,
  { seconds = 60 }: { seconds?: number } = {},
): { values: Float64Array; objective: number; optimal: boolean } | undefined {
  return highs.withModel(program.data(highs), (model) => {
    model.options.set({ output_flag: false, random_seed: 0, time_limit: seconds });
    model.run();
    const status = model.getModelStatus();
    const { optimal, timeLimit } = highs.constants.modelStatus;
    if (status !== optimal && status !== timeLimit) return undefined;
    const values = model.getSolution().colValue;
    if (values.length !== program.cost.length || !Number.isFinite(model.getObjectiveValue()))
      return undefined;
    return { values, objective: model.getObjectiveValue(), optimal: status === optimal };
  });
}
