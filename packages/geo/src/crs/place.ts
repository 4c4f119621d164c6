import type { Text } from "../error.ts";

/** Longitude and latitude of towns spread over the country, to say where coordinates would lie. */
const TOWNS: readonly (readonly [string, number, number])[] = [
  ["Malmö", 13.0, 55.6],
  ["Kristianstad", 14.16, 56.03],
  ["Karlskrona", 15.59, 56.16],
  ["Halmstad", 12.86, 56.67],
  ["Kalmar", 16.36, 56.66],
  ["Växjö", 14.81, 56.88],
  ["Visby", 18.3, 57.64],
  ["Göteborg", 11.97, 57.71],
  ["Jönköping", 14.16, 57.78],
  ["Linköping", 15.62, 58.41],
  ["Skövde", 13.85, 58.39],
  ["Norrköping", 16.19, 58.59],
  ["Strömstad", 11.17, 58.94],
  ["Örebro", 15.21, 59.27],
  ["Stockholm", 18.07, 59.33],
  ["Karlstad", 13.5, 59.38],
  ["Västerås", 16.55, 59.61],
  ["Uppsala", 17.64, 59.86],
  ["Falun", 15.63, 60.61],
  ["Gävle", 17.14, 60.67],
  ["Mora", 14.54, 61.0],
  ["Sundsvall", 17.31, 62.39],
  ["Östersund", 14.64, 63.18],
  ["Örnsköldsvik", 18.72, 63.29],
  ["Umeå", 20.26, 63.83],
  ["Vilhelmina", 16.65, 64.62],
  ["Skellefteå", 20.95, 64.75],
  ["Luleå", 22.15, 65.58],
  ["Arjeplog", 17.89, 66.05],
  ["Gällivare", 20.66, 67.13],
  ["Kiruna", 20.23, 67.86],
];

export type Extent = [west: number, south: number, east: number, north: number];

/** Bounds of Sweden in degrees, with room for the corners of a rectangle in SWEREF 99 TM, which lie far outside. */
const SWEDEN: Extent = [8.5, 54.5, 26.5, 70];

/** From which latitude on the country lies between which longitudes, waters included. */
const BANDS: readonly (readonly [fromLat: number, west: number, east: number])[] = [
  [54.5, 11.5, 18],
  [56.5, 10.4, 20],
  [59.2, 11.3, 20],
  [60.5, 11.8, 20.5],
  [63, 11.5, 23],
  [65, 13, 25],
];

/** Whether an extent lies within the country's bounds and its middle within the country's width at that latitude. */
export function isInSweden([west, south, east, north]: Extent): boolean {
  if (!(west >= SWEDEN[0] && south >= SWEDEN[1] && east <= SWEDEN[2] && north <= SWEDEN[3])) return false;
  const lon = (west + east) / 2;
  const band = BANDS.findLast(([fromLat]) => (south + north) / 2 >= fromLat)!;
  return lon >= band[1] && lon <= band[2];
}

/** Says in words where an extent in degrees lies. */
export function placeOf(extent: Extent): Text {
  const [west, south, east, north] = extent;
  if (!extent.every(Number.isFinite) || Math.abs(south) > 90 || Math.abs(north) > 90)
    return { sv: "ingenstans på jorden", en: "nowhere on earth" };
  const span = `${degrees(south, north)}° N, ${degrees(west, east)}° E`;
  const spanSv = span.replaceAll(" to ", " till ").replaceAll(".", ",").replace("° E", "° O");
  if (!isInSweden(extent)) return { sv: `utanför Sverige (${spanSv})`, en: `outside Sweden (${span})` };
  if (east - west > 5 || north - south > 5)
    return { sv: `stora delar av Sverige (${spanSv})`, en: `much of Sweden (${span})` };
  const town = nearestTown((west + east) / 2, (south + north) / 2);
  return { sv: `nära ${town} (${spanSv})`, en: `near ${town} (${span})` };
}

function degrees(a: number, b: number): string {
  const low = a.toFixed(2);
  const high = b.toFixed(2);
  return low === high ? low : `${low} to ${high}`;
}

function nearestTown(lon: number, lat: number): string {
  const squeeze = Math.cos((lat * Math.PI) / 180);
  let best = TOWNS[0]!;
  let bestDistance = Infinity;
  for (const town of TOWNS) {
    const distance = Math.hypot((town[1] - lon) * squeeze, town[2] - lat);
    if (distance < bestDistance) {
      best = town;
      bestDistance = distance;
    }
  }
  return best[0];
}
