import type { AreaRef } from "@tvars/api";
import { versionInfo } from "@tvars/areas";
import type { Division, Version } from "@tvars/areas";

/** What a layer, a list or a key says of one area. */
export interface AreaRow {
  code: string;
  name: string | null;
  /** RegSO of a DeSO. */
  regso?: string | null;
}

/** Every area at hand, by version and code: names, what it is part of and what is part of it. */
export class Gazetteer {
  readonly #areas = new Map<Version, Map<string, AreaRef>>();
  readonly #parents = new Map<Version, Map<string, string>>();
  /** RegSO → its DeSO, made when first asked for after the last add. */
  readonly #children = new Map<Version, Map<string, string[]>>();
  /** Every name each area has been given, in the order met. */
  readonly #names = new Map<string, string[]>();

  /** Rows of one version; a later call fills what an earlier one left empty, and remembers a differing name. */
  add(version: Version, rows: Iterable<AreaRow>): void {
    const areas = this.#areas.get(version) ?? new Map<string, AreaRef>();
    const parents = this.#parents.get(version) ?? new Map<string, string>();
    this.#areas.set(version, areas);
    this.#parents.set(version, parents);
    this.#children.delete(version);
    for (const row of rows) {
      const name = row.name?.trim() ?? "";
      const known = areas.get(row.code);
      if (row.regso) parents.set(row.code, row.regso);
      if (!known) areas.set(row.code, areaRef(version, row.code, name || row.code));
      else if (known.name === row.code && name) known.name = name;
      if (name && name !== row.code) this.#remember(`${version}:${row.code}`, name);
    }
  }

  /**
   * Call once after the last add: makes sure that every kommun and län that an area lies in is there, and gives every
   * area their names.
   */
  finish(lanNames: ReadonlyMap<string, string>): this {
    const codes = [...this.#areas.values()]
      .flatMap((areas) => [...areas.keys()])
      .filter((code) => code !== "00");
    const inside = (digits: number): AreaRow[] => {
      const found = new Set(
        codes.filter((code) => code.length >= digits).map((code) => code.slice(0, digits)),
      );
      return [...found].map((code) => ({ code, name: digits === 2 ? (lanNames.get(code) ?? null) : null }));
    };
    this.add("lan@2007", inside(2));
    this.add("kommun@2007", inside(4));
    // One object for each kommun and län, shared by all areas in it: there are tens of thousands of them.
    const shared = new Map<string, { code: string; name: string }>();
    const named = (version: Version, code: string) => {
      const known = shared.get(code) ?? { code, name: this.get(version, code)!.name };
      shared.set(code, known);
      return known;
    };
    for (const [version, areas] of this.#areas) {
      if (version === "riket@2007" || version === "lan@2007") continue;
      for (const area of areas.values()) {
        area.lan = named("lan@2007", area.code.slice(0, 2));
        if (version !== "kommun@2007") area.kommun = named("kommun@2007", area.code.slice(0, 4));
      }
    }
    return this;
  }

  versions(): Version[] {
    return [...this.#areas.keys()].filter((version) => this.#areas.get(version)!.size > 0);
  }

  list(version: Version): AreaRef[] {
    return [...(this.#areas.get(version)?.values() ?? [])];
  }

  get(version: Version, code: string): AreaRef | undefined {
    return this.#areas.get(version)?.get(code);
  }

  /** The RegSO a DeSO lies in, where a key or layer said so. */
  regsoOf(deso: Version, code: string): string | undefined {
    return this.#parents.get(deso)?.get(code);
  }

  /** DeSO codes inside a RegSO. */
  desoOf(deso: Version, regso: string): readonly string[] {
    return this.#childrenOf(deso).get(regso) ?? [];
  }

  #childrenOf(deso: Version): Map<string, string[]> {
    const known = this.#children.get(deso);
    if (known) return known;
    const made = new Map<string, string[]>();
    for (const [code, parent] of this.#parents.get(deso) ?? []) {
      const list = made.get(parent);
      if (list) list.push(code);
      else made.set(parent, [code]);
    }
    this.#children.set(deso, made);
    return made;
  }

  names(version: Version, code: string): readonly string[] {
    return this.#names.get(`${version}:${code}`) ?? [];
  }

  /** Names an area has had, in its own version or the ones before and after, other than its present one. */
  formerNames({ version, code, name }: AreaRef): string[] {
    const { predecessor, successor } = versionInfo(version);
    const all = [version, predecessor, successor].flatMap((one) => (one ? this.names(one, code) : []));
    return [...new Set(all)].filter((other) => other !== name);
  }

  #remember(id: string, name: string): void {
    const known = this.#names.get(id);
    if (!known) this.#names.set(id, [name]);
    else if (!known.includes(name)) known.push(name);
  }
}

const SHORT: Partial<Record<Division, string>> = { kommun: "kommun:", lan: "lan:" };

export function areaRef(version: Version, code: string, name: string): AreaRef {
  const { division } = versionInfo(version);
  const id = division === "riket" ? "riket" : `${SHORT[division] ?? `${version}:`}${code}`;
  return { id, code, version, division, name };
}
