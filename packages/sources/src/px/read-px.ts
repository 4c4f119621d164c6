import type { Category, Cube, Note, Text } from "@tvars/cube";
import { emptyCube, readMark, statusCode } from "@tvars/cube";
import { SourceError } from "../source-error.ts";
import type { Keyword, PxFile } from "./scan.ts";
import { scanPx, truncated } from "./scan.ts";

/**
 * Reads a PX file (PC-Axis file format 2013): several languages, CODES and VALUES, STUB and HEADING, TIMEVAL, KEYS
 * with sparse rows, notes, contents variable with units, and DATA with numbers and quoted signs ("..", "-").
 * Texts come in both languages where the file has them; codes where it has them, else the values themselves.
 * @throws SourceError naming the keyword, what stood there and what was expected.
 */
export function readPx(text: string, file: string): Cube {
  const px = scanPx(text, file);
  if (!px.closed && !isWhole(px)) throw truncated(file, text);
  const main = first(px, "LANGUAGE") ?? "sv";
  const languages = list(px, "LANGUAGES");
  const other = languages.find((language) => language !== main);
  const names = [...list(px, "STUB"), ...list(px, "HEADING")];
  if (names.length === 0) throw wrong(file, "STUB/HEADING", undefined, "variabelnamn", "names of variables");
  const read = new PxReader(px, file, main, other);
  const dimensions = names.map((name, index) => read.dimension(name, index));
  const label = read.texts("TITLE", undefined) ?? read.texts("CONTENTS", undefined) ?? { sv: file, en: file };
  const cube: Cube = { ...emptyCube(label, dimensions), notes: read.notes(names), origin: [] };
  fill(cube, px, list(px, "STUB").length, file);
  const updated = isoDate(first(px, "LAST-UPDATED") ?? first(px, "CREATION-DATE"));
  const table = first(px, "TABLEID") ?? first(px, "MATRIX");
  cube.origin.push({
    source: first(px, "SOURCE") ?? "px",
    ...(table === undefined ? {} : { table }),
    ...(updated === undefined ? {} : { updated }),
  });
  return cube;
}

class PxReader {
  readonly #px: PxFile;
  readonly #file: string;
  readonly #main: string;
  readonly #other: string | undefined;

  constructor(px: PxFile, file: string, main: string, other: string | undefined) {
    this.#px = px;
    this.#file = file;
    this.#main = main;
    this.#other = other;
  }

  /** A keyword's text in both languages; `name` in the file's first language. */
  texts(keyword: string, name: string | undefined): Text | undefined {
    const own = first(this.#px, keyword, name);
    if (own === undefined) return undefined;
    const translated = this.#translated(keyword, name)?.[0];
    return this.#pair(own, translated);
  }

  dimension(name: string, index: number) {
    const values = list(this.#px, "VALUES", name);
    if (values.length === 0)
      throw wrong(
        this.#file,
        `VALUES("${name}")`,
        undefined,
        "variabelns värden",
        "the values of the variable",
      );
    const codes = list(this.#px, "CODES", name);
    const translated = this.#translated("VALUES", name) ?? [];
    const contents = first(this.#px, "CONTVARIABLE") === name;
    const time = this.#px.keywords.some((keyword) => keyword.name === "TIMEVAL" && keyword.on[0] === name);
    const categories = values.map((value, at): Category => {
      const unit = contents ? (first(this.#px, "UNITS", value) ?? first(this.#px, "UNITS")) : undefined;
      return {
        // A code list shorter than its values happens in old files; the value itself is then the code.
        id: codes[at] || value,
        label: this.#pair(value, translated[at]),
        ...(unit === undefined ? {} : { unit: { sv: unit, en: unit } }),
      };
    });
    const id = first(this.#px, "VARIABLECODE", name) ?? name;
    const role = time ? ("time" as const) : contents ? ("metric" as const) : undefined;
    return { id, label: this.#pair(name, this.#nameIn(index)), ...(role ? { role } : {}), categories };
  }

  notes(names: readonly string[]): Note[] {
    return this.#px.keywords.flatMap(({ name, language, on, values }): Note[] => {
      if (!/^(NOTE|NOTEX|VALUENOTE|VALUENOTEX|CELLNOTE|CELLNOTEX)$/.test(name)) return [];
      if (language !== undefined && language !== this.#main) return [];
      const place = on.length > 0 && names.includes(on[0]!) ? `${on.join(", ")}: ` : "";
      const words = `${place}${values.join(" ").replaceAll("#", "\n")}`.trim();
      return [{ text: { sv: words, en: words }, mandatory: name.endsWith("X") }];
    });
  }

  #translated(keyword: string, name: string | undefined): string[] | undefined {
    if (this.#other === undefined) return undefined;
    const names = [...list(this.#px, "STUB"), ...list(this.#px, "HEADING")];
    const at = name === undefined ? -1 : names.indexOf(name);
    const inOther = name === undefined ? undefined : (this.#nameIn(at) ?? name);
    return this.#px.keywords.find(
      (found) => found.name === keyword && found.language === this.#other && found.on[0] === inOther,
    )?.values;
  }

  #nameIn(at: number): string | undefined {
    if (this.#other === undefined || at < 0) return undefined;
    const all = ["STUB", "HEADING"].flatMap(
      (keyword) =>
        this.#px.keywords.find((found) => found.name === keyword && found.language === this.#other)?.values ??
        [],
    );
    return all[at];
  }

  #pair(own: string, translated: string | undefined): Text {
    const other = translated ?? own;
    return this.#main === "en" ? { sv: other, en: own } : { sv: own, en: other };
  }
}

const find = ({ keywords }: PxFile, name: string, on?: string): Keyword | undefined =>
  keywords.find((keyword) => keyword.name === name && keyword.language === undefined && keyword.on[0] === on);
const list = (px: PxFile, name: string, on?: string): string[] => find(px, name, on)?.values ?? [];
const first = (px: PxFile, name: string, on?: string): string | undefined => list(px, name, on)[0];

/** `20230525 13:42` as an ISO time. */
function isoDate(text: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2}) (\d{2}):(\d{2})/.exec(text ?? "");
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:00Z` : undefined;
}

/** Without KEYS the number of figures tells whether all are there. */
function isWhole(px: PxFile): boolean {
  if (px.keywords.some(({ name }) => name === "KEYS")) return false;
  const names = [...list(px, "STUB"), ...list(px, "HEADING")];
  return px.data.length === names.reduce((cells, name) => cells * list(px, "VALUES", name).length, 1);
}

/** Row-major over STUB then HEADING. With KEYS each row starts with its stub codes, and rows of nothing are left out. */
function fill(cube: Cube, px: PxFile, stubs: number, file: string): void {
  const sizes = cube.dimensions.map(({ categories }) => categories.length);
  const width = sizes.slice(stubs).reduce((product, size) => product * size, 1);
  const keyed = px.keywords.some(({ name, language }) => name === "KEYS" && language === undefined);
  const { data } = px;
  if (!keyed) {
    if (data.length !== cube.values.length)
      throw wrong(
        file,
        "DATA",
        `${data.length}`,
        `${cube.values.length} värden`,
        `${cube.values.length} figures`,
      );
    for (const [cell, token] of data.entries()) set(cube, cell, token, file);
    return;
  }
  const step = stubs + width;
  for (let start = 0; start < data.length; start += step) {
    const row = data.slice(start, start + step);
    if (row.length !== step)
      throw wrong(file, "DATA", `${row.length}`, `${step} värden per rad`, `${step} items per row`);
    let at = 0;
    for (let stub = 0; stub < stubs; stub += 1) {
      const key = unquote(row[stub]!);
      const { categories } = cube.dimensions[stub]!;
      const position = categories.findIndex(
        ({ id, label }) => id === key || label.sv === key || label.en === key,
      );
      if (position < 0) throw wrong(file, "KEYS", key, "en kod ur STUB", "a code of the STUB");
      at = at * categories.length + position;
    }
    for (let cell = 0; cell < width; cell += 1) set(cube, at * width + cell, row[stubs + cell]!, file);
  }
}

const unquote = (token: string): string => (token.startsWith('"') ? token.slice(1, -1) : token);

function set(cube: Cube, cell: number, token: string, file: string): void {
  const quoted = token.startsWith('"');
  const word = unquote(token);
  const value = quoted ? NaN : Number(word);
  if (Number.isFinite(value)) {
    cube.values[cell] = value;
    cube.status[cell] = statusCode(value === 0 ? "zero" : "value");
    return;
  }
  const mark = readMark(word);
  if (mark === undefined)
    throw wrong(file, `DATA ${cell + 1}`, token, 'ett tal eller ".."', 'a number or ".."');
  if (mark.status !== undefined) cube.status[cell] = statusCode(mark.status);
  if (mark.status === "zero") cube.values[cell] = 0;
}

function wrong(file: string, row: string, value: unknown, sv: string, en: string): SourceError {
  return new SourceError("body", {
    file,
    row,
    value,
    problem: { sv: "PX-filen kan inte läsas", en: "the PX file cannot be read" },
    expected: { sv, en },
    action: { sv: "hämta PX-filen igen", en: "fetch the PX file again" },
  });
}
