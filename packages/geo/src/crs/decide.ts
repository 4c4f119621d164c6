import { GeoError, type Text } from "../error.ts";
import type { CrsId } from "../layer.ts";
import { type Extent, isInSweden, placeOf } from "./place.ts";
import { CRS_SYSTEMS, type CrsSystem, crsSystem } from "./systems.ts";
import { transform } from "./transform.ts";

export type AxisOrder = "east-north" | "north-east";

/** The caller's answers to a `CrsQuestion`; each is asked for only when the file leaves it open. */
export interface CrsOptions {
  crs?: CrsId;
  axisOrder?: AxisOrder;
}

/** One possible reading of the coordinates, and where on earth it would put them. */
export interface CrsCandidate {
  crs: CrsId;
  name: string;
  axisOrder: AxisOrder;
  /** West, south, east, north in degrees. */
  extent: Extent;
  inSweden: boolean;
  place: Text;
}

/** Asked instead of guessing; answer by reading again with one candidate's `crs` and `axisOrder` as options. */
export class CrsQuestion extends GeoError {
  override readonly name = "CrsQuestion";
  readonly candidates: CrsCandidate[];
  /** What the file itself says, in the file's words. */
  readonly declared: string | undefined;

  constructor(
    file: string,
    problem: Text,
    declared: string | undefined,
    raw: Extent,
    candidates: CrsCandidate[],
  ) {
    const list = (language: "sv" | "en") =>
      candidates.map((c) => `${c.crs} ${c.name} ${c.axisOrder}: ${c.place[language]}`).join("; ");
    super("crs-question", {
      file,
      value: `x ${raw[0]}…${raw[2]}, y ${raw[1]}…${raw[3]}`,
      problem,
      expected: {
        sv: "koordinater i Sverige i ett känt system",
        en: "coordinates in Sweden in a known system",
      },
      action:
        candidates.length > 0
          ? {
              sv: `Ange crs och axisOrder. Möjliga läsningar: ${list("sv")}.`,
              en: `Give crs and axisOrder. Possible readings: ${list("en")}.`,
            }
          : {
              sv: "Inget känt system lägger dem i Sverige. Kontrollera filen, eller ange crs och axisOrder.",
              en: "No known system puts them in Sweden. Check the file, or give crs and axisOrder.",
            },
      choices: candidates.map((c) => `${c.crs} ${c.axisOrder}`),
    });
    this.candidates = candidates;
    this.declared = declared;
  }
}

/** What a reader found out about a file before the system is decided. */
export interface CrsEvidence {
  file: string;
  /** What the file says, in its own words; `undefined` when it says nothing. */
  declared: string | undefined;
  /** The known system that means, if any. */
  system: CrsSystem | undefined;
  /** Smallest and largest first and second coordinate; `undefined` when the file has no coordinates. */
  raw: Extent | undefined;
}

export interface CrsDecision {
  crs: CrsId;
  swapAxes: boolean;
}

/**
 * Decides system and axis order from what the file says, where that puts the coordinates, and the caller's answers.
 * Nothing is guessed: an unknown or missing system, or coordinates that lie outside Sweden, is asked about.
 *
 * @throws CrsQuestion with the readings that are possible.
 */
export function decideCrs(evidence: CrsEvidence, { crs, axisOrder }: CrsOptions = {}): CrsDecision {
  const asked = crs === undefined ? undefined : (crsSystem(crs) ?? unknownOption(crs));
  const system = asked ?? evidence.system;
  const raw = evidence.raw;
  if (system && (raw === undefined || (asked && axisOrder)))
    return { crs: system.id, swapAxes: axisOrder === "north-east" };
  if (raw === undefined) return { crs: "EPSG:4326", swapAxes: false };

  const question = (problem: Text): CrsQuestion =>
    new CrsQuestion(evidence.file, problem, evidence.declared, raw, candidatesFor(raw, system));
  if (!system)
    throw question(
      evidence.declared === undefined
        ? {
            sv: "Filen säger inte vilket koordinatsystem den har",
            en: "The file does not say which coordinate system it is in",
          }
        : {
            sv: `Filens koordinatsystem är okänt: ${shorten(evidence.declared)}`,
            en: `The file's coordinate system is unknown: ${shorten(evidence.declared)}`,
          },
    );
  const reading = candidate(system, axisOrder ?? "east-north", raw);
  if (!reading.inSweden)
    throw question({
      sv: `Läst som ${system.id} ${system.name} hamnar filen ${reading.place.sv}`,
      en: `Read as ${system.id} ${system.name} the file lies ${reading.place.en}`,
    });
  return { crs: system.id, swapAxes: axisOrder === "north-east" };
}

/** Readings that put the extent in Sweden, the likeliest first, after them the file's own words as they stand. */
export function candidatesFor(raw: Extent, declared?: CrsSystem): CrsCandidate[] {
  const readings = CRS_SYSTEMS.flatMap((system) =>
    (["east-north", "north-east"] as const)
      .map((order) => candidate(system, order, raw))
      .filter((reading) => reading.inSweden && zoneOffsetDeg(system, reading.extent) <= 3)
      .map((reading) => ({ reading, unlikeliness: unlikeliness(system, reading.extent, declared) })),
  );
  const found = readings.sort((a, b) => a.unlikeliness - b.unlikeliness).map(({ reading }) => reading);
  const literal = declared && candidate(declared, "east-north", raw);
  return literal && !literal.inSweden ? [...found, literal] : found;
}

function candidate(system: CrsSystem, axisOrder: AxisOrder, raw: Extent): CrsCandidate {
  const [x0, y0, x1, y1] = axisOrder === "east-north" ? raw : [raw[1], raw[0], raw[3], raw[2]];
  const extent = degreesExtent(system, [x0, y0, x1, y1]);
  return {
    crs: system.id,
    name: system.name,
    axisOrder,
    extent,
    inSweden: isInSweden(extent),
    place: placeOf(extent),
  };
}

function degreesExtent(system: CrsSystem, [x0, y0, x1, y1]: Extent): Extent {
  const corners = transform(system.id, "EPSG:4326")(Float64Array.of(x0, y0, x1, y0, x0, y1, x1, y1));
  const lons = corners.filter((_, i) => i % 2 === 0);
  const lats = corners.filter((_, i) => i % 2 === 1);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** A local zone is made for the strip around its meridian; farther out it is possible but less likely. */
function unlikeliness(system: CrsSystem, extent: Extent, declared: CrsSystem | undefined): number {
  if (system.id === declared?.id) return -1;
  return zoneOffsetDeg(system, extent) + CRS_SYSTEMS.indexOf(system) / 100;
}

function zoneOffsetDeg(system: CrsSystem, [west, , east]: Extent): number {
  if (system.projection?.falseEastingM !== 150000) return 0;
  return Math.abs((west + east) / 2 - system.projection.centralMeridianDeg);
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function unknownOption(crs: CrsId): never {
  transform(crs, "EPSG:4326");
  throw new Error(`unreachable: ${crs}`);
}
