import { versionFor } from "@tvars/areas";
import { NetworkError, boundaryContrast } from "@tvars/network";
import { areaRef } from "../../data/gazetteer.ts";
import type { Data } from "../../data/data.ts";
import type { Geography } from "../../layers/geography.ts";
import type { Model } from "../model.ts";
import type { Scope } from "./scope.ts";
import { orNull } from "./three.ts";
import type { UnsaidContrast } from "./unsaid.ts";

const NAMED = 20;

/** RegSO along the network: where their people live, their index, and which of them share a border. */
export interface IndexedAreas {
  year: number;
  codes: string[];
  xM: Float64Array;
  yM: Float64Array;
  index: Float64Array;
  pairs: (readonly [number, number])[];
}

/** The middle of an area is that of its people on the network, not of its ground: forests and water hold nobody. */
export async function indexedAreas(
  { years }: Pick<Data, "years">,
  { graph, people }: Model,
  geography: Geography,
): Promise<IndexedAreas | undefined> {
  const year = years.at(-1);
  if (year === undefined) return undefined;
  const sums = new Map<string, { x: number; y: number; people: number; index: number }>();
  people.regso.forEach((code, node) => {
    const weight = people.people[node]!;
    if (code === "" || !(weight > 0) || Number.isNaN(people.index[node]!)) return;
    const sum = sums.get(code) ?? { x: 0, y: 0, people: 0, index: people.index[node]! };
    sums.set(code, sum);
    sum.x += weight * graph.xM[node]!;
    sum.y += weight * graph.yM[node]!;
    sum.people += weight;
  });
  const codes = [...sums.keys()].sort();
  const own = codes.map((code) => sums.get(code)!);
  const place = new Map(codes.map((code, at) => [code, at]));
  const pairs: (readonly [number, number])[] = [];
  for (const [a, code] of codes.entries())
    for (const neighbour of await geography.neighbours(versionFor("regso", year), code)) {
      const b = place.get(neighbour.code);
      if (b !== undefined && b > a) pairs.push([a, b]);
    }
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  return {
    year,
    codes,
    xM: Float64Array.from(own, ({ x, people: all }) => x / all),
    yM: Float64Array.from(own, ({ y, people: all }) => y / all),
    index: Float64Array.from(own, ({ index }) => index),
    pairs,
  };
}

/** How much more the index of neighbouring areas differs where a barrier lies between them; by segment, too. */
export function contrastOf(
  data: Data,
  areas: IndexedAreas | undefined,
  { index: barriers, segments, ids }: Scope,
  { permutations, seed }: { permutations: number; seed: number },
): { answer: UnsaidContrast | null; bySegment: number[][] } {
  const bySegment: number[][] = Array.from({ length: segments.count }, () => []);
  if (areas === undefined || areas.pairs.length === 0) return { answer: null, bySegment };
  const { year, codes, xM, yM, index, pairs } = areas;
  const neighbours: { a: number; b: number; difference: number; segment: number }[] = [];
  let elsewhere = 0;
  for (const [a, b] of pairs) {
    const difference = Math.abs(index[a]! - index[b]!);
    const segment = barriers.firstBarrier(xM[a]!, yM[a]!, xM[b]!, yM[b]!);
    if (segment < 0) {
      elsewhere += difference;
      continue;
    }
    bySegment[segment]!.push(difference);
    neighbours.push({ a, b, difference, segment });
  }
  const municipality = codes.map((code) => code.slice(0, 4));
  const found = fitted(() =>
    boundaryContrast({ xM, yM, y: index, pairs, barriers, municipality }, { permutations, seed }),
  );
  if (found === undefined) return { answer: null, bySegment };
  const nameOf = (at: number) => {
    const version = versionFor("regso", year);
    return data.gazetteer.get(version, codes[at]!) ?? areaRef(version, codes[at]!, codes[at]!);
  };
  const across = neighbours.reduce((sum, { difference }) => sum + difference, 0);
  return {
    bySegment,
    answer: {
      year,
      beta: orNull(found.beta, 4)!,
      standardError: orNull(found.standardError, 4),
      gammaPerKm: orNull(1000 * found.gammaPerM, 4)!,
      pairs: found.pairs,
      pairsAcross: found.pairsAcross,
      meanAcross: orNull(across / neighbours.length, 4)!,
      meanElse: orNull(elsewhere / (pairs.length - neighbours.length), 4)!,
      p: orNull(found.p, 4),
      permutations: found.permutations,
      seed,
      neighbours: neighbours
        .sort((one, two) => two.difference - one.difference || one.a - two.a || one.b - two.b)
        .slice(0, NAMED)
        .map(({ a, b, difference, segment }) => ({
          a: nameOf(a),
          b: nameOf(b),
          difference: orNull(difference, 4)!,
          across: ids[segment]!,
        })),
    },
  };
}

/** Where every border, or none, has a barrier on it, there is nothing to compare. */
function fitted(fit: () => ReturnType<typeof boundaryContrast>) {
  try {
    return fit();
  } catch (error) {
    if (error instanceof NetworkError) return undefined;
    throw error;
  }
}
