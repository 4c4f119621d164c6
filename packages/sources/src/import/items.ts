import type { Version } from "@tvars/areas";
import type { Cube, CubeHead, Text } from "@tvars/cube";
import type { AxisOrder, CrsId, Layer } from "@tvars/geo";
import type { BridgeRow } from "../bridge/read-bridge.ts";
import type { Definition } from "../definition.ts";
import type { FoundColumns } from "../layer/columns.ts";

/** What a file was found to hold, read and checked, before anything is stored. */
export type Item = FigureItem | LayerItem | BridgeItem | RowsItem;

interface Read {
  file: string;
  invented: boolean;
  title?: Text;
  warnings: Text[];
}

export interface FigureItem extends Read {
  kind: "figures";
  table: string;
  source: string;
  definition: Definition | undefined;
  cube: Cube;
  /** Set where the file is the same table in English only. */
  english: boolean;
  head?: CubeHead;
  updated?: string;
  plain?: Version | "by-year";
  /** Completes the stored table instead of taking its place. */
  add?: boolean;
}

export interface LayerItem extends Read {
  kind: "layer";
  table: string;
  source: string;
  layer: Layer;
  version?: Version;
  found?: FoundColumns;
  fetched?: string;
}

export interface BridgeItem extends Read {
  kind: "bridge";
  definition: Definition;
  rows: BridgeRow[];
}

/** Rows kept as they are: groups of municipalities, a log of changes. */
export interface RowsItem extends Read {
  kind: "rows";
  as: "areas" | "bridge";
  table: string;
  source: string;
  columns: string[];
  rows: Record<string, string | null>[];
}

/** What the user said where the file itself does not. */
export interface ImportAnswers {
  crs?: CrsId;
  axisOrder?: AxisOrder;
  /** Which layer of a file that holds several. */
  layer?: string;
  /** Version of the areas, or of plain codes. */
  version?: Version;
  /** A definition file for this table. */
  definition?: string;
  /** CSV with labels instead of codes: a file with the columns label and code. */
  key?: string;
  /** Year of the figures, where no column says it. */
  year?: number;
  /** Table name to store under, instead of the file's. */
  table?: string;
  /** Keep what the stored table has beside what the file holds, though it is another release. */
  add?: boolean;
}
