import type { OptionInfo } from "../catalogue/measure.ts";
import { defineMeasure } from "../catalogue/measure.ts";
import { informationByLevel, informationByUnit } from "./information-levels.ts";

export interface ByOption {
  /** One part for each level, or one for between and one within each of the largest areas. */
  by?: "levels" | "units";
}

export const BY: OptionInfo = {
  id: "by",
  kind: "choice",
  default: "levels",
  choices: ["levels", "units"],
  what: {
    sv: "En del för varje nivå, eller en del mellan de största områdena och en inom vart och ett av dem.",
    en: "A part for each level, or one between the largest areas and one within each of them.",
  },
};

export const mutualInformationDecomposition = defineMeasure<ByOption>({
  id: "mutual-information-decomposition",
  aliases: ["mutual-total-nested", "mutual-within"],
  symbol: "M",
  family: "decomposition",
  name: { sv: "Ömsesidig information, mellan och inom", en: "Mutual information, between and within" },
  groups: "many",
  needs: ["nesting"],
  formula: "M = Σ_v p_v Σ_g p_g|v ln(p_g|v/p_g) + Σ_v p_v M_v, again within each level",
  sources: ["Theil 1972", "Frankel & Volij 2011", "Mora & Ruiz-Castillo 2011", "Elbers 2023"],
  range: {
    low: 0,
    high: Infinity,
    lowMeans: {
      sv: "Alla områden har samma blandning av grupper.",
      en: "All areas have the same mix of groups.",
    },
    highMeans: {
      sv: "Grupperna bor aldrig i samma område; högst logaritmen av antalet grupper.",
      en: "The groups never share an area; at most the logarithm of the number of groups.",
    },
  },
  perArea: {
    sv: "Områdets del av det som skiljer områden åt inom den innersta indelningen. Delarna summerar till den delen.",
    en: "The area's share of what sets areas apart within the innermost division. They sum to that part.",
  },
  sensitiveTo: {
    sv: "Indelningarna: fler och mindre enheter på en nivå flyttar segregation till den nivån.",
    en: "The divisions: more and smaller units at a level move segregation to that level.",
  },
  notToRead: {
    sv: "Delarna säger på vilken nivå skillnaderna syns, inte var de uppstått eller vem som kan påverka dem. En kommuns del beror både på hur uppdelad den är och på hur många som bor där.",
    en: "The parts say at which level differences show, not where they arose or who can change them. A municipality's part depends both on how divided it is and on how many live there.",
  },
  options: [BY],
  measure({ counts, nesting }, { by = "levels" }) {
    const { parts, perArea } = informationByLevel(counts, nesting!);
    const shown = by === "units" ? informationByUnit(counts, nesting![0]!) : parts;
    return {
      value: shown.reduce((sum, { value }) => sum + value, 0),
      parts: shown,
      perArea,
      note: {
        sv: `${counts.areas} områden i ${nesting!.length} nivåer. Naturlig logaritm.`,
        en: `${counts.areas} areas in ${nesting!.length} levels. Natural logarithm.`,
      },
    };
  },
});
