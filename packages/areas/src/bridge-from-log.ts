import type { Bridge, Evidence } from "./bridge.ts";
import { bridgeOf } from "./bridge.ts";
import { AreaError } from "./error.ts";
import type { Version } from "./version.ts";

/** One row of SCB's log of historical changes: which old area, which new one, and SCB's word for the change. */
export interface ChangeRow {
  /** Code before; empty where the row names none. */
  before: string;
  /** Code after; empty where the row names none. */
  after: string;
  /** SCB's type of change, for example "Upphör; till nybildad". */
  change: string;
  /** ISO date of the change. */
  date?: string;
}

type Effect = "ends" | "gives" | "grows" | "recoded" | "formed" | "none";

/** SCB's words, longest first where one begins another. "none": the settled ground is the same. */
const EFFECTS: readonly (readonly [RegExp, Effect])[] = [
  [/^upphör/i, "ends"],
  [/^minskas? och ger del/i, "gives"],
  [/^ger del/i, "gives"],
  [/^utvidgas? till territorialvatten/i, "none"],
  [/^utvidgas?/i, "grows"],
  [/^kodändra/i, "recoded"],
  [/^nybilda/i, "formed"],
  [/^(namn|byter namn|ändrat namn|nytt namn)/i, "none"],
];

export interface LogOptions {
  /** Only rows dated after this ISO date: an older change belongs to an earlier version. */
  after?: string;
  /** Only rows dated up to this ISO date: a later change belongs to a later version. */
  until?: string;
}

/**
 * The bridge a change log tells of. Areas in both lists that no row names are unchanged; extension into territorial
 * water and a new name are no change of area. Source of the kinds: SCB's "Historiska förändringar" for DeSO and RegSO.
 * @throws AreaError on an unknown word for a change, or a code that its version does not hold, with the row.
 */
export function bridgeFromLog(
  versions: { from: Version; to: Version },
  codes: { before: Iterable<string>; after: Iterable<string> },
  rows: readonly ChangeRow[],
  { after: since, until }: LogOptions = {},
): Bridge {
  const before = new Set(codes.before);
  const after = new Set(codes.after);
  const links: [string, string][] = [];
  const recoded = new Set<string>();
  const touched = { before: new Set<string>(), after: new Set<string>() };
  const evidence = { before: new Map<string, Evidence[]>(), after: new Map<string, Evidence[]>() };
  rows.forEach((row, i) => {
    if (row.date !== undefined && ((since && row.date <= since) || (until && row.date > until))) return;
    const effect = effectOf(row, i + 1);
    mustHold(before, row.before, versions.from, i + 1);
    mustHold(after, row.after, versions.to, i + 1);
    note(evidence.before, row.before, row, i + 1);
    note(evidence.after, row.after, row, i + 1);
    if (effect === "none") return;
    if (effect === "recoded") recoded.add(row.before);
    if (row.before && row.after && row.before !== row.after) links.push([row.before, row.after]);
    else if (effect === "gives" || effect === "grows") {
      if (row.before) touched.before.add(row.before);
      if (row.after) touched.after.add(row.after);
    }
  });
  for (const code of before) if (after.has(code) && !recoded.has(code)) links.push([code, code]);
  return bridgeOf({
    ...versions,
    before,
    after,
    links,
    touched,
    evidence: (side, code) => evidence[side].get(code) ?? [],
  });
}

function effectOf({ change }: ChangeRow, row: number): Effect {
  const found = EFFECTS.find(([pattern]) => pattern.test(change.trim()));
  if (!found)
    throw new AreaError("input", {
      value: `${change} (row ${row})`,
      expected: "one of SCB's words: Upphör, Minskas, Ger del, Utvidgas, Kodändrad, Nybildas, Namn",
      action: "Check the column; a new word must be understood before areas are bridged by it.",
    });
  return found[1];
}

function mustHold(codes: ReadonlySet<string>, code: string, version: Version, row: number): void {
  if (code !== "" && !codes.has(code))
    throw new AreaError("input", {
      value: `${code} (row ${row})`,
      expected: `a code of ${version}`,
      action: "Check the column, or leave out rows of other versions by date.",
    });
}

function note(map: Map<string, Evidence[]>, code: string, { change, date }: ChangeRow, row: number): void {
  if (code === "") return;
  const entry: Evidence = {
    kind: "log",
    text: { sv: `SCB:s ändringslogg: ${change}`, en: `SCB's change log: ${change}` },
    row,
    ...(date === undefined ? {} : { date }),
  };
  const list = map.get(code);
  if (list) list.push(entry);
  else map.set(code, [entry]);
}
