/** What a line on the ground is for those who move along it. */
export const WAY_KINDS = [
  "motorway",
  "trunk",
  "primary",
  "secondary",
  "tertiary",
  "residential",
  "living-street",
  "service",
  "track",
  "footway",
  "cycleway",
  "path",
  "steps",
  "rail",
  "river",
  "other",
] as const;
export type WayKind = (typeof WAY_KINDS)[number];

/** How a passage over a barrier is made. Grade-separated are bridge and tunnel. */
export const CROSSING_KINDS = [
  "bridge",
  "tunnel",
  "level",
  "signalised",
  "zebra",
  "refuge",
  "unmarked",
] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];

export interface Way {
  /** The source's own id. */
  id: string;
  kind: WayKind;
  /** Positions in the vertices, two or more. */
  vertices: Uint32Array;
  /** May be used by; from tags, laws and defaults. `oneway` concerns wheels only. */
  foot: boolean;
  cycle: boolean;
  car: boolean;
  oneway?: "forward" | "backward";
  bridge: boolean;
  tunnel: boolean;
  /** Level above the ground, 0 unless told. */
  layer: number;
  name?: string;
  /** Road numbers as signed; several are parted by semicolons. */
  ref?: string;
  speedKmH?: number;
  /** Vehicles (trains) in an average day. */
  adt?: number;
  widthM?: number;
  lanes?: number;
  owner?: "state" | "municipal" | "private";
  functionClass?: number;
  surface?: string;
  /** Rise from the first vertex to the last, where it is known. */
  climbM?: number;
  /** A one-way street where cycles may go both ways. */
  cycleBothWays?: boolean;
  /** The way itself is a passage over what it meets at grade. */
  crossing?: CrossingKind;
}

/** Lines of a source, before a profile says who can use them. */
export interface Ways {
  /** For example "OSM", "NVDB", "own lines". */
  source: string;
  xM: Float64Array;
  yM: Float64Array;
  ways: readonly Way[];
  /** Crossing tagged at a vertex, by position. */
  crossings: ReadonlyMap<number, CrossingKind>;
  /** Vertices that stop some: a wall, a locked gate, a bollard; by position. */
  blocked?: ReadonlyMap<number, Blocked>;
}

/** Whom a vertex stops. */
export interface Blocked {
  foot: boolean;
  cycle: boolean;
  car: boolean;
}
