import type { Areas, ExampleArea } from "./coverage.ts";
import type { Character } from "./plan.ts";
import type { Random } from "./prng.ts";

export const INDEX_YEARS = Array.from({ length: 12 }, (_, i) => 2013 + i);

/** The published parts of one RegSO in one year, per cent with one decimal, and what follows from them. */
export interface IndexRow {
  v1: number;
  v2: number;
  v3: number;
  index: number;
  type: number;
}

export interface Indicators {
  /** One row per RegSO of `regso@2020` and year 2013-2023; null where the figure is withheld. */
  old: (IndexRow | null)[][];
  /** One row per RegSO of `regso@2025` for 2024. */
  now: (IndexRow | null)[];
  /** The parts of the RegSO an atom lies in, whether published or not. */
  partsOf(atom: number, year: number): { v1: number; v2: number; v3: number };
}

/** How far from well-to-do an area starts, before chance. */
const STARTING: Record<Character, number> = {
  programme: 4,
  apartment: 1.3,
  student: 1.8,
  new: 1.6,
  town: 0.6,
  border: 0.7,
  pensioner: 0.3,
  centre: 0,
  village: 0,
  rural: -0.4,
  villa: -1.3,
};

/** Quantiles of the index over the areas: long upper tail, as in the country. */
const QUANTILES: [share: number, index: number][] = [
  [0, 2.1],
  [0.05, 2.6],
  [0.1, 3.3],
  [0.25, 5],
  [0.5, 7.4],
  [0.65, 9.1],
  [0.76, 11.6],
  [0.86, 15],
  [0.93, 20],
  [0.97, 25],
  [1, 30],
];

interface Course {
  v1: number[];
  v2: number[];
  v3: number[];
}

export function follow({ areas, ofAtom, atomPeople }: Areas, random: Random): Indicators {
  const regso = areas["regso@2020"];
  const stream = random.fork("index");
  const courses = startingIndex(regso, stream).map((start, r) => course(start, regso[r]!.character, stream));
  const mainParent = areas["regso@2025"].map((_, r) => {
    const share = new Map<number, number>();
    ofAtom["regso@2025"].forEach((now, atom) => {
      const before = ofAtom["regso@2020"][atom]!;
      if (now === r) share.set(before, (share.get(before) ?? 0) + atomPeople[atom]!);
    });
    return [...share].sort((a, b) => b[1] - a[1])[0]![0];
  });
  const last = INDEX_YEARS.length - 1;
  const at = (r: number, y: number) => ({
    v1: courses[r]!.v1[y]!,
    v2: courses[r]!.v2[y]!,
    v3: courses[r]!.v3[y]!,
  });
  const withheld = new Set([`${regso.length - 1}/2`, `${regso.length - 1}/3`]);
  const byYear = INDEX_YEARS.slice(0, last).map((_, y) =>
    classify(regso.map((_, r) => (withheld.has(`${r}/${y}`) ? null : at(r, y)))),
  );
  return {
    old: regso.map((_, r) => byYear.map((rows) => rows[r]!)),
    now: classify(mainParent.map((r) => at(r, last))),
    partsOf: (atom, year) => {
      const y = Math.min(last, Math.max(0, year - INDEX_YEARS[0]!));
      const r = year <= 2023 ? ofAtom["regso@2020"][atom]! : mainParent[ofAtom["regso@2025"][atom]!]!;
      return at(r, y);
    },
  };
}

function startingIndex(regso: ExampleArea[], stream: Random): number[] {
  const scored = regso
    .map(({ character }, r) => ({ r, score: STARTING[character] + 0.7 * stream.normal() }))
    .sort((a, b) => a.score - b.score);
  const start: number[] = [];
  scored.forEach(({ r }, rank) => (start[r] = quantile((rank + 0.5) / regso.length)));
  return start;
}

function quantile(share: number): number {
  const above = QUANTILES.findIndex(([p]) => p >= share);
  const [[p0, q0], [p1, q1]] = [QUANTILES[Math.max(0, above - 1)]!, QUANTILES[above]!];
  return p1 === p0 ? q1 : q0 + ((share - p0) / (p1 - p0)) * (q1 - q0);
}

/** First-order autoregression round a level that falls a little every year, as the national mean has done. */
function course(start: number, character: Character, stream: Random): Course {
  const slope = 0.05 * stream.normal();
  const lean = 0.5 + 0.03 * stream.normal() + LEAN[character];
  const out: Course = { v1: [], v2: [], v3: [] };
  let shock = 0;
  INDEX_YEARS.forEach((year, y) => {
    shock = 0.75 * shock + 0.025 * stream.normal();
    const built = character === "new" ? Math.min(1, Math.max(0, (year - 2016) / 6)) : 0;
    const level = start * (1 - 0.012 * y + 0.012 * slope * y + shock) * (1 - 0.5 * built);
    const v3 = Math.max(0.2, level * (0.16 + 0.011 * level) * (character === "student" ? 0.45 : 1));
    const rest = 3 * level - v3;
    const v1 = rest * lean * (1 + 0.02 * stream.normal());
    out.v1.push(tenth(v1));
    out.v2.push(tenth(rest - v1));
    out.v3.push(tenth(v3 * (1 + 0.03 * stream.normal())));
  });
  return out;
}

/** Students and cross-border workers have low recorded incomes; pensioners short schooling. */
const LEAN: Record<Character, number> = {
  student: 0.26,
  border: 0.16,
  pensioner: -0.08,
  programme: 0.04,
  centre: 0.04,
  apartment: 0.02,
  new: 0.04,
  town: -0.04,
  villa: -0.03,
  village: -0.06,
  rural: -0.05,
};

/** Index and types as published: index from one-decimal parts, type from the unrounded mean, cuts at mean and sd. */
function classify(parts: ({ v1: number; v2: number; v3: number } | null)[]): (IndexRow | null)[] {
  const exact = parts.map((p) => (p ? Math.round((p.v1 + p.v2 + p.v3) * 10) / 30 : NaN));
  const known = exact.filter((x) => !Number.isNaN(x));
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  const sd = Math.sqrt(known.reduce((a, b) => a + (b - mean) ** 2, 0) / known.length);
  return parts.map((p, r) => {
    if (!p) return null;
    const x = exact[r]!;
    const type = x >= mean + 2 * sd ? 1 : x >= mean + sd ? 2 : x >= mean ? 3 : x >= mean - sd ? 4 : 5;
    return { ...p, index: tenth(x), type };
  });
}

const tenth = (x: number) => Math.round(x * 10) / 10;
