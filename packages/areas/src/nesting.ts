import { isCodeOf, kommunOf, lanOf } from "./code.ts";
import { AreaError } from "./error.ts";
import type { Version } from "./version.ts";
import { versionInfo } from "./version.ts";

/** One row of SCB's key DeSO → RegSO. The kommun may be given to be checked. */
export interface NestingRow {
  deso: string;
  regso: string;
  kommun?: string;
}

/** The key of a pair of versions that hold in the same years: 2018/2020 or 2025. */
export interface NestingVersions {
  deso: Version;
  regso: Version;
}

export const NESTING_2020: NestingVersions = { deso: "deso@2018", regso: "regso@2020" };
export const NESTING_2025: NestingVersions = { deso: "deso@2025", regso: "regso@2025" };

export type NestingProblemKind =
  | "bad-code"
  | "wrong-prefix"
  | "duplicate"
  | "incomplete"
  | "orphan"
  | "childless";

/** Something wrong with a key, with the row (1 = the first row of data) and value where there is one. */
export interface NestingProblem {
  kind: NestingProblemKind;
  row: number | null;
  value: string;
  expected: string;
}

/** DeSO ⊂ RegSO ⊂ kommun ⊂ län of one pair of versions. Codes are sorted, so equal keys give equal nestings. */
export interface Nesting {
  versions: NestingVersions;
  deso: readonly string[];
  regso: readonly string[];
  kommun: readonly string[];
  lan: readonly string[];
  /** DeSO code → RegSO code: the key itself. */
  regsoOf: ReadonlyMap<string, string>;
  /** Children one level down, of a RegSO, kommun or län code, or of "00". */
  childrenOf: ReadonlyMap<string, readonly string[]>;
}

export interface NestingChecks {
  /** Codes known from elsewhere (a layer, a table): those the key does not hold are orphans. */
  known?: { deso?: Iterable<string>; regso?: Iterable<string> };
  /** Expect the whole country: counts as SCB's. Off for a region or an invented one. */
  complete?: boolean;
}

/**
 * Everything wrong with the rows of a key, in row order: codes of the wrong shape, a DeSO and its RegSO in different
 * kommuner, a DeSO twice, known areas the key lacks, and counts that are not SCB's. Empty where it nests.
 */
export function checkNesting(
  rows: readonly NestingRow[],
  versions: NestingVersions,
  { known = {}, complete = false }: NestingChecks = {},
): NestingProblem[] {
  const problems: NestingProblem[] = [];
  const firstRow = new Map<string, number>();
  const regsos = new Set<string>();
  rows.forEach(({ deso, regso, kommun }, i) => {
    const row = i + 1;
    const bad = (kind: NestingProblemKind, value: string, expected: string): void => {
      problems.push({ kind, row, value, expected });
    };
    const desoReads = isCodeOf(versions.deso, deso);
    const regsoReads = isCodeOf(versions.regso, regso);
    if (!desoReads) bad("bad-code", deso, `a code of ${versions.deso}`);
    if (!regsoReads) bad("bad-code", regso, `a code of ${versions.regso}`);
    if (!desoReads || !regsoReads) return;
    if (deso.slice(0, 4) !== regso.slice(0, 4))
      bad("wrong-prefix", `${deso} in ${regso}`, "a DeSO and its RegSO in the same kommun");
    if (kommun !== undefined && kommun !== deso.slice(0, 4))
      bad("wrong-prefix", `${deso} in kommun ${kommun}`, `kommun ${deso.slice(0, 4)}`);
    const earlier = firstRow.get(deso);
    if (earlier === undefined) firstRow.set(deso, row);
    else bad("duplicate", deso, `each DeSO once; it stands on row ${earlier} too`);
    regsos.add(regso);
  });
  for (const deso of known.deso ?? [])
    if (!firstRow.has(deso))
      problems.push({ kind: "orphan", row: null, value: deso, expected: "a RegSO for every known DeSO" });
  for (const regso of known.regso ?? [])
    if (!regsos.has(regso))
      problems.push({ kind: "childless", row: null, value: regso, expected: "a DeSO in every known RegSO" });
  if (complete) {
    for (const [version, found] of [
      [versions.deso, firstRow.size],
      [versions.regso, regsos.size],
    ] as const) {
      const { count } = versionInfo(version);
      if (found !== count)
        problems.push({
          kind: "incomplete",
          row: null,
          value: `${found} areas of ${version}`,
          expected: `${count}`,
        });
    }
  }
  return problems;
}

/**
 * The nesting of a key that nests; use `checkNesting` to list all its problems instead.
 * @throws AreaError `nesting` with the first problem and how many there are.
 */
export function buildNesting(
  rows: readonly NestingRow[],
  versions: NestingVersions,
  checks: NestingChecks = {},
): Nesting {
  const problems = checkNesting(rows, versions, checks);
  const first = problems[0];
  if (first)
    throw new AreaError("nesting", {
      value: first.row === null ? first.value : `${first.value} (row ${first.row})`,
      expected: first.expected,
      action: `${problems.length} problem(s) in the key: list them with checkNesting and correct the source.`,
    });
  const regsoOf = new Map<string, string>();
  const children = new Map<string, Set<string>>();
  const put = (parent: string, child: string): void => {
    const set = children.get(parent);
    if (set) set.add(child);
    else children.set(parent, new Set([child]));
  };
  for (const { deso, regso } of rows) {
    const kommun = kommunOf(regso);
    const lan = lanOf(regso);
    regsoOf.set(deso, regso);
    put(regso, deso);
    put(kommun, regso);
    put(lan, kommun);
    put("00", lan);
  }
  const lans = sorted(children.get("00") ?? []);
  return {
    versions,
    deso: sorted(regsoOf.keys()),
    regso: sorted(new Set(regsoOf.values())),
    kommun: sorted(lans.flatMap((lan) => [...children.get(lan)!])),
    lan: lans,
    regsoOf,
    childrenOf: new Map([...children].map(([parent, set]) => [parent, sorted(set)])),
  };
}

const sorted = (codes: Iterable<string>): string[] => [...codes].sort();
