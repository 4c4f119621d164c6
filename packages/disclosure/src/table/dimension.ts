import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";

/** `total` is the sum of `parts`, which do not overlap. A total may have several relations: riket = all län = all area types. */
export interface Relation {
  total: string;
  parts: readonly string[];
}

export interface TableDimension {
  id: string;
  categories: readonly string[];
  /** Any number of hierarchies, also ones that cross: RegSO in kommun, RegSO in area type. */
  relations?: readonly Relation[];
  /** The category that stands for "all": a table without this dimension is linked to it. */
  total?: string;
}

/** A dimension by positions: its relations, and for every category what it lies in and what lies in it. */
export interface Nesting {
  size: number;
  relations: readonly { total: number; parts: Int32Array }[];
  /** Categories that are nobody's total. */
  bases: Int32Array;
  /** `above[c]`: every category that contains c, itself first, nearest first. */
  above: readonly Int32Array[];
  /** `basesOf[c]`: the base categories within c. */
  basesOf: readonly Int32Array[];
}

/**
 * Reads a dimension's relations into positions.
 * @throws DisclosureError where a relation names an unknown category, names one twice, or closes a circle
 */
export function nestingOf({ id, categories, relations = [] }: TableDimension): Nesting {
  const position = new Map(categories.map((category, at) => [category, at]));
  const at = (category: string): number => {
    const found = position.get(category);
    if (found === undefined)
      throw fault(id, category, text("en kategori i dimensionen", "a category of the dimension"));
    return found;
  };
  const read = relations.map(({ total, parts }) => {
    const positions = Int32Array.from(parts, at);
    if (new Set(positions).size !== parts.length || parts.length === 0)
      throw fault(id, { total, parts }, text("delar, var och en en gång", "parts, each of them once"));
    return { total: at(total), parts: positions };
  });
  const parents: number[][] = categories.map(() => []);
  for (const { total, parts } of read)
    for (const part of parts) if (!parents[part]!.includes(total)) parents[part]!.push(total);

  const above = categories.map((_, start) => {
    const found = [start];
    for (let next = 0; next < found.length; next++)
      for (const parent of parents[found[next]!]!) {
        if (parent === start)
          throw fault(id, categories[start], text("en hierarki utan cirklar", "a hierarchy without circles"));
        if (!found.includes(parent)) found.push(parent);
      }
    return Int32Array.from(found);
  });
  const totals = new Set(read.map(({ total }) => total));
  const bases = Int32Array.from(categories.keys()).filter((category) => !totals.has(category));
  const within: number[][] = categories.map(() => []);
  for (const base of bases) for (const container of above[base]!) within[container]!.push(base);
  return {
    size: categories.length,
    relations: read,
    bases,
    above,
    basesOf: within.map((list) => Int32Array.from(list)),
  };
}

function fault(id: string, value: unknown, expected: ReturnType<typeof text>): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`Dimensionen ${id}`, `Dimension ${id}`),
    value,
    expected,
    action: text("Rätta hierarkin.", "Correct the hierarchy."),
  });
}
