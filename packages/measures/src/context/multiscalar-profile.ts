import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import type { Text } from "../text.ts";
import { dissimilarityAround, informationTheoryAround, relativeDiversityAround } from "./environment.ts";
import { SCALES } from "./environments-over.ts";
import type { Scales } from "./environments-over.ts";
import { NOT_TO_READ, POWER, SELF, kernelOption } from "./options.ts";
import { profileOf } from "./profile-over.ts";
import type { OfEnvironment } from "./profile-over.ts";

/** What a multiscalar profile can be drawn of, by the id of the measure. */
export const PROFILED: Record<string, OfEnvironment> = {
  "spatial-information-theory": (counts, environment) => informationTheoryAround(counts, environment).value,
  "spatial-relative-diversity": (counts, environment) => relativeDiversityAround(counts, environment).value,
  "spatial-dissimilarity-ro": (counts, environment) => dissimilarityAround(counts, environment).value,
  "egohood-theil-h": (_, environment) => informationTheoryAround(environment).value,
  "egohood-dissimilarity": (_, environment) => dissimilarityAround(environment).value,
};

export interface ProfileOptions extends Scales {
  measure?: string;
}

export const profiledBy = (measure: string): OfEnvironment => {
  const found = PROFILED[measure];
  if (found) return found;
  throw new MeasuresError("input", {
    value: measure,
    expected: "a measure that a profile can be drawn of",
    action: `There are ${Object.keys(PROFILED).join(", ")}; profileOver takes any measure.`,
  });
};

export const MEASURE_OPTION = {
  id: "measure",
  kind: "choice",
  default: "spatial-information-theory",
  choices: Object.keys(PROFILED),
  what: { sv: "Vilket mått profilen visar.", en: "Which measure the profile shows." } satisfies Text,
} as const;

export const multiscalarProfile = defineMeasure<ProfileOptions>({
  id: "multiscalar-profile",
  aliases: ["segregation-profile", "spatial-segregation-profile"],
  symbol: "H̃(r)",
  family: "context",
  name: { sv: "Profil över skala", en: "Multiscalar profile" },
  groups: "many",
  needsOneOf: ["reach", "centres", "adjacency", "nesting"],
  formula: "S(r) for r = bandwidths in metres, k nearest people, steps over borders or larger divisions",
  sources: ["Reardon et al. 2008", "Östh, Clark & Malmberg 2015"],
  range: {
    low: -Infinity,
    high: 1,
    lowMeans: {
      sv: "Vid denna skala har alla samma blandning omkring sig.",
      en: "At this scale everyone has the same mix around them.",
    },
    highMeans: {
      sv: "Ingen har någon annan grupp än sin egen omkring sig.",
      en: "Nobody has any group but their own around them.",
    },
  },
  sensitiveTo: {
    sv: "Områdenas storlek i den fina änden: inom ett område syns inga skillnader.",
    en: "The size of areas at the fine end: within an area no differences are seen.",
  },
  notToRead: NOT_TO_READ,
  options: [
    MEASURE_OPTION,
    {
      id: "over",
      kind: "choice",
      default: "metres",
      choices: SCALES,
      what: {
        sv: "Vad som växer: meter omkring, de k närmaste, steg över gränser eller större indelningar.",
        en: "What grows: metres around, the k nearest people, steps over borders or larger divisions.",
      },
    },
    {
      id: "at",
      kind: "numbers",
      default: [0, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 10000],
      what: {
        sv: "Skalorna: meter, personer, steg, eller indelningarnas nummer.",
        en: "The scales: metres, people, steps, or the numbers of divisions.",
      },
    },
    kernelOption("triangular"),
    SELF,
    POWER,
  ],
  measure(data, { measure = MEASURE_OPTION.default, ...scales }) {
    const profile = profileOf(profiledBy(measure), data, scales);
    const last = profile.at.length - 1;
    return {
      value: profile.value[0]!,
      profile,
      note: {
        sv: `${measure} vid ${profile.at[0]}; vid ${profile.at[last]} är det ${profile.value[last]!.toPrecision(3)}. ${profile.scale.sv}.`,
        en: `${measure} at ${profile.at[0]}; at ${profile.at[last]} it is ${profile.value[last]!.toPrecision(3)}. ${profile.scale.en}.`,
      },
    };
  },
});
