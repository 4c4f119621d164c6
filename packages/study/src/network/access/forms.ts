import type { AccessForm } from "@tvars/api";
import type { Text } from "@tvars/cube";
import {
  balancedCatchment,
  balancingCost,
  costToClosest,
  cumulativeInterval,
  cumulativeOpportunities,
  gravityAccess,
  spatialAvailability,
  steppedDecay,
  totalConstrained,
  twoStepCatchment,
} from "@tvars/network";
import type { Costs, Decay, Market } from "@tvars/network";

export interface FormInput {
  costs: Costs;
  market: Market;
  decay: Decay;
  cutoff: number;
  n: number;
}

/** One way to say how much somebody reaches. */
export interface Form {
  /** What it says, and how it is counted, in plain words. */
  explains: Text;
  unit: Text;
  /** False for times: less is better. */
  moreIsBetter: boolean;
  /** Opening a barrier never makes it worse for anybody; not so where people compete for the same. */
  isMonotone: boolean;
  /** Which of the question's parameters it takes. */
  takes: readonly ("cutoff" | "decay" | "n")[];
  formula: string;
  of(input: FormInput): Float64Array;
}

export const NUMBER: Text = { sv: "inom räckhåll", en: "within reach" };
/** Where places have sizes: seats, jobs. */
export const SIZED: Text = {
  sv: "platser eller motsvarande inom räckhåll",
  en: "seats or the like within reach",
};
const MINUTES: Text = { sv: "minuter", en: "minutes" };
/** Where nobody knows who lives there, and metres of street are counted instead. */
export const PER_KM: Text = { sv: "per kilometer gata", en: "per kilometre of street" };
export const PER_1000: Text = { sv: "per 1 000 personer", en: "per 1,000 people" };

const perThousand = (values: Float64Array): Float64Array => values.map((one) => 1000 * one);
/** Weights of Luo & Qi 2009 for the near, middle and far third of the time. */
const thirds = (cutoff: number): Decay => {
  const far = steppedDecay([cutoff / 3, (2 * cutoff) / 3], [0.68, 0.22]);
  return (cost) => (cost > cutoff ? 0 : far(cost));
};

export const FORMS: Readonly<Record<AccessForm, Form>> = {
  cumulative: {
    explains: {
      sv: "Hur många man når inom tiden. Alla räknas lika, hur nära de än ligger; den som ligger en minut bortom gränsen räknas inte.",
      en: "How many one reaches within the time. All count alike, however near; one that lies a minute beyond the limit does not count.",
    },
    unit: NUMBER,
    moreIsBetter: true,
    isMonotone: true,
    takes: ["cutoff"],
    formula: "A = Σ O 1[t ≤ T]",
    of: ({ costs, market, cutoff }) => cumulativeOpportunities(costs, market.supply, [cutoff])[0]!,
  },
  interval: {
    explains: {
      sv: "Hur många man når, som medel över alla tidsgränser från halva tiden till hela. Hänger inte på en enda gräns.",
      en: "How many one reaches, as the mean over every limit from half the time to all of it. Does not hang on one limit.",
    },
    unit: NUMBER,
    moreIsBetter: true,
    isMonotone: true,
    takes: ["cutoff"],
    formula: "A = medel/mean over T′ ∈ [T/2, T] of Σ O 1[t ≤ T′]",
    of: ({ costs, market, cutoff }) =>
      cumulativeInterval(costs, market.supply, [cutoff / 2, cutoff], { summary: "mean" }),
  },
  gravity: {
    explains: {
      sv: "Som antalet man når, men det som ligger nära räknas mer än det som ligger långt bort. Avtagandet säger hur fort.",
      en: "As the number one reaches, but what lies near counts for more than what lies far. The decay says how fast.",
    },
    unit: { sv: "inom räckhåll, vägt efter närhet", en: "within reach, weighted by nearness" },
    moreIsBetter: true,
    isMonotone: true,
    takes: ["decay", "cutoff"],
    formula: "A = Σ O f(t)",
    of: ({ costs, market, decay }) => gravityAccess(costs, market.supply, decay),
  },
  closest: {
    explains: {
      sv: "Hur många minuter det tar att nå n stycken. Med n = 1 är det tiden till den närmaste; med fler säger det om man har något att välja på.",
      en: "How many minutes it takes to reach n of them. With n = 1 it is the time to the nearest; with more it tells whether one has a choice.",
    },
    unit: MINUTES,
    moreIsBetter: false,
    isMonotone: true,
    takes: ["n"],
    formula: "A = min{t : Σ 1[tⱼ ≤ t] ≥ n}",
    of: ({ costs, market, n }) =>
      costToClosest(
        costs,
        Float64Array.from(market.supply, () => 1),
        n,
      ),
  },
  balancing: {
    explains: {
      sv: "Hur många minuter bort man måste söka för att det ska finnas lika mycket som folk på ens egen plats (storlekar som platser eller jobb behövs för att det ska säga något).",
      en: "How many minutes out one must look for there to be as much as there are people at one's own place (sizes such as seats or jobs are needed for it to tell).",
    },
    unit: MINUTES,
    moreIsBetter: false,
    isMonotone: true,
    takes: [],
    formula: "A = min{t : Σ O 1[tⱼ ≤ t] ≥ P}",
    of: ({ costs, market }) => balancingCost(costs, market.supply, market.demand),
  },
  "2sfca": {
    explains: {
      sv: "Hur mycket det finns för var och en, när man delar med alla andra som når detsamma (tvåstegsmetoden, 2SFCA). Först delas varje ställe på folket som når det, sedan läggs det man själv når ihop.",
      en: "How much there is for each person when one shares with all others who reach the same (two-step floating catchment area, 2SFCA). First each place is divided by the people who reach it, then what one reaches is added up.",
    },
    unit: PER_1000,
    moreIsBetter: true,
    isMonotone: false,
    takes: ["decay", "cutoff"],
    formula: "Rⱼ = Sⱼ / Σ P f(t), A = Σ Rⱼ f(t)",
    of: ({ costs, market, decay }) => perThousand(twoStepCatchment(costs, market, decay)),
  },
  e2sfca: {
    explains: {
      sv: "Som 2SFCA, men tiden delas i tre delar: det närmaste räknas helt, det mellersta till 68 procent och det bortersta till 22 (E2SFCA, Luo och Qi 2009).",
      en: "As 2SFCA, but the time is cut into three: the near part counts in full, the middle at 68 per cent and the far at 22 (E2SFCA, Luo and Qi 2009).",
    },
    unit: PER_1000,
    moreIsBetter: true,
    isMonotone: false,
    takes: ["cutoff"],
    formula: "2SFCA, f = 1 · 0,68 · 0,22",
    of: ({ costs, market, cutoff }) => perThousand(twoStepCatchment(costs, market, thirds(cutoff))),
  },
  bfca: {
    explains: {
      sv: "Som 2SFCA, men varje person och varje ställe räknas bara en gång: den som når många ställen belastar vart och ett mindre (balanserad metod, BFCA).",
      en: "As 2SFCA, but each person and each place counts only once: who reaches many places burdens each of them less (balanced floating catchment area, BFCA).",
    },
    unit: PER_1000,
    moreIsBetter: true,
    isMonotone: false,
    takes: ["decay", "cutoff"],
    formula: "2SFCA, f/Σf",
    of: ({ costs, market, decay }) => perThousand(balancedCatchment(costs, market, decay)),
  },
  availability: {
    explains: {
      sv: "Allt som finns delas ut en enda gång, efter hur många som bor på varje plats och hur nära de är. Summan över folket är det som finns (rumslig tillgång, enkelt villkorad form).",
      en: "All there is is handed out once, by how many live at each place and how near they are. Summed over people it is what there is (spatial availability, the singly constrained form).",
    },
    unit: PER_1000,
    moreIsBetter: true,
    isMonotone: false,
    takes: ["decay", "cutoff"],
    formula: "V = Σ Sⱼ P f(t) / Σ P f(t); V/P",
    of: ({ costs, market, decay }) =>
      spatialAvailability(costs, market, decay).map((has, at) => (1000 * has) / market.demand[at]!),
  },
  "total-constrained": {
    explains: {
      sv: "Som det vägda antalet, men skalat så att alla platser tillsammans har det som finns i hela nätet (totalt villkorad form). Visar fördelningen, inte mängden.",
      en: "As the weighted number, but scaled so that all places together have what there is in the whole network (the total constrained form). Shows how it is shared out, not how much.",
    },
    unit: {
      sv: "av allt som finns, per plats där folk bor",
      en: "of all there is, for each place where people live",
    },
    moreIsBetter: true,
    isMonotone: false,
    takes: ["decay", "cutoff"],
    formula: "A = ΣS · ΣS f(t) / ΣΣ S f(t)",
    of: ({ costs, market, decay }) => totalConstrained(costs, market.supply, decay),
  },
};
