import { divisionOf, isVersion, versionFor } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Cube } from "@tvars/cube";
import type { RecordsEngine } from "@tvars/engine";
import { UNKNOWN_CATEGORY } from "@tvars/engine";
import type { Data } from "../../../data/data.ts";
import { regsoCodes, typeNumber } from "../../../data/data.ts";
import { STORED, groupColumn } from "../../stored.ts";

/**
 * The pieces that every table of some records is a sum of: area × year × groups, and what is only known to lie in a kommun, a län or
 * somewhere. A raw count stands in `values`: nothing of this leaves the folder.
 */
export interface BaseUnits {
  size: number;
  values: Float64Array;
  /** What each unit is along a dimension: `type`, `regso`, `deso`, `kommun`, `lan`, `year` and the groups. */
  columns: ReadonlyMap<string, UnitColumn>;
}

export interface UnitColumn {
  /** `regso` and `deso` as `regso@2025:1780R001`; `?` where it is not known; area type 0 where there is none. */
  ids: readonly string[];
  codes: Int32Array;
}

export interface UnitsWanted {
  records: string;
  /** Ids of groups that some table is divided or filtered by. */
  groups: readonly string[];
  deso?: boolean;
}

/** Beyond this many possible pieces only those with rows are kept; an attacker is then taken to know which are empty. */
const MOST_POSSIBLE = 600_000;

export async function baseUnits(engine: RecordsEngine, data: Data, wanted: UnitsWanted): Promise<BaseUnits> {
  const groups = wanted.groups.map(groupColumn);
  const ask = async (level: string[]): Promise<Cube> =>
    engine.recordsCube({
      from: wanted.records,
      by: [...level, STORED.year, ...groups],
      where: { [STORED.verdict]: ["matched"] },
      measures: [{ id: "n", of: "sum", column: STORED.n }],
    });
  const [whole, lan, kommun, area, deso] = await Promise.all([
    ask([]),
    ask([STORED.lan]),
    ask([STORED.kommun]),
    ask([STORED.area]),
    wanted.deso ? ask([STORED.deso]) : undefined,
  ]);
  return new Builder(data, wanted.groups, whole).build({ lan, kommun, area, deso });
}

interface Levels {
  lan: Cube;
  kommun: Cube;
  area: Cube;
  deso: Cube | undefined;
}

/** Where a unit lies; what is not known is `?`. */
interface Place {
  deso: string;
  regso: string;
  kommun: string;
  lan: string;
}

const U = UNKNOWN_CATEGORY;
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

class Builder {
  readonly #data: Data;
  readonly #years: readonly string[];
  /** Dimensions of what stands inside a place: year, then the groups. */
  readonly #inner: readonly { id: string; ids: readonly string[] }[];
  readonly #size: number;
  readonly #whole: Float64Array;
  readonly #ids = new Map<string, Map<string, number>>();
  readonly #codes = new Map<string, number[]>();
  readonly #values: number[] = [];

  constructor(data: Data, groups: readonly string[], whole: Cube) {
    this.#data = data;
    const dimensions = whole.dimensions.slice(0, -1);
    this.#inner = dimensions.map(({ categories }, at) => ({
      id: at === 0 ? "year" : groups[at - 1]!,
      ids: categories.map(({ id }) => id),
    }));
    this.#years = this.#inner[0]!.ids;
    this.#size = this.#inner.reduce((product, { ids }) => product * ids.length, 1);
    this.#whole = whole.values.map(known);
    for (const id of ["type", "regso", "deso", "kommun", "lan", ...this.#inner.map((one) => one.id)]) {
      this.#ids.set(id, new Map());
      this.#codes.set(id, []);
    }
  }

  build({ lan, kommun, area, deso }: Levels): BaseUnits {
    const areas = this.#byCode(area);
    for (const year of this.#years)
      if (/^\d{4}$/.test(year)) {
        const version = versionFor("regso", Number(year));
        for (const code of regsoCodes(this.#data, Number(year)))
          if (!areas.has(`${version}:${code}`)) areas.set(`${version}:${code}`, new Float64Array(this.#size));
      }
    const smaller = deso === undefined ? undefined : this.#byCode(deso);
    const possible = (areas.size + (smaller?.size ?? 0)) * this.#size;
    const all = possible <= MOST_POSSIBLE;
    const [kommuner, counties] = [this.#byCode(kommun), this.#byCode(lan)];

    if (smaller !== undefined)
      for (const [key, counts] of smaller) {
        const regso = this.#regsoOf(key);
        if (regso === undefined) continue;
        this.#add({ ...placeOf(regso), deso: key }, counts, all);
        take(areas.get(regso), counts);
        take(kommuner.get(placeOf(regso).kommun), counts);
        take(counties.get(placeOf(regso).lan), counts);
        take(this.#whole, counts);
      }
    for (const [key, counts] of areas) {
      this.#add(placeOf(key), counts, all && smaller === undefined);
      take(kommuner.get(placeOf(key).kommun), counts);
      take(counties.get(placeOf(key).lan), counts);
      take(this.#whole, counts);
    }
    for (const [key, counts] of kommuner) {
      this.#add({ deso: U, regso: U, kommun: key, lan: key.slice(0, 2) }, counts, false);
      take(counties.get(key.slice(0, 2)), counts);
      take(this.#whole, counts);
    }
    for (const [key, counts] of counties) {
      this.#add({ deso: U, regso: U, kommun: U, lan: key }, counts, false);
      take(this.#whole, counts);
    }
    this.#add({ deso: U, regso: U, kommun: U, lan: U }, this.#whole, false);
    return {
      size: this.#values.length,
      values: Float64Array.from(this.#values),
      columns: new Map(
        [...this.#ids].map(([id, ids]) => [
          id,
          { ids: [...ids.keys()], codes: Int32Array.from(this.#codes.get(id)!) },
        ]),
      ),
    };
  }

  /** Counts of each code of a level, in the order of the whole. */
  #byCode(cube: Cube): Map<string, Float64Array> {
    const [level, ...inner] = cube.dimensions.slice(0, -1);
    const positions = inner.map(({ categories }, d) =>
      categories.map(({ id }) => this.#inner[d]!.ids.indexOf(id)),
    );
    const found = new Map<string, Float64Array>();
    const size = cube.values.length / Math.max(1, level!.categories.length);
    for (const [at, { id }] of level!.categories.entries()) {
      if (id === U) continue;
      const counts = new Float64Array(this.#size);
      for (let k = 0; k < size; k++) {
        let [rest, to, stride] = [k, 0, 1];
        for (let d = inner.length - 1; d >= 0; d--) {
          const length = inner[d]!.categories.length;
          to += positions[d]![rest % length]! * stride;
          stride *= this.#inner[d]!.ids.length;
          rest = Math.floor(rest / length);
        }
        counts[to] = known(cube.values[at * size + k]!);
      }
      found.set(id, counts);
    }
    return found;
  }

  #add(place: Place, counts: Float64Array, withEmpty: boolean): void {
    const version = place.regso.slice(0, place.regso.indexOf(":"));
    const inner = this.#size / this.#years.length;
    for (const [at, year] of this.#years.entries()) {
      const own = /^\d{4}$/.test(year) && isVersion(version) && versionFor("regso", Number(year)) === version;
      const type =
        own && divisionOf(version as Version) === "regso"
          ? typeNumber(this.#data, place.regso.slice(version.length + 1), Number(year))
          : 0;
      for (let k = 0; k < inner; k++) {
        const value = rounded(counts[at * inner + k]!);
        if (value === 0 && !(withEmpty && own)) continue;
        this.#values.push(value);
        this.#push("type", String(type));
        for (const id of ["regso", "deso", "kommun", "lan"] as const) this.#push(id, place[id]);
        this.#push("year", year);
        let rest = k;
        for (let d = this.#inner.length - 1; d > 0; d--) {
          const { id, ids } = this.#inner[d]!;
          this.#push(id, ids[rest % ids.length]!);
          rest = Math.floor(rest / ids.length);
        }
      }
    }
  }

  #push(dimension: string, id: string): void {
    const ids = this.#ids.get(dimension)!;
    let code = ids.get(id);
    if (code === undefined) ids.set(id, (code = ids.size));
    this.#codes.get(dimension)!.push(code);
  }

  #regsoOf(key: string): string | undefined {
    const [version, code] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    if (!isVersion(version)) return undefined;
    const regso = this.#data.gazetteer.regsoOf(version, code);
    return regso === undefined
      ? undefined
      : `${version === "deso@2018" ? "regso@2020" : "regso@2025"}:${regso}`;
  }
}

const known = (value: number): number => (Number.isNaN(value) ? 0 : value);

function placeOf(regso: string): Place {
  const code = regso.slice(regso.indexOf(":") + 1);
  return { deso: U, regso, kommun: code.slice(0, 4), lan: code.slice(0, 2) };
}

function take(from: Float64Array | undefined, counts: Float64Array): void {
  if (from !== undefined) for (let at = 0; at < counts.length; at++) from[at]! -= counts[at]!;
}
