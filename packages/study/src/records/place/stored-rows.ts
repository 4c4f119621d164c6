import { VERDICTS, type RecordsDefinition } from "@tvars/api";
import type { RecordsBatch, RecordsBatchColumn } from "@tvars/engine";
import type { TextColumn } from "@tvars/sources";
import {
  STORED,
  amountColumn,
  amountId,
  groupColumn,
  meanWeightColumn,
  statusColumn,
  weighedColumn,
} from "../stored.ts";
import { AMOUNT_STATUSES, readAmount } from "./amounts.ts";
import { categoryOf } from "./groups.ts";
import { PerEntry } from "./per-entry.ts";
import type { PlacedBatch } from "./placed.ts";
import type { Places } from "./places.ts";
import { Scratch } from "./scratch.ts";
import { type Reasons, V } from "./verdicts.ts";

const YEAR_TEXTS: (string | null)[] = Array.from({ length: 202 }, (_, at) =>
  at === 0 ? null : String(1899 + at),
);

/** Makes of placed rows the columns that are kept: see stored.ts. What tells who or where someone is goes no further. */
export class StoredRows {
  /** Filled cells of amounts that are neither numbers nor known marks, by amount. */
  readonly odd: number[];
  readonly #definition: RecordsDefinition;
  readonly #places: Places;
  readonly #reasons: Reasons;
  readonly #groups: PerEntry<string | null>[];
  readonly #scratch = new Scratch();
  readonly #contributors = new Map<string, number>();
  readonly #contributor = new PerEntry((text) => this.#contributorOf(text));

  constructor(definition: RecordsDefinition, places: Places, reasons: Reasons) {
    this.#definition = definition;
    this.#places = places;
    this.#reasons = reasons;
    this.#groups = definition.groups.map((group) => new PerEntry(categoryOf(group)));
    this.odd = definition.amounts.map(() => 0);
  }

  /** The columns of a batch, to be used before the next is asked for; undefined where nothing of it is kept. */
  batch(placed: PlacedBatch): RecordsBatch | undefined {
    const { batch, reason, year, rowOf, share, place } = placed;
    const { verdicts } = this.#reasons;
    const pieces = rowOf ?? undefined;
    const total = pieces ? pieces.length : batch.length;
    // Filtered rows are not kept at all; protected ones only as a count, by bare().
    let kept = 0;
    const keep = this.#scratch.ints("keep", total);
    for (let k = 0; k < total; k++) {
      const why = reason[pieces ? pieces[k]! : k]!;
      const verdict = why < 0 ? V.matched : verdicts[why]!;
      if (verdict !== V.filtered && verdict !== V.protected) keep[kept++] = k;
    }
    if (kept === 0) return undefined;
    const whole = kept === batch.length && !pieces;
    const rows = whole ? undefined : keep.subarray(0, kept);
    /** Row of the batch of each kept row. */
    const at = rows && pieces ? Int32Array.from(rows, (k) => pieces[k]!) : rows;
    const pick = (codes: Int32Array): Int32Array => (at ? pickInts(codes, at) : codes);
    const part = (k: number): number => (share && rows ? share[rows[k]!]! : 1);
    const placeOf = rows ? pickInts(place, rows) : place;
    const verdict = new Uint8Array(kept);
    const years = new Uint8Array(kept);
    for (let k = 0; k < kept; k++) {
      const row = at ? at[k]! : k;
      const why = reason[row]!;
      verdict[k] = why >= 0 ? verdicts[why]! : placeOf[k] === 0 ? V.outside : V.matched;
      years[k] = year[row] === 0 ? 0 : year[row]! - 1899;
    }
    const n = placed.n || share ? new Float64Array(kept) : this.#ones(kept);
    if (placed.n || share)
      for (let k = 0; k < kept; k++) n[k] = (placed.n ? placed.n[at ? at[k]! : k]! : 1) * part(k);
    const texts = (
      dictionary: readonly (string | null)[],
      codes: Int32Array | Uint8Array,
    ): RecordsBatchColumn => ({
      type: "VARCHAR",
      dictionary,
      codes,
    });
    const { area, deso, kommun, lan } = this.#places;
    const columns: Record<string, RecordsBatchColumn> = {
      [STORED.verdict]: texts(VERDICTS, verdict),
      [STORED.area]: texts(area, placeOf),
      [STORED.deso]: texts(deso, placeOf),
      [STORED.kommun]: texts(kommun, placeOf),
      [STORED.lan]: texts(lan, placeOf),
      [STORED.year]: texts(YEAR_TEXTS, years),
      [STORED.n]: { type: "DOUBLE", values: n },
      [STORED.weight]: { type: "DOUBLE", values: this.#weights(placed, n, at) },
      [STORED.contributor]: { type: "INTEGER", values: this.#contributorsOf(placed, kept, at) },
    };
    for (const [group, { id, column }] of this.#definition.groups.entries()) {
      const { dictionary, codes } = batch.texts[column]!;
      columns[groupColumn(id)] = texts(this.#groups[group]!.of(dictionary), pick(codes));
    }
    this.#amounts(columns, placed, kept, at, part);
    this.#kept(columns, placed, kept, at);
    return columns;
  }

  /** Rows of which nothing is kept but their verdict: protected ones, and those that could not be read. */
  bare(verdict: number, rows: number): RecordsBatch {
    const none = (): RecordsBatchColumn => ({
      type: "VARCHAR",
      dictionary: [null],
      codes: new Uint8Array(rows),
    });
    const numbers = (value: number): RecordsBatchColumn => ({
      type: "DOUBLE",
      values: new Float64Array(rows).fill(value),
    });
    const { groups, amounts, keepIdentifiers, keepCoordinates } = this.#definition;
    const columns: Record<string, RecordsBatchColumn> = {
      [STORED.verdict]: { type: "VARCHAR", dictionary: VERDICTS, codes: new Uint8Array(rows).fill(verdict) },
      [STORED.area]: none(),
      [STORED.deso]: none(),
      [STORED.kommun]: none(),
      [STORED.lan]: none(),
      [STORED.year]: none(),
      [STORED.n]: numbers(1),
      [STORED.weight]: numbers(1),
      [STORED.contributor]: { type: "INTEGER", values: new Int32Array(rows).fill(-1) },
    };
    for (const { id } of groups) columns[groupColumn(id)] = none();
    for (const [order, { combine }] of amounts.entries()) {
      const id = amountId(order);
      columns[amountColumn(id)] = numbers(NaN);
      columns[statusColumn(id)] = {
        type: "VARCHAR",
        dictionary: AMOUNT_STATUSES,
        codes: new Uint8Array(rows).fill(AMOUNT_STATUSES.indexOf("missing")),
      };
      if (combine !== "mean") continue;
      columns[meanWeightColumn(id)] = numbers(NaN);
      columns[weighedColumn(id)] = numbers(NaN);
    }
    if (keepIdentifiers && this.#definition.identifier) columns[STORED.identifier] = none();
    if (keepCoordinates && this.#definition.place.by === "point") {
      columns[STORED.x] = numbers(NaN);
      columns[STORED.y] = numbers(NaN);
    }
    return columns;
  }

  #weights({ batch }: PlacedBatch, n: Float64Array, at: Int32Array | undefined): Float64Array {
    const { surveyWeight } = this.#definition;
    if (surveyWeight === undefined) return n;
    const { values } = batch.numbers[surveyWeight]!;
    const weights = new Float64Array(n.length);
    for (let k = 0; k < n.length; k++) weights[k] = values[at ? at[k]! : k]! * n[k]!;
    return weights;
  }

  /** Every row stands for one. */
  #ones = (rows: number): Float64Array => this.#scratch.doubles("ones", rows).fill(1);

  #contributorOf(text: string): number {
    if (text === "") return -1;
    let number = this.#contributors.get(text);
    if (number === undefined) {
      number = this.#contributors.size;
      this.#contributors.set(text, number);
    }
    return number;
  }

  #contributorsOf({ batch }: PlacedBatch, kept: number, at: Int32Array | undefined): Int32Array {
    const { contributor } = this.#definition;
    if (contributor === undefined) return this.#scratch.ints("none", kept).fill(-1);
    const out = new Int32Array(kept);
    const { dictionary, codes } = batch.texts[contributor]!;
    const numbers = this.#contributor.of(dictionary);
    for (let k = 0; k < kept; k++) out[k] = numbers[codes[at ? at[k]! : k]!]!;
    return out;
  }

  #amounts(
    columns: Record<string, RecordsBatchColumn>,
    { batch }: PlacedBatch,
    kept: number,
    at: Int32Array | undefined,
    part: (k: number) => number,
  ): void {
    for (const [order, amount] of this.#definition.amounts.entries()) {
      const id = amountId(order);
      const read = readAmount(amount, batch.numbers[amount.column]!, batch.length);
      this.odd[order]! += read.odd;
      const [values, status] = [new Float64Array(kept), new Uint8Array(kept)];
      for (let k = 0; k < kept; k++) {
        const row = at ? at[k]! : k;
        // A sum is shared out over the pieces of a row; a mean is the same in each.
        values[k] = read.values[row]! * (amount.combine === "sum" ? part(k) : 1);
        status[k] = read.status[row]!;
      }
      columns[amountColumn(id)] = { type: "DOUBLE", values };
      columns[statusColumn(id)] = { type: "VARCHAR", dictionary: AMOUNT_STATUSES, codes: status };
      if (amount.combine !== "mean") continue;
      const weighs = amount.weight === undefined ? undefined : batch.numbers[amount.weight]!.values;
      const [weight, weighed] = [new Float64Array(kept), new Float64Array(kept)];
      for (let k = 0; k < kept; k++) {
        weight[k] = Number.isNaN(values[k]) ? NaN : (weighs ? weighs[at ? at[k]! : k]! : 1) * part(k);
        weighed[k] = values[k]! * weight[k]!;
      }
      columns[meanWeightColumn(id)] = { type: "DOUBLE", values: weight };
      columns[weighedColumn(id)] = { type: "DOUBLE", values: weighed };
    }
  }

  /** Only where the user said so. */
  #kept(
    columns: Record<string, RecordsBatchColumn>,
    { batch, x, y }: PlacedBatch,
    kept: number,
    at: Int32Array | undefined,
  ): void {
    const { identifier, keepIdentifiers, keepCoordinates } = this.#definition;
    if (keepIdentifiers && identifier) {
      const { dictionary, codes }: TextColumn = batch.texts[identifier]!;
      columns[STORED.identifier] = { type: "VARCHAR", dictionary, codes: at ? pickInts(codes, at) : codes };
    }
    if (!keepCoordinates || !x || !y) return;
    const pickNumbers = (values: Float64Array): Float64Array =>
      at ? Float64Array.from({ length: kept }, (_, k) => values[at[k]!]!) : values;
    columns[STORED.x] = { type: "DOUBLE", values: pickNumbers(x) };
    columns[STORED.y] = { type: "DOUBLE", values: pickNumbers(y) };
  }
}

function pickInts(codes: Int32Array, rows: Int32Array): Int32Array {
  const out = new Int32Array(rows.length);
  for (let k = 0; k < out.length; k++) out[k] = codes[rows[k]!]!;
  return out;
}
