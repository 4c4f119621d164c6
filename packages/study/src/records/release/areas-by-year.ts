import type { Place } from "../../barometer/place.ts";
import { StudyError } from "../../error.ts";
import type { AreasOf } from "./inside/rows.ts";

/** Which areas a place holds in each year, as tables of records count them: none in a year without an index. */
export function areasByYear(
  resolve: (id: string, year: number) => Promise<Place>,
  years: readonly number[],
): AreasOf {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  const areas = async (id: string, year: number): Promise<ReadonlySet<string>> => {
    if (!years.includes(year)) return new Set();
    try {
      const { version, codes } = await resolve(id, year);
      return new Set(codes.map((code) => `${version}:${code}`));
    } catch (error) {
      if (error instanceof StudyError && error.kind === "not-found") return new Set();
      throw error;
    }
  };
  return (id, year) => {
    const key = `${year} ${id}`;
    const found = known.get(key) ?? areas(id, Number(year));
    known.set(key, found);
    return found;
  };
}
