import type { PeopleByType, PlanRow, ScenarioAnswer } from "@tvars/api";
import { figure } from "@tvars/cube";
import { PROFILES } from "@tvars/network";

/** Relative standard deviation of the benefit of a drawn scenario: the program's own assumption. */
export const BENEFIT_SPREAD = 0.3;
/** Of a normal variate within which 90 % lie. */
const Z90 = 1.6449;

/** People whose way becomes shorter, and the hours they save if each of them walks there and back once. */
export function benefitOf({ totals, profile }: ScenarioAnswer): NonNullable<PlanRow["benefit"]> {
  const metresPerHour = PROFILES[profile].speedKmH * 1000;
  const people: PeopleByType = {
    all: totals.peopleGaining,
    byType: totals.byType.map(({ type, people }) => ({ type, people })),
  };
  const hours = totals.byType.reduce(
    (sum, { people, gainM }) => sum + (2 * people * gainM) / metresPerHour,
    0,
  );
  const bound = (sign: number): number => Math.max(0, hours * (1 + sign * Z90 * BENEFIT_SPREAD));
  return {
    people,
    hours: {
      figure: figure(hours, ["estimated"]),
      low: Math.min(bound(-1), bound(1)),
      high: Math.max(bound(-1), bound(1)),
    },
    from: "scenario",
    text: {
      sv: "Personer som får kortare väg till någon på andra sidan, ur det ritade scenariot. Timmarna är de som sparas om var och en av dem går sträckan fram och tillbaka en gång; intervallet antar en relativ osäkerhet på 30 procent.",
      en: "People who get a shorter way to somebody across, from the drawn scenario. The hours are those saved if each of them walks there and back once; the interval assumes a relative uncertainty of 30 per cent.",
    },
  };
}
