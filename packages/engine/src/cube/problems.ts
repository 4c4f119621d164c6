import type { Dimension } from "@tvars/cube";
import { stridesOf, text } from "@tvars/cube";
import { EngineError } from "../error.ts";
import type { Snapshot } from "../snapshot.ts";

export const MAX_CELLS = 50_000_000;

/** @throws EngineError `query` where the snapshots hold no figures, or a column is asked for twice */
export function checkQuery(from: readonly Snapshot[], by: readonly string[]): void {
  const odd = from.find(({ kind }) => kind !== "figures");
  if (odd || from.length === 0)
    throw unfit(
      odd ? `${odd.id}: ${odd.kind}` : "[]",
      "ögonblicksbilder av slaget figures",
      "snapshots of kind figures",
    );
  if (new Set(by).size !== by.length) throw unfit(by.join(", "), "varje kolumn en gång", "each column once");
}

/** @throws EngineError `query` where a cube would have more cells than fit a process */
export function checkSize(cells: number): void {
  if (cells > MAX_CELLS)
    throw unfit(
      `${cells} celler`,
      `högst ${MAX_CELLS} celler; välj med where`,
      `at most ${MAX_CELLS} cells; choose with where`,
    );
}

/** @throws EngineError `query` naming the columns there are */
export function needColumn(id: string, columns: readonly string[], name: string): void {
  if (columns.includes(name)) return;
  throw new EngineError({
    kind: "query",
    what: text(`${id} saknar kolumnen`, `${id} has no such column`),
    value: name,
    expected: text(columns.join(", ")),
    action: text("Välj en av dem.", "Choose one of them."),
  });
}

/** Two rows where one figure was asked for: names the cell and the columns that could tell them apart. */
export function severalRows(
  dimensions: readonly Dimension[],
  cell: number,
  columns: readonly string[],
): EngineError {
  const strides = stridesOf(dimensions);
  const name = dimensions.map(({ id, categories }, at) => {
    const category = categories[Math.floor(cell / strides[at]!) % categories.length]!;
    return `${id} ${category.id}`;
  });
  const asked = new Set([...dimensions.map(({ id }) => id), "version", "value", "status", "flags"]);
  const left = columns.filter((column) => !asked.has(column)).join(", ") || "–";
  return new EngineError({
    kind: "many",
    what: text("Flera rader i en cell", "Several rows in one cell"),
    value: name.join(", "),
    expected: text("en rad för varje cell", "one row per cell"),
    action: text(
      `Lägg till en kolumn i by (${left}), välj i where, eller ange aggregate.`,
      `Add a column to by (${left}), choose in where, or give an aggregate.`,
    ),
  });
}

export const unfit = (value: string, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "query",
    what: text("Frågan kan inte ställas", "The question cannot be asked"),
    value,
    expected: text(sv, en),
    action: text("Ändra frågan.", "Change the question."),
  });

export const damagedRows = (value: string, sv: string, en: string): EngineError =>
  new EngineError({
    kind: "damaged",
    what: text("Raderna kan inte läsas", "The rows cannot be read"),
    value,
    expected: text(sv, en),
    action: text("Hämta tabellen igen.", "Fetch the table again."),
  });

export const keyIsLost = (column: string): EngineError =>
  damagedRows(`${column}: NULL`, "en kod i varje rad", "a code in every row");

export const statusIsUnknown = (rows: number): EngineError =>
  damagedRows(`status: ${rows}`, "kända ord i status", "known words in status");

export const cancelled = (cause: unknown): EngineError =>
  new EngineError({
    kind: "cancelled",
    what: text("Frågan avbröts", "The question was cancelled"),
    expected: text("ett svar", "an answer"),
    action: text("Ställ den igen om den behövs.", "Ask again if it is needed."),
    cause,
  });
