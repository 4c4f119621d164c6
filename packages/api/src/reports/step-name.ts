/** What a step of a study may not do: a study asks, it changes nothing. */
const CHANGING =
  /^(save|remove|delete|store|draft|decide|import|fetch|set|add|new(?!s$)|build|run|stop|sever|understand|try|freeze)/;
/** Answers about the program's own work rather than about places. */
const OWN: ReadonlySet<string> = new Set([
  "health",
  "jobs",
  "job",
  "cube",
  "search",
  "workspace",
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

/** Whether a route of this name can be a step of a study. */
export const mayBeStep = (name: string): boolean => !CHANGING.test(name) && !OWN.has(name);
