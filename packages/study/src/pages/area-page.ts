import type { AreaPage, AreaRef, YearOfArea } from "@tvars/api";
import { divisionOf, parseAreaId, versionFor, versionInfo } from "@tvars/areas";
import type { AreaKey, Version } from "@tvars/areas";
import { absent } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { Engine } from "@tvars/engine";
import { breaksWithin } from "../barometer/breaks.ts";
import { weightedMean } from "../barometer/by-type.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, provenanceOf, regsoVersion } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";
import { ageShares, agesOf } from "./ages.ts";
import { bridgeOfArea } from "./bridge-of-area.ts";
import { caveatsOf } from "./caveats.ts";
import { changeOf } from "./change.ts";
import { contrastsOf } from "./contrasts.ts";
import type { ContrastSource } from "./contrasts.ts";
import { distanceOf } from "./distance.ts";
import { similarAreas } from "./similar.ts";
import { noIndexYet, noSuchArea, notAnAreaId } from "../problems.ts";

export interface AreaPageNeeds {
  data: Data;
  engine: Engine;
  geography: Geography;
  contrasts: ContrastSource;
  /** Resolves riket, län and kommun above the area. */
  above: (area: AreaRef, year: number) => Promise<Place[]>;
}

/** The area an id names; its page shows the version it is of, whatever year is looked at elsewhere. */
export function findArea(data: Data, id: string): AreaRef {
  let key: AreaKey;
  try {
    key = parseAreaId(id);
  } catch (cause) {
    throw notAnAreaId(id, cause);
  }
  const area = data.gazetteer.get(key.version, key.code);
  if (area) return area;
  throw noSuchArea(id, key.code, key.version);
}

/** One RegSO or DeSO: everything that is known of it, with caveats. */
export async function areaPageOf(
  needs: AreaPageNeeds,
  id: string,
  asked: number | undefined,
): Promise<AreaPage> {
  const { data, engine, geography } = needs;
  const area = findArea(data, id);
  const { version, code } = area;
  const year = yearWithin(data, version, asked);
  const isRegso = divisionOf(version) === "regso";
  const deso = versionFor("deso", year);
  const regso = isRegso ? code : data.gazetteer.regsoOf(version, code);
  const years = regso === undefined ? [] : yearsOf(data, isRegso ? regso : undefined, version, code);
  const ages = await agesOf(data, engine, version, code, year);
  const places = await needs.above(area, year);
  const shape = await geography.shape(version, code);
  return {
    area,
    year,
    names: namesOf(data, area),
    parents: parentsOf(data, area, regso, year),
    children: isRegso
      ? data.gazetteer.desoOf(deso, code).flatMap((child) => data.gazetteer.get(deso, child) ?? [])
      : [],
    years,
    breaks: breaksWithin(years.map((point) => point.year)),
    bridge: bridgeOfArea(data, area),
    distance: isRegso ? distanceOf(data, code, year) : null,
    change: isRegso ? changeOf(data, code, year) : null,
    caveats: caveatsOf(data, version, code, year, ageShares(ages)),
    neighbours: isRegso
      ? (await geography.neighbours(version, code)).flatMap(({ code: other, borderM }) => {
          const neighbour = data.gazetteer.get(version, other);
          if (!neighbour) return [];
          const type = indexFigure(data, "type", other, year);
          return [{ area: neighbour, type, index: indexFigure(data, "index", other, year), borderM }];
        })
      : [],
    similar: isRegso ? similarAreas(data, code, year) : [],
    comparison: places.map((place) => comparisonOf(data, place, year)),
    contrasts: isRegso ? await contrastsOf(data, needs.contrasts, code, year) : [],
    ages: ages.ages,
    centre: shape?.centre ?? null,
    bounds: shape?.bounds ?? null,
    provenance: provenanceOf(data, ["TAB6586", "TAB6574", version], {
      method: {
        sv: "Index, delar och typ är SCB:s publicerade värden; högre index är större utmaningar. Liknande områden har minst avstånd i V1, V2 och V3, vart och ett delat med sin standardavvikelse. Avståndet till gränsen räknas från gränsens intervall.",
        en: "Index, parts and type are SCB's published values; a higher index means greater challenges. Similar areas have the smallest distance in V1, V2 and V3, each divided by its standard deviation. The distance to a cut is reckoned from the cut's interval.",
      },
      command: `tvars index --place ${id} --year ${year}`,
      request: `/api/areas/${encodeURIComponent(id)}?year=${year}`,
    }),
  };
}

/** The year asked for when the version is valid then, else the latest year of the version with an index. */
function yearWithin(data: Data, version: Version, asked: number | undefined): number {
  const { firstYear, lastYear } = versionInfo(version);
  const valid = data.years.filter(
    (year) => (firstYear === null || year >= firstYear) && (lastYear === null || year <= lastYear),
  );
  if (asked !== undefined && valid.includes(asked)) return asked;
  const year = valid.at(-1) ?? data.years.at(-1);
  if (year === undefined) throw noIndexYet();
  return year;
}

/**
 * Years of an area over both versions: its own code, and the same code in the other version where the bridge knows the area
 * to be unchanged. Where it is not, the series stops at the break.
 */
function yearsOf(data: Data, regso: string | undefined, version: Version, code: string): YearOfArea[] {
  const none: Figure = absent("not-applicable");
  const other = data.bridge && regso !== undefined ? livesOn(data, version, regso) : false;
  return data.years
    .filter((year) => versionFor(divisionOf(version), year) === version || other)
    .map((year) => {
      const of = (measure: "index" | "type" | "v1" | "v2" | "v3"): Figure =>
        regso === undefined ? none : indexFigure(data, measure, regso, year);
      return {
        year,
        version: regso === undefined ? versionFor("deso", year) : regsoVersion(year),
        index: of("index"),
        type: of("type"),
        v1: of("v1"),
        v2: of("v2"),
        v3: of("v3"),
        population: populationFigure(data, versionFor(divisionOf(version), year), code, year),
      };
    });
}

function livesOn(data: Data, version: Version, code: string): boolean {
  const side = version === data.bridge?.from ? data.bridge.before : data.bridge?.after;
  const entry = side?.get(code);
  return entry?.outcome === "unchanged" && entry.partners[0] === code;
}

function namesOf(data: Data, area: AreaRef): AreaPage["names"] {
  const versions: Version[] = [area.version];
  const { predecessor, successor } = versionInfo(area.version);
  if (predecessor) versions.unshift(predecessor);
  if (successor) versions.push(successor);
  return versions.flatMap((version) =>
    data.gazetteer.names(version, area.code).map((name) => {
      const { firstYear, lastYear } = versionInfo(version);
      return {
        name,
        version,
        ...(firstYear ? { from: firstYear } : {}),
        ...(lastYear ? { to: lastYear } : {}),
      };
    }),
  );
}

function parentsOf(data: Data, area: AreaRef, regso: string | undefined, year: number): AreaRef[] {
  const up: (AreaRef | undefined)[] = [
    divisionOf(area.version) === "deso" && regso ? data.gazetteer.get(regsoVersion(year), regso) : undefined,
    data.gazetteer.get("kommun@2007", area.code.slice(0, 4)),
    data.gazetteer.get("lan@2007", area.code.slice(0, 2)),
  ];
  return up.filter((parent) => parent !== undefined);
}

function comparisonOf(data: Data, place: Place, year: number): AreaPage["comparison"][number] {
  const weights = place.codes.map((code) => populationFigure(data, place.version, code, year));
  const mean = (measure: "index" | "v1" | "v2" | "v3"): Figure =>
    weightedMean(
      place.codes.map((code) => indexFigure(data, measure, code, year)),
      weights,
    );
  return { place: place.ref, meanIndex: mean("index"), v1: mean("v1"), v2: mean("v2"), v3: mean("v3") };
}
