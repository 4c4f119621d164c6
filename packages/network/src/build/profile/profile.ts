import type { Text } from "../../text.ts";

export type ProfileId = "adult" | "child" | "older" | "wheelchair" | "cycle" | "car";

/** How someone moves, as data: every number can be replaced with `{ ...PROFILES.adult, speedKmH: 4.8 }`. */
export interface Profile {
  id: string;
  name: Text;
  mode: "foot" | "cycle" | "car";
  /** On the flat, on a firm surface. One metre of such way weighs 1000 mm. */
  speedKmH: number;
  /** Time on stairs as a multiple of the flat; 0 where stairs cannot be used. */
  stairs: number;
  /** Steepest slope that can be used, a share of the length; Infinity where there is none. */
  steepest: number;
  /** Extra time for each unit of slope up and down: 10 means that 5 % up takes 1.5 times as long. `tobler` is the hiking function. */
  slope: "tobler" | { up: number; down: number };
  /** Time on loose or uneven surfaces as a multiple; 0 where they cannot be used. */
  roughSurface: number;
  /** Speed with which a road is crossed, m/s. */
  crossingSpeedMS: number;
  /** Seconds to look and to start, added to the time on the carriageway. */
  startS: number;
}

/** Loose or uneven under foot and wheel. */
export const ROUGH_SURFACES: ReadonlySet<string> = new Set([
  "cobblestone",
  "unhewn_cobblestone",
  "sett:rough",
  "pebblestone",
  "gravel",
  "ground",
  "dirt",
  "earth",
  "grass",
  "mud",
  "sand",
  "unpaved",
  "rock",
  "stepping_stones",
  "woodchips",
  "snow",
  "ice",
  "loose",
]);

/**
 * Speeds: adult 1.4 m/s and older 1.0 m/s as in signal timing; crossing speed 1.2 m/s and 2 s to start as in Adams' formula of gap acceptance;
 * child, wheelchair and cycle are the project's assumptions, stated so that they can be replaced. A wheelchair uses no stairs and nothing steeper
 * than 1:12.
 */
export const PROFILES: Readonly<Record<ProfileId, Profile>> = {
  adult: {
    id: "adult",
    name: { sv: "Vuxen till fots", en: "Adult on foot" },
    mode: "foot",
    speedKmH: 5.04,
    stairs: 2,
    steepest: Number.POSITIVE_INFINITY,
    slope: "tobler",
    roughSurface: 1.1,
    crossingSpeedMS: 1.2,
    startS: 2,
  },
  child: {
    id: "child",
    name: { sv: "Barn till fots", en: "Child on foot" },
    mode: "foot",
    speedKmH: 4,
    stairs: 2,
    steepest: Number.POSITIVE_INFINITY,
    slope: "tobler",
    roughSurface: 1.1,
    crossingSpeedMS: 1.1,
    startS: 3,
  },
  older: {
    id: "older",
    name: { sv: "Äldre till fots", en: "Older person on foot" },
    mode: "foot",
    speedKmH: 3.6,
    stairs: 3,
    steepest: Number.POSITIVE_INFINITY,
    slope: "tobler",
    roughSurface: 1.3,
    crossingSpeedMS: 0.9,
    startS: 3,
  },
  wheelchair: {
    id: "wheelchair",
    name: { sv: "Med rullstol", en: "By wheelchair" },
    mode: "foot",
    speedKmH: 3.2,
    stairs: 0,
    steepest: 1 / 12,
    slope: { up: 10, down: 4 },
    roughSurface: 1.8,
    crossingSpeedMS: 0.9,
    startS: 3,
  },
  cycle: {
    id: "cycle",
    name: { sv: "Cykel", en: "Cycle" },
    mode: "cycle",
    speedKmH: 16,
    stairs: 0,
    steepest: Number.POSITIVE_INFINITY,
    slope: { up: 12, down: -3 },
    roughSurface: 1.4,
    crossingSpeedMS: 2.5,
    startS: 2,
  },
  car: {
    id: "car",
    name: { sv: "Bil", en: "Car" },
    mode: "car",
    speedKmH: 50,
    stairs: 0,
    steepest: Number.POSITIVE_INFINITY,
    slope: { up: 0, down: 0 },
    roughSurface: 1,
    crossingSpeedMS: 1.2,
    startS: 2,
  },
};
