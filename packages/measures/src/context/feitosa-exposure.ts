import { defineMeasure } from "../catalogue/measure.ts";
import { NEEDS_DISTANCE, NOT_TO_READ, surroundingsOptions } from "./options.ts";
import { EXPOSURE_RANGE, FROM, TO, exposureResult, groupOption } from "./spatial-exposure.ts";
import type { ExposureOptions } from "./spatial-exposure.ts";

export const feitosaExposure = defineMeasure<ExposureOptions>({
  id: "feitosa-exposure",
  aliases: ["local-environment-exposure"],
  symbol: "P̆(m,n)",
  family: "context",
  name: { sv: "Exponering i lokala miljöer", en: "Exposure in local environments" },
  groups: "many",
  needsOneOf: NEEDS_DISTANCE,
  formula: "P̆(m,n) = Σ_j (N_jm/N_m) Ľ_jn/Ľ_j",
  sources: ["Feitosa et al. 2007"],
  range: EXPOSURE_RANGE,
  perArea: {
    sv: "Lokal exponering: områdets del, som summerar till värdet.",
    en: "Local exposure: the area's part, which sums to the value.",
  },
  sensitiveTo: {
    sv: "Hur stora grupperna är: en stor grupp finns i allas omgivning.",
    en: "How large the groups are: a large group is in everyone's surroundings.",
  },
  notToRead: NOT_TO_READ,
  options: [...surroundingsOptions("gaussian"), groupOption("from", 0, FROM), groupOption("to", 1, TO)],
  measure: (data, options) => exposureResult(data, options, "gaussian"),
});
