import type { OptionInfo } from "../../catalogue/measure.ts";
import { checkColumns } from "../estimate.ts";
import { riditsOf } from "../ridit.ts";
import { SLOPE_LINKS, slopeIndex } from "../slope-index.ts";
import type { SlopeIndex, SlopeLink } from "../slope-index.ts";
import { slopeRegression } from "../slope-regression.ts";
import type { AreaShares } from "./area-shares.ts";

export const SLOPE_MODELS = ["line", "binomial", "poisson"] as const;
export type SlopeModel = (typeof SLOPE_MODELS)[number];

export interface SlopeOptions {
  model?: SlopeModel;
  link?: SlopeLink;
}

export const SLOPE_OPTIONS: readonly OptionInfo[] = [
  {
    id: "model",
    kind: "choice",
    default: "line",
    choices: SLOPE_MODELS,
    what: {
      sv: "Vägd linje genom andelarna, eller regression på antalen som tål områden utan fall.",
      en: "A weighted line through the shares, or a regression on the counts, which takes areas without cases.",
    },
  },
  {
    id: "link",
    kind: "choice",
    default: "identity",
    choices: SLOPE_LINKS,
    what: {
      sv: "Skalan där linjen är rak (bara för model line).",
      en: "The scale on which the line is straight (for model line only).",
    },
  },
];

export function slopeOf(
  { cases, population, value, standardError }: AreaShares,
  values: Float64Array,
  { model = "line", link = "identity", level }: SlopeOptions & { level?: number },
): { index: SlopeIndex; ridits: Float64Array } {
  checkColumns(values, population, "values and counts");
  const ridits = riditsOf(values, population);
  const index =
    model === "line"
      ? slopeIndex({ rank: values, population, value, standardError }, { level, link })
      : slopeRegression({ rank: values, population, cases }, { level, family: model });
  return { index, ridits };
}
