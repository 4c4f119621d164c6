/**
 * The attacker: collects everything that is published of some records, in whatever form, and computes how narrowly each figure that is
 * not shown can be told. Knows what everyone knows (which areas there are, their types and kommuner, that zeros are shown) and no
 * more. Written for itself: nothing here comes from the program that protects.
 */
import { loadSolver } from "@tvars/disclosure";

type Highs = Awaited<ReturnType<typeof loadSolver>>;

/** The finest pieces of the world: area × year × groups, each with its categories by dimension. */
export type World = readonly Readonly<Record<string, string>>[];

/** What one published figure says: how many there are of those that `is` holds for; null: hidden. */
export interface Said {
  name: string;
  is: (piece: Readonly<Record<string, string>>) => boolean;
  value: number | null;
  /** How far a rounded figure may be off. */
  slack?: number;
}

export interface Told {
  name: string;
  low: number;
  high: number;
}

export class Attacker {
  readonly #world: World;
  readonly #highs: Highs;
  readonly #rows: { name: string; pieces: number[]; value: number | null; slack: number }[] = [];

  private constructor(world: World, highs: Highs) {
    this.#world = world;
    this.#highs = highs;
  }

  static async of(world: World): Promise<Attacker> {
    return new Attacker(world, await loadSolver());
  }

  collect(said: readonly Said[]): this {
    for (const { name, is, value, slack = 0 } of said) {
      const pieces = [...this.#world.keys()].filter((at) => is(this.#world[at]!));
      this.#rows.push({ name, pieces, value, slack });
    }
    return this;
  }

  /** What follows for the hidden figures, and for any others that are asked about. */
  tell(others: readonly Pick<Said, "name" | "is">[] = []): Told[] {
    const hidden = this.#rows.filter(({ value }) => value === null);
    const asked = others.map(({ name, is }) => ({
      name,
      pieces: [...this.#world.keys()].filter((at) => is(this.#world[at]!)),
    }));
    return this.#bounds([...hidden, ...asked]);
  }

  #bounds(wanted: readonly { name: string; pieces: readonly number[] }[]): Told[] {
    const columns = this.#classes();
    const rows = new Map<string, { entries: number[]; low: number; high: number }>();
    for (const { pieces, value, slack } of this.#rows) {
      const entries = [...new Set(pieces.map((at) => columns.of[at]!))].sort((a, b) => a - b);
      const key = entries.join();
      const [low, high] = value === null ? [1, Infinity] : [Math.max(0, value - slack), value + slack];
      const known = rows.get(key);
      if (known) {
        known.low = Math.max(known.low, low);
        known.high = Math.min(known.high, high);
      } else rows.set(key, { entries, low, high });
    }
    const used = [...rows.values()].filter(({ entries }) => entries.length > 0);
    const { minimize, maximize } = this.#highs.constants.objectiveSense;
    const { optimal } = this.#highs.constants.modelStatus;
    const starts = [0];
    for (const { entries } of used) starts.push(starts.at(-1)! + entries.length);
    const indices = Int32Array.from(used.flatMap(({ entries }) => entries));
    return this.#highs.withModel(
      {
        numCols: columns.count,
        numRows: used.length,
        colCost: new Float64Array(columns.count),
        colLower: new Float64Array(columns.count),
        colUpper: new Float64Array(columns.count).fill(Infinity),
        rowLower: Float64Array.from(used, ({ low }) => low),
        rowUpper: Float64Array.from(used, ({ high }) => high),
        matrix: {
          format: "csr",
          numCols: columns.count,
          numRows: used.length,
          starts: Int32Array.from(starts),
          indices,
          values: new Float64Array(indices.length).fill(1),
        },
      },
      (model) => {
        model.options.set({ output_flag: false, random_seed: 0 });
        const best = (otherwise: number): number => {
          model.run();
          return model.getModelStatus() === optimal ? model.getObjectiveValue() : otherwise;
        };
        return wanted.map(({ name, pieces }) => {
          const entries = new Set(pieces.map((at) => columns.of[at]!));
          for (const column of entries) model.changeColCost(column, 1);
          model.changeObjectiveSense(minimize);
          const low = Math.ceil(best(-Infinity) - 1e-6);
          model.changeObjectiveSense(maximize);
          const high = Math.floor(best(Infinity) + 1e-6);
          for (const column of entries) model.changeColCost(column, 0);
          return { name, low, high };
        });
      },
    );
  }

  /** Pieces that no figure tells apart are one unknown. Pieces that are asked about must be in figures of their own to be told. */
  #classes(): { of: Int32Array; count: number } {
    const signatures: string[] = this.#world.map(() => "");
    for (const [at, { pieces }] of this.#rows.entries())
      for (const piece of pieces) signatures[piece] += `${at},`;
    const known = new Map<string, number>();
    const of = Int32Array.from(signatures, (signature) => {
      const found = known.get(signature) ?? known.size;
      known.set(signature, found);
      return found;
    });
    return { of, count: known.size };
  }
}
