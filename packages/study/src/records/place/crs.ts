import type { RecordPlace, Understanding } from "@tvars/api";
import type { CrsId } from "@tvars/geo";
import type { OpenRecords } from "@tvars/sources";
import { type Bounds, bothOf, readingsOf } from "../understand/coordinates.ts";
import { whichCrs } from "./problems.ts";

export type { Bounds } from "../understand/coordinates.ts";

/** A system is taken for settled where it holds nearly every row and no other does. */
const SETTLED = 0.8;

/**
 * The system of coordinates that the definition leaves open, told by where the first rows would lie.
 * @throws StudyError `question` with the possible answers where none or several would do
 */
export async function settleCrs(
  records: OpenRecords,
  { x, y }: Extract<RecordPlace, { by: "point" }>,
  bounds: Bounds | undefined,
): Promise<{ crs: CrsId; axisOrder: "east-north" | "north-east" }> {
  const isBoth = x === y;
  const wanted = [...new Set([x, y])].map((column) => ({
    column,
    as: isBoth ? ("text" as const) : ("number" as const),
  }));
  let readings: Understanding["crs"] = [];
  for await (const { texts, numbers } of records.batches(wanted)) {
    const pairs = isBoth
      ? Array.from(texts[x]!.codes, (code) => bothOf(texts[x]!.dictionary[code]!))
      : undefined;
    const xs = pairs ? Float64Array.from(pairs, ([first]) => first) : numbers[x]!.values;
    const ys = pairs ? Float64Array.from(pairs, ([, second]) => second) : numbers[y]!.values;
    readings = readingsOf(xs, ys, bounds);
    break;
  }
  const close = readings.filter(({ inside }) => inside >= SETTLED);
  if (close.length === 1) return { crs: close[0]!.crs as CrsId, axisOrder: close[0]!.axisOrder };
  throw whichCrs(records.name, readings);
}
