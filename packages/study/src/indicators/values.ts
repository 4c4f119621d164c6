import type { Version } from "@tvars/areas";
import type { Figure, Flag } from "@tvars/cube";
import { absent, figure, sumFigures } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import { EngineError } from "@tvars/engine";
import type { AreaTables } from "../data/area-table.ts";
import { areaTables } from "../data/area-table.ts";
import type { Data } from "../data/data.ts";
import { snapshotOf } from "../data/data.ts";
import type { Cells, IndicatorDefinition } from "./definition.ts";

/** An indicator's figure for one area, and for any set of areas where it can be made for a set. */
export interface IndicatorValues {
  versions: Version[];
  years: number[];
  of(version: Version, code: string, year: number): Figure;
  /** undefined where the indicator must not be summed over areas. */
  ofSet?: (version: Version, codes: readonly string[], year: number) => Figure;
  /** What is counted and of whom, where the indicator is a count or a ratio of counts; `people` is left out for a bare count. */
  counted?: (version: Version, code: string, year: number) => { amount: Figure; people?: Figure };
}

/** Reads what the definition needs; undefined where its table is not stored, or stored without a dimension it asks for. */
export async function loadIndicator(
  data: Data,
  engine: Engine,
  definition: IndicatorDefinition,
): Promise<IndicatorValues | undefined> {
  try {
    return await load(data, engine, definition);
  } catch (cause) {
    // A table brought in from elsewhere may have totals only: then it has no shares by age, and no list of all should fail by it.
    if (cause instanceof EngineError && cause.kind === "query") return undefined;
    throw cause;
  }
}

async function load(
  data: Data,
  engine: Engine,
  { table, value }: IndicatorDefinition,
): Promise<IndicatorValues | undefined> {
  const snapshot = snapshotOf(data, table);
  if (!snapshot) return undefined;
  const read = async ({ measure, where }: Cells): Promise<AreaTables> =>
    areaTables(
      await engine.cube({
        from: [snapshot],
        by: ["area", "year", "measure"],
        where: { ...where, measure: [measure] },
        aggregate: "sum",
      }),
    );
  if ("ratio" in value) {
    const [numerator, denominator] = await Promise.all([
      read(value.ratio.numerator),
      read(value.ratio.denominator),
    ]);
    const [top, bottom] = [value.ratio.numerator.measure, value.ratio.denominator.measure];
    const { factor } = value.ratio;
    const parts = (version: Version, code: string, year: number) => [
      numerator.get(version)?.figure(top, code, year) ?? absent("missing"),
      denominator.get(version)?.figure(bottom, code, year) ?? absent("missing"),
    ];
    return {
      ...extent(denominator, bottom),
      of: (version, code, year) => {
        const [a, b] = parts(version, code, year);
        return ratio(a!, b!, factor);
      },
      counted: (version, code, year) => {
        const [amount, people] = parts(version, code, year);
        return { amount: amount!, people: people! };
      },
      ofSet: (version, codes, year) => {
        const all = codes.map((code) => parts(version, code, year));
        return ratio(sumFigures(all.map(([a]) => a!)), sumFigures(all.map(([, b]) => b!)), factor);
      },
    };
  }
  const cells = "count" in value ? value.count : value.published;
  const tables = await read(cells);
  const of: IndicatorValues["of"] = (version, code, year) =>
    tables.get(version)?.figure(cells.measure, code, year) ?? absent("missing");
  const whole = extent(tables, cells.measure);
  if ("published" in value) return { ...whole, of };
  return {
    ...whole,
    of,
    counted: (version, code, year) => ({ amount: of(version, code, year) }),
    ofSet: (version, codes, year) => sumFigures(codes.map((code) => of(version, code, year))),
  };
}

function extent(tables: AreaTables, measure: string): { versions: Version[]; years: number[] } {
  const years = new Set<number>();
  for (const table of tables.values()) for (const year of table.yearsWith(measure)) years.add(year);
  return { versions: [...tables.keys()], years: [...years].sort((a, b) => a - b) };
}

const flagsOf = (figures: readonly Figure[]): Flag[] => [
  ...new Set(figures.flatMap(({ flags = [] }) => flags)),
];

/** factor × a / b; not applicable where nobody is counted below the line. */
export function ratio(a: Figure, b: Figure, factor: number): Figure {
  const flags = flagsOf([a, b]);
  if (a.value === null || b.value === null) {
    const status = a.value === null ? a.status : b.status;
    return absent(status as "missing", flags);
  }
  return b.value === 0 ? absent("not-applicable", flags) : figure((factor * a.value) / b.value, flags);
}
