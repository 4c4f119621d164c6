import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { NEAREST_MEASURES, NEAREST_WEIGHTS, nearestMeasure } from "./k-nearest.ts";
import type { NearestMeasure, NearestWeights } from "./k-nearest.ts";
import { nearestPeople } from "./nearest-people.ts";
import { NEEDS_DISTANCE } from "./options.ts";

export interface NearestOptions {
  measure?: NearestMeasure;
  ks?: ArrayLike<number>;
  weights?: NearestWeights;
}

const USUAL_KS = [400, 1600, 6400, 25600, 51200, 102400];

const oneOf = <Name extends string>(value: string, names: readonly Name[], what: string): Name => {
  const found = names.find((name) => name === value);
  if (found) return found;
  throw new MeasuresError("input", {
    value,
    expected: what,
    action: `There are ${names.join(", ")}.`,
  });
};

export const kNearestProfile = defineMeasure<NearestOptions>({
  id: "k-nearest-profile",
  aliases: ["k-nearest", "equipop", "k-nearest-isolation"],
  symbol: "S(k)",
  family: "context",
  name: { sv: "Profil över de k närmaste", en: "Profile of the k nearest people" },
  groups: "two",
  needsOneOf: NEEDS_DISTANCE,
  formula:
    "p_ik = T_ik/N_ik of the k people nearest to i; SI = Σ x_i p_ik/X, isolation = Σ t p²/Σ t p, D, Gini, H, V of p_ik weighted by t_i",
  sources: ["Östh, Clark & Malmberg 2015", "Östh, Malmberg & Andersson 2014"],
  range: {
    low: -Infinity,
    high: 1,
    lowMeans: {
      sv: "Gruppen är lika stor bland de närmaste överallt (för isolering: den finns nästan inte där den bor).",
      en: "The group is as large among the nearest everywhere (for isolation: hardly present where it lives).",
    },
    highMeans: {
      sv: "De närmaste är antingen alla ur gruppen eller ingen.",
      en: "The nearest are either all of the group or none.",
    },
  },
  perArea: {
    sv: "Gruppens andel bland områdets k närmaste, vid det första k:et.",
    en: "The group's share among the area's k nearest, at the first k.",
  },
  sensitiveTo: {
    sv: "Vilket k man väljer, och områdenas storlek: ett område med fler än k invånare är sin egen omgivning.",
    en: "Which k is chosen, and how large areas are: an area with more than k people is its own surroundings.",
  },
  notToRead: {
    sv: "k närmaste är lika många överallt, men långt borta på landet: läs avståndet också. Värden för stora k närmar sig 0 av sig själva, eller gruppens andel av alla för isolering.",
    en: "The k nearest are as many everywhere, but far away in the country: read the distance too. Values for large k approach 0 of themselves, or for isolation the group's share in all.",
  },
  options: [
    {
      id: "measure",
      kind: "choice",
      default: "isolation",
      choices: NEAREST_MEASURES,
      what: { sv: "Vilket mått profilen visar.", en: "Which measure the profile shows." },
    },
    {
      id: "ks",
      kind: "numbers",
      default: USUAL_KS,
      unit: "people",
      what: { sv: "Hur många av de närmaste som räknas.", en: "How many of the nearest are counted." },
    },
    {
      id: "weights",
      kind: "choice",
      default: "people",
      choices: NEAREST_WEIGHTS,
      what: {
        sv: "Om varje person räknas lika (people) eller varje omgivning, oavsett hur få som bor där (neighbourhoods, som i EquiPop).",
        en: "Whether every person counts alike (people), or every neighbourhood however few live there (neighbourhoods, as in EquiPop).",
      },
    },
  ],
  measure(data, { measure = "isolation", ks = USUAL_KS, weights = "people" }) {
    const chosen = oneOf(measure, NEAREST_MEASURES, "a measure of the k nearest");
    const weighing = oneOf(weights, NEAREST_WEIGHTS, "what a neighbourhood weighs");
    const scales = nearestPeople(data.counts, data, ks);
    const value = Float64Array.from(scales, (nearest) =>
      nearestMeasure(chosen, data.counts, nearest, weighing),
    );
    const [first] = scales;
    const short = Math.max(...scales.map((scale) => scale.short));
    return {
      value: value[0]!,
      perArea: first!.totals.map((all, i) => (all > 0 ? first!.groups[0]![i]! / all : 0)),
      profile: {
        scale: { sv: "De k närmaste, personer", en: "The k nearest, people" },
        at: Float64Array.from(scales, ({ k }) => k),
        value,
      },
      note: {
        sv: `${chosen} bland de ${first!.k} närmaste.${short > 0 ? ` För ${short} områden når man färre än det största k:et; då räknas alla man når.` : ""}`,
        en: `${chosen} among the ${first!.k} nearest.${short > 0 ? ` For ${short} areas fewer than the largest k can be reached; then all who can are counted.` : ""}`,
      },
    };
  },
});
