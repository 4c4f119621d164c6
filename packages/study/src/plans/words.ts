import type { PlanAnswer, Provenance } from "@tvars/api";
import type { Text } from "@tvars/cube";

export const SURROUNDINGS = [
  { id: "cutOff", title: { sv: "avskurna av barriärer", en: "cut off by barriers" } },
  { id: "sparse", title: { sv: "gles omgivning", en: "sparse surroundings" } },
  { id: "separated", title: { sv: "skilda från arbete och service", en: "apart from work and services" } },
] as const;

export const NOT_KNOWN = {
  cost: { sv: "Kostnaden är inte känd.", en: "The cost is not known." },
  place: { sv: "Platsen är inte känd.", en: "The place is not known." },
  people: {
    sv: "Ingen befolkning finns lagrad där åtgärden ligger.",
    en: "No population is stored where the measure lies.",
  },
  structure: {
    sv: "Inget gångnät når platsen: omgivningens form är inte känd.",
    en: "No walking network reaches the place: how its surroundings are built is not known.",
  },
  types: {
    sv: "Områdestyp är inte känd där åtgärden ligger.",
    en: "Area types are not known where the measure lies.",
  },
  ages: {
    sv: "Ingen befolkning efter ålder och kön finns lagrad där åtgärden ligger.",
    en: "No population by age and sex is stored where the measure lies.",
  },
  years: { sv: "Åren är inte kända.", en: "The years are not known." },
  benefit: {
    sv: "Inget ritat scenario: nyttan är inte känd.",
    en: "No drawn scenario: the benefit is not known.",
  },
} as const satisfies Record<string, Text>;

type Parts = Omit<PlanAnswer, "title" | "reading" | "provenance">;

const percent = (value: number): number => Math.round(100 * value);
const msek = (value: number, lang: "sv" | "en"): string =>
  value.toLocaleString(lang, { maximumFractionDigits: value < 100 ? 1 : 0 });

/** "1 åtgärd", "2 åtgärder". */
const counted = (n: number): Text => ({
  sv: `${n} ${n === 1 ? "åtgärd" : "åtgärder"}`,
  en: `${n} ${n === 1 ? "measure" : "measures"}`,
});

/** Names the share that reaches types 1–2 against their share of residents; direction said. */
export function planTitle({ spending, rows }: Parts, title: Text): Text {
  const { shareChallenged: money, residentsChallenged: people } = spending;
  if (money.value === null || people.value === null)
    return {
      sv: `${title.sv}: ${rows.length} åtgärder, men för få har både plats och kostnad för att visa vem pengarna når`,
      en: `${title.en}: ${rows.length} measures, but too few have both a place and a cost to show whom the money reaches`,
    };
  return {
    sv: `${percent(money.value)} procent av planens pengar når områden av typ 1–2, där ${percent(people.value)} procent av invånarna bor`,
    en: `${percent(money.value)} per cent of the plan's money reaches areas of types 1–2, where ${percent(people.value)} per cent of residents live`,
  };
}

export function planReading({ rows, reachM, spending, plan }: Parts): Text[] {
  const ranked = rows.filter(({ score }) => score !== null);
  const [first, second] = ranked;
  const reading: Text[] = [
    {
      sv: `Den som bor högst ${reachM} meter bort i rak linje räknas som nådd. Typ 1 har störst socioekonomiska utmaningar, typ 5 mycket goda förutsättningar. Ett lågt värde säger inget om dem som bor där.`,
      en: `Those who live at most ${reachM} metres away in a straight line count as reached. Type 1 has the greatest socioeconomic challenges, type 5 very good conditions. A figure says nothing about those who live there.`,
    },
  ];
  if (first && second)
    reading.push({
      sv: `Med dessa vikter kommer ${first.measure.name} först, och mellan plats ${first.rankLow} och ${first.rankHigh} i nio av tio dragningar av vikter och osäkra tal.`,
      en: `With these weights ${first.measure.name} comes first, and between places ${first.rankLow} and ${first.rankHigh} in nine of ten draws of weights and uncertain figures.`,
    });
  const unscored = rows.length - ranked.length;
  if (unscored > 0)
    reading.push({
      sv: `${unscored} av ${rows.length} åtgärder har ingen poäng, eftersom något som väger inte är känt. Det räknas inte som 0: i dragningarna kan de hamna var som helst på den skalan.`,
      en: `${unscored} of ${rows.length} measures have no score, since something that weighs is not known. It does not count as 0: in the draws they may end anywhere on that scale.`,
    });
  const { unplaced, uncosted } = spending;
  if (unplaced.measures > 0)
    reading.push({
      sv: `${counted(unplaced.measures).sv} för ${msek(unplaced.msek, "sv")} mnkr kan inte läggas på kartan och ingår inte i fördelningen.`,
      en: `${counted(unplaced.measures).en} of MSEK ${msek(unplaced.msek, "en")} cannot be put on the map, so not in the distribution.`,
    });
  if (uncosted > 0)
    reading.push({
      sv: `${counted(uncosted).sv} saknar kostnad och ingår inte i fördelningen.`,
      en: `Without a cost, so not in the distribution: ${counted(uncosted).en}.`,
    });
  if (plan.problems.length > 0)
    reading.push({
      sv: `Vid inläsningen sades ${plan.problems.length} saker om filen; de står nedan.`,
      en: `At import ${plan.problems.length} things were said about the file; they stand below.`,
    });
  return reading;
}

/** What no weight of the list stands for. */
export function leavesOut(dropped: readonly Text[], notCounted: number): Text[] {
  return [
    ...dropped.map((title) => ({
      sv: `${title.sv}: inte känt för någon åtgärd, så vikten är fördelad på de andra.`,
      en: `${title.en}: not known for any measure, so its weight is spread over the others.`,
    })),
    ...(notCounted > 0
      ? [
          {
            sv: `${counted(notCounted).sv} räknas inte i pengarna: avfört, eller alternativ till något som ligger högre.`,
            en: `Not in the money: ${counted(notCounted).en}, turned down or an alternative to one that ranks higher.`,
          },
        ]
      : []),
    {
      sv: "Trafiksäkerhet, buller, luft, klimat, restid för genomfartstrafik och drift vägs inte.",
      en: "Traffic safety, noise, air, climate, travel time of through traffic and upkeep are not weighed.",
    },
    {
      sv: "Den som bor nära har inte alltid nytta av åtgärden, och den som har nytta bor inte alltid nära.",
      en: "Those who live near do not always gain from a measure, and those who gain do not always live near.",
    },
    {
      sv: "Störningar under byggtiden, vem som frågats och lagkrav vägs inte. Listan är ett underlag, inget beslut.",
      en: "Disturbance while building, who was asked and what the law demands are not weighed. The list informs a decision, it is none.",
    },
  ];
}

export const PLAN_METHOD: Provenance["method"] = {
  sv: "Nådda: befolkningen i DeSO (annars RegSO) lagd på gatorna där ett gångnät finns, annars jämnt över områdets yta, högst avståndet bort i rak linje; områdestyp är RegSO:s senaste. En väg utan koordinater ligger där lagrade vägar har dess nummer. Nytta: de som får kortare väg i det ritade scenariot, och timmarna om var och en går fram och tillbaka en gång. Delar: (x − min)/(max − min) över listan, vänd där lägre är bättre; poäng = Σ w · del. Dragningar: vikter ur Dirichlet(20 · w); antal personer som Poisson; kostnad lognormal med listans osäkerhet, annars 20 procent; nytta 30 procent; en okänd del dras jämnt mellan 0 och 1. Rangintervallet rymmer 90 procent av dragningarna. Kostnaden läggs lika på alla den når; per invånare = summan delad med alla invånare av typen i länen som nås. Koncentrationsindex är under 0 där mer når områden med störst utmaningar. Av alternativ räknas det högst rankade i pengarna. Kostnaden läggs jämnt över åren.",
  en: "Reached: the population of DeSO (else RegSO) laid on the streets where there is a walking network, else evenly over the area's ground, at most the reach away in a straight line; area type is the RegSO's latest. A road without coordinates lies where stored roads have its number. Benefit: those whose way the drawn scenario shortens, and the hours if each walks there and back once. Parts: (x − min)/(max − min) over the list, turned where lower is better; score = Σ w · part. Draws: weights from Dirichlet(20 · w); people as Poisson counts; cost lognormal with the list's spread, else 20 per cent; benefit 30 per cent; a part not known even between 0 and 1. The rank interval holds 90 per cent of the draws. A cost is laid alike on all it reaches; per resident = the sum over all residents of the type in the counties reached. The concentration index is below 0 where more reaches areas with the greatest challenges. Of alternatives the best ranked counts in the money. A cost is laid evenly over its years.",
};
