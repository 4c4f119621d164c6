import type { Areas } from "../coverage.ts";
import type { Indicators } from "../indicators.ts";
import type { Character } from "../plan.ts";
import type { Random } from "../prng.ts";

export interface Shares {
  character(atom: number): Character;
  /** Share 0-1 of one of the three parts in an atom: the RegSO's, tilted by the DeSO's own deviation. */
  part(atom: number, year: number, part: "v1" | "v2" | "v3"): number;
  /** The index of the RegSO the atom lies in, tilted likewise. */
  index(atom: number, year: number): number;
}

/** DeSO differ inside a RegSO, yet the RegSO's published parts stay their mean weighted by population. */
export function tiltShares(
  { areas, ofAtom, atomPeople }: Areas,
  indicators: Indicators,
  random: Random,
): Shares {
  const stream = random.fork("tilt");
  const deso = areas["deso@2018"];
  const raw = deso.map(() => Math.max(0.5, 1 + 0.17 * stream.normal()));
  const [weighted, people] = [deso.map(() => 0), deso.map(() => 0)];
  atomPeople.forEach((count, atom) => {
    const r = ofAtom["regso@2020"][atom]!;
    weighted[r] = (weighted[r] ?? 0) + count * raw[ofAtom["deso@2018"][atom]!]!;
    people[r] = (people[r] ?? 0) + count;
  });
  const tilt = atomPeople.map((_, atom) => {
    const r = ofAtom["regso@2020"][atom]!;
    return (raw[ofAtom["deso@2018"][atom]!]! * people[r]!) / weighted[r]!;
  });
  return {
    character: (atom) => deso[ofAtom["deso@2018"][atom]!]!.character,
    part: (atom, year, part) => Math.min(0.9, (indicators.partsOf(atom, year)[part] * tilt[atom]!) / 100),
    index: (atom, year) => {
      const { v1, v2, v3 } = indicators.partsOf(atom, year);
      return ((v1 + v2 + v3) / 3) * tilt[atom]!;
    },
  };
}
