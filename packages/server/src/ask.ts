import type { RouteName } from "@tvars/api";
import { areasHandlers } from "./ask/areas.ts";
import { breakdownsHandlers } from "./ask/breakdowns.ts";
import { dataHandlers } from "./ask/data.ts";
import { followupHandlers } from "./ask/followup.ts";
import type { Handler } from "./ask/handler.ts";
import { measuresHandlers } from "./ask/measures.ts";
import { networkHandlers } from "./ask/network.ts";
import { recordsFilesHandlers } from "./ask/records-files.ts";
import { picturesHandlers } from "./ask/pictures.ts";
import { plansHandlers } from "./ask/plans.ts";
import { releasesHandlers } from "./ask/releases.ts";
import { reportsHandlers } from "./ask/reports.ts";
import { studiesHandlers } from "./ask/studies.ts";
import { recordsHandlers } from "./ask/records.ts";

export type { Asked } from "./ask/handler.ts";

/** Every route of the table has its handler. */
export const ASK: Record<RouteName, Handler> = {
  ...areasHandlers,
  ...networkHandlers,
  ...measuresHandlers,
  ...dataHandlers,
  ...recordsFilesHandlers,
  ...recordsHandlers,
  ...breakdownsHandlers,
  ...releasesHandlers,
  ...picturesHandlers,
  ...plansHandlers,
  ...followupHandlers,
  ...studiesHandlers,
  ...reportsHandlers,
};

/** Answers that change without the workspace changing, or that are too small to be worth keeping. */
export const NEVER_CACHED: ReadonlySet<RouteName> = new Set([
  "health",
  "jobs",
  "job",
  "scenarios",
  "records",
  "recordsSet",
  "recordsKeys",
  "recordsProfiles",
  "denominators",
  "breakdown",
  "releases",
  "release",
  "releaseCheck",
  "plans",
  "plan",
  "planOrder",
  "planSheet",
  "goals",
  "goal",
  "news",
  "studies",
  "study",
  "studyScreens",
  "studyRuns",
  "studyFigures",
  "studyDifference",
  "reports",
  "report",
  "reportCheck",
  "reportVersions",
  "reportVersion",
]);
