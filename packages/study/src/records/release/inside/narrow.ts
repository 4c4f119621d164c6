import { attack } from "@tvars/disclosure";
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
      targets.set(cell, { cell, required, key: `${release} ${row} ${of}`, releases: [release] });
  }
  for (const [at, { required, units, releases }] of all.pieces.entries())
    targets.set(all.pieceAt(at), { cell: all.pieceAt(at), required, key: units, releases });

  const found = attack(highs, all.system, all.hidden, { cells: targets.keys() });
  const widths = new Map(found.map(({ cell, low, high }) => [cell, high - low]));
  const lacks = ({ cell, required }: Narrow, slack = 0): boolean =>
    (widths.get(cell) ?? Infinity) < required - 1e-6 + slack;
  const close = [...targets.values()]
    .filter((one) => !lacks(one) && lacks(one, CLOSE) && one.releases.length === 1)
    .sort((a, b) => widths.get(a.cell)! - a.required - (widths.get(b.cell)! - b.required))
    .slice(0, MOST_IN_WHOLE);
  if (all.system.whole && close.length > 0)
    for (const { cell, low, high } of attack(highs, all.system, all.hidden, {
      cells: close.map((one) => one.cell),
      whole: true,
    }))
      widths.set(cell, high - low);
  return [...targets.values()].filter((one) => lacks(one));
}
