import type { Cube, Dimension, Note, Origin } from "../cube.ts";
import { emptyCube } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import { dimensionIndex, stridesOf } from "./stride.ts";

/**
 * Cubes end to end along one dimension, as when a request had to be split by year. The other dimensions must be equal.
 * @throws CubeError where they are not, or where a category comes twice
 */
export function concatCubes(cubes: readonly Cube[], dimension: string): Cube {
  const [first] = cubes;
  if (!first) throw misfit([], text("minst en kub", "at least one cube"));
  const at = dimensionIndex(first, dimension);
  const categories = cubes.flatMap((cube) => {
    checkTwin(first, cube, at);
    return cube.dimensions[at]!.categories;
  });
  const seen = new Set<string>();
  const twice = categories.find(({ id }) => seen.size === seen.add(id).size);
  if (twice)
    throw misfit(twice.id, text(`varje värde i ${dimension} en gång`, `each category of ${dimension} once`));
  const result = emptyCube(first.label, first.dimensions.with(at, { ...first.dimensions[at]!, categories }));
  const inner = stridesOf(result.dimensions)[at]!;
  const outer = categories.length * inner;
  let offset = 0;
  for (const cube of cubes) {
    const run = cube.dimensions[at]!.categories.length * inner;
    for (let from = 0, to = offset; from < cube.values.length; from += run, to += outer) {
      result.values.set(cube.values.subarray(from, from + run), to);
      result.status.set(cube.status.subarray(from, from + run), to);
      result.flags.set(cube.flags.subarray(from, from + run), to);
    }
    offset += run;
  }
  return { ...result, notes: mergeNotes(cubes), origin: mergeOrigin(cubes) };
}

function checkTwin(first: Cube, cube: Cube, along: number): void {
  const same = (a: Dimension, b: Dimension | undefined, index: number): boolean =>
    a.id === b?.id &&
    (index === along ||
      (a.categories.length === b.categories.length &&
        a.categories.every(({ id }, category) => id === b.categories[category]!.id)));
  const odd = first.dimensions.findIndex(
    (dimension, index) => !same(dimension, cube.dimensions[index], index),
  );
  if (odd < 0 && first.dimensions.length === cube.dimensions.length) return;
  throw misfit(
    cube.dimensions.map(({ id, categories }) => `${id} (${categories.length})`),
    text(first.dimensions.map(({ id, categories }) => `${id} (${categories.length})`).join(", ")),
  );
}

/** Notes of several cubes, each once. */
export function mergeNotes(cubes: readonly Pick<Cube, "notes">[]): Note[] {
  const notes = new Map<string, Note>();
  for (const note of cubes.flatMap((cube) => cube.notes)) {
    const known = notes.get(note.text.sv);
    notes.set(note.text.sv, known ? { ...known, mandatory: known.mandatory || note.mandatory } : note);
  }
  return [...notes.values()];
}

/** Origins of several cubes, each once. */
export const mergeOrigin = (cubes: readonly Pick<Cube, "origin">[]): Origin[] => [
  ...new Map(cubes.flatMap((cube) => cube.origin).map((origin) => [JSON.stringify(origin), origin])).values(),
];

const misfit = (value: unknown, expected: CubeError["problem"]["expected"]): CubeError =>
  new CubeError({
    kind: "argument",
    what: text("Kuberna passar inte ihop", "The cubes do not fit together"),
    value,
    expected,
    action: text("Hämta delarna med samma urval.", "Fetch the parts with the same selection."),
  });
