import { readFile } from "node:fs/promises";
import { SourceError } from "../../source-error.ts";
import { checkTextSize, decode } from "../../text-of.ts";
import { noRows } from "../csv/problems.ts";
import type { OpenRecords, ReadRecordsOptions } from "../reader.ts";
import { memoryBatches } from "./memory.ts";

/**
 * Opens JSON that holds a list of objects, at the top or at `path`; what lies inside an object is a column by its path, `location.gps`.
 * One object a line (NDJSON) is a list too.
 * @throws SourceError for JSON that is broken or holds no list of objects
 */
export async function openJson(
  path: string,
  name: string,
  size: number,
  options: ReadRecordsOptions,
): Promise<OpenRecords> {
  checkTextSize(name, size);
  const text = decode(await readFile(path)).replace(/^\uFEFF/, "");
  const body = parsed(name, text);
  const found = listOf(body, options.path);
  if (!found) throw noList(name, options.path);
  const rows = found.list.map((one) => flat(one));
  if (rows.length === 0) throw noRows(name);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = {
    rows: rows.length,
    rowOf: (row: number) => row + 1,
    cell: (row: number, column: string) => rows[row]![column],
    decimal: options.decimal ?? ("." as const),
  };
  return {
    name,
    file: { format: "json", ...(found.path === "" ? {} : { path: found.path }) },
    columns,
    rows: rows.length,
    words:
      found.path === ""
        ? []
        : [
            {
              sv: `Raderna finns på platsen ${found.path} i filen.`,
              en: `The rows lie at ${found.path} in the file.`,
            },
          ],
    geometry: null,
    crs: undefined,
    batches: (wanted, batch) => memoryBatches(table, wanted, batch),
    close: async () => {},
  };
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith("{")))
      return lines.map((line, at) => {
        try {
          return JSON.parse(line) as unknown;
        } catch (inner) {
          throw broken(file, at + 1, inner);
        }
      });
    const position = /position (\d+)/.exec(String(cause));
    throw broken(file, text.slice(0, position ? Number(position[1]) : 0).split("\n").length, cause);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

interface Found {
  list: Record<string, unknown>[];
  path: string;
}

const MAX_DEPTH = 12;

/**
 * The list at the stated path; else the longest one that lies neither inside a row of another nor deeper than a wrapping needs. A list of one object is
 * a wrapping where there is a longer list inside it.
 */
function listOf(body: unknown, path: string | undefined): Found | undefined {
  if (path !== undefined) {
    const at = path.split(".").reduce<unknown>((value, key) => inside(value, key), body);
    return isList(at) ? { list: at, path } : undefined;
  }
  return listsIn(body, "", 0).reduce<Found | undefined>(
    (best, one) => (best === undefined || one.list.length > best.list.length ? one : best),
    undefined,
  );
}

function inside(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? (value as unknown[])[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function listsIn(value: unknown, path: string, depth: number): Found[] {
  if (depth > MAX_DEPTH) return [];
  const own = isList(value) ? [{ list: value, path }] : [];
  const entries = Array.isArray(value)
    ? value.length === 1
      ? [["0", value[0]] as const]
      : []
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [
    ...own,
    ...entries.flatMap(([key, inner]) => listsIn(inner, path === "" ? key : `${path}.${key}`, depth + 1)),
  ];
}

/** Lists inside a row stay texts: a row is one thing. */
function flat(one: Record<string, unknown>, under = "", into: Record<string, unknown> = {}, depth = 0) {
  for (const [key, value] of Object.entries(one)) {
    const name = under === "" ? key : `${under}.${key}`;
    if (isObject(value) && depth < 6) flat(value, name, into, depth + 1);
    else into[name] = value;
  }
  return into;
}

const broken = (file: string, row: number, cause: unknown): SourceError =>
  new SourceError("body", {
    file,
    row,
    value: cause instanceof Error ? cause.message : String(cause),
    problem: { sv: "filen är inte hel och giltig JSON", en: "the file is not whole and valid JSON" },
    expected: { sv: "en lista av objekt", en: "a list of objects" },
    action: { sv: "hämta filen igen", en: "fetch the file again" },
    cause,
  });

const noList = (file: string, path: string | undefined): SourceError =>
  new SourceError("content", {
    file,
    ...(path === undefined ? {} : { value: path }),
    problem: { sv: "ingen lista av objekt hittades", en: "no list of objects was found" },
    expected: {
      sv: "en rad per objekt, överst i filen eller på en angiven plats",
      en: "one row per object, at the top of the file or at a stated place",
    },
    action: {
      sv: "ange var listan ligger med path, till exempel data.items",
      en: "state where the list lies as path, for example data.items",
    },
  });
