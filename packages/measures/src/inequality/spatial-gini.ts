import { defineMeasure } from "../catalogue/measure.ts";
import type { Adjacency } from "../data/place.ts";
import { MeasuresError } from "../error.ts";
import { giniWeightedOf } from "./gini-weighted.ts";
import { relativeValues, spreadOut } from "./weighted-values.ts";

/** The Gini coefficient split into pairs of areas that touch and pairs that do not. */
export interface SpatialGini {
  readonly gini: number;
  /** Part of pairs of neighbours. */
  readonly neighbours: number;
  readonly others: number;
  /** Mean difference of pairs that do not touch over that of neighbours; above 1 where neighbours are alike. NaN where there are no such pairs. */
  readonly polarisation: number;
  /** The neighbours' part to be expected if the areas, with their people and values, lay in random order. */
  readonly expectedNeighbours: number;
  /** Each area's half of its pairs with neighbours; sums to `neighbours`. */
  readonly ofArea: Float64Array;
}

/**
 * Rey & Smith (2013) weighted by people: G = Σ_{i~j} + Σ_{i≁j} of t_i t_j |v_i − v_j| / (2T²μ). O(n log n + edges).
 * @param values quantity per person by area, finite where people live
 * @param weights persons by area; areas without people add nothing
 */
export function spatialGiniOf(
  values: Float64Array,
  weights: Float64Array,
  adjacency: Adjacency,
): SpatialGini {
  const { first, to } = adjacency;
  const n = weights.length;
  let persons = 0;
  let squares = 0;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    persons += weights[i]!;
    squares += weights[i]! * weights[i]!;
    if (weights[i]! > 0) total += weights[i]! * values[i]!;
  }
  const scale = 2 * persons * total;
  const ofArea = new Float64Array(n);
  let near = 0;
  let nearPairs = 0;
  for (let i = 0; i < n; i += 1) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    let sum = 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) {
      const j = to[e]!;
      if (weights[j] === 0) continue;
      sum += weights[j]! * Math.abs(values[i]! - values[j]!);
      nearPairs += weight * weights[j]!;
    }
    ofArea[i] = (weight * sum) / scale;
    near += weight * sum;
  }
  const gini = giniWeightedOf(
    values.map((v, i) => (weights[i]! > 0 ? v : 0)),
    weights,
  );
  const neighbours = near / scale;
  const others = gini - neighbours;
  const farPairs = persons * persons - squares - nearPairs;
  return {
    gini,
    neighbours,
    others,
    polarisation: farPairs > 0 && near > 0 ? (others / farPairs) * (nearPairs / neighbours) : NaN,
    expectedNeighbours: n > 1 ? (gini * to.length) / (n * (n - 1)) : 0,
    ofArea,
  };
}

export const spatialGini = defineMeasure({
  id: "spatial-gini",
  aliases: ["gini-spatial"],
  symbol: "G = G_N + G_F",
  family: "inequality",
  name: { sv: "Gini delad i grannar och andra", en: "Gini split into neighbours and others" },
  groups: "none",
  needs: ["values", "adjacency"],
  formula: "G = Σ_{i~j} t_i t_j |v_i − v_j| / (2T²μ) + Σ_{i≁j} t_i t_j |v_i − v_j| / (2T²μ)",
  sources: ["Rey & Smith 2013"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Alla områden har samma värde per person.",
      en: "All areas have the same value per person.",
    },
    highMeans: {
      sv: "Ett litet område har allt, alla andra inget.",
      en: "One small area has everything, all others nothing.",
    },
  },
  perArea: {
    sv: "Områdets skillnader mot sina grannar. Delarna summerar till grannarnas del.",
    en: "The area's differences from its neighbours. The parts sum to the neighbours' part.",
  },
  sensitiveTo: {
    sv: "Hur områdena är indelade: ju fler områden, desto mindre del av alla par är grannar. Jämför med den del som är att vänta vid slumpvis läge.",
    en: "How areas are drawn: the more areas, the smaller the part of all pairs that are neighbours. Compare with the part to be expected at random places.",
  },
  notToRead: {
    sv: "En liten del mellan grannar betyder inte att grannar är lika: par som inte är grannar är många fler.",
    en: "A small part between neighbours does not mean that neighbours are alike: pairs that are not neighbours are many more.",
  },
  measure(data) {
    const given = relativeValues(data);
    const { areas } = data.counts;
    if (data.adjacency!.first.length !== areas + 1)
      throw new MeasuresError("input", {
        value: `an adjacency of ${data.adjacency!.first.length - 1} areas`,
        expected: `${areas} areas`,
        action: "Make it for the same areas, in the same order.",
      });
    const { gini, neighbours, others, polarisation, expectedNeighbours, ofArea } = spatialGiniOf(
      spreadOut(given, given.values),
      data.counts.totals,
      data.adjacency!,
    );
    const numbers = [neighbours, expectedNeighbours, polarisation].map((value) =>
      Number.isNaN(value) ? "–" : value.toPrecision(3),
    );
    const [part, atRandom, times] = numbers;
    const [del, vid, ganger] = numbers.map((shown) => shown.replace(".", ","));
    return {
      value: gini,
      perArea: ofArea,
      parts: [
        { id: "neighbours", name: { sv: "Mellan grannar", en: "Between neighbours" }, value: neighbours },
        { id: "others", name: { sv: "Mellan andra områden", en: "Between other areas" }, value: others },
      ],
      note: {
        sv: `Grannars del ${del}, väntad vid slumpvis läge ${vid}. Par som inte är grannar skiljer sig ${ganger} gånger så mycket som grannar.`,
        en: `Neighbours' part ${part}, expected at random places ${atRandom}. Pairs that are not neighbours differ ${times} times as much as neighbours.`,
      },
    };
  },
});
