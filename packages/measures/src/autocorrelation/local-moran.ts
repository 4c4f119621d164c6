import { defineMeasure } from "../catalogue/measure.ts";
import { randomOf } from "../numeric/random.ts";
import { PERMUTATION_OPTIONS, checkPermutations, falseDiscoveryRate } from "./chance.ts";
import {
  type WeightOptions,
  WEIGHT_OPTION,
  type Weights,
  centred,
  fieldOf,
  lagOf,
  spread,
  weightsOf,
} from "./neighbours.ts";

/** 1 high among high, 2 low among high, 3 low among low, 4 high among low; 0 no neighbours. */
export function quadrantsOf(z: Float64Array, lag: Float64Array, { first }: Weights): Uint8Array {
  return Uint8Array.from(z, (own, i) => {
    if (first[i] === first[i + 1]) return 0;
    if (lag[i]! > 0) return own > 0 ? 1 : 2;
    return own > 0 ? 4 : 3;
  });
}

/**
 * Pseudo p of each area's lag given its own value: the neighbours' places are filled with others drawn without replacement, m times
 * (Anselin 1995). Two-sided: twice the smaller tail, (b + 1)/(m + 1) each, 1 at most. Area i draws from stream i of the seed, so that no
 * area's p depends on another's.
 */
export function conditionalP(
  z: Float64Array,
  { first, weight }: Weights,
  lag: Float64Array,
  { permutations = 999, seed = 1 }: { permutations?: number; seed?: number } = {},
): Float64Array {
  checkPermutations(permutations, 1);
  const n = z.length;
  const others = Int32Array.from({ length: n }, (_, i) => i);
  const p = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i += 1) {
    const start = first[i]!;
    const many = first[i + 1]! - start;
    if (many === 0) continue;
    for (let j = 0; j < n; j += 1) others[j] = j;
    others[i] = n - 1;
    others[n - 1] = i;
    const random = randomOf(seed, i);
    const observed = lag[i]!;
    // Equal lags summed in another order differ by rounding; they count as equal.
    const slack = 1e-12 * Math.max(1e-300, Math.abs(observed));
    let above = 0;
    let below = 0;
    for (let r = 0; r < permutations; r += 1) {
      let drawn = 0;
      // The first `many` steps of a shuffle; the array stays a permutation, so the next draw starts from where it is.
      for (let at = 0; at < many; at += 1) {
        const from = at + Math.floor(random() * (n - 1 - at));
        const other = others[from]!;
        others[from] = others[at]!;
        others[at] = other;
        drawn += weight[start + at]! * z[other]!;
      }
      if (drawn >= observed - slack) above += 1;
      if (drawn <= observed + slack) below += 1;
    }
    p[i] = Math.min(1, (2 * (Math.min(above, below) + 1)) / (permutations + 1));
  }
  return p;
}

export interface LocalOptions extends WeightOptions {
  permutations?: number;
  seed?: number;
  /** Areas are called at this probability. */
  significance?: number;
  /** Whether the call minds that many areas are tested at once. */
  adjust?: "none" | "benjamini-hochberg";
}

export const LOCAL_OPTIONS = [
  WEIGHT_OPTION,
  ...PERMUTATION_OPTIONS.map((option) =>
    option.id === "permutations" ? { ...option, default: 999 } : option,
  ),
  {
    id: "significance",
    kind: "number" as const,
    default: 0.05,
    what: {
      sv: "Sannolikhet under vilken ett område pekas ut.",
      en: "Probability below which an area is called.",
    },
  },
  {
    id: "adjust",
    kind: "choice" as const,
    default: "benjamini-hochberg",
    choices: ["none", "benjamini-hochberg"],
    what: {
      sv: "Ta hänsyn till att många områden prövas samtidigt.",
      en: "Mind that many areas are tested at once.",
    },
  },
];

export const localMoran = defineMeasure<LocalOptions>({
  id: "local-moran",
  aliases: ["LISA", "I_i"],
  symbol: "I_i",
  family: "autocorrelation",
  name: { sv: "Lokal Morans I (LISA)", en: "Local Moran's I (LISA)" },
  groups: "none",
  needs: ["adjacency"],
  formula: "I_i = z_i Σ_j w_ij z_j/(Σ z²/n); Σ I_i = S0 · I. The value is the global I.",
  sources: ["Anselin 1995", "Benjamini & Hochberg 1995"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Olika ligger intill varandra.",
      en: "Unlike lies beside unlike.",
    },
    highMeans: { sv: "Lika ligger intill lika.", en: "Like lies beside like." },
  },
  perArea: {
    sv: "I_i: positiv där området liknar sina grannar. Kolumnerna ger klass (1 hög bland höga, 2 låg bland höga, 3 låg bland låga, 4 hög bland låga, 0 inte utpekad), p och q.",
    en: "I_i: positive where the area is like its neighbours. The columns hold class (1 high among high, 2 low among high, 3 low among low, 4 high among low, 0 not called), p and q.",
  },
  sensitiveTo: {
    sv: "Hur många områden som prövas: utan justering pekas vart tjugonde ut av en slump. Andelar i små områden svänger mest.",
    en: "How many areas are tested: without adjustment one in twenty is called by chance. Shares in small areas swing most.",
  },
  notToRead: {
    sv: "Ett utpekat område skiljer sig från slumpen på kartan, inte från andra i levnadsvillkor. Ett område som inte pekas ut kan ändå vara lika högt.",
    en: "An area called differs from chance on the map, not from others in living conditions. An area not called can be as high all the same.",
  },
  options: LOCAL_OPTIONS,
  measure(
    data,
    { weights: weighting, permutations = 999, seed = 1, significance = 0.05, adjust = "benjamini-hochberg" },
  ) {
    const { values, adjacency, area, note } = fieldOf(data);
    const weights = weightsOf(adjacency, weighting);
    const { z, squares } = centred(values);
    const lag = lagOf(weights, z);
    const n = z.length;
    const local = z.map((own, i) => (own * lag[i]! * n) / squares);
    const p = conditionalP(z, weights, lag, { permutations, seed });
    const q = falseDiscoveryRate(p);
    const sure = adjust === "none" ? p : q;
    const quadrant = quadrantsOf(z, lag, weights);
    const called = Float64Array.from(quadrant, (which, i) => (sure[i]! <= significance ? which : 0));
    const areas = data.counts.areas;
    const many = called.reduce((sum, which) => sum + (which > 0 ? 1 : 0), 0);
    return {
      value: local.reduce((sum, part) => sum + part, 0) / weights.S0,
      expected: -1 / (n - 1),
      perArea: spread(local, area, areas),
      columns: [
        { id: "class", name: { sv: "Klass", en: "Class" }, values: spread(called, area, areas) },
        {
          id: "quadrant",
          name: { sv: "Kvadrant", en: "Quadrant" },
          values: spread(Float64Array.from(quadrant), area, areas),
        },
        { id: "p", name: { sv: "p", en: "p" }, values: withoutValue(spread(p, area, areas), area) },
        {
          id: "q",
          name: { sv: "q (falska fynd)", en: "q (false discovery)" },
          values: withoutValue(spread(q, area, areas), area),
        },
      ],
      note: {
        sv: `${note.sv} ${many} områden pekas ut vid ${String(significance).replace(".", ",")}${adjust === "none" ? " utan justering" : " med justering för antalet"}; ${permutations} utdelningar, frö ${seed}.`,
        en: `${note.en} ${many} areas are called at ${significance}${adjust === "none" ? " without adjustment" : " adjusted for their number"}; ${permutations} permutations, seed ${seed}.`,
      },
    };
  },
});

/** An area left out has p = 1: nothing is known of it. */
export function withoutValue(p: Float64Array, area: Int32Array): Float64Array {
  const kept = new Uint8Array(p.length);
  for (const i of area) kept[i] = 1;
  return p.map((value, i) => (kept[i] === 1 ? value : 1));
}
