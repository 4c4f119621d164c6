import type { RecordsDefinition } from "@tvars/api";
import type { Version } from "@tvars/areas";
import { versionFor } from "@tvars/areas";
import type { CrsId } from "@tvars/geo";
import type { RowBatch, TextColumn, WantedColumn } from "@tvars/sources";
import { bothOf } from "../understand/coordinates.ts";
import type { CodePlacer, Found } from "./codes.ts";
import { PerEntry } from "./per-entry.ts";
import type { PlacedBatch } from "./placed.ts";
import { toMetres } from "./points.ts";
import type { PointPlacer } from "./points.ts";
import type { ShapePlacer } from "./shapes.ts";
import { Scratch } from "./scratch.ts";
import { V, type Reasons } from "./verdicts.ts";
import { readYear } from "./year.ts";

/** How the place of a row is found. */
export type Where =
  | {
      by: "point";
      x: string;
      y: string;
      crs: CrsId;
      axisOrder: "east-north" | "north-east";
      /** Undefined where there are no boundaries for the version. */
      placer: (version: Version) => Promise<PointPlacer | undefined>;
    }
  | { by: "geometry"; placer: ShapePlacer }
  | { by: "text"; column: string; codeOf: (text: string) => string | undefined; codes: CodePlacer };

const NONE = -1;

/** Gives every row of a batch its verdict, year, place and number. */
export class RowPlacer {
  readonly #definition: RecordsDefinition;
  readonly #where: Where;
  readonly #reasons: Reasons;
  readonly #filters: { column: string; keeps: PerEntry<boolean> }[];
  readonly #protected: { column: string; is: PerEntry<boolean> } | undefined;
  /** Years as they are, or `~reason`. */
  readonly #years: PerEntry<number> | undefined;
  readonly #found = new Map<number, PerEntry<number>>();
  readonly #versions = new Map<number, Version>();
  readonly #scratch = new Scratch();

  constructor(definition: RecordsDefinition, where: Where, reasons: Reasons) {
    this.#definition = definition;
    this.#where = where;
    this.#reasons = reasons;
    this.#filters = definition.only.map(({ column, values }) => {
      const kept = new Set(values);
      return { column, keeps: new PerEntry((text) => kept.has(text)) };
    });
    if (definition.protectedIdentity) {
      const { column, values } = definition.protectedIdentity;
      const marks = new Set(values.map((value) => value.toLowerCase()));
      this.#protected = { column, is: new PerEntry((text) => marks.has(text.toLowerCase())) };
    }
    const { time } = definition;
    if ("column" in time)
      this.#years = new PerEntry((text) => {
        const read = readYear(text, time.format);
        return "year" in read ? read.year : ~reasons.of("missing", read.why);
      });
  }

  async place(batch: RowBatch): Promise<PlacedBatch> {
    const { length } = batch;
    const reason = new Int32Array(length).fill(NONE);
    this.#leaveOut(batch, reason);
    const year = this.#yearsOf(batch, reason);
    const n = this.#numbersOf(batch, reason);
    const where = this.#where;
    switch (where.by) {
      case "text":
        return { batch, reason, year, n, place: this.#byText(where, batch, reason, year) };
      case "point": {
        const { x, y } = this.#coordinates(where, batch, reason);
        const place = await this.#byPoint(where, x, y, reason, year);
        return { batch, reason, year, n, place, x, y };
      }
      case "geometry": {
        const pieces = await where.placer.place(batch, reason, year);
        return { batch, reason, year, n, ...pieces };
      }
    }
  }

  #leaveOut({ length, texts }: RowBatch, reason: Int32Array): void {
    for (const { column, keeps } of this.#filters) {
      const { dictionary, codes } = texts[column]!;
      const kept = keeps.of(dictionary);
      const why = this.#reasons.of("filtered", {
        sv: `${column} är inte något av de valda värdena`,
        en: `${column} is none of the chosen values`,
      });
      for (let row = 0; row < length; row++) if (!kept[codes[row]!]) reason[row] = why;
    }
    if (!this.#protected) return;
    // Before any place is looked for: a protected row is not located.
    const { column, is } = this.#protected;
    const { dictionary, codes } = texts[column]!;
    const marked = is.of(dictionary);
    const why = this.#reasons.of("protected", { sv: "skyddad identitet", en: "protected identity" });
    for (let row = 0; row < length; row++) if (marked[codes[row]!] && reason[row] === NONE) reason[row] = why;
  }

  /** Year of each row, 0 where it is not known. */
  #yearsOf({ length, texts }: RowBatch, reason: Int32Array): Int32Array {
    const { time } = this.#definition;
    const years = new Int32Array(length);
    if (!("column" in time)) return years.fill(time.year);
    const { dictionary, codes } = texts[time.column]!;
    const read = this.#years!.of(dictionary);
    for (let row = 0; row < length; row++) {
      const year = read[codes[row]!]!;
      if (year >= 0) years[row] = year;
      else if (reason[row] === NONE) reason[row] = ~year;
    }
    return years;
  }

  /** How many each row stands for; undefined is one. */
  #numbersOf({ length, numbers }: RowBatch, reason: Int32Array): Float64Array | undefined {
    const { rowCount } = this.#definition;
    if (rowCount === undefined) return undefined;
    const { values, texts } = numbers[rowCount]!;
    const n = Float64Array.from(values);
    for (let row = 0; row < length; row++) {
      if (n[row]! >= 0) continue;
      if (reason[row] === NONE)
        reason[row] = texts.has(row)
          ? this.#reasons.of("unreadable", {
              sv: `${rowCount} är inget tal; ".." och "." är inte noll`,
              en: `${rowCount} is no number; ".." and "." are not zero`,
            })
          : Number.isNaN(n[row])
            ? this.#reasons.of("missing", { sv: `${rowCount} saknas`, en: `${rowCount} is missing` })
            : this.#reasons.of("unreadable", {
                sv: `${rowCount} är mindre än noll`,
                en: `${rowCount} is below zero`,
              });
      n[row] = 0;
    }
    return n;
  }

  #byText(
    { column, codeOf, codes: placer }: Extract<Where, { by: "text" }>,
    { length, texts }: RowBatch,
    reason: Int32Array,
    year: Int32Array,
  ): Int32Array {
    const place = new Int32Array(length);
    const { dictionary, codes } = texts[column]!;
    const noKey = (): number =>
      ~this.#reasons.of("outside", {
        sv: "nyckeln finns inte i nyckeltabellen",
        en: "the key is not in the key table",
      });
    const finder = (of: number): PerEntry<number> => {
      let made = this.#found.get(of);
      if (!made) {
        made = new PerEntry((text) => {
          const code = text === "" ? "" : codeOf(text);
          return code === undefined ? noKey() : numberOf(placer.find(code, of));
        });
        this.#found.set(of, made);
      }
      return made;
    };
    let [of, found] = [0, undefined as readonly number[] | undefined];
    for (let row = 0; row < length; row++) {
      if (reason[row] !== NONE) continue;
      if (year[row] !== of || !found) {
        of = year[row]!;
        found = finder(of).of(dictionary);
      }
      const at = found[codes[row]!]!;
      if (at >= 0) place[row] = at;
      else reason[row] = ~at;
    }
    return place;
  }

  #coordinates(
    { x: xName, y: yName, crs, axisOrder }: Extract<Where, { by: "point" }>,
    { length, texts, numbers }: RowBatch,
    reason: Int32Array,
  ): { x: Float64Array; y: Float64Array } {
    const empty = this.#reasons.of("missing", { sv: "koordinater saknas", en: "no coordinates" });
    const odd = this.#reasons.of("unreadable", {
      sv: "koordinaterna är inga tal",
      en: "the coordinates are no numbers",
    });
    const zero = this.#reasons.of("missing", {
      sv: "koordinaterna är 0, 0: ingen plats",
      en: "the coordinates are 0, 0: no place",
    });
    const both = xName === yName ? pairs(texts[xName]!, length) : undefined;
    const x = both?.x ?? numbers[xName]!.values;
    const y = both?.y ?? numbers[yName]!.values;
    for (let row = 0; row < length; row++) {
      const sum = x[row]! + y[row]!;
      if (sum !== 0 && sum - sum === 0) continue;
      if (reason[row] !== NONE || (sum === 0 && x[row] !== 0)) continue;
      const filled = both
        ? both.filled(row)
        : numbers[xName]!.texts.has(row) || numbers[yName]!.texts.has(row);
      reason[row] = sum === 0 ? zero : filled ? odd : empty;
    }
    return toMetres(x, y, crs, axisOrder);
  }

  async #byPoint(
    { placer }: Extract<Where, { by: "point" }>,
    x: Float64Array,
    y: Float64Array,
    reason: Int32Array,
    year: Int32Array,
  ): Promise<Int32Array> {
    const place = new Int32Array(x.length);
    const lists = new Map<Version, { rows: Int32Array; count: number }>();
    let [of, list] = [-1, undefined as { rows: Int32Array; count: number } | undefined];
    for (let row = 0; row < x.length; row++) {
      if (reason[row] !== NONE) continue;
      if (year[row] !== of || !list) {
        of = year[row]!;
        const version = this.#version(of);
        list = lists.get(version) ?? { rows: this.#scratch.ints(version, x.length), count: 0 };
        lists.set(version, list);
      }
      list.rows[list.count++] = row;
    }
    const outside = this.#reasons.of("outside", {
      sv: "punkten ligger utanför alla områden",
      en: "the point lies outside all areas",
    });
    for (const [version, { rows, count }] of lists) {
      const found = await placer(version);
      const own = rows.subarray(0, count);
      const [xs, ys] =
        count === x.length
          ? [x, y]
          : [
              gather(x, own, this.#scratch.doubles("x", count)),
              gather(y, own, this.#scratch.doubles("y", count)),
            ];
      const places = found?.locate(xs, ys, this.#scratch.ints("places", count));
      const none = found ? outside : this.#reasons.of("missing", noBoundariesOf(version));
      for (let k = 0; k < own.length; k++) {
        const at = places ? places[k]! : 0;
        if (at > 0) place[own[k]!] = at;
        else reason[own[k]!] = none;
      }
    }
    return place;
  }

  #version(year: number): Version {
    let version = this.#versions.get(year);
    if (!version) {
      version = versionFor("regso", year);
      this.#versions.set(year, version);
    }
    return version;
  }
}

export const noBoundariesOf = (version: Version) => ({
  sv: `gränserna för ${version}, som gäller radens år, finns inte här; hämta dem`,
  en: `the boundaries of ${version}, in force in the row's year, are not here; fetch them`,
});

const numberOf = (found: Found): number => ("place" in found ? found.place : ~found.reason);

function gather<Out extends Float64Array>(values: Float64Array, rows: Int32Array, out: Out): Out {
  for (let k = 0; k < out.length; k++) out[k] = values[rows[k]!]!;
  return out;
}

/** Both coordinates out of one column. */
function pairs(
  { dictionary, codes }: TextColumn,
  length: number,
): { x: Float64Array; y: Float64Array; filled: (row: number) => boolean } {
  const [x, y] = [new Float64Array(length), new Float64Array(length)];
  for (let row = 0; row < length; row++) {
    const [first, second] = bothOf(dictionary[codes[row]!]!);
    x[row] = first;
    y[row] = second;
  }
  return { x, y, filled: (row) => codes[row] !== 0 };
}

/** The columns a definition reads, each as what it is read as; a column may be read both ways. */
export function wantedColumns(definition: RecordsDefinition): WantedColumn[] {
  const { place, time, groups, amounts, only } = definition;
  const texts = [
    ...(place.by === "code" || place.by === "key" ? [place.column] : []),
    ...(place.by === "point" && place.x === place.y ? [place.x] : []),
    ...("column" in time ? [time.column] : []),
    ...groups.map(({ column }) => column),
    ...only.map(({ column }) => column),
    definition.contributor,
    definition.identifier,
    definition.protectedIdentity?.column,
  ];
  const numbers = [
    ...(place.by === "point" && place.x !== place.y ? [place.x, place.y] : []),
    ...amounts.flatMap(({ column, weight }) => [column, weight]),
    definition.rowCount,
    definition.surveyWeight,
  ];
  return [
    ...unique(texts).map((column) => ({ column, as: "text" as const })),
    ...unique(numbers).map((column) => ({ column, as: "number" as const })),
  ];
}

const unique = (names: readonly (string | undefined)[]): string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
];

export const isMatched = (reason: number, verdicts: readonly number[]): boolean =>
  reason === NONE || verdicts[reason] === V.matched;
