import { defineMeasure } from "../catalogue/measure.ts";
import { metFrom } from "./distance-decay.ts";
import { NEARNESS_OPTIONS, type NearnessOptions, nearSumsOf, nearnessNote } from "./nearness.ts";

export const distanceDecayIsolation = defineMeasure<NearnessOptions>({
  id: "distance-decay-isolation",
  aliases: ["DPxx", "DDxPx"],
  symbol: "DPxx",
  family: "spatial",
  name: { sv: "Isolering med avståndsavtagande", en: "Distance-decay isolation" },
  groups: "two",
  needs: ["centres", "ground"],
  formula: "DPxx = Σ_i (x_i/X) Σ_j K_ij x_j/t_j, K_ij = c_ij t_j/Σ_j c_ij t_j",
  sources: ["Morgan 1983"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "De som gruppens medlemmar har nära till är nästan aldrig i gruppen.",
      en: "Those near to members of the group are hardly ever in the group.",
    },
    highMeans: {
      sv: "De som gruppens medlemmar har nära till är alla i gruppen.",
      en: "Those near to members of the group are all in the group.",
    },
  },
  perArea: {
    sv: "Gruppens andel bland dem som finns nära området, vägda efter närhet.",
    en: "The group's share among those near the area, weighted by nearness.",
  },
  sensitiveTo: {
    sv: "Gruppens andel av alla: en stor grupp är nästan alltid isolerad. β bestämmer vad nära är.",
    en: "The group's share of all: a large group is nearly always isolated. β decides what near is.",
  },
  notToRead: {
    sv: "Det är en möjlighet att mötas, inte möten. Jämför med gruppens andel av alla, inte med 0.",
    en: "It is a possibility to meet, not meetings. Compare with the group's share of all, not with 0.",
  },
  options: NEARNESS_OPTIONS,
  measure(data, options) {
    const near = nearSumsOf(data, options);
    const { share, isolation, error } = metFrom(data.counts, near);
    return { value: isolation, perArea: share, note: nearnessNote(options, near, error) };
  },
});
