import type { FollowedOf, Goal, Grouping, Indicator, MeasureInfo } from "@tvars/api";

export const KINDS = ["population-share", "indicator", "measure", "records"] as const;
export type Kind = (typeof KINDS)[number];
type AreaType = 1 | 2 | 3 | 4 | 5;
export const TYPES: readonly AreaType[] = [1, 2, 3, 4, 5];

/** A goal while it is written: every field has a value, whichever of them its kind needs. */
export interface Draft {
  /** Id of the goal that is changed; null is a new one. */
  id: string | null;
  title: { sv: string; en: string };
  kind: Kind;
  /** Id of the indicator, measure or records. */
  what: string;
  place: string;
  of: "all" | "types" | "gap";
  types: AreaType[];
  against: AreaType[];
  as: "difference" | "ratio";
  grouping: string;
  groups: string[];
  /** Of own records; `kept` is what was asked in a way the form cannot say. */
  figure: "count" | "rate" | "kept";
  /** What more was asked of own records: kept as it was. */
  asked: Record<string, unknown>;
  direction: Goal["direction"];
  target: string;
  from: string;
  by: string;
  owner: string;
  because?: Goal["because"];
}

export const emptyDraft = (years: readonly number[], place: string): Draft => ({
  id: null,
  title: { sv: "", en: "" },
  kind: "population-share",
  what: "",
  place,
  of: "all",
  types: [1, 2],
  against: [4, 5],
  as: "difference",
  grouping: "",
  groups: [],
  figure: "count",
  asked: {},
  direction: "at-most",
  target: "",
  // Types are another thing on the new division: a goal for the years to come begins there.
  from: String(years.find((year) => year > 2023) ?? years[0] ?? 2024),
  by: String((years.at(-1) ?? 2024) + 5),
  owner: "",
});

export function draftOf(goal: Goal): Draft {
  const { id, title, follows, of, direction, target, from, by, owner, because } = goal;
  const base = emptyDraft([from], "riket");
  const groups = of === "all" ? [] : "types" in of ? [of.types] : of.gap;
  const draft: Draft = {
    ...base,
    id,
    title,
    kind: follows.kind,
    place: follows.kind === "records" ? follows.asked.place : follows.place,
    of: of === "all" ? "all" : "types" in of ? "types" : "gap",
    types: [...((groups[0] ?? base.types) as AreaType[])],
    against: [...((groups[1] ?? base.against) as AreaType[])],
    as: of !== "all" && "gap" in of ? of.as : base.as,
    direction,
    target: String(target),
    from: String(from),
    by: String(by),
    owner,
    ...(because ? { because } : {}),
  };
  if (follows.kind === "indicator") return { ...draft, what: follows.id };
  if (follows.kind === "population-share") return { ...draft, types: [...follows.types] as AreaType[] };
  if (follows.kind === "measure")
    return { ...draft, what: follows.measure, grouping: follows.grouping, groups: follows.groups ?? [] };
  const { records, place: _place, ...asked } = follows.asked;
  return { ...draft, what: records, figure: asked.figure === "count" ? "count" : "kept", asked };
}

/** `Färre bor i typ 1` as an id no other goal has: letters without marks, digits and hyphens. */
export function idFrom(name: string, taken: readonly string[]): string {
  const id = `mal-${name}`
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-+$/, "");
  let free = id;
  for (let n = 2; taken.includes(free); n += 1) free = `${id}-${n}`;
  return free;
}

/** The goal a draft says. What cannot be a goal is refused by the server, in words. */
export function goalOf(draft: Draft, taken: readonly string[]): Goal {
  const { kind, what, place, title, direction, owner, because } = draft;
  const name = title.sv || title.en;
  const types = draft.types.toSorted();
  const against = draft.against.toSorted();
  const { figure: _figure, per: _per, ...rest } = draft.asked;
  const follows = {
    "population-share": { kind, types, place },
    indicator: { kind, id: what, place },
    measure: { kind, measure: what, grouping: draft.grouping, groups: draft.groups, place },
    records: {
      kind,
      asked: {
        ...(draft.figure === "kept" ? draft.asked : rest),
        records: what,
        place,
        ...(draft.figure === "rate" ? { figure: "rate", per: "residents" } : {}),
      },
    },
  }[kind];
  const whole = kind === "population-share" || kind === "measure" || draft.of === "all";
  const of: FollowedOf = whole
    ? "all"
    : draft.of === "types"
      ? { types }
      : { gap: [types, against], as: draft.as };
  return {
    id: draft.id ?? idFrom(name, taken),
    title,
    follows: follows as Goal["follows"],
    of,
    direction,
    // A comma is a decimal mark; what is no number is said by the server.
    target: Number(draft.target.replace(",", ".").replaceAll(/\s|−/g, (mark) => (mark === "−" ? "-" : ""))),
    from: Number(draft.from),
    by: Number(draft.by),
    owner,
    ...(because ? { because } : {}),
  };
}

/** Of what a value can be taken: parts where an indicator can be put together by type, one type at a time of own records. */
export function possibleOf(kind: Kind, indicator: Indicator | undefined): Draft["of"][] {
  if (kind === "records") return ["all", "types", "gap"];
  if (kind !== "indicator" || !indicator) return ["all"];
  const whole = indicator.id === "socioeconomic-index" || indicator.denominator !== undefined;
  return whole && indicator.divisions.includes("regso") ? ["all", "types", "gap"] : ["all"];
}

/** Groupings a measure can be made of. */
export const groupingsFor = (info: MeasureInfo | undefined, all: readonly Grouping[]): Grouping[] =>
  all.filter(({ ordered, groups }) => info?.groups !== "ordered" || (ordered && groups.length >= 3));

/** Groups to begin with, as many as the measure takes. */
export function groupsFor(info: MeasureInfo | undefined, grouping: Grouping | undefined): string[] {
  if (!grouping) return [];
  const all = grouping.groups.map(({ id }) => id);
  const suggested = grouping.suggested.length > 0 ? grouping.suggested : all;
  if (info?.groups === "ordered") return all;
  return info?.groups === "two" && suggested.length > 2 ? suggested.slice(0, 2) : [...suggested];
}
