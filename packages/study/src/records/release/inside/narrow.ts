import { type Narrower, narrowerThan } from "@tvars/disclosure";
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
  /** Nobody knows: there was no time to show that it is wide enough. It is held to be narrow. */
  open: boolean;
}

/** Intervals no wider than this beyond what is asked for are solved in whole numbers too. */
const CLOSE = 2;
const MOST_IN_WHOLE = 40;

/**
 * Attacks every hidden figure that a rule hides, and every piece that is few, by linear programs over all tables at once. What comes
 * out close to the limit is attacked again in whole numbers, since persons are whole and that can tell more.
 */
export function narrowIn(
  all: Together,
  highs: Highs,
  { seconds = Infinity }: { seconds?: number } = {},
): Narrow[] {
  const until = performance.now() + 1000 * seconds;
  const left = (): { seconds: number } => ({ seconds: Math.max(0, (until - performance.now()) / 1000) });
  const targets = new Map<number, Narrow>();
  for (const [cell, { release, row, of, required }] of all.cells.entries())
    if (required > 0 && all.hidden[cell] === 1)
      targets.set(cell, {
        cell,
        required,
        key: `${release} ${row} ${of}`,
        releases: [release],
        inWhole: true,
        open: false,
      });
  for (const [at, { required, units, releases }] of all.pieces.entries()) {
    const cell = all.pieceAt(at);
    targets.set(cell, { cell, required, key: units, releases, inWhole: false, open: false });
  }

  const widthsAsked = new Map([...targets].map(([cell, { required }]) => [cell, required]));
  const narrow = new Map<number, Narrow>();
  const keep = ({ cell, open }: Narrower): void =>
    void narrow.set(cell, { ...targets.get(cell)!, open: open === true });
  for (const one of narrowerThan(highs, all.system, all.hidden, widthsAsked, left())) keep(one);
  if (!all.system.whole) return [...narrow.values()];
  // What a rule hides is asked for in whole numbers too, where there is not much room.
  const figures = [...targets.values()].filter(({ cell, inWhole }) => inWhole && !narrow.has(cell));
  const near = new Map(figures.map(({ cell, required }) => [cell, required + CLOSE]));
  const close = narrowerThan(highs, all.system, all.hidden, near, { ...left(), exact: false })
    .sort((a, b) => a.high - a.low - (b.high - b.low))
    .slice(0, MOST_IN_WHOLE);
  const widths = new Map(close.map(({ cell }) => [cell, widthsAsked.get(cell)!]));
  for (const one of narrowerThan(highs, all.system, all.hidden, widths, { ...left(), whole: true }))
    keep(one);
  return [...narrow.values()].sort((a, b) => a.cell - b.cell);
}
