import type { PlanMeasure } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { AGAIN, type Say } from "./read-row.ts";
import { roadReference } from "./road-reference.ts";
import { type Roads, roadGeometry } from "./roads.ts";

const COORDINATES: Text = {
  sv: "Skriv var åtgärden ligger i kolumnen koordinater, eller ge filen former (GeoJSON, GeoPackage).",
  en: "Write where the measure lies in the column coordinates, or give the file shapes (GeoJSON, GeoPackage).",
};
const EXPECTED: Text = { sv: "en plats", en: "a place" };

/**
 * A measure without a place gets that of its road, where a stored network has a road of that number; what could not be placed is said.
 * Kilometres along a road are not placed: networks do not tell where a road's kilometres begin, and a guess would reach the wrong people.
 */
export async function byRoad(measure: PlanMeasure, say: Say, roads: () => Promise<Roads>): Promise<void> {
  const { name, road } = measure;
  const no = (sv: string, en: string, action = COORDINATES): void =>
    say({
      what: "no-place",
      ...(road === null ? {} : { column: "road" as const, value: road }),
      text: {
        sv: `${name}: ${sv}. Åtgärden är kvar; vem den når är inte känt.`,
        en: `${name}: ${en}. The measure is kept; whom it reaches is not known.`,
      },
      expected: EXPECTED,
      action,
    });
  if (road === null) return no("ingen plats", "no place");
  const reference = roadReference(road);
  if (reference === undefined)
    return no(`"${road}" är inget vägnummer och ingen plats`, `"${road}" is no road number and no place`);
  const { networks, tooLarge, of } = await roads();
  if (networks.length === 0)
    return no(`inget lagrat vägnät att leta upp ${road} i`, `no stored road network to find ${road} in`, {
      sv: "Läs in ett nät med vägnummer (OpenStreetMap eller NVDB), eller skriv koordinater.",
      en: "Import a network with road numbers (OpenStreetMap or NVDB), or write coordinates.",
    });
  const missing = reference.numbers.filter((number) => of(number).length === 0);
  if (missing.length === reference.numbers.length)
    return no(
      `vägnätet har ingen väg ${list(missing, "eller")}${tooLarge.length > 0 ? ` (${tooLarge.join(", ")} är för stort att leta i)` : ""}`,
      `the road network has no road ${list(missing, "or")}${tooLarge.length > 0 ? ` (${tooLarge.join(", ")} is too large to look in)` : ""}`,
    );
  if (reference.kilometres !== null)
    return no(
      `${road}: vägen finns i nätet, men inte var dess kilometer börjar`,
      `${road}: the network has the road, but not where its kilometres begin`,
    );
  const found = reference.numbers.filter((number) => of(number).length > 0);
  const { geometry, km } = roadGeometry(found.flatMap(of));
  measure.geometry = geometry;
  measure.placed = "road";
  const length = (lang: "sv" | "en"): string => km.toLocaleString(lang, { maximumFractionDigits: 1 });
  say({
    what: "placed-by-road",
    column: "road",
    value: road,
    text: {
      sv: `${name}: lagd längs väg ${list(found, "och")} i ${networks.join(", ")}, ${length("sv")} km${missing.length > 0 ? `; ${list(missing, "och")} finns inte där` : ""}.`,
      en: `${name}: laid along road ${list(found, "and")} of ${networks.join(", ")}, ${length("en")} km${missing.length > 0 ? `; ${list(missing, "and")} ${missing.length > 1 ? "are" : "is"} not there` : ""}.`,
    },
    expected: EXPECTED,
    action:
      missing.length > 0
        ? AGAIN
        : {
            sv: "Gäller åtgärden bara en del av vägen: skriv koordinater.",
            en: "If the measure concerns a part of the road only: write coordinates.",
          },
  });
}

/** "910, 911 och 912"; of many the first and the last. */
function list(all: readonly string[], and: string): string {
  if (all.length > 5) return `${all[0]}–${all.at(-1)}`;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} ${and} ${all.at(-1)}`;
}
