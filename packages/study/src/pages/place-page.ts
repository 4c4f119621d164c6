import type { PlacePage } from "@tvars/api";
import type { Data } from "../data/data.ts";
import { provenanceOf } from "../data/data.ts";
import { regsoRow } from "../barometer/area-table.ts";
import { barometerOf, sumsOf } from "../barometer/barometer.ts";
import type { PlaceIn } from "../barometer/barometer.ts";
import type { Place } from "../barometer/place.ts";
import type { Geography } from "../layers/geography.ts";

/** A kommun, a län, the country or a set: its barometer, its areas, and the places it is made of. */
export async function placePageOf(
  data: Data,
  geography: Geography,
  place: Place,
  year: number,
  placeIn: PlaceIn,
  compared: readonly Place[],
  members: readonly Place[],
): Promise<PlacePage> {
  return {
    place: place.ref,
    barometer: await barometerOf(data, place, year, placeIn, compared),
    // The whole country has its table of kommuner and län; its 3,363 areas are one click further, in the table of areas.
    areas:
      place.ref.kind === "riket" || place.codes.length > 700
        ? []
        : place.codes.map((code) => regsoRow(data, code, year)),
    members: members.map((member) => ({ place: member.ref, types: sumsOf(data, member, year).types })),
    bounds: await geography.boundsOf(place.version, place.codes),
    provenance: provenanceOf(data, ["TAB6586", "TAB6574"], {
      method: {
        sv: "Områden och folkmängd efter SCB:s områdestyper, summerade över platsens RegSO.",
        en: "Areas and population by SCB's area types, summed over the RegSO of the place.",
      },
      command: `tvars types --place ${place.ref.id} --year ${year}`,
      request: `/api/places/${encodeURIComponent(place.ref.id)}?year=${year}`,
    }),
  };
}
