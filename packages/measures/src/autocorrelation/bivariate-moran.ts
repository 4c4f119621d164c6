import { defineMeasure } from "../catalogue/measure.ts";
import { falseDiscoveryRate } from "./chance.ts";
import { LOCAL_OPTIONS, type LocalOptions, conditionalP, quadrantsOf, withoutValue } from "./local-moran.ts";
import { centred, fieldOf, lagOf, spread, weightsOf } from "./neighbours.ts";

/**
 * Local bivariate Moran, zx_i Σ_j w_ij zy_j with both in standard deviations (Anselin, Syabri & Smirnov 2002): one quantity here against
 * another at the neighbours. Their sum over S0 is the global one.
 */
export function bivariateParts(
  x: Float64Array,
  y: Float64Array,
  weights: Parameters<typeof lagOf>[0],
): Float64Array {
  const a = centred(x);
  const b = centred(y);
  const lag = lagOf(weights, b.z);
  const scale = x.length / Math.sqrt(a.squares * b.squares);
  return a.z.map((own, i) => scale * own * lag[i]!);
}

export const bivariateMoran = defineMeasure<LocalOptions>({
  id: "bivariate-moran",
  aliases: ["I_xy"],
  symbol: "I_xy",
  family: "autocorrelation",
  name: { sv: "Morans I för två storheter", en: "Bivariate Moran's I" },
  groups: "two",
  needs: ["adjacency", "values"],
  formula:
    "I_xy = Σ_i zx_i Σ_j w_ij zy_j/S0, x the group's share here, y the values at the neighbours, in standard deviations",
  sources: ["Anselin, Syabri & Smirnov 2002"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Där gruppen är stor har grannområdena låga värden.",
      en: "Where the group is large neighbouring areas have low values.",
    },
    highMeans: {
      sv: "Där gruppen är stor har grannområdena höga värden.",
      en: "Where the group is large neighbouring areas have high values.",
    },
  },
  perArea: {
    sv: "Områdets del. Kolumnerna ger klass (1 hög med höga grannar, 2 låg med höga, 3 låg med låga, 4 hög med låga, 0 inte utpekad), p och q.",
    en: "The area's part. The columns hold class (1 high with high neighbours, 2 low with high, 3 low with low, 4 high with low, 0 not called), p and q.",
  },
  sensitiveTo: {
    sv: "Sambandet inom områdena: hänger de två ihop i samma område blir värdet högt också utan att grannar betyder något.",
    en: "The relation within areas: where the two go together in one area the value is high even if neighbours mean nothing.",
  },
  notToRead: {
    sv: "Det visar inte att det ena orsakar det andra, och inte heller att grannar påverkar varandra.",
    en: "It does not show that one causes the other, nor that neighbours influence each other.",
  },
  options: LOCAL_OPTIONS,
  measure(
    { counts, values, adjacency },
    { weights: weighting, permutations = 999, seed = 1, significance = 0.05, adjust = "benjamini-hochberg" },
  ) {
    const share = counts.groups[0]!.map((members, i) => members / counts.totals[i]!);
    const known = values!.map((value, i) => (Number.isFinite(share[i]) ? value : NaN));
    const field = fieldOf({ counts, values: known, adjacency: adjacency! });
    const weights = weightsOf(field.adjacency, weighting);
    const x = Float64Array.from(field.area, (i) => share[i]!);
    fieldOf({
      counts,
      values: share.map((p, i) => (Number.isFinite(known[i]) ? p : NaN)),
      adjacency: adjacency!,
    });
    const parts = bivariateParts(x, field.values, weights);
    const a = centred(x).z;
    const b = centred(field.values).z;
    const lag = lagOf(weights, b);
    const p = conditionalP(b, weights, lag, { permutations, seed });
    const q = falseDiscoveryRate(p);
    const sure = adjust === "none" ? p : q;
    const called = Float64Array.from(quadrantsOf(a, lag, weights), (which, i) =>
      sure[i]! <= significance ? which : 0,
    );
    return {
      value: parts.reduce((sum, part) => sum + part, 0) / weights.S0,
      perArea: spread(parts, field.area, counts.areas),
      columns: [
        { id: "class", name: { sv: "Klass", en: "Class" }, values: spread(called, field.area, counts.areas) },
        {
          id: "p",
          name: { sv: "p", en: "p" },
          values: withoutValue(spread(p, field.area, counts.areas), field.area),
        },
        {
          id: "q",
          name: { sv: "q (falska fynd)", en: "q (false discovery)" },
          values: withoutValue(spread(q, field.area, counts.areas), field.area),
        },
      ],
      note: field.note,
    };
  },
});
