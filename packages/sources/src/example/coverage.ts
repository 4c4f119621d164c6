import { CELLS, cellCount } from "./grid.ts";
import { nameGiver } from "./names.ts";
import type { Labels } from "./partition.ts";
import { characters, partition } from "./partition.ts";
import { KOMMUNER } from "./plan.ts";
import type { Character } from "./plan.ts";
import type { Random } from "./prng.ts";
import { revise } from "./revision.ts";
import type { Change, ChangeKind } from "./revision.ts";
import type { Terrain } from "./terrain.ts";

export interface ExampleArea {
  code: string;
  name: string;
  kommun: string;
  character: Character;
  /** Index of the RegSO a DeSO lies in. */
  parent: number;
}

export const COVERAGES = ["regso@2020", "regso@2025", "deso@2018", "deso@2025"] as const;
export type Coverage = (typeof COVERAGES)[number];

/** One row of the change log. */
export interface ChangeRow {
  division: "deso" | "regso";
  kind: ChangeKind;
  from: string;
  to: string;
}

/**
 * The finest pieces: cells with the same DeSO in both versions. All four coverages are unions of atoms, so borders
 * that are common in reality are common here to the last digit.
 */
export interface Areas {
  atomOf: Labels;
  atomPeople: number[];
  areas: Record<Coverage, ExampleArea[]>;
  /** For each coverage the area of each atom. */
  ofAtom: Record<Coverage, number[]>;
  changes: ChangeRow[];
}

export function drawAreas(terrain: Terrain, random: Random): Areas {
  const old = partition(terrain);
  const characterOfRegso = characters(old.regso, old.kommunOfRegso.length, old.people, terrain);
  const revision = revise(old, terrain, characterOfRegso);
  const before = { deso: old.deso, regsoOfDeso: old.regsoOfDeso };
  const after = { deso: revision.deso, regsoOfDeso: revision.regsoOfDeso };
  tidyCorners(before, after);

  const names = nameRegso(characterOfRegso, old.kommunOfRegso, random);
  const regso2020 = codeRegso(names, old.kommunOfRegso, characterOfRegso);
  const regso2025 = reviseRegso(regso2020, revision.kommunOfRegso, revision.changes, characterOfRegso);
  const characterOfDeso = characters(old.deso, old.regsoOfDeso.length, old.people, terrain);
  const deso2018 = codeDeso(old.regsoOfDeso, old.kommunOfRegso, characterOfDeso);
  const deso2025 = reviseDeso(deso2018, revision.regsoOfDeso, revision.desoCameFrom, revision.changes);

  const alive2025 = keep(regso2025.map((_, r) => revision.regsoOfDeso.includes(r)));
  const aliveDeso2025 = keep(revision.regsoOfDeso.map((r) => r >= 0));
  const { atomOf, pairs } = atoms(old.deso, revision.deso);
  const atomPeople = pairs.map(() => 0);
  for (let cell = 0; cell < cellCount; cell++)
    if (atomOf[cell]! >= 0) atomPeople[atomOf[cell]!]! += old.people[cell]!;
  return {
    atomOf,
    atomPeople,
    areas: {
      "regso@2020": regso2020,
      "regso@2025": alive2025.kept.map((r) => regso2025[r]!),
      "deso@2018": deso2018,
      "deso@2025": aliveDeso2025.kept.map((d) => ({
        ...deso2025[d]!,
        parent: alive2025.position[revision.regsoOfDeso[d]!]!,
      })),
    },
    ofAtom: {
      "regso@2020": pairs.map(([d]) => old.regsoOfDeso[d]!),
      "regso@2025": pairs.map(([, d]) => alive2025.position[revision.regsoOfDeso[d]!]!),
      "deso@2018": pairs.map(([d]) => d),
      "deso@2025": pairs.map(([, d]) => aliveDeso2025.position[d]!),
    },
    changes: changeRows(revision.changes, regso2020, regso2025, deso2018, deso2025, old.regsoOfDeso),
  };
}

function nameRegso(character: Character[], kommunOf: number[], random: Random): string[] {
  const give = nameGiver(random.fork("names"));
  return character.map((c, r) => give(c, KOMMUNER[kommunOf[r]!]!.name));
}

/** Codes in alphabetical order of the names inside each municipality, as SCB numbers them. */
function codeRegso(names: string[], kommunOf: number[], character: Character[]): ExampleArea[] {
  const collator = new Intl.Collator("sv");
  const codes: string[] = [];
  KOMMUNER.forEach(({ code }, k) => {
    names
      .map((name, r) => ({ name, r }))
      .filter(({ r }) => kommunOf[r] === k)
      .sort((a, b) => collator.compare(a.name, b.name))
      .forEach(({ r }, at) => (codes[r] = `${code}R${digits(at + 1, 3)}`));
  });
  return names.map((name, r) => ({
    code: codes[r]!,
    name,
    kommun: KOMMUNER[kommunOf[r]!]!.code,
    character: character[r]!,
    parent: -1,
  }));
}

function reviseRegso(
  old: ExampleArea[],
  kommunOf: number[],
  changes: Change[],
  character: Character[],
): ExampleArea[] {
  const next = old.map((area) => ({ ...area }));
  for (const { kind, from, to } of changes) {
    if (kind === "names-swapped") {
      next[from]!.name = old[to[0]!]!.name;
      next[to[0]!]!.name = old[from]!.name;
    }
    if (kind === "regso-new") {
      const born = to[1]!;
      const kommun = KOMMUNER[kommunOf[born]!]!.code;
      const number = old.filter((area) => area.kommun === kommun).length + 1;
      const name = `Nya ${old[from]!.name.split("-")[0]!}`;
      next[born] = {
        code: `${kommun}R${digits(number, 3)}`,
        name,
        kommun,
        character: character[from]!,
        parent: -1,
      };
    }
  }
  return next;
}

const TOWN: ReadonlySet<Character> = new Set([
  "centre",
  "apartment",
  "programme",
  "student",
  "pensioner",
  "new",
  "town",
]);

/** A: outside larger settlements, B: a small settlement, C: part of a town. */
function codeDeso(regsoOf: number[], kommunOf: number[], character: Character[]): ExampleArea[] {
  const counters = new Map<string, number>();
  return regsoOf.map((parent, d) => {
    const kommun = KOMMUNER[kommunOf[parent]!]!.code;
    const c = character[d]!;
    const category = TOWN.has(c) || c === "villa" ? "C" : c === "village" ? "B" : "A";
    const at = (counters.get(kommun + category) ?? 0) + 1;
    counters.set(kommun + category, at);
    const number = category === "A" ? at * 10 : category === "B" ? 2000 + at * 10 : 1000 + at * 10;
    return { code: `${kommun}${category}${digits(number, 4)}`, name: "", kommun, character: c, parent };
  });
}

function reviseDeso(old: ExampleArea[], regsoOf: number[], from: number[], changes: Change[]): ExampleArea[] {
  const next = regsoOf.map((parent, d) => ({ ...old[from[d]!]!, parent }));
  for (const { kind, from, to } of changes)
    if (kind === "split")
      to.forEach((d, part) => (next[d]!.code = `${old[from]!.code.slice(0, -1)}${part + 1}`));
  return next;
}

function changeRows(
  changes: Change[],
  regso2020: ExampleArea[],
  regso2025: ExampleArea[],
  deso2018: ExampleArea[],
  deso2025: ExampleArea[],
  regsoOf: number[],
): ChangeRow[] {
  return changes.flatMap(({ kind, from, to }): ChangeRow[] => {
    if (kind === "split" || kind === "deso-moved" || kind === "regso-moved") {
      const deso = to.map((d): ChangeRow => ({
        division: "deso",
        kind,
        from: deso2018[from]!.code,
        to: deso2025[d]!.code,
      }));
      if (kind !== "regso-moved") return deso;
      const [giver, taker] = [regso2020[regsoOf[from]!]!, regso2020[regsoOf[to[0]!]!]!];
      return [...deso, { division: "regso", kind, from: giver.code, to: taker.code }];
    }
    return to.map((r) => ({ division: "regso", kind, from: regso2020[from]!.code, to: regso2025[r]!.code }));
  });
}

/**
 * Where two cells of one area touch at a corner only, gives a third cell to that area, in every coverage, so that no
 * ring touches itself.
 */
function tidyCorners(...sides: { deso: Labels; regsoOfDeso: number[] }[]): void {
  for (let pass = 0, changed = true; changed && pass < 20; pass++) {
    changed = false;
    for (let cell = 0; cell + CELLS + 1 < cellCount; cell++) {
      if (cell % CELLS === CELLS - 1) continue;
      const square = [cell, cell + 1, cell + CELLS, cell + CELLS + 1] as const;
      for (const { deso, regsoOfDeso } of sides)
        for (const of of [(d: number) => d, (d: number) => (d < 0 ? -1 : regsoOfDeso[d]!)]) {
          const [sw, se, nw, ne] = square.map((c) => of(deso[c]!)) as [number, number, number, number];
          if (sw === ne && sw !== se && sw !== nw && sw >= 0)
            changed = copy(sides, square[0], square[1]) || changed;
          else if (se === nw && se !== sw && se !== ne && se >= 0)
            changed = copy(sides, square[1], square[0]) || changed;
        }
    }
  }
}

function copy(sides: { deso: Labels }[], from: number, to: number): boolean {
  for (const { deso } of sides) deso[to] = deso[from]!;
  return true;
}

function atoms(a: Labels, b: Labels): { atomOf: Labels; pairs: [number, number][] } {
  const atomOf = new Int16Array(cellCount).fill(-1);
  const pairs: [number, number][] = [];
  const index = new Map<number, number>();
  for (let cell = 0; cell < cellCount; cell++) {
    if (a[cell]! < 0) continue;
    const key = a[cell]! * 4096 + b[cell]!;
    let atom = index.get(key);
    if (atom === undefined) {
      atom = pairs.length;
      index.set(key, atom);
      pairs.push([a[cell]!, b[cell]!]);
    }
    atomOf[cell] = atom;
  }
  return { atomOf, pairs };
}

function keep(alive: boolean[]): { kept: number[]; position: number[] } {
  const kept = alive.flatMap((yes, k) => (yes ? [k] : []));
  const position: number[] = [];
  kept.forEach((k, at) => (position[k] = at));
  return { kept, position };
}

const digits = (n: number, width: number) => String(n).padStart(width, "0");
