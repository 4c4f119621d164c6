import { VERDICTS, type Verdict } from "@tvars/api";
import type { Text } from "@tvars/cube";

/** A verdict as a number, for a column of them: its place among VERDICTS. */
export const V = Object.fromEntries(VERDICTS.map((verdict, at) => [verdict, at])) as Record<Verdict, number>;

export const VERDICT_TITLES: Record<Verdict, Text> = {
  matched: { sv: "placerade", en: "placed" },
  outside: { sv: "utanför alla områden", en: "outside all areas" },
  missing: { sv: "plats eller år saknas", en: "place or year missing" },
  ambiguous: { sv: "tvetydig plats", en: "ambiguous place" },
  "wrong-version": { sv: "kod ur fel version", en: "code of the wrong version" },
  protected: { sv: "skyddad identitet, används inte", en: "protected identity, not used" },
  unreadable: { sv: "går inte att läsa", en: "cannot be read" },
  filtered: { sv: "bortvalda", en: "left out" },
};

/** Those that say a row ought to have had a place and has none. */
export const UNPLACED: readonly Verdict[] = [
  "outside",
  "missing",
  "ambiguous",
  "wrong-version",
  "unreadable",
];

/** Why a row got its verdict: a verdict and words, told by number so that a column of them is small. */
export class Reasons {
  readonly verdicts: number[] = [];
  readonly texts: Text[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a reason; the same words give the same number. */
  of(verdict: Verdict, text: Text): number {
    const key = `${verdict} ${text.sv}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.verdicts.push(V[verdict]);
      this.#numbers.set(key, number);
    }
    return number;
  }
}
