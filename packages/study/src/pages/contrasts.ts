import type { AreaPage } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { IndicatorValues } from "../indicators/values.ts";
import { regsoVersion } from "../data/data.ts";

/** Indicators that have figures for DeSO. */
export interface ContrastSource {
  all(): Promise<{ definition: IndicatorDefinition; values: IndicatorValues }[]>;
}

/** What the average of a RegSO hides: the same indicator for each DeSO inside it, in the year or the latest before it. */
export async function contrastsOf(
  data: Data,
  source: ContrastSource,
  regso: string,
  year: number,
): Promise<AreaPage["contrasts"]> {
  const deso = versionFor("deso", year);
  const codes = data.gazetteer.desoOf(deso, regso);
  if (codes.length < 2) return [];
  const contrasts: AreaPage["contrasts"] = [];
  for (const { definition, values } of await source.all()) {
    if (!definition.divisions.includes("deso") || "count" in definition.value) continue;
    const at = values.years.findLast(
      (candidate) => candidate <= year && versionFor("deso", candidate) === deso,
    );
    if (at === undefined) continue;
    const parts = codes.flatMap((code) => {
      const area = data.gazetteer.get(deso, code);
      return area ? [{ area, figure: values.of(deso, code, at) }] : [];
    });
    if (parts.filter(({ figure }) => figure.value !== null).length < 2) continue;
    contrasts.push({
      indicator: definition.id,
      title: definition.title,
      unit: definition.unit,
      year: at,
      whole: values.of(regsoVersion(year), regso, at),
      parts,
    });
  }
  return contrasts;
}
