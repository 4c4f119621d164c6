import type { Transitions } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { absent, figure, sumFigures } from "@tvars/cube";
import { AREA_TYPES, typeTransitions } from "@tvars/areas";
import type { TypesOfYear } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { populationFigure, provenanceOf, typeNumber } from "../data/data.ts";
import type { Place } from "./place.ts";
import { needsBridge } from "../problems.ts";

/** How the areas of a place moved between types. What cannot be compared is counted apart. */
export function transitionsOf(
  data: Data,
  before: Place,
  after: Place,
  from: number,
  to: number,
): Transitions {
  if (before.version !== after.version && !data.bridge) throw needsBridge(before.version, after.version);
  const typesOf = ({ version, codes }: Place, year: number): TypesOfYear => ({
    year,
    version,
    codes,
    types: codes.map((code) => typeNumber(data, code, year)),
  });
  const { areas, shares, stay, apart } = typeTransitions(typesOf(before, from), typesOf(after, to), {
    bridge: data.bridge,
  });
  const all = stay.find(({ type }) => type === "all")!;
  const id = before.ref.id;
  const moved = apart.boundary.before.length + apart.unknown.before.length;
  return {
    place: after.ref,
    from,
    to,
    areas: areas.reduce((total, count) => total + count, 0),
    notComparable: { moved, onlyBefore: apart.onlyBefore.length, onlyAfter: apart.onlyAfter.length },
    matrix: AREA_TYPES.flatMap((a, row) =>
      AREA_TYPES.map((b, column) => {
        const cell = row * 5 + column;
        const { share, low, high } = shares[cell]!;
        return {
          from: a,
          to: b,
          areas: areas[cell]!,
          share: shareFigure(share),
          ...limits({ share, low, high }),
          population: areas[cell] === 0 ? figure(0) : populationOf(data, before, after, from, to, a, b),
        };
      }),
    ),
    stay: { share: shareFigure(all.share), ...limits(all) },
    provenance: provenanceOf(data, ["TAB6586", "TAB6574"], {
      method: {
        sv: "Varje RegSO räknas en gång: typen det första året mot typen det andra. Andelen är av områdena i den första typen, med Wilsons 95-procentiga intervall. Områden vars gräns har flyttats, eller där det inte är känt, räknas för sig.",
        en: "Every RegSO counts once: its type in the first year against its type in the second. The share is of the areas of the first type, with Wilson's 95 per cent interval. Areas whose boundary has moved, or where that is not known, are counted apart.",
      },
      command: `tvars types --transitions --place ${id} --from ${from} --to ${to}`,
      request: `/api/transitions?place=${encodeURIComponent(id)}&from=${from}&to=${to}`,
    }),
  };
}

const shareFigure = (share: number): Figure =>
  Number.isNaN(share) ? absent("not-applicable") : figure(share);
/** Of no areas there is no interval. */
const limits = ({ share, low, high }: { share: number; low: number; high: number }) =>
  Number.isNaN(share) ? { low: null, high: null } : { low, high };

/** Residents, in the earlier year, of the areas that went from one type to another. */
function populationOf(
  data: Data,
  before: Place,
  after: Place,
  from: number,
  to: number,
  a: number,
  b: number,
): Figure {
  const next = (code: string): string | undefined => {
    if (before.version === after.version) return code;
    const entry = data.bridge?.before.get(code);
    return entry?.outcome === "unchanged" ? entry.partners[0] : undefined;
  };
  const codes = before.codes.filter((code) => {
    const then = next(code);
    return then !== undefined && typeNumber(data, code, from) === a && typeNumber(data, then, to) === b;
  });
  return sumFigures(codes.map((code) => populationFigure(data, before.version, code, from)));
}
