import type { Lang } from "@tvars/report";
import { areasTables, indicatorTables, measurePlacesTables, measureTables } from "./tables/areas.ts";
import {
  compositionTables,
  earlyTables,
  evaluationTables,
  goalTables,
  goalsTables,
  newsTables,
} from "./tables/followup.ts";
import type { MakeTables, NamedTable } from "./tables/kinds.ts";
import {
  accessTables,
  barrierSegmentTables,
  barriersTables,
  scenarioTables,
  segregationTables,
} from "./tables/network.ts";
import { planSheetTables, planTables } from "./tables/plan.ts";
import { breakdownTables, releaseTables } from "./tables/records.ts";

/** Tables of answers in columns with heads of their own. */
const TABLES: Record<string, MakeTables<never>> = {
  access: accessTables,
  areas: areasTables,
  barrierSegment: barrierSegmentTables,
  barrierSegregation: segregationTables,
  barriers: barriersTables,
  breakdown: breakdownTables,
  composition: compositionTables,
  early: earlyTables,
  evaluate: evaluationTables,
  evaluation: evaluationTables,
  goal: goalTables,
  goals: goalsTables,
  indicator: indicatorTables,
  measure: measureTables,
  measurePlaces: measurePlacesTables,
  news: newsTables,
  plan: planTables,
  planSheet: planSheetTables,
  release: releaseTables,
  scenario: scenarioTables,
};

export const TABLED_ROUTES: readonly string[] = Object.keys(TABLES);

/** The tables of a route's answer; undefined where its figures are listed one by one. */
export const tablesOf = (route: string, answer: unknown, lang: Lang): NamedTable[] | undefined =>
  TABLES[route]?.(answer as never, lang);
