import { attack, narrowerThan } from "@tvars/disclosure";
import type { Together } from "./together.ts";
import type { Highs } from "./tools.ts";

/** A figure or piece that can be computed more narrowly than the rules allow. */
export interface Narrow {
  /** Of the system. */
  cell: number;
  required: number;
  /** The same figure or piece has the same key in every system. */
  key: string;
  /** Releases whose figures it is, or is made of. */
  releases: readonly string[];
  /** A figure of its own, not a piece between others. */
  inWhole: boolean;
}

/** Intervals no wider than this beyond what is asked for are solved in whole numbers too. */
const CLOSE = 2;
const MOST_IN_WHOLE = 12;

/**
 * Attacks every hidden figure that a rule hides, and every piece that is few, by linear programs over all tables at once. What comes
 * out close to the limit is attacked again in whole numbers, since persons are whole and that can tell more.
 */
export function narrowIn(all: Together, highs: Highs): Narrow[] {
  const { cellOf } = all.system.parts[0]!;
  const targets = new Map<number, Narrow>();
  for (const [at, { release, row, of, required }] of all.cells.entries()) {
    const cell = cellOf[at]!;
    if (required > 0 && all.hidden[cell] === 1)
      targets.set(cell, {
        cell,
        required,
        key: `${release} ${row} ${of}`,
        releases: [release],
        inWhole: true,
      });
  }
  for (const [at, { required, units, releases }] of all.pieces.entries())
    targets.set(all.pieceAt(at), { cell: all.pieceAt(at), required, key: units, releases, inWhole: false });

  const widthsAsked = new Map([...targets].map(([cell, { required }]) => [cell, required]));
  const found = narrowerThan(highs, all.system, all.hidden, widthsAsked);
  const narrow = new Set(found.map(({ cell }) => cell));
  // What a rule hides is asked for in whole numbers too, where there is not much room.
  const figures = [...targets.values()].filter(({ cell, inWhole }) => inWhole && !narrow.has(cell));
  const near = new Map(figures.map(({ cell, required }) => [cell, required + CLOSE]));
  const close = narrowerThan(highs, all.system, all.hidden, near)
    .sort((a, b) => a.high - a.low - (b.high - b.low))
    .slice(0, MOST_IN_WHOLE);
  if (all.system.whole && close.length > 0)
    for (const { cell, low, high } of attack(highs, all.system, all.hidden, {
      cells: close.map((one) => one.cell),
      whole: true,
    }))
      if (high - low < widthsAsked.get(cell)! - 1e-6) narrow.add(cell);
  return [...narrow].sort((a, b) => a - b).map((cell) => targets.get(cell)!);
}
