import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { informationByLevel, informationByUnit } from "./information-levels.ts";
import type { ByOption } from "./mutual-information-decomposition.ts";
import { BY } from "./mutual-information-decomposition.ts";

export const theilHDecomposition = defineMeasure<ByOption>({
  id: "theil-h-decomposition",
  aliases: ["H-nested"],
  symbol: "H",
  family: "decomposition",
  name: { sv: "Theils H, mellan och inom", en: "Theil's H, between and within" },
  groups: "many",
  needs: ["nesting"],
  formula: "H = M/E; H within = Σ_v p_v (E_v/E) H_v",
  sources: ["Theil & Finizza 1971", "Reardon & Firebaugh 2002", "Elbers 2023"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Alla områden har samma blandning av grupper.",
      en: "All areas have the same mix of groups.",
    },
    highMeans: { sv: "Varje område har en enda grupp.", en: "Each area has one group alone." },
  },
  perArea: {
    sv: "Områdets del av det som skiljer områden åt inom den innersta indelningen. Delarna summerar till den delen.",
    en: "The area's share of what sets areas apart within the innermost division. They sum to that part.",
  },
  sensitiveTo: {
    sv: "Indelningarna, och hur stora grupperna är i hela befolkningen.",
    en: "The divisions, and how large the groups are in the whole population.",
  },
  notToRead: {
    sv: "En enhets del är inte dess eget H: den är dess H gånger dess andel av befolkningen och gånger hur blandad den är jämfört med helheten.",
    en: "A unit's part is not its own H: it is its H times its share of the people and times how mixed it is beside the whole.",
  },
  options: [BY],
  measure({ counts, nesting }, { by = "levels" }) {
    const { parts, perArea, entropy } = informationByLevel(counts, nesting!);
    if (entropy === 0)
      throw new MeasuresError("undefined", {
        value: "one group with members",
        expected: "members of two groups or more",
        action: "Choose groups that exist in the chosen areas and year.",
      });
    const shown = (by === "units" ? informationByUnit(counts, nesting![0]!) : parts).map((part) => ({
      ...part,
      value: part.value / entropy,
    }));
    return {
      value: shown.reduce((sum, { value }) => sum + value, 0),
      parts: shown,
      perArea: perArea.map((part) => part / entropy),
      note: {
        sv: `${counts.areas} områden i ${nesting!.length} nivåer.`,
        en: `${counts.areas} areas in ${nesting!.length} levels.`,
      },
    };
  },
});
