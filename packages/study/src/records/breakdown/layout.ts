import { AREA_TYPE_NAMES, type AreaType } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import type { Relation } from "@tvars/disclosure";

export const TOTAL = "all";
/** Area without a type in the year. */
export const UNTYPED = "0";

export interface LaidCategory {
  id: string;
  label: Text;
  /** False: a margin that is protected with the table, so that it can be published beside it, but is no row of it. */
  shown: boolean;
  /** True: nothing can be here, because the place has no such area. */
  empty?: boolean;
}

/** A dimension of a table with its sum as the category `all`. */
export interface LaidDimension {
  id: string;
  title: Text;
  categories: LaidCategory[];
  relations: Relation[];
}

/** The shape of a table: every cell's place, the last dimension varying fastest. */
export interface Layout {
  dimensions: readonly LaidDimension[];
  size: number;
  strides: readonly number[];
}

export function layoutOf(dimensions: readonly LaidDimension[]): Layout {
  const strides: number[] = [];
  let size = 1;
  for (const { categories } of dimensions.toReversed()) {
    strides.unshift(size);
    size *= categories.length;
  }
  return { dimensions, size, strides };
}

/** The cell of categories given in the order of the dimensions; -1 where one is unknown. */
export function cellAt({ dimensions, strides }: Layout, keys: readonly string[]): number {
  let cell = 0;
  for (const [d, { categories }] of dimensions.entries()) {
    const at = positionsOf(categories).get(keys[d]!);
    if (at === undefined) return -1;
    cell += at * strides[d]!;
  }
  return cell;
}

const POSITIONS = new WeakMap<readonly LaidCategory[], Map<string, number>>();

function positionsOf(categories: readonly LaidCategory[]): Map<string, number> {
  const known = POSITIONS.get(categories);
  if (known) return known;
  const made = new Map(categories.map(({ id }, at) => [id, at]));
  POSITIONS.set(categories, made);
  return made;
}

export const categoriesOf = ({ dimensions, strides }: Layout, cell: number): LaidCategory[] =>
  dimensions.map(({ categories }, d) => categories[Math.floor(cell / strides[d]!) % categories.length]!);

export const keysOf = (layout: Layout, cell: number): string[] =>
  categoriesOf(layout, cell).map(({ id }) => id);

const ALL: Text = { sv: "alla", en: "all" };
export const same = (word: string): Text => ({ sv: word, en: word });

export const typeLabel = (type: string): Text => {
  if (type === UNTYPED) return { sv: "utan områdestyp", en: "without area type" };
  const name = AREA_TYPE_NAMES[Number(type) as AreaType];
  return { sv: `typ ${type}: ${lower(name.sv)}`, en: `type ${type}: ${lower(name.en)}` };
};

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A dimension without levels: its categories and their sum. */
export function flatDimension(
  id: string,
  title: Text,
  categories: readonly Omit<LaidCategory, "shown">[],
  all: Text = ALL,
): LaidDimension {
  return {
    id,
    title,
    categories: [
      ...categories.map((one) => ({ ...one, shown: true })),
      { id: TOTAL, label: all, shown: true },
    ],
    relations: categories.length === 0 ? [] : [{ total: TOTAL, parts: categories.map((one) => one.id) }],
  };
}
