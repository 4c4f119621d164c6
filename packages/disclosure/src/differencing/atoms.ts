import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";

/** A figure that has been, or is to be, released: what it counts, over which base units. */
export interface ReleasedCell {
  name: string;
  measure: string;
  /** Base units it sums over: DeSO, grid squares, area × sex × age … any numbering the releases share. */
  units: readonly number[];
  /** `shown`: its value is out, or is to be. `hidden`: it was suppressed. */
  status: "shown" | "hidden";
}

export interface Release {
  id: string;
  cells: readonly ReleasedCell[];
}

/** A set of base units that no released figure tells apart. */
export interface Atom {
  measure: string;
  units: number[];
  value: number;
}

export interface Atoms {
  atoms: readonly Atom[];
  /** Cells of all releases in order, each as the atoms it is the sum of. */
  cells: readonly { release: string; cell: ReleasedCell; atoms: number[]; value: number }[];
}

/**
 * The finest pieces that all releases together cut the base units into. Whatever geographies, versions or filters they
 * used, every figure is a sum of these, so they are what differencing can reach.
 * @param values measure → true value per base unit
 * @throws DisclosureError where a unit is outside the values
 */
export function atomsOf(
  releases: readonly Release[],
  values: Readonly<Record<string, ArrayLike<number>>>,
): Atoms {
  const all = releases.flatMap(({ id, cells }) => cells.map((cell) => ({ release: id, cell })));
  const { classOf, classes } = classesOf(all, values);
  const atomAt = new Int32Array(classes).fill(-1);
  const taken = new Map<string, Uint8Array>();
  const seen = new Int32Array(classes).fill(-1);
  const atoms: Atom[] = [];
  const atomsOfCell = all.map(({ cell: { measure, units } }, at) => {
    const [own, of] = [classOf.get(measure)!, values[measure]!];
    let done = taken.get(measure);
    if (done === undefined) taken.set(measure, (done = new Uint8Array(own.length)));
    const found: number[] = [];
    for (const unit of units) {
      const one = own[unit]!;
      if (atomAt[one] === -1) atomAt[one] = atoms.push({ measure, units: [], value: 0 }) - 1;
      if (seen[one] !== at) {
        seen[one] = at;
        found.push(atomAt[one]!);
      }
      if (done[unit] === 1) continue;
      done[unit] = 1;
      const atom = atoms[atomAt[one]!]!;
      atom.units.push(unit);
      atom.value += of[unit]!;
    }
    return found;
  });
  const cells = all.map(({ release, cell }, at) => ({
    release,
    cell,
    atoms: atomsOfCell[at]!,
    value: atomsOfCell[at]!.reduce((sum, atom) => sum + atoms[atom]!.value, 0),
  }));
  return { atoms, cells };
}

/** Units that the same cells hold are one class: every cell splits the classes it cuts through. */
function classesOf(
  all: readonly { release: string; cell: ReleasedCell }[],
  values: Readonly<Record<string, ArrayLike<number>>>,
): { classOf: Map<string, Int32Array>; classes: number } {
  const classOf = new Map<string, Int32Array>();
  // What each class becomes inside the cell at hand. Class 0 of a measure: units of no cell.
  const split: number[] = [];
  const splitBy: number[] = [];
  const fresh = (): number => {
    splitBy.push(-1);
    return split.push(-1) - 1;
  };
  for (const [at, { release, cell }] of all.entries()) {
    const of = values[cell.measure];
    let own = classOf.get(cell.measure);
    if (own === undefined && of !== undefined)
      classOf.set(cell.measure, (own = new Int32Array(of.length).fill(fresh())));
    for (const unit of cell.units) {
      const was = own?.[unit];
      if (own === undefined || was === undefined) throw unknownUnit(release, cell, unit);
      if (splitBy[was] !== at) {
        const part = fresh();
        splitBy[was] = splitBy[part] = at;
        // A unit named twice stays where it is.
        split[was] = split[part] = part;
      }
      own[unit] = split[was]!;
    }
  }
  return { classOf, classes: split.length };
}

function unknownUnit(release: string, { name, measure }: ReleasedCell, unit: number): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Utlämning ${release}, ${name}: basenhet`, `Release ${release}, ${name}: base unit`),
    value: unit,
    expected: text(`en enhet med värde för ${measure}`, `a unit with a value of ${measure}`),
    action: text("Ge värden för alla basenheter.", "Give values of all base units."),
  });
}
