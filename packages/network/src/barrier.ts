import type { CrossingKind } from "./ways.ts";

/** A state road or railway that cannot be crossed freely; a line without its tunnels, and bridges over what may pass below. */
export interface BarrierLine {
  id: string;
  kind: "motorway" | "trunk" | "primary" | "state-road" | "rail" | "river";
  name?: string;
  xM: Float64Array;
  yM: Float64Array;
  speedKmH?: number;
  adt?: number;
  widthM?: number;
  owner?: "state" | "municipal" | "private";
  functionClass?: number;
}

/** Where a barrier can be crossed on foot. */
export interface Crossing {
  id: string;
  /** Id of the barrier line. */
  barrier: string;
  kind: CrossingKind;
  xM: number;
  yM: number;
  /** Metres along the barrier line from its start. */
  alongM: number;
  /** Mean wait, seconds: gap acceptance, signal or closed gates; 0 where separated by grade. */
  delayS: number;
  widthM?: number;
}
