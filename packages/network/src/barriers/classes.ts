import { NetworkError } from "../error.ts";
import type { Text } from "../text.ts";

/** Limits that make classes of a figure; data, so that an agency can have its own. */
export interface ThresholdSet {
  id: string;
  name: Text;
  unit: "m" | "share" | "per-km" | "s";
  /** Ascending: a value at a limit belongs to the class above it. */
  limits: readonly number[];
  /** One more than the limits. */
  labels: readonly Text[];
}

/** Extra way because of a barrier, with limits in use in road appraisal; an agency with its own puts its own set in their place. */
export const EXCESS_CLASSES: ThresholdSet = {
  id: "excess-50-250-500",
  name: { sv: "Extra väg på grund av barriären", en: "Extra way because of the barrier" },
  unit: "m",
  limits: [50, 250, 500],
  labels: [
    { sv: "obetydlig, under 50 m", en: "negligible, under 50 m" },
    { sv: "liten, 50–250 m", en: "minor, 50–250 m" },
    { sv: "måttlig, 250–500 m", en: "moderate, 250–500 m" },
    { sv: "stor, 500 m eller mer", en: "major, 500 m or more" },
  ],
};

/** The gap between crossings, with the colours' limits of severance_snape. */
export const GAP_CLASSES: ThresholdSet = {
  id: "gap-100-200-400-800",
  name: { sv: "Lucka mellan passager", en: "Gap between crossings" },
  unit: "m",
  limits: [100, 200, 400, 800],
  labels: [
    { sv: "under 100 m", en: "under 100 m" },
    { sv: "100–200 m", en: "100–200 m" },
    { sv: "200–400 m", en: "200–400 m" },
    { sv: "400–800 m", en: "400–800 m" },
    { sv: "800 m eller mer", en: "800 m or more" },
  ],
};

/** Throws NetworkError (input) for limits that do not ascend or labels that do not fit them. */
export function checkThresholds(set: ThresholdSet): ThresholdSet {
  const { id, limits, labels } = set;
  const isAscending = limits.every(
    (limit, k) => Number.isFinite(limit) && (k === 0 || limit > limits[k - 1]!),
  );
  if (isAscending && labels.length === limits.length + 1) return set;
  throw new NetworkError("input", {
    value: `${id}: limits ${limits.join(", ")} and ${labels.length} labels`,
    expected: "ascending limits and one label more than limits",
    action: "Put the limits in order and name every class.",
  });
}

/** Which class a value lies in, from 0; −1 for NaN, which is no value. */
export function classOf(value: number, { limits }: ThresholdSet): number {
  if (Number.isNaN(value)) return -1;
  let below = 0;
  while (below < limits.length && value >= limits[below]!) below++;
  return below;
}
