import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import { centreNote, checked } from "./absolute-centralisation.ts";
import { CENTRE_OPTIONS, type CentreOptions, centresOf, outwardsFrom } from "./centre.ts";
import { centralisationOf } from "./centralisation.ts";

export const relativeCentralisation = defineMeasure<CentreOptions>({
  id: "relative-centralisation",
  aliases: ["RCE", "RCEPoly", "RCEPolyK", "ACEDuncan", "relative-centralization"],
  symbol: "RCE",
  family: "spatial",
  name: { sv: "Relativ centralisering", en: "Relative centralisation" },
  groups: "two",
  needs: ["centres"],
  formula:
    "RCE = Σ X_{i−1} Y_i − Σ X_i Y_{i−1}, shares cumulated from the centre outwards; against the total and over 1 − P it is Duncan's absolute centralisation, the same number",
  sources: ["Duncan & Duncan 1955", "Massey & Denton 1988", "Folch & Rey 2016"],
  range: {
    low: -1,
    high: 1,
    lowMeans: {
      sv: "Den andra gruppen bor närmare mitten.",
      en: "The other group lives nearer to the centre.",
    },
    highMeans: { sv: "Gruppen bor närmare mitten.", en: "The group lives nearer to the centre." },
  },
  sensitiveTo: { sv: "Var mitten ligger.", en: "Where the centre lies." },
  notToRead: {
    sv: "Det är den andel av gruppen som skulle behöva byta område för att bo lika nära mitten som den andra gruppen, inte en andel som borde flytta. I ett område med flera kärnor säger en enda mitt lite.",
    en: "It is the share of the group that would have to change area to live as near to the centre as the other group, not a share that ought to move. Where there are several cores one centre says little.",
  },
  options: CENTRE_OPTIONS,
  measure(data, options) {
    const { counts } = data;
    twoSums(counts);
    const { distanceM, order } = outwardsFrom(data, options);
    const [x, y] = counts.groups as [Float64Array, Float64Array];
    return {
      value: checked(centralisationOf(x, y, distanceM, order)),
      note: centreNote(order.length, centresOf(data, options)),
    };
  },
});
