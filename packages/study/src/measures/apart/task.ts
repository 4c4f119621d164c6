import type {
  BootstrapDrawOptions,
  CompareDrawOptions,
  Counts,
  MeasureData,
  MeasuresErrorKind,
  NullOptions,
  Profile,
  Result,
} from "@tvars/measures";

/** What a process of its own is asked to do: a measure by its id, and plain data that can be handed over. */
export type Task =
  | { do: "evaluate"; measure: string; data: MeasureData; options: object }
  | { do: "bootstrap"; measure: string; data: MeasureData; options: BootstrapDrawOptions }
  | { do: "null"; measure: string; data: MeasureData; options: NullOptions }
  | { do: "compare"; measure: string; before: Counts; after: Counts; options: CompareDrawOptions }
  | { do: "scale"; measure: string; data: MeasureData; scales: ScaleTask };

export interface ScaleTask {
  persons: readonly number[];
  metres: readonly number[];
  level: number;
  replicates: number;
  seed: number;
}

/** Profiles over both scales; with a band where people could be resampled. */
export interface ScaleDone {
  persons: Profile | undefined;
  metres: Profile;
}

export interface Done {
  evaluate: Result;
  bootstrap: Float64Array;
  null: Float64Array;
  compare: Float64Array;
  scale: ScaleDone;
}

export type Answer =
  | { id: number; done: unknown }
  | { id: number; refused: { kind: MeasuresErrorKind; value: string; expected: string; action: string } }
  | { id: number; failed: string };
