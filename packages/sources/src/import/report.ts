import type { Text } from "@tvars/cube";
import type { Snapshot } from "@tvars/engine";
import type { SourceError } from "../source-error.ts";

export interface ImportReport {
  snapshots: Snapshot[];
  /** Figures, features or rows found in the files. */
  read: number;
  /** Of those, how many the snapshots hold. */
  stored: number;
  /** Zeros outside their version's years, stated instead of "missing": not stored. */
  masked: number;
  /** Areas with such zeros. */
  maskedAreas: number;
  warnings: Text[];
  /** What each file was found to be. */
  files: { file: string; kind: string; table: string; snapshot?: string }[];
  /** Files of a folder that could not be read; the others were stored. */
  failed: { file: string; error: SourceError }[];
}

export const emptyReport = (): ImportReport => ({
  snapshots: [],
  read: 0,
  stored: 0,
  masked: 0,
  maskedAreas: 0,
  warnings: [],
  files: [],
  failed: [],
});
