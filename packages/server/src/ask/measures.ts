import type { MeasureGiven } from "@tvars/api";
import { type Measured, measuredQuery } from "../measured.ts";
import { type Handler, split } from "./handler.ts";

export const measuresHandlers = {
  groupings: ({ study }) => study.groupings(),
  measures: ({ study }) => study.measures(),
  measure: ({ study }, { measures, ...query }: Measured & { measures: string }) =>
    study.measure({ ...measuredQuery("measure", query), measures: split(measures, /[,;\s]+/) ?? [] }),
  measureAreas: ({ study }, query: Measured) => study.measureAreas(measuredQuery("measureAreas", query)),
  measureTrend: ({ study }, query: Measured) => study.measureTrend(measuredQuery("measureTrend", query)),
  measureScale: ({ study }, query: Measured) => study.measureScale(measuredQuery("measureScale", query)),
  measureDecomposition: ({ study }, query: Measured) =>
    study.measureDecomposition(measuredQuery("measureDecomposition", query)),
  measurePlaces: ({ study }, query: Omit<Measured, "division"> & Divided) =>
    study.measurePlaces(measuredQuery("measurePlaces", query)),
  measureGiven: ({ study }, given: MeasureGiven) => study.measureGiven(given),
} satisfies Record<string, Handler>;

interface Divided {
  division: "kommun" | "lan";
  areas: "regso" | "deso";
}
