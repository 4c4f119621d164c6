import type { PlaceRef } from "@tvars/api";
import { kommunOf, lanOf, versionFor } from "@tvars/areas";
import type { Place } from "../../barometer/place.ts";
import type { Data } from "../../data/data.ts";
import { typeNumber } from "../../data/data.ts";
import type { AreaYear } from "../denominators/source.ts";

/** A RegSO of the place in a year. */
export interface ScopedArea extends AreaYear {
  name: string;
  kommun: string;
  lan: string;
  /** DeSO inside it, where a key or layer said so. */
  deso: readonly string[];
}

/** The place in every year that is counted. */
export interface Scope {
  place: PlaceRef;
  areas: ReadonlyMap<number, readonly ScopedArea[]>;
}

export async function scopeOf(
  data: Data,
  resolve: (id: string, year: number) => Promise<Place>,
  id: string,
  years: readonly number[],
): Promise<Scope> {
  const areas = new Map<number, ScopedArea[]>();
  let place: PlaceRef | undefined;
  for (const year of years) {
    const found = await resolve(id, year);
    place = found.ref;
    const deso = versionFor("deso", year);
    areas.set(
      year,
      found.codes.map((code) => ({
        version: found.version,
        code,
        year,
        type: typeNumber(data, code, year),
        name: data.gazetteer.get(found.version, code)?.name ?? code,
        kommun: kommunOf(code),
        lan: lanOf(code),
        deso: data.gazetteer.desoOf(deso, code),
      })),
    );
  }
  return { place: place!, areas };
}
