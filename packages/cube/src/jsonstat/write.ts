import type { Cube, Dimension, Text } from "../cube.ts";
import { CubeError, text } from "../error.ts";
import { STATUSES, isKnown } from "../figure.ts";
import { writeMark } from "../notation.ts";
import type { JsonStat, JsonStatDimension } from "./format.ts";

export interface WriteOptions {
  lang?: keyof Text;
  /** More for `extension`, beside `noteMandatory`, `px` and `tvars`. */
  extension?: Readonly<Record<string, unknown>>;
}

/**
 * Writes JSON-stat 2: dense values with null, status by cell in our words ("suppressed", "value small"), roles,
 * units, notes with `noteMandatory`, origin in `extension.tvars`. `readJsonStat` gives the same cube back in one language.
 * @throws CubeError where a known figure is not finite
 */
export function writeJsonStat(cube: Cube, { lang = "sv", extension = {} }: WriteOptions = {}): JsonStat {
  const { dimensions, notes, origin } = cube;
  const mandatory = notes.flatMap((note, at) => (note.mandatory ? [[String(at), true] as const] : []));
  const table = origin.length === 1 ? origin[0]!.table : undefined;
  const updated = origin
    .flatMap((one) => one.updated ?? [])
    .sort()
    .at(-1);
  const { value, status } = cellsOf(cube);
  return {
    version: "2.0",
    class: "dataset",
    label: cube.label[lang],
    ...(origin.length ? { source: [...new Set(origin.map(({ source }) => source))].join(", ") } : {}),
    ...(updated ? { updated } : {}),
    ...(notes.length ? { note: notes.map((note) => note.text[lang]) } : {}),
    ...roles(dimensions),
    id: dimensions.map(({ id }) => id),
    size: dimensions.map(({ categories }) => categories.length),
    dimension: Object.fromEntries(
      dimensions.map((dimension) => [dimension.id, writeDimension(dimension, lang)]),
    ),
    extension: {
      ...(mandatory.length ? { noteMandatory: Object.fromEntries(mandatory) } : {}),
      ...(table ? { px: { tableid: table, language: lang } } : {}),
      ...extension,
      tvars: { language: lang, origin },
    },
    value,
    ...(status ? { status } : {}),
  };
}

function roles(dimensions: readonly Dimension[]): Pick<JsonStat, "role"> {
  const role: NonNullable<JsonStat["role"]> = {};
  for (const dimension of dimensions) if (dimension.role) (role[dimension.role] ??= []).push(dimension.id);
  return Object.keys(role).length ? { role } : {};
}

function writeDimension({ label, categories }: Dimension, lang: keyof Text): JsonStatDimension {
  const units = categories.flatMap(({ id, unit, decimals }) =>
    unit || decimals !== undefined
      ? [
          [
            id,
            { ...(unit ? { base: unit[lang] } : {}), ...(decimals === undefined ? {} : { decimals }) },
          ] as const,
        ]
      : [],
  );
  return {
    label: label[lang],
    category: {
      index: categories.map(({ id }) => id),
      label: Object.fromEntries(categories.map((category) => [category.id, category.label[lang]])),
      ...(units.length ? { unit: Object.fromEntries(units) } : {}),
    },
  };
}

function cellsOf({ values, status, flags }: Cube): Pick<JsonStat, "value" | "status"> {
  const value: (number | null)[] = Array.from({ length: values.length });
  const marks: Record<string, string> = {};
  let marked = false;
  for (let at = 0; at < values.length; at++) {
    const word = STATUSES[status[at]!]!;
    const figure = values[at]!;
    const known = isKnown(word);
    if (known && !Number.isFinite(figure)) throw notFinite(at, figure);
    value[at] = known ? figure : null;
    // A bare null already says missing.
    if (word === "missing" && flags[at] === 0) continue;
    const mark = writeMark(word, flags[at]!, figure);
    if (mark === "") continue;
    marks[at] = mark;
    marked = true;
  }
  return marked ? { value, status: marks } : { value };
}

const notFinite = (at: number, value: number): CubeError =>
  new CubeError({
    kind: "argument",
    what: text(`Cell ${at} kan inte skrivas`, `Cell ${at} cannot be written`),
    value: String(value),
    expected: text(
      "ett ändligt tal, eller en status utan värde",
      "a finite number, or a status without a value",
    ),
    action: text("Rätta den som räknade fram kuben.", "Correct what computed the cube."),
  });
