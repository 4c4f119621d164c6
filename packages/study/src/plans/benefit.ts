import type { PeopleByType, PlanRow, ScenarioAnswer } from "@tvars/api";
import { absent, figure } from "@tvars/cube";
import { PROFILES } from "@tvars/network";

/** Relative standard deviation of the benefit of a drawn scenario: the program's own assumption. */
export const BENEFIT_SPREAD = 0.3;
/** Of a normal variate within which 90 % lie. */
const Z90 = 1.6449;

type Benefit = NonNullable<PlanRow["benefit"]>;
type Kind = Benefit["kinds"][number];
type Gain = { type: Benefit["hoursByType"][number]["type"]; people: number; metres: number | null };

/**
 * Whom a drawn scenario helps, by area type, and the hours saved if each of them walks there and back once. Ways across barriers, services
 * that come nearer and lines are separate gains of people who may be the same: the hours are summed, of the people the most numerous gain of
 * each type counts, which is the least that they can be. Of lines no hours are known.
 */
export function benefitOf({ totals, services, transit, profile }: ScenarioAnswer): Benefit {
  const metresPerHour = PROFILES[profile].speedKmH * 1000;
  const gains: [Kind, Gain[]][] = [
    ["crossing", totals.byType.map(({ type, people, gainM }) => ({ type, people, metres: gainM }))],
    ...(services ?? []).map(({ byType }): [Kind, Gain[]] => [
      "service",
      byType.map(({ type, peopleNearer, nearerM = 0 }) => ({ type, people: peopleNearer, metres: nearerM })),
    ]),
    ...(transit?.services ?? []).map(({ byType }): [Kind, Gain[]] => [
      "line",
      byType.map(({ type, peopleNearer }) => ({ type, people: peopleNearer, metres: null })),
    ]),
  ];
  const kinds = [...new Set(gains.filter(([, all]) => all.some(gained)).map(([kind]) => kind))];
  const types = [1, 2, 3, 4, 5, null] as const;
  const byType = types.flatMap((type) => {
    const own = gains.flatMap(([, all]) => all.filter((one) => one.type === type && gained(one)));
    if (own.length === 0) return [];
    const hours = own.reduce(
      (sum, { people, metres }) =>
        sum === null || metres === null ? null : sum + (2 * people * metres) / metresPerHour,
      0 as number | null,
    );
    return [{ type, people: Math.max(...own.map(({ people }) => people)), hours }];
  });
  const people: PeopleByType = {
    all: byType.reduce((sum, one) => sum + one.people, 0),
    byType: byType.map(({ type, people: own }) => ({ type, people: own })),
  };
  const hours = byType.some((one) => one.hours === null)
    ? null
    : byType.reduce((sum, one) => sum + one.hours!, 0);
  return {
    people,
    hours: hours === null ? { figure: absent("missing"), low: null, high: null } : around(hours),
    hoursByType: byType.map(({ type, hours: own }) => ({
      type,
      hours: own === null ? absent("missing") : figure(own, ["estimated"]),
    })),
    kinds,
    from: "scenario",
    text: saidOf(kinds),
  };
}

const gained = ({ people }: Gain): boolean => people > 0;

function around(hours: number): Benefit["hours"] {
  const bound = (sign: number): number => Math.max(0, hours * (1 + sign * Z90 * BENEFIT_SPREAD));
  const [low, high] = [bound(-1), bound(1)];
  return {
    figure: figure(hours, ["estimated"]),
    low: Math.min(low, high),
    high: Math.max(low, high),
  };
}

const WHO = {
  crossing: { sv: "får kortare väg till någon på andra sidan", en: "get a shorter way to somebody across" },
  service: { sv: "får kortare väg till närmaste service", en: "get a shorter way to the nearest service" },
  line: { sv: "når service fortare med kollektivtrafik", en: "reach services sooner by public transport" },
} as const satisfies Record<Kind, Benefit["text"]>;

function saidOf(kinds: readonly Kind[]): Benefit["text"] {
  if (kinds.length === 0)
    return {
      sv: "Det ritade scenariot ger ingen kortare väg.",
      en: "The drawn scenario makes nobody's way shorter.",
    };
  const all = (lang: "sv" | "en", and: string): string => kinds.map((one) => WHO[one][lang]).join(and);
  return {
    sv: `Personer som ${all("sv", " eller ")}, ur det ritade scenariot. Timmarna är de som sparas om var och en av dem går sträckan fram och tillbaka en gång; intervallet antar en relativ osäkerhet på 30 procent.`,
    en: `People who ${all("en", " or ")}, from the drawn scenario. The hours are those saved if each of them walks there and back once; the interval assumes a relative uncertainty of 30 per cent.`,
  };
}
