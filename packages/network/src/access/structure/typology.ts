import type { Text } from "../../text.ts";

/** Where a place counts as cut off, sparse and separated; every number can be replaced. */
export interface TypologyThresholds {
  /** Barrier: share of contacts within reach that barriers sever, at or above. */
  readonly severed: number;
  /** Sparse: people per km² within 1 km walking, below. */
  readonly perKm2: number;
  /** Separated: function separation, at or above. */
  readonly separation: number;
}

/** The project's own first choice: a tenth of contacts, 2,000 people per km² and homes or goals three times the other. */
export const TYPOLOGY_THRESHOLDS: TypologyThresholds = { severed: 0.1, perKm2: 2000, separation: 0.5 };

export const CUT_OFF = 1;
export const SPARSE = 2;
export const SEPARATED = 4;
/** A place of which one of the three is not known. */
export const NO_STRUCTURE = 255;

const PARTS: readonly [number, Text][] = [
  [CUT_OFF, { sv: "avskuren", en: "cut off" }],
  [SPARSE, { sv: "gles", en: "sparse" }],
  [SEPARATED, { sv: "funktionsseparerad", en: "separated" }],
];

/** Name of a class: the bits in words. */
export function structureName(of: number): Text {
  if (of === NO_STRUCTURE) return { sv: "okänd", en: "not known" };
  const parts = PARTS.filter(([bit]) => of & bit).map(([, text]) => text);
  if (parts.length === 0) return { sv: "sammanhållen, tät och blandad", en: "joined, dense and mixed" };
  return { sv: parts.map(({ sv }) => sv).join(", "), en: parts.map(({ en }) => en).join(", ") };
}

export interface Structure {
  readonly severed: ArrayLike<number>;
  readonly perKm2: ArrayLike<number>;
  readonly separation: ArrayLike<number>;
}

/** The eight classes of barrier × sparse × separated by place, as bits: the decision names the three together, so they are shown together. */
export function typology(
  { severed, perKm2, separation }: Structure,
  thresholds: Partial<TypologyThresholds> = {},
): Uint8Array {
  const limits = { ...TYPOLOGY_THRESHOLDS, ...thresholds };
  return Uint8Array.from({ length: severed.length }, (_, i) => {
    if (Number.isNaN(severed[i]! + perKm2[i]! + separation[i]!)) return NO_STRUCTURE;
    return (
      (severed[i]! >= limits.severed ? CUT_OFF : 0) |
      (perKm2[i]! < limits.perKm2 ? SPARSE : 0) |
      (separation[i]! >= limits.separation ? SEPARATED : 0)
    );
  });
}

export interface TypologyRow {
  readonly structure: number;
  readonly name: Text;
  /** People of each group, in the order asked for. */
  readonly people: readonly number[];
  /** The same as shares of each group. */
  readonly shares: readonly number[];
}

/** People by class and group, such as area type 1–5; classes without people are left out. */
export function typologyByGroup(
  classes: Uint8Array,
  people: ArrayLike<number>,
  group: ArrayLike<number>,
  { groups = [1, 2, 3, 4, 5] }: { groups?: readonly number[] } = {},
): TypologyRow[] {
  const totals = groups.map(() => 0);
  const rows = new Map<number, number[]>();
  classes.forEach((of, i) => {
    const at = groups.indexOf(group[i]!);
    if (at < 0 || people[i] === 0) return;
    const row = rows.get(of) ?? groups.map(() => 0);
    row[at]! += people[i]!;
    totals[at]! += people[i]!;
    rows.set(of, row);
  });
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([structure, row]) => ({
      structure,
      name: structureName(structure),
      people: row,
      shares: row.map((count, k) => count / totals[k]!),
    }));
}
