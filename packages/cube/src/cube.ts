import type { Flag, Figure, Status } from "./figure.ts";
import { FLAGS, STATUSES, isKnown } from "./figure.ts";

export interface Text {
  sv: string;
  en: string;
}

export interface Category {
  id: string;
  label: Text;
  unit?: Text;
  decimals?: number;
}

export interface Dimension {
  id: string;
  label: Text;
  role?: "geo" | "time" | "metric";
  categories: Category[];
}

export interface Note {
  text: Text;
  /** A note its source says must be shown wherever the figures are. */
  mandatory: boolean;
}

/** Where figures come from: enough to find them again. */
export interface Origin {
  source: string;
  table?: string;
  snapshot?: string;
  updated?: string;
  fetched?: string;
  licence?: string;
  /** The words the source asks to be cited with, for example "Källa: SCB". */
  attribution?: Text;
  invented?: boolean;
}

/**
 * Figures over dimensions, dense and row-major: the last dimension varies fastest, as in JSON-stat.
 * `values[i]` is NaN exactly where the status is suppressed, missing or not-applicable.
 */
export interface Cube {
  label: Text;
  dimensions: Dimension[];
  values: Float64Array;
  /** Index into STATUSES. */
  status: Uint8Array;
  /** Bit i set = FLAGS[i]. */
  flags: Uint8Array;
  notes: Note[];
  origin: Origin[];
}

export const statusCode = (status: Status): number => STATUSES.indexOf(status);
export const flagBit = (flag: Flag): number => 1 << FLAGS.indexOf(flag);

export const cubeSize = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((size, { categories }) => size * categories.length, 1);

/** A cube where every cell is missing, ready to be filled. */
export function emptyCube(label: Text, dimensions: Dimension[]): Cube {
  const size = cubeSize(dimensions);
  return {
    label,
    dimensions,
    values: new Float64Array(size).fill(NaN),
    status: new Uint8Array(size).fill(statusCode("missing")),
    flags: new Uint8Array(size),
    notes: [],
    origin: [],
  };
}

export function figureAt(cube: Pick<Cube, "values" | "status" | "flags">, index: number): Figure {
  const status = STATUSES[cube.status[index] ?? -1];
  if (status === undefined)
    throw new RangeError(`Cell ${index} is outside a cube of ${cube.values.length} cells.`);
  const bits = cube.flags[index]!;
  const flags = bits === 0 ? undefined : FLAGS.filter((_, bit) => bits & (1 << bit));
  return { value: isKnown(status) ? cube.values[index]! : null, status, ...(flags ? { flags } : {}) };
}

export function setFigure(cube: Cube, index: number, { value, status, flags = [] }: Figure): void {
  cube.values[index] = value ?? NaN;
  cube.status[index] = statusCode(status);
  cube.flags[index] = flags.reduce((bits, flag) => bits | flagBit(flag), 0);
}
