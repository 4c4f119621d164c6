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
  const memberships = new Map<string, number[]>();
  for (const [at, { release, cell }] of all.entries())
    for (const unit of new Set(cell.units)) {
      const value = values[cell.measure]?.[unit];
      if (value === undefined) throw unknownUnit(release, cell, unit);
      const key = `${cell.measure}\u0000${unit}`;
      (memberships.get(key) ?? memberships.set(key, []).get(key)!).push(at);
    }
  const byMembership = new Map<string, number>();
  const atoms: Atom[] = [];
  const atomsOfCell: number[][] = all.map(() => []);
  for (const [key, members] of memberships) {
    const [measure, unit] = key.split("\u0000") as [string, string];
    const signature = members.join();
    let atom = byMembership.get(signature);
    if (atom === undefined) {
      atom = atoms.length;
      byMembership.set(signature, atom);
      atoms.push({ measure, units: [], value: 0 });
      for (const member of members) atomsOfCell[member]!.push(atom);
    }
    atoms[atom]!.units.push(Number(unit));
    atoms[atom]!.value += values[measure]![Number(unit)]!;
  }
  const cells = all.map(({ release, cell }, at) => ({
    release,
    cell,
    atoms: atomsOfCell[at]!,
    value: atomsOfCell[at]!.reduce((sum, atom) => sum + atoms[atom]!.value, 0),
  }));
  return { atoms, cells };
}

function unknownUnit(release: string, { name, measure }: ReleasedCell, unit: number): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Utlämning ${release}, ${name}: basenhet`, `Release ${release}, ${name}: base unit`),
    value: unit,
    expected: text(`en enhet med värde för ${measure}`, `a unit with a value of ${measure}`),
    action: text("Ge värden för alla basenheter.", "Give values of all base units."),
  });
}
