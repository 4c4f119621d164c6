import type { Division, Version } from "@tvars/areas";

/**
 * Places that rows were given, told by number; 0 is nowhere. The columns of stored rows are lists by that number, so a batch of a million
 * rows holds one column of numbers and no texts.
 */
export class Places {
  readonly area: (string | null)[] = [null];
  readonly deso: (string | null)[] = [null];
  readonly kommun: (string | null)[] = [null];
  readonly lan: (string | null)[] = [null];
  readonly code: (string | null)[] = [null];
  readonly #numbers = new Map<string, number>();

  regso(version: Version, code: string): number {
    return this.#of(`${version}:${code}`, null, code);
  }

  /** A DeSO and the RegSO it is part of; without one only its kommun is known. */
  small(deso: Version, code: string, regso: string | undefined, regsoVersion: Version): number {
    return this.#of(regso === undefined ? null : `${regsoVersion}:${regso}`, `${deso}:${code}`, code);
  }

  /** A kommun, or a län. */
  coarse(division: Division, code: string): number {
    return this.#of(null, null, division === "lan" ? code.slice(0, 2) : code.slice(0, 4));
  }

  get size(): number {
    return this.area.length;
  }

  #of(area: string | null, deso: string | null, code: string): number {
    const key = `${area} ${deso} ${code}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.area.push(area) - 1;
      this.deso.push(deso);
      this.kommun.push(code.length >= 4 ? code.slice(0, 4) : null);
      this.lan.push(code.slice(0, 2));
      this.code.push(code);
      this.#numbers.set(key, number);
    }
    return number;
  }
}
