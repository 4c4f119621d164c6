import { VERDICTS } from "@tvars/api";
import type { PlacedBatch } from "./placed.ts";
import type { Places } from "./places.ts";
import { type Reasons, V } from "./verdicts.ts";

const EXAMPLES = 20;
/** Years from 1900 to 2100, and one place for rows without a year. */
export const FIRST_YEAR = 1899;
const YEARS = 202;

export interface Example {
  row: number;
  reason: number;
}

/** Counts what became of rows as they pass: nothing of them is kept but numbers and a few rows' numbers. */
export class Tally {
  rows = 0;
  readonly verdicts = new Float64Array(VERDICTS.length);
  readonly byReason: number[] = [];
  readonly byYear = new Float64Array(YEARS);
  readonly examples = new Map<number, Example[]>();
  /** Rows the reader could not make out at all. */
  unread = 0;
  apportioned = { rows: 0, pieces: 0 };
  /** Shares of rows that lie outside all areas though the row has a place. */
  outsideShare = 0;
  /** Rows by place and year: cell `place * YEARS + year`. */
  #cells = new Float64Array(1 << 16);
  readonly #reasons: Reasons;

  constructor(reasons: Reasons) {
    this.#reasons = reasons;
  }

  add({ batch, reason, year, place, rowOf, share }: PlacedBatch): void {
    const { length } = batch;
    const { verdicts: verdictOf } = this.#reasons;
    this.rows += length;
    let matched = 0;
    for (let row = 0; row < length; row++) {
      const why = reason[row]!;
      if (why < 0) matched++;
      else this.#lost(why, batch.row(row), verdictOf[why]!);
    }
    this.verdicts[V.matched] = this.verdicts[V.matched]! + matched;
    let most = 0;
    for (let k = 0; k < place.length; k++) if (place[k]! > most) most = place[k]!;
    this.#room(most);
    const { byYear } = this;
    const cells = this.#cells;
    if (!rowOf || !share) {
      for (let row = 0; row < length; row++) {
        const at = year[row] === 0 ? 0 : year[row]! - FIRST_YEAR;
        byYear[at]! += 1;
        cells[place[row]! * YEARS + at]! += 1;
      }
      return;
    }
    for (let row = 0; row < length; row++) byYear[year[row] === 0 ? 0 : year[row]! - FIRST_YEAR]! += 1;
    this.apportioned.rows += matched;
    for (let k = 0; k < place.length; k++) {
      const row = rowOf[k]!;
      cells[place[k]! * YEARS + (year[row] === 0 ? 0 : year[row]! - FIRST_YEAR)]! += share[k]!;
      if (reason[row]! >= 0) continue;
      this.apportioned.pieces += 1;
      if (place[k] === 0) this.outsideShare += share[k]!;
    }
  }

  addUnreadable(row: number, reason: number): void {
    this.rows += 1;
    this.unread += 1;
    this.byYear[0]! += 1;
    this.#lost(reason, row, V.unreadable);
  }

  #lost(reason: number, row: number, verdict: number): void {
    this.verdicts[verdict]! += 1;
    this.byReason[reason] = (this.byReason[reason] ?? 0) + 1;
    let list = this.examples.get(verdict);
    if (!list) this.examples.set(verdict, (list = []));
    if (list.length < EXAMPLES) list.push({ row, reason });
  }

  #room(place: number): void {
    const needed = (place + 1) * YEARS;
    if (needed <= this.#cells.length) return;
    const grown = new Float64Array(Math.max(needed, 2 * this.#cells.length));
    grown.set(this.#cells);
    this.#cells = grown;
  }

  /** Every place and year with rows. */
  *cells(places: Places): Generator<{ place: number; year: number; rows: number }> {
    for (let place = 1; place < places.size; place++)
      for (let at = 0; at < YEARS; at++) {
        const rows = this.#cells[place * YEARS + at] ?? 0;
        if (rows > 0) yield { place, year: at === 0 ? 0 : at + FIRST_YEAR, rows };
      }
  }
}
