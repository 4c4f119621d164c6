import { defineMeasure } from "../catalogue/measure.ts";
import { NEEDS_DISTANCE, NOT_TO_READ, surroundingsOptions } from "./options.ts";
import { FROM, exposureResult, groupOption } from "./spatial-exposure.ts";
import type { ExposureOptions } from "./spatial-exposure.ts";

export const feitosaIsolation = defineMeasure<Omit<ExposureOptions, "to">>({
  id: "feitosa-isolation",
  aliases: ["local-environment-isolation"],
  symbol: "Q̆_m",
  family: "context",
  name: { sv: "Isolering i lokala miljöer", en: "Isolation in local environments" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "Q̆_m = Σ_j (N_jm/N_m) Ľ_jm/Ľ_j",
  sources: ["Feitosa et al. 2007"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Gruppens medlemmar har nästan inga andra ur gruppen omkring sig.",
      en: "Members of the group have hardly any others of the group around them.",
    },
    highMeans: {
      sv: "Gruppens medlemmar har bara varandra omkring sig.",
      en: "Members of the group have only one another around them.",
    },
  },
  perArea: {
    sv: "Lokal isolering: områdets del, som summerar till värdet.",
    en: "Local isolation: the area's part, which sums to the value.",
  },
  sensitiveTo: {
    sv: "Hur stor gruppen är: en stor grupp har alltid många av sina egna omkring sig.",
    en: "How large the group is: a large group always has many of its own around it.",
  },
  notToRead: NOT_TO_READ,
  options: [...surroundingsOptions("gaussian"), groupOption("from", 0, FROM)],
  measure: (data, { from = 0, ...options }) =>
    exposureResult(data, { ...options, from, to: from }, "gaussian"),
});
