import type { AreaRef, SearchHit } from "@tvars/api";
import { divisionOf, versionFor } from "@tvars/areas";
import type { Geography } from "../layers/geography.ts";
import type { Data } from "./data.ts";

/** How well a text fits: smaller is better, undefined is no fit. */
function rank(area: AreaRef, names: readonly string[], query: string): number | undefined {
  const code = area.code.toLowerCase();
  if (code === query) return 0;
  const folded = names.map(fold);
  if (folded.includes(query)) return 1;
  if (folded.some((name) => name.startsWith(query))) return 2;
  if (code.startsWith(query) && query.length >= 2) return 3;
  if (folded.some((name) => name.split(/[\s-]+/).some((word) => word.startsWith(query)))) return 4;
  return folded.some((name) => name.includes(query)) ? 5 : undefined;
}

/** Lower case without accents, so that "ostra" finds Östra; å, ä and ö typed as such fit too. */
const fold = (text: string): string => text.trim().toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");

const ORDER = ["lan", "kommun", "regso", "deso", "riket"];

/** Areas whose name, earlier name or code fits; larger areas first among equals. RegSO and DeSO of the year's versions. */
export async function searchAreas(
  data: Data,
  geography: Geography,
  text: string,
  year: number | undefined,
  limit: number,
): Promise<SearchHit[]> {
  const query = fold(text);
  if (query.length === 0) return [];
  const versions = data.gazetteer.versions().filter((version) => {
    const division = divisionOf(version);
    return year === undefined || versionFor(division, year) === version;
  });
  const hits = versions.flatMap((version) =>
    data.gazetteer.list(version).flatMap((area) => {
      const also = data.gazetteer.formerNames(area);
      const fit = rank(area, [area.name, ...also], query);
      return fit === undefined ? [] : [{ area, also, fit }];
    }),
  );
  hits.sort(
    (a, b) =>
      a.fit - b.fit ||
      ORDER.indexOf(a.area.division) - ORDER.indexOf(b.area.division) ||
      a.area.name.localeCompare(b.area.name, "sv") ||
      (a.area.code < b.area.code ? -1 : 1),
  );
  return Promise.all(
    hits.slice(0, limit).map(async ({ area, also }) => ({
      area,
      also,
      centre: (await geography.shape(area.version, area.code))?.centre ?? null,
    })),
  );
}
