import type { AreaRow, AreaTable } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Division } from "@tvars/areas";
import { absent, figure } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, provenanceOf, regsoVersion } from "../data/data.ts";
import { areaRef } from "../data/gazetteer.ts";
import { comparableCodes } from "./comparable.ts";
import { sumByType, weightedMean } from "./by-type.ts";
import type { Place } from "./place.ts";

/** Index, type, parts, population and change of one RegSO. */
export function regsoRow(data: Data, code: string, year: number): AreaRow {
  const version = regsoVersion(year);
  const before = year - 1;
  const same = data.years.includes(before) && comparableCodes(data, before, year).has(code);
  const index = indexFigure(data, "index", code, year);
  const then: Figure = same ? indexFigure(data, "index", code, before) : absent("not-applicable");
  return {
    area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
    index,
    type: indexFigure(data, "type", code, year),
    v1: indexFigure(data, "v1", code, year),
    v2: indexFigure(data, "v2", code, year),
    v3: indexFigure(data, "v3", code, year),
    population: populationFigure(data, version, code, year),
    change: difference(index, then),
    typeBefore: same ? indexFigure(data, "type", code, before) : absent("not-applicable"),
  };
}

/** b − a to the decimals of the published index, so that 5.3 − 5.1 is 0.2. */
export function difference(after: Figure, before: Figure): Figure {
  if (after.value === null || before.value === null) {
    const status = after.value === null ? after.status : before.status;
    return absent(status as "missing");
  }
  return figure(Math.round((after.value - before.value) * 10) / 10);
}

/** The equal table of a place: one row per RegSO, kommun or län. DeSO have no index; they show population only. */
export function areaTableOf(data: Data, place: Place, year: number, division: Division): AreaTable {
  const rows =
    division === "regso"
      ? place.codes.map((code) => regsoRow(data, code, year))
      : division === "deso"
        ? desoRows(data, place, year)
        : groupRows(data, place, year, division);
  const id = encodeURIComponent(place.ref.id);
  return {
    place: place.ref,
    year,
    version: versionFor(division, year),
    rows: rows.sort((a, b) => byPlace(a, b)),
    provenance: provenanceOf(data, ["TAB6586", "TAB6574"], {
      method: {
        sv: "Index, delar och typ är SCB:s publicerade värden. Index är medelvärdet av V1, V2 och V3 i procent; högre är större utmaningar. Ändringen är mot året före, och visas bara där området är detsamma.",
        en: "Index, parts and type are SCB's published values. The index is the mean of V1, V2 and V3 in per cent; higher means greater challenges. The change is since the year before, shown only where the area is the same.",
      },
      command: `tvars areas --place ${place.ref.id} --year ${year} --division ${division}`,
      request: `/api/areas?place=${id}&year=${year}&division=${division}`,
    }),
  };
}

const byPlace = (a: AreaRow, b: AreaRow): number =>
  (a.area.kommun?.name ?? "").localeCompare(b.area.kommun?.name ?? "", "sv") ||
  a.area.name.localeCompare(b.area.name, "sv") ||
  (a.area.code < b.area.code ? -1 : 1);

const none = (): Figure => absent("not-applicable");

function groupRows(data: Data, place: Place, year: number, division: "kommun" | "lan" | "riket"): AreaRow[] {
  const digits = { riket: 0, lan: 2, kommun: 4 }[division];
  const groups = groupBy(place.codes, (code) => code.slice(0, digits) || "00");
  return [...groups].map(([code, codes]) => {
    const version = versionFor(division, year);
    const rows = codes.map((regso) => regsoRow(data, regso, year));
    const populations = rows.map((row) => row.population);
    const mean = (measure: "index" | "v1" | "v2" | "v3"): Figure =>
      weightedMean(
        rows.map((row) => row[measure]),
        populations,
      );
    const sums = sumByType(rows.map((row) => ({ type: row.type.value ?? 0, population: row.population })));
    const published = populationFigure(data, version, code, year);
    return {
      area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
      index: mean("index"),
      type: none(),
      v1: mean("v1"),
      v2: mean("v2"),
      v3: mean("v3"),
      population: published.value === null ? sums.population : published,
      change: none(),
      typeBefore: none(),
      types: sums.types,
    };
  });
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function desoRows(data: Data, place: Place, year: number): AreaRow[] {
  const version = versionFor("deso", year);
  const inside = new Set(place.codes);
  return data.gazetteer
    .list(version)
    .filter(({ code }) => inside.has(data.gazetteer.regsoOf(version, code) ?? ""))
    .map((area) => ({
      area,
      index: none(),
      type: none(),
      v1: none(),
      v2: none(),
      v3: none(),
      population: populationFigure(data, version, area.code, year),
      change: none(),
      typeBefore: none(),
    }));
}
