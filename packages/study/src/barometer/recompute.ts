import type { Recompute } from "@tvars/api";
import { compareIndex, compareTypes } from "@tvars/areas";
import type { Mismatch } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { provenanceOf } from "../data/data.ts";
import { yearCutoffs } from "./year-cutoffs.ts";

export interface RecomputeOptions {
  sd?: "population" | "sample";
  side?: "at-or-above" | "above";
}

/**
 * Index and types computed anew from the published parts and compared with the published ones. Types can only be computed
 * where every area of the year is at hand, since mean and deviation are taken over all of them.
 */
export function recomputeOf(
  data: Data,
  years: readonly number[],
  { sd = "population", side = "at-or-above" }: RecomputeOptions = {},
): Recompute {
  const answer: Recompute["years"] = [];
  const mismatches: Recompute["mismatches"] = [];
  for (const year of years) {
    const found = yearCutoffs(data, year, { deviation: sd, side: side === "above" ? ">" : ">=" });
    if (!found) continue;
    const { columns, unrounded, computed } = found;
    const index = compareIndex(columns, columns.index);
    const types = computed && compareTypes(unrounded, columns.type, computed);
    answer.push({
      year,
      compared: index.compared,
      indexEqual: index.equal,
      typeCompared: types?.compared ?? 0,
      typeEqual: types?.equal ?? 0,
      undecidable: types?.undecidable.length ?? 0,
    });
    const list = (what: "index" | "type", found: readonly Mismatch[]): void => {
      for (const { position, published, computed: own } of found)
        mismatches.push({ area: columns.codes[position]!, year, what, published, computed: own });
    };
    list("index", index.mismatches);
    list("type", types?.mismatches ?? []);
  }
  return {
    years: answer,
    mismatches,
    provenance: provenanceOf(data, ["TAB6586"], {
      method: {
        sv: "Index = (V1 + V2 + V3) / 3 av de publicerade delarna, avrundat till en decimal. Typen räknas av det oavrundade indexet mot årets medelvärde och standardavvikelse över alla RegSO (ovägt): typ 1 från medel + 2 standardavvikelser, typ 2 från + 1, typ 3 från medel, typ 4 från − 1, annars typ 5. SCB:s egna typer är de som visas; detta är en kontroll.",
        en: "Index = (V1 + V2 + V3) / 3 of the published parts, rounded to one decimal. The type is computed from the unrounded index against the year's mean and standard deviation over all RegSO (unweighted): type 1 from mean + 2 standard deviations, type 2 from + 1, type 3 from the mean, type 4 from − 1, else type 5. The types shown elsewhere are SCB's own; this is a check.",
      },
      command: `tvars index --recompute --sd ${sd} --side ${side}`,
      request: `/api/recompute?sd=${sd}&side=${side}`,
    }),
  };
}
