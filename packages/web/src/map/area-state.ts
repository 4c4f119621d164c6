import type { MapValues } from "@tvars/api";
import type { ChangePart, MapLayer } from "../url/state.ts";

/** What the map knows of one area in one year. */
export interface AreaState {
  on: true;
  type: number;
  index: number;
  change: Change;
  hatched: boolean;
  dotted: boolean;
  small: boolean;
}

/** 1 to a type with lesser challenges, 0 the same, −1 to one with greater, 9 not comparable. */
export type Change = 1 | 0 | -1 | 9;

export interface AreaValue {
  type: number | null;
  index: number | null;
  status: string;
  flags: string[];
  typeBefore: number | null;
  /** The type of this year's own values under the cuts of the year before the change. */
  typeOwn: number | null;
}

export function areaValue(values: MapValues, at: number): AreaValue {
  const [status = "missing", ...flags] = (values.status[at] ?? "missing").split(" ");
  return {
    type: values.type[at] ?? null,
    index: values.index[at] ?? null,
    status,
    flags,
    typeBefore: values.typeBefore[at] ?? null,
    typeOwn: values.typeOwn[at] ?? null,
  };
}

/** The change of type in one of its parts: own values move typeBefore to typeOwn, moved cuts move typeOwn to type. */
export function changeOf({ type, typeBefore, typeOwn }: AreaValue, part: ChangePart): Change {
  const from = part === "cuts" ? typeOwn : typeBefore;
  const to = part === "own" ? typeOwn : type;
  return from === null || to === null ? 9 : (Math.sign(to - from) as Change);
}

export function areaState(value: AreaValue, part: ChangePart): AreaState {
  const { type, index, status, flags } = value;
  return {
    on: true,
    type: type ?? 0,
    index: index ?? -1,
    change: changeOf(value, part),
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
  /** Of the areas that can be compared. */
  change: { up: number; same: number; down: number };
}

export function countStates(values: MapValues | undefined, layer: MapLayer, part: ChangePart): StateCounts {
  const counts = { hatched: 0, dotted: 0, small: 0, change: { up: 0, same: 0, down: 0 } };
  values?.codes.forEach((_, at) => {
    const { hatched, dotted, small, change, index } = areaState(areaValue(values, at), part);
    if (hatched) counts.hatched++;
    else if (layer === "change" ? change === 9 : layer === "index" ? index < 0 : dotted) counts.dotted++;
    if (small) counts.small++;
    if (change !== 9 && !hatched) counts.change[change === 0 ? "same" : change > 0 ? "up" : "down"]++;
  });
  return counts;
}
