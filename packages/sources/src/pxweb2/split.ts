/** Codes asked for per variable, in the table's order of variables. */
export type Selection = ReadonlyMap<string, readonly string[]>;

export const cellsOf = (selection: Selection): number =>
  [...selection.values()].reduce((cells, codes) => cells * codes.length, 1);

/**
 * Splits a selection into parts of at most `maxCells` cells with as few parts as one or two variables allow.
 * Among equals the last variable wins, which in SCB's tables is time: a part is then whole years, and a broken fetch
 * leaves complete years behind. Parts are balanced (4+4+3+3, not 4+4+4+2).
 */
export function splitSelection(selection: Selection, maxCells: number): Selection[] {
  if (!(maxCells >= 1)) throw new RangeError(`maxCells is ${maxCells}; give at least 1.`);
  const names = [...selection.keys()];
  const sizes = names.map((name) => selection.get(name)!.length);
  const empty = names.find((_, index) => sizes[index] === 0);
  if (empty !== undefined)
    throw new RangeError(`Nothing is selected of ${empty}; select at least one value.`);
  const cells = sizes.reduce((product, size) => product * size, 1);
  if (cells <= maxCells) return [selection];

  const counts = bestCounts(sizes, maxCells);
  let parts: Map<string, readonly string[]>[] = [new Map()];
  for (const [index, name] of names.entries()) {
    const pieces = balanced(selection.get(name)!, counts[index]!);
    parts = parts.flatMap((part) => pieces.map((piece) => new Map(part).set(name, piece)));
  }
  return parts;
}

/** Into how many pieces each variable is cut. */
function bestCounts(sizes: readonly number[], maxCells: number): number[] {
  const cells = sizes.reduce((product, size) => product * size, 1);
  const whole = sizes.map(() => 1);
  let best: { parts: number; counts: number[] } | undefined;
  const offer = (counts: number[]): void => {
    const parts = counts.reduce((product, count) => product * count, 1);
    if (best === undefined || parts < best.parts) best = { parts, counts };
  };
  for (let one = sizes.length - 1; one >= 0; one -= 1) {
    const room = Math.floor(maxCells / (cells / sizes[one]!));
    if (room >= 1) offer(whole.with(one, Math.ceil(sizes[one]! / room)));
  }
  for (let one = sizes.length - 1; one >= 0; one -= 1)
    for (let other = one - 1; other >= 0; other -= 1)
      for (let count = 2; count <= sizes[one]!; count += 1) {
        if (best !== undefined && count >= best.parts) break;
        const perPiece = (cells / sizes[one]! / sizes[other]!) * Math.ceil(sizes[one]! / count);
        const room = Math.floor(maxCells / perPiece);
        if (room >= 1) offer(whole.with(one, count).with(other, Math.ceil(sizes[other]! / room)));
      }
  if (best !== undefined) return best.counts;
  const longest = sizes.indexOf(Math.max(...sizes));
  return bestCounts(sizes.with(longest, 1), maxCells).with(longest, sizes[longest]!);
}

function balanced(codes: readonly string[], count: number): (readonly string[])[] {
  const pieces = Math.min(count, codes.length);
  return Array.from({ length: pieces }, (_, piece) =>
    codes.slice(
      Math.floor((piece * codes.length) / pieces),
      Math.floor(((piece + 1) * codes.length) / pieces),
    ),
  );
}
