import type { Crossing } from "../barrier.ts";

export interface CrossingSource {
  crossings: readonly Crossing[];
}

export interface SourceComparison {
  /** The same place in both: positions in the two lists. */
  both: { first: number; second: number; awayM: number; kindsAgree: boolean }[];
  /** In one only: a data fault, or something built lately. */
  onlyFirst: number[];
  onlySecond: number[];
}

const GRADE: Record<Crossing["kind"], string> = {
  bridge: "apart",
  tunnel: "apart",
  level: "grade",
  signalised: "grade",
  zebra: "grade",
  refuge: "grade",
  unmarked: "grade",
};

/**
 * Where two sources disagree on crossings. Pairs are made nearest first, each crossing at most once, within `withinM` and never one apart by grade
 * with one at grade; kinds agree when they are the same.
 */
export function compareSources(
  first: CrossingSource,
  second: CrossingSource,
  withinM = 40,
): SourceComparison {
  const candidates: { first: number; second: number; awayM: number }[] = [];
  const cell = (value: number): number => Math.floor(value / withinM);
  const cells = new Map<string, number[]>();
  second.crossings.forEach(({ xM, yM }, k) => {
    const key = `${cell(xM)} ${cell(yM)}`;
    const list = cells.get(key);
    if (list) list.push(k);
    else cells.set(key, [k]);
  });
  first.crossings.forEach(({ xM, yM, kind }, k) => {
    for (let i = -1; i <= 1; i++)
      for (let j = -1; j <= 1; j++)
        for (const other of cells.get(`${cell(xM) + i} ${cell(yM) + j}`) ?? []) {
          const found = second.crossings[other]!;
          const awayM = Math.hypot(found.xM - xM, found.yM - yM);
          if (awayM <= withinM && GRADE[found.kind] === GRADE[kind])
            candidates.push({ first: k, second: other, awayM });
        }
  });
  candidates.sort((p, q) => p.awayM - q.awayM || p.first - q.first || p.second - q.second);
  const [usedFirst, usedSecond] = [new Set<number>(), new Set<number>()];
  const both: SourceComparison["both"] = [];
  for (const pair of candidates) {
    if (usedFirst.has(pair.first) || usedSecond.has(pair.second)) continue;
    usedFirst.add(pair.first);
    usedSecond.add(pair.second);
    both.push({
      ...pair,
      kindsAgree: first.crossings[pair.first]!.kind === second.crossings[pair.second]!.kind,
    });
  }
  const rest = (source: CrossingSource, used: Set<number>): number[] =>
    source.crossings.map((_, k) => k).filter((k) => !used.has(k));
  return { both, onlyFirst: rest(first, usedFirst), onlySecond: rest(second, usedSecond) };
}
