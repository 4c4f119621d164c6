import type { BreakdownAnswer, SecrecyRules } from "@tvars/api";
import {
  type Atom,
  type Release as ReleasedUnits,
  type System,
  atomsOf,
  shareRisk,
  shareWidth,
  systemFrom,
} from "@tvars/disclosure";
import { type Statement, nameOf, statementsOf } from "../statements.ts";
import { type AreasOf, maskOf, unitsOfRows } from "./rows.ts";
import type { BaseUnits } from "./units.ts";

/** A table that is out, or is to be. */
export interface Table {
  id: string;
  table: BreakdownAnswer;
}

/** A statement with what it is the sum of. The true value never leaves this folder. */
export interface Cell extends Statement {
  atoms: readonly number[];
  truth: number;
  /** Least width an attacker must be left with; 0 where no rule hides it. */
  required: number;
}

/** A piece that several figures cut out together and that the rules would hide. */
export interface Piece {
  name: string;
  /** Releases whose figures it is made of. */
  releases: readonly string[];
  atoms: readonly number[];
  /** The base units it holds, as one word: equal in every system. */
  units: string;
  truth: number;
  required: number;
}

/** Every figure of several tables of the same records, as one system: what an attacker who has collected them all can set up. */
export interface Together {
  tables: readonly Table[];
  cells: readonly Cell[];
  pieces: readonly Piece[];
  /** Cells first, then the atoms they are sums of, then the pieces. */
  system: System;
  hidden: Uint8Array;
  pieceAt(piece: number): number;
  /** Tables whose figures are not those of the rows stored now. */
  disagree: readonly string[];
}

/**
 * Sets up what all tables say together. Base units that no table tells apart are one unknown; every figure is a sum of such
 * unknowns, so years, geographies, versions, groups and totals are all the same kind of equality.
 * @param own a release whose figures may yet be hidden, so that none of its equalities is left out
 */
export async function together(
  tables: readonly Table[],
  units: BaseUnits,
  areasOf: AreasOf,
  { own }: { own?: string } = {},
): Promise<Together> {
  const said: { statement: Statement; units: number[]; name: string }[] = [];
  const disagree: string[] = [];
  for (const { id, table } of tables) {
    const { rows, agree } = await unitsOfRows(table, units, areasOf);
    if (!agree) disagree.push(id);
    const { figure, having } = table.asked;
    const mask = figure === "share" && having ? maskOf(units, having.group, having.values) : undefined;
    for (const statement of statementsOf(id, table)) {
      const all = rows[statement.row]!;
      const some = (wanted: number): number[] => all.filter((unit) => mask?.[unit] === wanted);
      const own = statement.of === "count" ? all : statement.of === "with" ? some(1) : some(0);
      const truth = own.reduce((sum, unit) => sum + units.values[unit]!, 0);
      // A figure of other rows than those stored now says nothing of these: it is named, and left out.
      const odd = truth < statement.low - 1e-6 * Math.max(1, truth) || truth > statement.high + 1e-6 * truth;
      if (odd && statement.status === "shown") {
        if (!disagree.includes(id)) disagree.push(id);
        continue;
      }
      said.push({ statement, units: own, name: nameOf(table.rows[statement.row]!, "sv") });
    }
  }
  const { atoms, cells } = atomsOf(
    [{ id: "", cells: said.map(({ units: own, name }) => released(name, own)) } satisfies ReleasedUnits],
    { n: units.values },
  );
  const rulesOf = new Map(tables.map(({ id, table }) => [id, table.secrecy.rules]));
  const made = cells.map(({ atoms: sum, value }, at): Cell => ({
    ...said[at]!.statement,
    atoms: sum,
    truth: value,
    required: 0,
  }));
  require(made, new Map(tables.map(({ id, table }) => [id, table])));
  const pieces = piecesOf(
    made,
    said.map(({ name }) => name),
    atoms,
    rulesOf,
  );
  return {
    tables,
    cells: made,
    pieces,
    disagree,
    ...systemFor(
      made,
      atoms.map(({ value }) => value),
      pieces,
      followsFrom(made, tables, own),
    ),
  };
}

const released = (name: string, units: readonly number[]) => ({
  name,
  measure: "n",
  units,
  status: "shown" as const,
});

const isFew = (value: number, { smallest, open }: SecrecyRules): boolean =>
  !open && value > 0 && value < smallest;

/** The width each hidden figure must keep: by the rule that hid it. */
function require(cells: Cell[], tables: ReadonlyMap<string, BreakdownAnswer>): void {
  const counts = new Map(
    cells.filter(({ of }) => of === "count").map((cell) => [`${cell.release} ${cell.row}`, cell.truth]),
  );
  for (const cell of cells) {
    const { rows, secrecy, asked } = tables.get(cell.release)!;
    const { rules } = secrecy;
    if (rules.open) continue;
    const few = isFew(cell.truth, rules) ? rules.smallest - 1 : 0;
    const rule = rows[cell.row]!.hidden?.rule ?? "";
    const share = {
      kind: "share",
      denominatorOver: rules.shareN,
      numeratorOver: rules.shareX,
      complementOver: rules.shareX,
    } as const;
    if (asked.figure === "share" && cell.of !== "count") {
      const n = counts.get(`${cell.release} ${cell.row}`);
      if (n === undefined || n === 0) continue;
      const x = cell.of === "with" ? cell.truth : n - cell.truth;
      cell.required = shareRisk(x, n, share) === undefined ? few : shareWidth(n, share);
    } else if (rule === "contributors") cell.required = Math.abs(cell.truth) * CONTRIBUTORS_WIDTH;
    // Cases of so many residents: hidden by the rule of shares, whose reach is longer.
    else cell.required = rule.startsWith("share-") ? Math.max(few, rules.shareX) : few;
  }
}

/** What is left of a part of a line or polygon that few rows stand behind, as a share of it. */
const CONTRIBUTORS_WIDTH = 0.2;

/** One figure less another inside it, a figure less all its shown parts, and what overlapping figures cut out: those that are few. */
function piecesOf(
  cells: readonly Cell[],
  names: readonly string[],
  pieces: readonly Atom[],
  rulesOf: ReadonlyMap<string, SecrecyRules>,
): Piece[] {
  const found = new Map<string, Piece>();
  // Parts of lines and polygons are lengths and areas: a small one is no few people.
  if (!pieces.every(({ value }) => Number.isInteger(value))) return [];
  const add = (name: string, made: readonly number[], atoms: readonly number[]): void => {
    const truth = atoms.reduce((sum, atom) => sum + pieces[atom]!.value, 0);
    const strictest = Math.max(
      ...made
        .map((at) => rulesOf.get(cells[at]!.release)!)
        .map(({ open, smallest }) => (open ? 0 : smallest)),
    );
    if (atoms.length === 0 || truth <= 0 || truth >= strictest) return;
    const id = atoms.toSorted((a, b) => a - b).join();
    const releases = [...new Set(made.map((at) => cells[at]!.release))];
    if (found.has(id)) return;
    const units = atoms
      .flatMap((atom) => pieces[atom]!.units)
      .sort((a, b) => a - b)
      .join();
    found.set(id, { name, releases, atoms: [...atoms], units, truth, required: strictest - 1 });
  };
  const holders: number[][] = pieces.map(() => []);
  for (const [at, cell] of cells.entries()) for (const atom of cell.atoms) holders[atom]!.push(at);
  const seen = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    if (cell.status === "hidden" || cell.atoms.length < 2) continue;
    const id = cell.atoms.join();
    if (seen.has(id)) continue;
    seen.add(id);
    const mine = new Set(cell.atoms);
    const near = new Set(cell.atoms.flatMap((atom) => holders[atom]!));
    const inside = [...near].filter((other) => {
      const { status, atoms } = cells[other]!;
      return status === "shown" && atoms.length < mine.size && atoms.every((atom) => mine.has(atom));
    });
    for (const other of inside) {
      // What is left is few only where the part is nearly all.
      if (cell.truth - cells[other]!.truth > SMALL) continue;
      const less = new Set(cells[other]!.atoms);
      add(
        `${names[at]} − ${names[other]}`,
        [at, other],
        cell.atoms.filter((atom) => !less.has(atom)),
      );
    }
    const covered = new Set(inside.flatMap((other) => cells[other]!.atoms));
    if (covered.size > 0)
      add(
        `${names[at]} − …`,
        [at, ...inside],
        cell.atoms.filter((atom) => !covered.has(atom)),
      );
  }
  for (const [atom, at] of holders.entries())
    add(
      at
        .slice(0, 4)
        .map((one) => names[one])
        .join(" ∩ "),
      at,
      [atom],
    );
  return [...found.values()];
}

const isExact = ({ status, low, high }: Statement): boolean => status === "shown" && high - low < 1e-9;

/** 1: a shown figure that is said already, by the same figure elsewhere or by shown figures that are its parts. */
function followsFrom(cells: readonly Cell[], tables: readonly Table[], own: string | undefined): Uint8Array {
  const follows = new Uint8Array(cells.length);
  const said = new Set<string>();
  for (const [at, cell] of cells.entries()) {
    if (!isExact(cell) || cell.release === own || cell.atoms.length > MOST_COMPARED) continue;
    const atoms = cell.atoms.toSorted((a, b) => a - b).join();
    if (said.has(atoms)) follows[at] = 1;
    said.add(atoms);
  }
  const byId = new Map(tables.map(({ id, table }) => [id, table]));
  // Parts of a total: the figures that differ from it in one dimension alone.
  const parts = new Map<string, { count: number; exact: boolean; some: number }>();
  const keyOf = ({ release, row, of }: Cell, without: string): string => {
    const { key } = byId.get(release)!.rows[row]!;
    return JSON.stringify([release, of, without, Object.entries(key).filter(([id]) => id !== without)]);
  };
  const dimensionsOf = ({ release }: Cell): string[] => byId.get(release)!.dimensions.map(({ id }) => id);
  const isAll = ({ release, row }: Cell, id: string): boolean =>
    (byId.get(release)!.rows[row]!.key[id] ?? "all") === "all";
  for (const cell of cells) {
    if (cell.release === own) continue;
    for (const id of dimensionsOf(cell)) {
      if (isAll(cell, id)) continue;
      const key = keyOf(cell, id);
      const one = parts.get(key) ?? { count: 0, exact: true, some: 0 };
      parts.set(key, {
        count: one.count + cell.atoms.length,
        exact: one.exact && isExact(cell),
        some: one.some + Math.min(1, cell.atoms.length),
      });
    }
  }
  for (const [at, cell] of cells.entries()) {
    if (cell.release === own || !isExact(cell)) continue;
    for (const id of dimensionsOf(cell)) {
      if (!isAll(cell, id)) continue;
      const one = parts.get(keyOf(cell, id));
      // Parts of one dimension never overlap, so they are the whole where they hold as many unknowns. Each must be less than the
      // whole: a total and its only part would each be left out because of the other.
      if (one?.exact === true && one.count === cell.atoms.length && one.some > 1) follows[at] = 1;
    }
  }
  return follows;
}

/** Longer sums are seldom equal, and long to compare. */
const MOST_COMPARED = 5000;

/** No rule calls more than this few. */
const SMALL = 100;

function systemFor(
  cells: readonly Cell[],
  values: readonly number[],
  pieces: readonly Piece[],
  follows: Uint8Array,
): Pick<Together, "system" | "hidden" | "pieceAt"> {
  const atomAt = (atom: number): number => cells.length + atom;
  // A piece that is one unknown needs no equality of its own.
  const sums = pieces.filter(({ atoms }) => atoms.length > 1);
  const sumAt = new Map(sums.map((piece, at) => [piece, cells.length + values.length + at]));
  const row = (cell: number, atoms: readonly number[]) => ({
    cells: [cell, ...atoms.map(atomAt)],
    signs: [1, ...atoms.map(() => -1)],
  });
  const all = [...cells.map(({ truth }) => truth), ...values, ...sums.map(({ truth }) => truth)];
  const system = systemFrom({
    values: all,
    state: new Uint8Array(all.length),
    rows: [
      ...cells.flatMap(({ atoms }, at) => (follows[at] === 1 ? [] : [row(at, atoms)])),
      ...sums.map((piece) => row(sumAt.get(piece)!, piece.atoms)),
    ],
    whole: values.every(Number.isInteger),
  });
  const hidden = new Uint8Array(system.cells).fill(1);
  for (const [at, cell] of cells.entries()) {
    hidden[at] = isExact(cell) ? 0 : 1;
    if (isExact(cell)) continue;
    // A hidden figure is known to be at least one, since zeros are shown; a rounded one to lie near what is shown.
    system.lower[at] = Math.min(cell.truth, cell.low);
    system.upper[at] = cell.high;
  }
  const pieceAt = (piece: number): number => {
    const { atoms } = pieces[piece]!;
    return atoms.length === 1 ? atomAt(atoms[0]!) : sumAt.get(pieces[piece]!)!;
  };
  return { system, hidden, pieceAt };
}
