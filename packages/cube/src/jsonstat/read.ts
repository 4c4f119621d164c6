import type { Cube, Origin, Text } from "../cube.ts";
import type { Status } from "../figure.ts";
import type { Json } from "./body.ts";
import { CubeError, text } from "../error.ts";
import { field, isObject, readBody } from "./body.ts";
import { readDimensions } from "./dimensions.ts";
import { readNotes } from "./notes.ts";
import { readCells } from "./values.ts";

/** What a cube is about, without its figures. */
export type CubeHead = Omit<Cube, "values" | "status" | "flags">;

export interface ReadOptions {
  /**
   * The language asked for: a body that says it is in another is refused. Its texts stand in both languages until
   * `mergeLabels`.
   */
  lang?: keyof Text;
  /** What further signs in `status` mean. */
  signs?: Readonly<Record<string, Status>>;
  /** A limit against bodies that ask for more memory than their size in bytes. */
  maxCells?: number;
}

/**
 * Reads JSON-stat 2 in all its shapes (https://json-stat.org/full/) as text, bytes or parsed object: `index` as array,
 * object or absent, `value` dense or sparse, `status` for all, as array or by cell, a collection of one.
 * 0 becomes `zero`, null `missing`, ".." `missing`, "." `not-applicable`, "-" `zero`.
 * @throws CubeError with the value, what was expected and what to do
 */
export function readJsonStat(
  body: unknown,
  { lang, signs = {}, maxCells = 50_000_000 }: ReadOptions = {},
): Cube {
  const dataset = readBody(body);
  const head = headOf(dataset, lang, true);
  const { values, status, flags } = readCells(dataset, head.dimensions, maxCells, signs);
  return {
    label: head.label,
    dimensions: head.dimensions,
    values,
    status,
    flags,
    notes: head.notes,
    origin: head.origin,
  };
}

/** Reads what a table is about from its data or from its metadata (PxWebApi 2 `/metadata?outputFormat=json-stat2`). */
export function readJsonStatHead(body: unknown, { lang }: Pick<ReadOptions, "lang"> = {}): CubeHead {
  return headOf(readBody(body), lang, false);
}

function headOf(dataset: Json, lang: keyof Text | undefined, checkSize: boolean): CubeHead {
  checkLanguage(dataset, lang);
  const dimensions = readDimensions(dataset, checkSize);
  const label = field(dataset, "label");
  return {
    label: text(typeof label === "string" ? label : ""),
    dimensions,
    notes: readNotes(dataset, dimensions),
    origin: originOf(dataset),
  };
}

function checkLanguage(dataset: Json, lang: keyof Text | undefined): void {
  const extension = field(dataset, "extension");
  const px = isObject(extension) ? field(extension, "px") : undefined;
  const said = isObject(px) ? field(px, "language") : undefined;
  if (lang === undefined || typeof said !== "string" || said === lang) return;
  throw new CubeError({
    kind: "shape",
    what: text("Svaret är på fel språk", "The body is in the wrong language"),
    value: said,
    expected: text(lang),
    action: text(`Hämta den med lang=${lang}.`, `Fetch it with lang=${lang}.`),
  });
}

/** Our own bodies carry the whole origin in `extension.tvars`; others their source, table and time of change. */
function originOf(dataset: Json): Origin[] {
  const extension = field(dataset, "extension");
  const ours = isObject(extension) ? field(extension, "tvars") : undefined;
  const carried = isObject(ours) ? field(ours, "origin") : undefined;
  if (Array.isArray(carried) && carried.every((one) => isObject(one) && typeof one["source"] === "string"))
    return carried as Origin[];
  const source = field(dataset, "source");
  const updated = field(dataset, "updated");
  const px = isObject(extension) ? field(extension, "px") : undefined;
  const table = isObject(px) ? field(px, "tableid") : undefined;
  if (typeof source !== "string" && typeof table !== "string") return [];
  return [
    {
      source: typeof source === "string" ? source : "",
      ...(typeof table === "string" ? { table } : {}),
      ...(typeof updated === "string" ? { updated } : {}),
    },
  ];
}
