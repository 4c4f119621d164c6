import type { SecrecyRules } from "@tvars/api";
import {
  loadSolver,
  pTable,
  perturb,
  recordKeys,
  roundControlled,
  roundConventionally,
  roundRandomly,
  systemOf,
} from "@tvars/disclosure";
import type { ProtectedCell } from "@tvars/disclosure";
import { keysOf, TOTAL } from "../layout.ts";
import type { RawPeriod } from "./count.ts";

interface Rounded {
  n: ProtectedCell[];
  over: ProtectedCell[] | null;
}

/**
 * Rounds, or adds noise to, the counts that are shown. Hidden cells stay hidden and zeros stay zero. Controlled rounding keeps every sum;
 * where no such table is found, figures are rounded for themselves.
 */
export async function roundCells(
  raw: RawPeriod,
  { rounding, roundingKind, cellKey }: SecrecyRules,
  n: ProtectedCell[],
  over: ProtectedCell[] | null,
  secret: Uint8Array,
): Promise<Rounded> {
  if (rounding === undefined && cellKey === undefined) return { n, over };
  const [counted, base] = raw.having ? [raw.having, raw.n] : [raw.n, null];
  const shown = async (values: Float64Array, cells: ProtectedCell[], salt: "n" | "having") =>
    withValues(cells, await changed(values, salt));
  return {
    n: await shown(counted, n, raw.having ? "having" : "n"),
    over: over && base ? await shown(base, over, "n") : over,
  };

  async function changed(values: Float64Array, salt: "n" | "having"): Promise<Float64Array> {
    let made = values;
    if (cellKey) {
      made = perturb(
        values,
        salt === "having" ? raw.cellKeys!.having : raw.cellKeys!.all,
        pTable({ most: cellKey.max, variance: cellKey.variance }),
      );
    }
    if (rounding === undefined) return made;
    if (roundingKind === "conventional") return roundConventionally(made, rounding);
    if (roundingKind === "random") return roundRandomly(made, rounding, drawOf(raw, salt, secret));
    const highs = await loadSolver();
    const table = {
      measure: salt,
      dimensions: raw.layout.dimensions.map(({ id, categories, relations }) => ({
        id,
        categories: categories.map((one) => one.id),
        relations,
        total: TOTAL,
      })),
      values: made,
    };
    const system = systemOf([table], { onInconsistent: "leave-out", whole: true });
    const rounded = roundControlled(highs, system, rounding, { seconds: 20 });
    if (!rounded) return roundConventionally(made, rounding);
    return Float64Array.from(system.parts[0]!.cellOf, (cell) => rounded.values[cell]!);
  }
}

const withValues = (cells: readonly ProtectedCell[], values: Float64Array): ProtectedCell[] =>
  cells.map((cell, at) => (cell.status === "value" ? { ...cell, value: values[at]! } : cell));

/** A draw for each cell that is the same whenever the cell is asked for with the same count behind it. */
function drawOf(
  { layout, period, n }: RawPeriod,
  salt: string,
  secret: Uint8Array,
): (cell: number) => number {
  const key = recordKeys(secret);
  return (cell) => key(`${salt} ${period.id} ${keysOf(layout, cell).join(" ")} ${n[cell]}`);
}
