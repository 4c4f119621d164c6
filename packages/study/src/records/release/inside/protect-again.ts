import { suppress } from "@tvars/disclosure";
import type { BreakdownAnswer } from "@tvars/api";
import { hideRows } from "../hide.ts";
import type { Tools } from "./tools.ts";
import { type Table, taskOf, together } from "./together.ts";
import type { BaseUnits } from "./units.ts";

const ROUNDS = 6;

/**
 * Hides more of a table, until nothing narrower than the rules follows from it together with all that is out already. What is out
 * cannot be taken back: its figures are equalities that stand. What remains open after that is for the check to say.
 */
export async function protectAgain(
  own: Table,
  earlier: readonly Table[],
  units: BaseUnits,
  { highs, areasOf }: Tools,
): Promise<BreakdownAnswer> {
  let table = own.table;
  if (table.secrecy.rules.open || !table.secrecy.rules.secondary) return table;
  for (let round = 0; round < ROUNDS; round++) {
    const all = await together([...earlier, { id: own.id, table }], units, areasOf);
    const task = taskOf(all, new Set([own.id]));
    suppress(task, { highs });
    const { cellOf } = all.system.parts[0]!;
    const rows = new Set<number>();
    const denominators = new Set<number>();
    for (const [at, { release, row, of, status }] of all.cells.entries()) {
      if (release !== own.id || status === "hidden" || task.hidden[cellOf[at]!] === all.hidden[cellOf[at]!])
        continue;
      rows.add(row);
      if (of === "count" && table.asked.figure === "share") denominators.add(row);
    }
    if (rows.size === 0) return table;
    table = hideRows(table, rows, denominators);
  }
  return table;
}
