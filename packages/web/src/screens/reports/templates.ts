import type { Report } from "@tvars/api";
import type { Text } from "@tvars/cube";

const same = (name: string): Text => ({ sv: name, en: name });

/** Templates in the order they are offered. */
export const TEMPLATE_NAMES: [Report["template"], Text][] = [
  ["trafikverket", same("Trafikverket")],
  ["arbetsformedlingen", same("Arbetsförmedlingen")],
  ["folkhalsomyndigheten", same("Folkhälsomyndigheten")],
  ["forsakringskassan", same("Försäkringskassan")],
  ["polismyndigheten", same("Polismyndigheten")],
  ["skolverket", same("Skolverket")],
  ["socialstyrelsen", same("Socialstyrelsen")],
  ["statens-servicecenter", same("Statens servicecenter")],
  ["fact-sheet", { sv: "Faktablad för boende", en: "Fact sheet for residents" }],
  ["brief", { sv: "Underlag på en sida", en: "One-page brief" }],
];

/** Those that no assignment is behind. */
export const SMALL_TEMPLATES: ReadonlySet<Report["template"]> = new Set(["fact-sheet", "brief"]);
