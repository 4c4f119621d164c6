import type { Attack, BreakdownAnswer, ReleaseCheck } from "@tvars/api";
import { reachOf } from "@tvars/disclosure";
import { nameOf } from "../statements.ts";
import type { Highs, Tools } from "./tools.ts";
import { type Narrow, narrowIn } from "./narrow.ts";
import { type Table, type Together, together } from "./together.ts";
import type { BaseUnits } from "./units.ts";

/** What the check found, before it is put in words. */
export interface Findings {
  attacks: Attack[];
  /** Earlier releases that, with this table, tell something too closely: how many figures. */
  differencing: ReadonlyMap<string, number>;
  /** Figures this table gives away, alone or with others, or that could not be shown to be safe in time. */
  disclosed: number;
  /** Of these: those for which time ran out. */
  unshown: number;
  /** How long it was tried. */
  seconds: number;
  /** Figures that earlier releases give away by themselves. */
  already: number;
  /** Releases whose figures are not sums of the rows stored now. */
  disagree: readonly string[];
}

/** At most this many hidden figures get their exact interval; those a rule hides go first. */
const MOST_ATTACKED = 400;
const MOST_NAMED = 8;
/** What cannot be shown to be safe in so many seconds on the clock is not safe. */
export const SECONDS = 120;
/** The intervals are for the reader; whether they are wide enough has been tried before. */
const SECONDS_OF_INTERVALS = 3;

/** Attacks a table together with all that is out: what can be computed of every hidden figure, and of every piece in between. */
export async function findingsOf(
  own: Table,
  earlier: readonly Table[],
  units: BaseUnits,
  tools: Tools,
  { seconds = SECONDS }: { seconds?: number } = {},
): Promise<Findings> {
  const [joint, alone] = await Promise.all([
    together([...earlier, own], units, tools.areasOf),
    together([own], units, tools.areasOf),
  ]);
  const told = narrowIn(joint, tools.highs, { seconds });
  const before = told.length === 0 ? undefined : await together(earlier, units, tools.areasOf);
  // What could not be shown of the earlier ones is not known to be given away by them.
  const certain = before && narrowIn(before, tools.highs, { seconds }).filter(({ open }) => !open);
  const known = new Set(certain?.map(({ key }) => key));
  const fresh = told.filter(({ key }) => !known.has(key));
  const differencing = new Map<string, number>();
  for (const { releases } of fresh)
    for (const release of releases)
      if (release !== own.id) differencing.set(release, (differencing.get(release) ?? 0) + 1);
  return {
    attacks: await attacksOf(own, earlier, { joint, alone, told }, units, tools),
    differencing,
    disclosed: fresh.length,
    unshown: fresh.filter(({ open }) => open).length,
    seconds,
    already: told.length - fresh.length,
    disagree: joint.disagree,
  };
}

async function attacksOf(
  own: Table,
  earlier: readonly Table[],
  { joint, alone, told }: { joint: Together; alone: Together; told: readonly Narrow[] },
  units: BaseUnits,
  tools: Tools,
): Promise<Attack[]> {
  const narrowKeys = new Set(told.map(({ key }) => key));
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
  const attacks = [...inJoint].flatMap(([key, one]): Attack[] => {
    const { row, low, high, required } = one;
    const { key: of, label, hidden } = own.table.rows[row]!;
    if (hidden === null) return [];
    const pairs = inPairs.filter(({ found }) => isNarrower(found.get(key), inAlone.get(key)));
    const narrower = isNarrower(one, inAlone.get(key));
    return [
      {
        key: of,
        label: { sv: nameOf({ label }, "sv"), en: nameOf({ label }, "en") },
        hidden,
        low: Number.isFinite(low) ? low : 0,
        high: Number.isFinite(high) ? high : Number.MAX_SAFE_INTEGER,
        required,
        enough: one.open ? !narrowKeys.has(`${own.id} ${key}`) : high - low >= required - 1e-6,
        ...(one.open && { atLeast: true }),
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
  /** Not asked to the end: the interval is no narrower than this. */
  open: boolean;
}

/** What can be computed of each hidden figure of a release; `open`: no less than that, and perhaps more. */
function intervals(all: Together, release: string, highs: Highs): Map<string, Interval> {
  const wanted = [...all.cells.keys()]
    .filter((at) => all.cells[at]!.release === release && all.cells[at]!.status === "hidden")
    .filter((at) => all.cells[at]!.of !== "without")
    .sort((a, b) => all.cells[b]!.required - all.cells[a]!.required)
    .slice(0, MOST_ATTACKED);
  const widths = new Map(wanted.map((at) => [at, Math.max(1, all.cells[at]!.required)]));
  return new Map(
    reachOf(highs, all.system, all.hidden, widths, { seconds: SECONDS_OF_INTERVALS }).map(
      ({ cell, low, high, open = false }) => {
        const { row, of, required } = all.cells[cell]!;
        return [`${row} ${of}`, { row, low, high, required, open }];
      },
    ),
  );
}

const isNarrower = (one: Interval | undefined, other: Interval | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  !one.open &&
  !other.open &&
  (one.low > other.low + 1e-6 || one.high < other.high - 1e-6);

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
