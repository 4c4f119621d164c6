import { type Task, costsOf, emptyPrimary, reasonCode, suppress } from "@tvars/disclosure";
import type { BreakdownAnswer } from "@tvars/api";
import type { Work } from "../../../study.ts";
import { hideRows } from "../hide.ts";
import { unlessStopped } from "../steps.ts";
import { type Narrow, narrowIn } from "./narrow.ts";
import { type Table, type Together, together } from "./together.ts";
import type { Tools } from "./tools.ts";
import type { BaseUnits } from "./units.ts";

const ROUNDS = 12;
/** After so long what is open is left to the check, which then says so. */
const SECONDS = 120;

/**
 * Hides more of a table, until nothing narrower than the rules follows from it together with all that is out already. What is out
 * cannot be taken back: its figures are equalities that stand. What remains open after that is for the check to say.
 */
export async function protectAgain(
  own: Table,
  earlier: readonly Table[],
  units: BaseUnits,
  { highs, areasOf }: Tools,
  work: Pick<Work, "signal"> = {},
): Promise<BreakdownAnswer> {
  let table = own.table;
  if (table.secrecy.rules.open || !table.secrecy.rules.secondary) return table;
  const until = performance.now() + 1000 * SECONDS;
  for (let round = 0; round < ROUNDS; round++) {
    unlessStopped(work);
    const seconds = (until - performance.now()) / 1000;
    if (seconds <= 0) return table;
    const all = await together([...earlier, { id: own.id, table }], units, areasOf, { own: own.id });
    const narrow = narrowIn(all, highs, { seconds });
    if (narrow.length === 0) return table;
    const task = taskOf(all, own.id, narrow);
    suppress(task, { highs, seconds: Math.max(1, (until - performance.now()) / 1000) });
    const rows = new Set<number>();
    const denominators = new Set<number>();
    for (const [at, { release, row, of, status }] of all.cells.entries()) {
      if (release !== own.id || status === "hidden" || task.hidden[at] === all.hidden[at]) continue;
      rows.add(row);
      if (of === "count" && table.asked.figure === "share") denominators.add(row);
    }
    if (rows.size === 0) return table;
    table = hideRows(table, rows, denominators);
  }
  return table;
}

/** Only what is too narrow asks for more, and only figures of the table that is not out yet can give it. */
function taskOf({ cells, system, hidden }: Together, own: string, narrow: readonly Narrow[]): Task {
  const primary = emptyPrimary(system.cells);
  for (const { cell, required } of narrow) {
    primary.reason[cell] = reasonCode("threshold");
    primary.sliding[cell] = system.whole ? Math.ceil(required - 1e-9) : required;
  }
  const mayHide = costsOf(system, { zeros: "shown" });
  const cost = new Float64Array(system.cells).fill(Infinity);
  for (const [at, { release, status }] of cells.entries())
    if (release === own && status === "shown") cost[at] = mayHide[at]!;
  return { system, hidden: hidden.slice(), cost, primary, known: new Uint8Array(system.cells) };
}
