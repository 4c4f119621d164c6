import { defineMeasure } from "../catalogue/measure.ts";
import type { Counts } from "../data/counts.ts";
import type { Points } from "../data/place.ts";
import { twoSums } from "../data/sums.ts";
import { MeasuresError } from "../error.ts";
import { centralisationOf } from "./centralisation.ts";
import { nearestAreas } from "./nearest-areas.ts";

export interface LocalCentralisationOptions {
  /** k: how many areas beside the own one. */
  nearest?: number;
}

/**
 * Relative centralisation around each area, among itself and the k nearest (Folch & Rey 2016): above 0 where the group lives nearer to
 * this area than the others around it do. Areas as far away as the k-th are all taken. 0 where one of the groups is absent around.
 */
export function localCentralisationOf(
  { groups, areas }: Counts,
  centres: Points,
  { nearest = 5 }: LocalCentralisationOptions = {},
): Float64Array {
  const [x, y] = groups as [Float64Array, Float64Array];
  const nearestTo = nearestAreas(centres);
  const local = new Float64Array(areas);
  const distance = new Float64Array(areas);
  for (let i = 0; i < areas; i += 1) {
    const around = nearestTo(i, nearest);
    around.areas.forEach((area, at) => {
      distance[area] = around.squareM2[at]!;
    });
    const value = centralisationOf(x, y, distance, Uint32Array.from(around.areas));
    local[i] = Number.isNaN(value) ? 0 : value;
  }
  return local;
}

export const localRelativeCentralisation = defineMeasure<LocalCentralisationOptions>({
  id: "local-relative-centralisation",
  aliases: ["LocalRelativeCentralization"],
  symbol: "RCE_i",
  family: "spatial",
  name: { sv: "Lokal relativ centralisering", en: "Local relative centralisation" },
  groups: "two",
  needs: ["centres"],
  formula:
    "RCE_i = Σ X_{j−1} Y_j − Σ X_j Y_{j−1} over area i and its k nearest, outwards from i; the value is their mean weighted by people",
  sources: ["Folch & Rey 2016"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Runt området bor den andra gruppen närmare.",
      en: "Around the area the other group lives nearer.",
    },
    highMeans: { sv: "Runt området bor gruppen närmare.", en: "Around the area the group lives nearer." },
  },
  perArea: {
    sv: "Över 0: området är en kärna för gruppen jämfört med områdena runt om.",
    en: "Above 0: the area is a core of the group compared with the areas around.",
  },
  sensitiveTo: {
    sv: "k, och slumpen: en handfull områden räcker inte för att ett enda värde ska vara säkert.",
    en: "k, and chance: a handful of areas is not enough for one value to be certain.",
  },
  notToRead: {
    sv: "Läs kartan, inte medelvärdet: kärnor och ytterområden tar ut varandra i det.",
    en: "Read the map, not the mean: cores and outskirts cancel in it.",
  },
  options: [
    {
      id: "nearest",
      kind: "number",
      default: 5,
      what: { sv: "k: antal områden utöver det egna.", en: "k: how many areas beside the own one." },
    },
  ],
  measure({ counts, centres }, { nearest = 5 }) {
    const { T } = twoSums(counts);
    if (!Number.isInteger(nearest) || nearest < 1)
      throw new MeasuresError("input", {
        value: nearest,
        expected: "1 or more areas beside the own one",
        action: "Give for example 5.",
      });
    const perArea = localCentralisationOf(counts, centres!, { nearest });
    return {
      value: perArea.reduce((sum, local, i) => sum + (local * counts.totals[i]!) / T, 0),
      perArea,
      note: {
        sv: `Varje område med sina ${nearest} närmaste. Värdet är medelvärdet över alla personer.`,
        en: `Each area with its ${nearest} nearest. The value is the mean over all persons.`,
      },
    };
  },
});
