import type { Attack, BreakdownAnswer, ReleaseCheck } from "@tvars/api";
import { attack } from "@tvars/disclosure";
import { nameOf } from "../statements.ts";
import type { Highs, Tools } from "./tools.ts";
import { narrowIn } from "./narrow.ts";
import { type Table, type Together, together } from "./together.ts";
import type { BaseUnits } from "./units.ts";

/** What the check found, before it is put in words. */
export interface Findings {
  attacks: Attack[];
  /** Earlier releases that, with this table, tell something too closely: how many figures. */
  differencing: ReadonlyMap<string, number>;
  /** Figures this table gives away, alone or with others. */
  disclosed: number;
  /** Figures that earlier releases give away by themselves. */
  already: number;
  /** Releases whose figures are not sums of the rows stored now. */
  disagree: readonly string[];
}

/** At most this many hidden figures get their exact interval; those a rule hides go first. */
const MOST_ATTACKED = 400;
const MOST_NAMED = 8;

/** Attacks a table together with all that is out: what can be computed of every hidden figure, and of every piece in between. */
export async function findingsOf(
  own: Table,
  earlier: readonly Table[],
  units: BaseUnits,
  tools: Tools,
): Promise<Findings> {
  const [joint, alone] = await Promise.all([
    together([...earlier, own], units, tools.areasOf),
    together([own], units, tools.areasOf),
  ]);
  const told = narrowIn(joint, tools.highs);
  const before = told.length === 0 ? undefined : await together(earlier, units, tools.areasOf);
  const known = new Set(before && narrowIn(before, tools.highs).map(({ key }) => key));
  const fresh = told.filter(({ key }) => !known.has(key));
  const differencing = new Map<string, number>();
  for (const { releases } of fresh)
    for (const release of releases)
      if (release !== own.id) differencing.set(release, (differencing.get(release) ?? 0) + 1);
  return {
    attacks: await attacksOf(own, earlier, { joint, alone }, units, tools),
    differencing,
    disclosed: fresh.length,
    already: told.length - fresh.length,
    disagree: joint.disagree,
  };
}

async function attacksOf(
  own: Table,
  earlier: readonly Table[],
  { joint, alone }: { joint: Together; alone: Together },
  units: BaseUnits,
  tools: Tools,
): Promise<Attack[]> {
  const inJoint = intervals(joint, own.id, tools.highs);
  const inAlone = intervals(alone, own.id, tools.highs);
  const near = earlier.slice(-MOST_NAMED);
  const narrowed = [...inJoint].some(([key, one]) => isNarrower(one, inAlone.get(key)));
  const inPairs = narrowed
    ? await Promise.all(
        near.map(async (other) => ({
          id: other.id,
          found: intervals(await together([other, own], units, tools.areasOf), own.id, tools.highs),
        })),
      )
    : [];
  const attacks = [...inJoint].flatMap(([key, { row, low, high, required }]): Attack[] => {
    const { key: of, label, hidden } = own.table.rows[row]!;
    if (hidden === null) return [];
    const pairs = inPairs.filter(({ found }) => isNarrower(found.get(key), inAlone.get(key)));
    const narrower = isNarrower({ low, high }, inAlone.get(key));
    return [
      {
        key: of,
        label: { sv: nameOf({ label }, "sv"), en: nameOf({ label }, "en") },
        hidden,
        low: Number.isFinite(low) ? low : 0,
        high: Number.isFinite(high) ? high : Number.MAX_SAFE_INTEGER,
        required,
        enough: high - low >= required - 1e-6,
        through: !narrower ? [] : (pairs.length > 0 ? pairs : near).map(({ id }) => id),
      },
    ];
  });
  return attacks.sort((a, b) => Number(a.enough) - Number(b.enough) || a.high - a.low - (b.high - b.low));
}

interface Interval {
  row: number;
  low: number;
  high: number;
  required: number;
}

/** What can be computed of each hidden figure of a release. */
function intervals(all: Together, release: string, highs: Highs): Map<string, Interval> {
  const { cellOf } = all.system.parts[0]!;
  const wanted = [...all.cells.keys()]
    .filter((at) => all.cells[at]!.release === release && all.cells[at]!.status === "hidden")
    .filter((at) => all.cells[at]!.of !== "without")
    .sort((a, b) => all.cells[b]!.required - all.cells[a]!.required)
    .slice(0, MOST_ATTACKED);
  const at = new Map(wanted.map((cell) => [cellOf[cell]!, all.cells[cell]!]));
  return new Map(
    attack(highs, all.system, all.hidden, { cells: at.keys() }).map(({ cell, low, high }) => {
      const { row, of, required } = at.get(cell)!;
      return [`${row} ${of}`, { row, low, high, required }];
    }),
  );
}

const isNarrower = (
  one: Pick<Interval, "low" | "high"> | undefined,
  other: Pick<Interval, "low" | "high"> | undefined,
): boolean =>
  one !== undefined && other !== undefined && (one.low > other.low + 1e-6 || one.high < other.high - 1e-6);

/** How much a table lost, told by what it shows. */
export function lossOf({ rows, dimensions }: BreakdownAnswer): ReleaseCheck["loss"] {
  const hidden = rows.filter(({ count }) => count.status === "suppressed").length;
  const isFinest = (key: Record<string, string>): boolean => dimensions.every(({ id }) => key[id] !== "all");
  const total = rows.find(({ key }) => dimensions.every(({ id }) => key[id] === "all"))?.count.value ?? null;
  const shown = rows.reduce((sum, { key, count }) => sum + (isFinest(key) ? (count.value ?? 0) : 0), 0);
  const share = total ? Math.max(0, 1 - shown / total) : 0;
  return {
    cells: hidden,
    shareOfCells: rows.length === 0 ? 0 : hidden / rows.length,
    shareOfCount: dimensions.length === 0 || hidden === 0 ? 0 : share,
  };
}
