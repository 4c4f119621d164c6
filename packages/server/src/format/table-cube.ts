import type { Cube, Dimension } from "@tvars/cube";
import { absent, cubeSize, emptyCube, setFigure } from "@tvars/cube";
import { ServerError } from "../error.ts";
import { type Table, isFigure, isKey } from "./table.ts";

const MAX_CELLS = 5_000_000;

/**
 * A table as a cube: its keys become dimensions in the order they are met, its measures one more. A measure that no
 * row of a combination has is not applicable there; a combination without a row is missing.
 * @throws ServerError 400 where the combinations are too many to write out
 */
export function tableCube({ title, columns, rows, notes, origin }: Table): Cube {
  const keys = columns.filter(({ role }) => role === "geo" || role === "time" || role === "key");
  const measures = columns.filter(({ role }) => role === "measure");
  const indexes = keys.map(() => new Map<string, number>());
  const dimensions = keys.map(({ id, label, role }): Dimension => ({
    id,
    label,
    ...(role === "geo" || role === "time" ? { role } : {}),
    categories: [],
  }));
  for (const row of rows)
    for (const [at, { id }] of keys.entries()) {
      const cell = row[id];
      if (!isKey(cell) || indexes[at]!.has(cell.id)) continue;
      indexes[at]!.set(cell.id, indexes[at]!.size);
      dimensions[at]!.categories.push(cell);
    }
  dimensions.push({
    // What changed is itself a measure: there the two figures of each need another name.
    id: keys.some(({ id }) => id === "measure") ? "figure" : "measure",
    label: { sv: "mått", en: "measure" },
    role: "metric",
    categories: measures.map(({ id, label, unit, decimals }) => ({ id, label, unit, decimals })),
  });
  checkSize(cubeSize(dimensions));

  const cube = emptyCube(title, dimensions);
  for (const row of rows) {
    let at = 0;
    for (const [dimension, { id }] of keys.entries()) {
      const cell = row[id];
      at =
        at * dimensions[dimension]!.categories.length + (isKey(cell) ? indexes[dimension]!.get(cell.id)! : 0);
    }
    for (const [offset, { id }] of measures.entries()) {
      const cell = row[id];
      setFigure(cube, at * measures.length + offset, isFigure(cell) ? cell : absent("not-applicable"));
    }
  }
  return { ...cube, notes, origin };
}

function checkSize(cells: number): void {
  if (cells <= MAX_CELLS) return;
  throw new ServerError(
    400,
    {
      sv: "Svaret har för många kombinationer för JSON-stat.",
      en: "The answer has too many combinations for JSON-stat.",
    },
    { value: cells, expected: `at most ${MAX_CELLS} cells`, action: "Ask for fewer rows, or for csv." },
  );
}
