import {
  NATIONAL_YEARS,
  computeCutoffs,
  cutoffsFrom,
  recoverCutoffs,
  socioeconomicIndexes,
  versionInfo,
} from "@tvars/areas";
import type { Cutoffs, RecoveredCutoffs } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { regsoVersion } from "../data/data.ts";

/** Published parts, index and type of every RegSO of a year, as the areas library takes them. */
export interface IndexColumns {
  codes: readonly string[];
  v1: Float64Array;
  v2: Float64Array;
  v3: Float64Array;
  index: Float64Array;
  /** NaN = none. */
  type: Float64Array;
}

export function indexColumns(data: Data, year: number): IndexColumns | undefined {
  const table = data.index.get(regsoVersion(year));
  if (!table) return undefined;
  const column = (measure: "v1" | "v2" | "v3" | "index" | "type") => table.column(measure, year);
  return {
    codes: table.codes,
    v1: column("v1"),
    v2: column("v2"),
    v3: column("v3"),
    index: column("index"),
    type: column("type"),
  };
}

export interface YearCutoffs {
  columns: IndexColumns;
  unrounded: Float64Array;
  /** Areas with an index. */
  areas: number;
  /** Every RegSO of the version is at hand, so that mean and deviation can be computed. */
  complete: boolean;
  published: Cutoffs | undefined;
  computed: Cutoffs | undefined;
  recovered: RecoveredCutoffs;
  /** The cuts to reckon with: computed, else published, else the middle of what published types allow. */
  best: Cutoffs | undefined;
}

export interface CutoffChoices {
  deviation?: "population" | "sample";
  side?: ">=" | ">";
}

/** The cuts of a year in three ways; kept, since every area page asks for those of several years. */
export function yearCutoffs(
  data: Data,
  year: number,
  { deviation = "population", side = ">=" }: CutoffChoices = {},
): YearCutoffs | undefined {
  const known = kept.get(data) ?? new Map<string, YearCutoffs | undefined>();
  kept.set(data, known);
  const key = `${year} ${deviation} ${side}`;
  if (!known.has(key)) known.set(key, findCutoffs(data, year, deviation, side));
  return known.get(key);
}

const kept = new WeakMap<Data, Map<string, YearCutoffs | undefined>>();

function findCutoffs(
  data: Data,
  year: number,
  deviation: "population" | "sample",
  side: ">=" | ">",
): YearCutoffs | undefined {
  const columns = indexColumns(data, year);
  if (!columns) return undefined;
  const { unrounded } = socioeconomicIndexes(columns);
  const areas = unrounded.reduce((n, value) => (Number.isNaN(value) ? n : n + 1), 0);
  // The invented region is a country of its own: its types are set by its own mean and deviation.
  const complete = areas > 1 && (data.invented || areas >= versionInfo(regsoVersion(year)).count);
  const national = data.invented ? undefined : NATIONAL_YEARS.get(year);
  const published = national && cutoffsFrom(national.mean, national.sd, { side });
  const computed = complete ? computeCutoffs(unrounded, { deviation, side }) : undefined;
  const recovered = recoverCutoffs(unrounded, columns.type);
  const { mean, sd } = recovered;
  const middle =
    mean && sd && (sd[0] + sd[1]) / 2 > 0
      ? cutoffsFrom((mean[0] + mean[1]) / 2, (sd[0] + sd[1]) / 2, { side })
      : undefined;
  return {
    columns,
    unrounded,
    areas,
    complete,
    published,
    computed,
    recovered,
    best: computed ?? published ?? middle,
  };
}
