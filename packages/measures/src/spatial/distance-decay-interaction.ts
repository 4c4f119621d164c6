import { defineMeasure } from "../catalogue/measure.ts";
import { metFrom } from "./distance-decay.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";

export const distanceDecayInteraction = defineMeasure<NearnessOptions>({
  id: "distance-decay-interaction",
  aliases: ["DPxy", "DDxPy"],
  symbol: "DPxy",
  family: "spatial",
  name: { sv: "Interaktion med avståndsavtagande", en: "Distance-decay interaction" },
  groups: "two",
  needs: ["centres", "ground"],
  formula: "DPxy = Σ_i (x_i/X) Σ_j K_ij y_j/t_j = 1 − DPxx, K_ij = c_ij t_j/Σ_j c_ij t_j",
  sources: ["Morgan 1983"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Gruppens medlemmar har ingen ur den andra gruppen nära sig.",
      en: "Members of the group have nobody of the other group near them.",
    },
    highMeans: {
      sv: "De som gruppens medlemmar har nära till är alla i den andra gruppen.",
      en: "Those near to members of the group are all in the other group.",
    },
  },
  perArea: {
    sv: "Den andra gruppens andel bland dem som finns nära området, vägda efter närhet.",
    en: "The other group's share among those near the area, weighted by nearness.",
  },
  sensitiveTo: {
    sv: "Den andra gruppens andel av alla. β bestämmer vad nära är.",
    en: "The other group's share of all. β decides what near is.",
  },
  notToRead: {
    sv: "Det är en möjlighet att mötas, inte möten. Måttet är inte symmetriskt: den andra gruppens värde är ett annat.",
    en: "It is a possibility to meet, not meetings. The measure is not symmetric: the other group's value is another.",
  },
  options: NEARNESS_OPTIONS,
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { share, interaction, error } = metFrom(data.counts, near);
    return {
      value: interaction,
      perArea: share.map((own, i) => (data.counts.totals[i] === 0 ? 0 : 1 - own)),
      note: nearnessNote(options, near, error),
    };
  },
});
