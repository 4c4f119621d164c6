import { defineMeasure } from "../catalogue/measure.ts";
import { normalCdf } from "../numeric/normal.ts";
import { falseDiscoveryRate } from "./chance.ts";
import { fieldOf, spread, weightsOf, type Weights } from "./neighbours.ts";
import { withoutValue } from "./local-moran.ts";

/**
 * z of G_i* (with the area itself) or G_i (without), weights 1 for neighbours (Ord & Getis 1995): how much higher the sum around an area
 * is than chance makes it. For G_i mean and spread are those of all others. 0 where an area has no neighbours or all others are alike.
 */
export function localGetisOrdOf(
  values: Float64Array,
  { first, to }: Pick<Weights, "first" | "to">,
  star = true,
): Float64Array {
  const n = values.length;
  let sum = 0;
  let squares = 0;
  for (const v of values) {
    sum += v;
    squares += v * v;
  }
  return values.map((own, i) => {
    const others = star ? n : n - 1;
    const mean = (star ? sum : sum - own) / others;
    const spreadOf = (star ? squares : squares - own * own) / others - mean * mean;
    const degree = first[i + 1]! - first[i]!;
    const W = degree + (star ? 1 : 0);
    let around = star ? own : 0;
    for (let e = first[i]!; e < first[i + 1]!; e += 1) around += values[to[e]!]!;
    const variance = (spreadOf * (others * W - W * W)) / (others - 1);
    // A spread that is rounding of equal values is none.
    return degree > 0 && variance > 1e-24 * mean * mean ? (around - W * mean) / Math.sqrt(variance) : 0;
  });
}

export interface LocalGetisOrdOptions {
  /** Count the area itself among those around it. */
  star?: boolean;
}

export const localGetisOrd = defineMeasure<LocalGetisOrdOptions>({
  id: "local-getis-ord",
  aliases: ["G_i*", "hot-spots"],
  symbol: "G_i*",
  family: "autocorrelation",
  name: { sv: "Lokal Getis–Ord (G*)", en: "Local Getis–Ord (G*)" },
  groups: "none",
  needs: ["adjacency"],
  formula:
    "z(G_i*) = (Σ_j w_ij v_j − W_i v̄)/(s √((n W_i − W_i²)/(n − 1))), w_ij = 1 for the area and those it touches. The value is the share of areas called at q ≤ 0.05.",
  sources: ["Ord & Getis 1995", "Benjamini & Hochberg 1995"],
  range: {
    low: 0,
    high: 1,
    lowMeans: { sv: "Inga områden pekas ut.", en: "No areas are called." },
    highMeans: { sv: "Alla områden pekas ut.", en: "All areas are called." },
  },
  perArea: {
    sv: "z: över 0 där värdena runt området är högre än slumpen gör dem, under 0 där de är lägre.",
    en: "z: above 0 where values around the area are higher than chance makes them, below 0 where lower.",
  },
  sensitiveTo: {
    sv: "Antalet grannar: med få grannar är z inte normalfördelat. Enstaka extrema värden smittar sina grannar.",
    en: "The number of neighbours: with few, z is not normal. Single extreme values spread to their neighbours.",
  },
  notToRead: {
    sv: "Ett område kan pekas ut för sina grannars skull, utan att självt ha ett högt värde.",
    en: "An area can be called for the sake of its neighbours, without a high value of its own.",
  },
  options: [
    {
      id: "star",
      kind: "boolean",
      default: true,
      what: { sv: "Räkna in området självt (G*).", en: "Count the area itself (G*)." },
    },
  ],
  measure(data, { star = true }) {
    const { values, adjacency, area, note } = fieldOf(data);
    const z = localGetisOrdOf(values, weightsOf(adjacency, "binary"), star);
    const p = z.map((score) => 2 * normalCdf(-Math.abs(score)));
    const q = falseDiscoveryRate(p);
    const areas = data.counts.areas;
    const high = z.reduce((many, score, i) => many + (score > 0 && q[i]! <= 0.05 ? 1 : 0), 0);
    const low = z.reduce((many, score, i) => many + (score < 0 && q[i]! <= 0.05 ? 1 : 0), 0);
    return {
      value: (high + low) / z.length,
      perArea: spread(z, area, areas),
      columns: [
        { id: "p", name: { sv: "p", en: "p" }, values: withoutValue(spread(p, area, areas), area) },
        {
          id: "q",
          name: { sv: "q (falska fynd)", en: "q (false discovery)" },
          values: withoutValue(spread(q, area, areas), area),
        },
      ],
      note: {
        sv: `${note.sv} ${high} områden med höga värden omkring sig och ${low} med låga (q ≤ 0,05).`,
        en: `${note.en} ${high} areas with high values around them and ${low} with low ones (q ≤ 0.05).`,
      },
    };
  },
});
