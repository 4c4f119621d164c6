import type { Label } from "./jsonstat.ts";

/** One written file and what it is, enough for the ordinary import to take it. */
export interface ExampleFile {
  /** Relative to the folder, with forward slashes. */
  path: string;
  kind:
    | "table"
    | "layer"
    | "bridge"
    | "changes"
    | "reference"
    | "network"
    | "timetable"
    | "records"
    | "plan"
    | "scenario";
  /** The table, layer or subject; for tables and area layers the id of the catalogue's definition. */
  id: string;
  /** Tables only: the same body with English labels. */
  english?: string;
  /** Area layers only. */
  version?: string;
  /** Layers in a projected system. */
  crs?: string;
  title: Label;
  bytes: number;
  sha256: string;
}

export interface ExampleManifest {
  invented: true;
  seed: number;
  name: Label;
  attribution: Label;
  /** Years with an index. */
  years: [first: number, last: number];
  files: ExampleFile[];
}
