import type { Bridge, Version } from "@tvars/areas";
import { companionVersion } from "@tvars/areas";
import type { AreaIndex, Shapes } from "@tvars/geo";
import type { Data } from "../../data/data.ts";
import { populationFigure, typeNumber } from "../../data/data.ts";
import type { Geography } from "../../layers/geography.ts";

export interface AreaPoints {
  index: AreaIndex;
  /** Codes by row of the index. */
  codes: readonly string[];
}

export interface AreaShapes extends AreaPoints {
  shapes: Shapes;
}

/** What placing needs to know of the areas at hand. */
export interface Ground {
  /** Whether there are boundaries of a version. */
  hasLayer(version: Version): Promise<boolean>;
  /** The areas of a whole layer, ready to find points in; undefined where there is no layer. */
  points(version: Version): Promise<AreaPoints | undefined>;
  /** The same with their borders, for lines and polygons. */
  shapes(version: Version): Promise<AreaShapes | undefined>;
  /** Whether the areas of a version are at hand at all, and whether one of them is there. */
  knows(version: Version): boolean;
  has(version: Version, code: string): boolean;
  /** The RegSO a DeSO lies in. */
  regsoOf(deso: Version, code: string): string | undefined;
  bridge: Bridge | undefined;
  /** People of an area, undefined where not known. */
  residents(version: Version, code: string, year: number): number | undefined;
  /** Area type 1–5 of an area told as `regso@2025:1780R001`, 0 where there is none. */
  type(area: string, year: number): number;
}

/** The ground of a workspace. */
export function groundOf(data: Data, geography: Geography): Ground {
  const known = new Map<Version, ReadonlySet<string>>();
  const codesOf = (version: Version): ReadonlySet<string> => {
    let codes = known.get(version);
    if (!codes) {
      codes = new Set(data.gazetteer.list(version).map(({ code }) => code));
      known.set(version, codes);
    }
    return codes;
  };
  return {
    hasLayer: async (version) => (await geography.versions()).includes(version),
    points: (version) => geography.areaPoints(version),
    shapes: async (version) => {
      const [points, shapes] = await Promise.all([
        geography.areaPoints(version),
        geography.areaShapes(version),
      ]);
      return points && shapes ? { ...points, shapes } : undefined;
    },
    knows: (version) => codesOf(version).size > 0,
    has: (version, code) => codesOf(version).has(code),
    regsoOf: (deso, code) => data.gazetteer.regsoOf(deso, code),
    bridge: data.bridge,
    residents: (version, code, year) => populationFigure(data, version, code, year).value ?? undefined,
    type: (area, year) => (year === 0 ? 0 : typeNumber(data, area.slice(area.indexOf(":") + 1), year)),
  };
}

/** The version of the other small division that goes with one. */
export const desoOf = (regso: Version): Version => companionVersion(regso)!;
