import { VERDICTS } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Engine } from "@tvars/engine";
import { protect, protectedCell } from "@tvars/disclosure";
import type { ProtectedCell, Table } from "@tvars/disclosure";
import type { Data } from "../../../data/data.ts";
import { regsoCodes } from "../../../data/data.ts";
import { STORED, groupColumn } from "../../stored.ts";
import { COARSE } from "../causes.ts";
import { TOTAL } from "../layout.ts";
import type { Question } from "../question.ts";
import { countRules } from "../rules.ts";
import type { Scope } from "../scope.ts";
import type { Passed, ShownUnmatched } from "../shown.ts";
import { countedCells } from "./cells.ts";
import { pass } from "./pass.ts";

const KNOWN = "t_known";
/** Not counted as missing: a row that was left out on purpose. */
const LEFT_OUT = new Set(["matched", "filtered"]);

/**
 * Rows that could not be given an area type, per cause, protected like any count. Rows whose kommun is known count where they are; those
 * without any place could lie anywhere. An area without a type is no such row: it has a row of the table to itself, and telling it
 * twice could tell what is hidden once.
 */
export async function countUnmatched(
  engine: Engine,
  data: Data,
  { definition, asked, years, rules, survey, spatial }: Question,
  scope: Scope,
): Promise<Passed<ShownUnmatched>> {
  const keys: [string[], string[]] = [[], []];
  const values: string[] = [];
  const deso = spatial.includes("deso");
  for (const year of years) {
    const version = versionFor(deso ? "deso" : "regso", year);
    const codes = deso ? data.gazetteer.list(version).map(({ code }) => code) : regsoCodes(data, year);
    for (const code of codes) {
      keys[0].push(`${version}:${code}`);
      keys[1].push(String(year));
      values.push("yes");
    }
  }
  const kommuner = new Set([...scope.areas.values()].flatMap((areas) => areas.map(({ kommun }) => kommun)));
  const cube = await engine.recordsCube({
    from: definition.id,
    by: [STORED.verdict, KNOWN, STORED.kommun, STORED.year],
    where: Object.fromEntries(Object.entries(asked.where).map(([id, list]) => [groupColumn(id), list])),
    lookups: [{ column: KNOWN, on: [deso ? STORED.deso : STORED.area, STORED.year], keys, values }],
    measures: [
      { id: "rows", of: "count" },
      { id: "n", of: "sum", column: STORED.n, unknown: "skip" },
    ],
  });
  const wanted = new Set(years.map(String));
  const counts = new Map<string, number>();
  for (const {
    keys: [verdict, known, kommun, year],
    values: counted,
  } of countedCells(cube)) {
    if (year !== "?" && year !== "" && !wanted.has(year!)) continue;
    if (kommun !== "?" && kommun !== "" && !kommuner.has(kommun!)) continue;
    const cause = verdict !== "matched" ? verdict! : known === "?" ? COARSE : undefined;
    if (cause === undefined || (verdict !== "matched" && LEFT_OUT.has(cause))) continue;
    counts.set(cause, (counts.get(cause) ?? 0) + Math.ceil(counted[1]! > 0 ? counted[1]! : counted[0]!));
  }
  const causes = [...[...VERDICTS].filter((cause) => !LEFT_OUT.has(cause)), COARSE].filter(
    (cause) => (counts.get(cause) ?? 0) > 0,
  );
  const inside = causes.filter((cause) => cause !== "outside");
  const of = (cause: string): number => counts.get(cause) ?? 0;
  const within = inside.reduce((sum, cause) => sum + of(cause), 0);
  const all = within + of("outside");
  if (causes.length === 0) return pass({ rows: ZERO, within: ZERO, causes: [] });
  const categories = [...causes, ...(inside.length > 0 ? ["within"] : []), TOTAL];
  const parts = [
    ...(causes.includes("outside") ? ["outside"] : []),
    ...(inside.length > 0 ? ["within"] : []),
  ];
  const table: Table = {
    measure: "unmatched",
    dimensions: [
      {
        id: "cause",
        categories,
        relations: [
          ...(inside.length > 0 ? [{ total: "within", parts: inside }] : []),
          { total: TOTAL, parts },
        ],
        total: TOTAL,
      },
    ],
    values: Float64Array.from(categories, (id) => (id === TOTAL ? all : id === "within" ? within : of(id))),
  };
  const cells = rules.open
    ? Array.from(table.values, (value): ProtectedCell => ({
        status: value === 0 ? "zero" : "value",
        value,
        small: false,
      }))
    : shownOf(
        await protect(table, countRules(rules, survey), { method: rules.secondary ? "heuristic" : "none" }),
        categories.length,
      );
  return pass({
    rows: cells[categories.indexOf(TOTAL)]!,
    within: inside.length > 0 ? cells[categories.indexOf("within")]! : ZERO,
    causes: causes.map((cause) => ({ cause, rows: cells[categories.indexOf(cause)]! })),
  });
}

const ZERO: ProtectedCell = { status: "zero", value: 0, small: false };

const shownOf = (made: Awaited<ReturnType<typeof protect>>, size: number): ProtectedCell[] =>
  Array.from({ length: size }, (_, at) => protectedCell(made.tables[0]!, at));
