import type { Cube } from "../cube.ts";
import { cubeSize, statusCode } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import type { Status } from "../figure.ts";
import type { Mark } from "../notation.ts";
import { readMark } from "../notation.ts";
import type { Json } from "./body.ts";
import { field, isObject, wrong } from "./body.ts";

type Cells = Pick<Cube, "values" | "status" | "flags">;
type Signs = Readonly<Record<string, Status>>;

const VALUE = statusCode("value");
const ZERO = statusCode("zero");
const MISSING = statusCode("missing");

/** Fills values and status; `value` dense or sparse, `status` a sign for all, a list or an object by cell. */
export function readCells(
  dataset: Json,
  dimensions: Cube["dimensions"],
  maxCells: number,
  signs: Signs,
): Cells {
  const size = cubeSize(dimensions);
  if (size > maxCells)
    throw wrong(
      text("Tabellen är för stor", "The table is too large"),
      size,
      text(`högst ${maxCells} celler`, `at most ${maxCells} cells`),
    );
  const cells: Cells = {
    values: new Float64Array(size).fill(NaN),
    status: new Uint8Array(size).fill(MISSING),
    flags: new Uint8Array(size),
  };
  const said = field(dataset, "status");
  fillValues(cells, field(dataset, "value"), signs, said !== undefined);
  fillStatus(cells, said, signs);
  return cells;
}

function fillValues(cells: Cells, value: unknown, signs: Signs, hasStatus: boolean): void {
  const size = cells.values.length;
  if (Array.isArray(value)) {
    if (value.length === 0 && size > 0 && !hasStatus) throw metadataOnly(size);
    if (value.length !== size) throw sizeMismatch("value", value.length, size);
    for (let at = 0; at < size; at++) {
      const given: unknown = value[at];
      if (typeof given === "number") setNumber(cells, at, given);
      else if (given !== null) setOther(cells, at, given, signs);
    }
  } else if (isObject(value)) {
    for (const key in value) {
      const at = cellAt("value", key, size);
      const given = value[key];
      if (typeof given === "number") setNumber(cells, at, given);
      else if (given !== null) setOther(cells, at, given, signs);
    }
  } else if (value === undefined || value === null) throw metadataOnly(size);
  else
    throw wrong(
      text("value kan inte läsas", "value cannot be read"),
      value,
      text("en lista eller ett objekt", "an array or an object"),
    );
}

function setNumber(cells: Cells, at: number, value: number): void {
  if (!Number.isFinite(value))
    throw wrong(
      text(`Cell ${at} i value är för stor`, `Cell ${at} of value is too large`),
      String(value),
      text("ett ändligt tal", "a finite number"),
    );
  cells.values[at] = value;
  cells.status[at] = value === 0 ? ZERO : VALUE;
}

/** A sign where a number should stand: some services write ".." into `value` itself. */
function setOther(cells: Cells, at: number, given: unknown, signs: Signs): void {
  const mark = typeof given === "string" ? readMark(given, signs) : undefined;
  if (!mark)
    throw wrong(
      text(`Cell ${at} i value är inget tal`, `Cell ${at} of value is not a number`),
      given,
      text("ett tal eller null", "a number or null"),
    );
  applyMark(cells, at, mark, given as string);
}

function fillStatus(cells: Cells, said: unknown, signs: Signs): void {
  const size = cells.values.length;
  const known = new Map<string, Mark>();
  const apply = (at: number, sign: unknown): void => {
    if (sign === null || sign === undefined) return;
    const word = String(sign);
    let mark = known.get(word);
    if (!mark) known.set(word, (mark = markOf(at, word, signs)));
    applyMark(cells, at, mark, word);
  };
  if (said === undefined || said === null) return;
  if (typeof said === "string") for (let at = 0; at < size; at++) apply(at, said);
  else if (Array.isArray(said)) {
    if (said.length !== size) throw sizeMismatch("status", said.length, size);
    for (let at = 0; at < size; at++) apply(at, said[at]);
  } else if (isObject(said)) for (const key in said) apply(cellAt("status", key, size), said[key]);
  else
    throw wrong(
      text("status kan inte läsas", "status cannot be read"),
      said,
      text("text, en lista eller ett objekt", "text, an array or an object"),
    );
}

function markOf(at: number, word: string, signs: Signs): Mark {
  const mark = readMark(word, signs);
  if (mark) return mark;
  throw new CubeError({
    kind: "shape",
    what: text(`Okänt tecken i status, cell ${at}`, `Unknown sign in status, cell ${at}`),
    value: word,
    expected: text(
      '"..", "...", ".", "-" eller ett av våra ord',
      '"..", "...", ".", "-" or one of our words',
    ),
    action: text(
      'Säg vad tecknet betyder med tillvalet signs, till exempel { x: "missing" }.',
      'Say what the sign means with the option signs, for example { x: "missing" }.',
    ),
  });
}

/** An absent status wins over a number beside it: a hidden figure must not slip through. */
function applyMark(cells: Cells, at: number, { status, flags }: Mark, word: string): void {
  cells.flags[at] = flags;
  if (status === undefined) return;
  const value = cells.values[at]!;
  if (status === "zero") {
    if (value !== 0 && !Number.isNaN(value))
      throw wrong(
        text(`Cell ${at} motsäger sig: status "${word}"`, `Cell ${at} contradicts itself: status "${word}"`),
        value,
        text("0 eller null", "0 or null"),
      );
    cells.values[at] = 0;
  } else if (status === "value") {
    if (Number.isNaN(value))
      throw wrong(
        text(`Cell ${at} motsäger sig: status "${word}"`, `Cell ${at} contradicts itself: status "${word}"`),
        null,
        text("ett tal", "a number"),
      );
  } else cells.values[at] = NaN;
  cells.status[at] = statusCode(status);
}

function cellAt(name: string, key: string, size: number): number {
  const at = Number(key);
  if (Number.isInteger(at) && at >= 0 && at < size && key === String(at)) return at;
  throw wrong(
    text(`${name} pekar utanför tabellen`, `${name} points outside the table`),
    key,
    text(`en cell 0–${size - 1}`, `a cell 0–${size - 1}`),
  );
}

const sizeMismatch = (name: string, length: number, size: number): CubeError =>
  wrong(
    text(`${name} har fel längd`, `${name} has the wrong length`),
    length,
    text(`${size} celler, produkten av size`, `${size} cells, the product of size`),
  );

const metadataOnly = (size: number): CubeError =>
  new CubeError({
    kind: "metadata-only",
    what: text(
      "Svaret beskriver en tabell men har inga värden",
      "The body describes a table but holds no values",
    ),
    value: "value: []",
    expected: text(`${size} värden`, `${size} values`),
    action: text(
      "Hämta /data i stället för /metadata, eller läs den med readJsonStatHead.",
      "Fetch /data instead of /metadata, or read it with readJsonStatHead.",
    ),
  });
