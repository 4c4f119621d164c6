import type { MapValues } from "@tvars/api";
import type { MapLayer } from "../url/state.ts";

/** What the map knows of one area in one year. */
export interface AreaState {
  on: true;
  type: number;
  index: number;
  /** 1 to a type with lesser challenges, 0 the same, −1 to one with greater, 9 not comparable. */
  change: 1 | 0 | -1 | 9;
  hatched: boolean;
  dotted: boolean;
  small: boolean;
}

export interface AreaValue {
  type: number | null;
  index: number | null;
  status: string;
  flags: string[];
  typeBefore: number | null;
}

export function areaValue(values: MapValues, at: number): AreaValue {
  const [status = "missing", ...flags] = (values.status[at] ?? "missing").split(" ");
  return {
    type: values.type[at] ?? null,
    index: values.index[at] ?? null,
    status,
    flags,
    typeBefore: values.typeBefore[at] ?? null,
  };
}

export function areaState({ type, index, status, flags, typeBefore }: AreaValue): AreaState {
  const change = type === null || typeBefore === null ? 9 : (Math.sign(type - typeBefore) as 1 | 0 | -1);
  return {
    on: true,
    type: type ?? 0,
    index: index ?? -1,
    change,
    hatched: status === "suppressed",
    dotted: type === null && status !== "suppressed",
    small: flags.includes("small"),
  };
}

/** How many areas are hidden, unknown in the measure shown, and small: what does not occur is not drawn or explained. */
export interface StateCounts {
  hatched: number;
  dotted: number;
  small: number;
}

export function countStates(values: MapValues | undefined, layer: MapLayer): StateCounts {
  const counts = { hatched: 0, dotted: 0, small: 0 };
  values?.codes.forEach((_, at) => {
    const { hatched, dotted, small, change, index } = areaState(areaValue(values, at));
    if (hatched) counts.hatched++;
    else if (layer === "change" ? change === 9 : layer === "index" ? index < 0 : dotted) counts.dotted++;
    if (small) counts.small++;
  });
  return counts;
}
