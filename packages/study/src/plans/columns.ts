/** Which column of a list of measures means what, by its name in Swedish or English. */
const NAMES = {
  id: ["id", "objektid", "åtgärdsid", "nr", "number"],
  name: [
    "namn",
    "name",
    "åtgärd",
    "åtgärdsnamn",
    "objekt",
    "objektnamn",
    "measure",
    "benämning",
    "titel",
    "title",
  ],
  cost: [
    "kostnad",
    "kostnad mnkr",
    "kostnad mkr",
    "kostnad (mnkr)",
    "totalkostnad mnkr",
    "totalkostnad",
    "mnkr",
    "mkr",
    "cost",
    "cost msek",
    "msek",
  ],
  spread: ["osäkerhet", "kostnadsosäkerhet", "osäkerhet %", "cost spread", "spread", "uncertainty"],
  year: ["år", "year", "byggår", "genomförandeår"],
  from: ["från", "från år", "startår", "byggstart", "from", "start", "start year"],
  to: ["till", "till år", "slutår", "klart", "öppnas", "to", "end", "end year"],
  stage: ["skede", "planskede", "plan", "stage", "plan stage"],
  step: ["steg", "fyrsteg", "steg i fyrstegsprincipen", "fyrstegsprincipen", "step"],
  status: ["status", "läge"],
  road: ["väg", "vägnummer", "vägnr", "road", "road number", "bana"],
  geometry: ["geometri", "koordinater", "geometry", "coordinates", "wkt"],
  east: ["e", "east", "x", "e sweref99tm", "e sweref99", "ost"],
  north: ["n", "north", "y", "n sweref99tm", "n sweref99", "nord"],
  lon: ["lon", "lng", "long", "longitud", "longitude"],
  lat: ["lat", "latitud", "latitude"],
  scenario: ["scenario", "scenarie"],
  alternative: ["alternativ", "alternative", "alternativgrupp"],
  invented: ["påhittad", "påhittat", "invented"],
} as const satisfies Record<string, readonly string[]>;

export type Meaning = keyof typeof NAMES;
export type Columns = Partial<Record<Meaning, string>>;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[_\s]+/g, " ")
    .trim();

/** The column of each meaning; where two could be meant the first in the order of the names above. The rest is not used, and said. */
export function understand(columns: readonly string[]): { found: Columns; unused: string[] } {
  const found: Columns = {};
  for (const [meaning, names] of Object.entries(NAMES) as [Meaning, readonly string[]][])
    for (const name of names) {
      const column = columns.find((one) => plain(one) === name);
      if (column === undefined) continue;
      found[meaning] = column;
      break;
    }
  const used = new Set(Object.values(found));
  return { found, unused: columns.filter((one) => !used.has(one)) };
}
