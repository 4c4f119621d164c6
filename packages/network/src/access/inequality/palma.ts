import { checkAccess, orderOf } from "./people.ts";

/**
 * Palma ratio: mean access of the tenth of the people with the highest rank over that of the four tenths with the lowest. Whole places
 * at or below the 40 % quantile of the rank are lowest, those above the 90 % quantile highest; NaN where one end has no whole place.
 * As `palma_ratio` of the R package accessibility (quantiles of Hmisc, type 7 over persons).
 * @param rank such as mean income, or the socioeconomic index turned so that higher is better off
 */
export function accessPalma(
  access: ArrayLike<number>,
  people: ArrayLike<number>,
  rank: ArrayLike<number>,
): number {
  const { persons } = checkAccess(access, people);
  const least = personQuantile(rank, people, persons, 0.4);
  const most = personQuantile(rank, people, persons, 0.9);
  const ends = { low: { people: 0, has: 0 }, high: { people: 0, has: 0 } };
  for (let i = 0; i < people.length; i += 1) {
    const end = rank[i]! <= least ? ends.low : rank[i]! > most ? ends.high : undefined;
    if (!end) continue;
    end.people += people[i]!;
    end.has += people[i]! * access[i]!;
  }
  return ends.high.has / ends.high.people / (ends.low.has / ends.low.people);
}

function personQuantile(
  rank: ArrayLike<number>,
  people: ArrayLike<number>,
  persons: number,
  p: number,
): number {
  const order = orderOf(rank);
  const rankOfPerson = (person: number): number => {
    let cumulated = 0;
    let last = NaN;
    for (const i of order) {
      if (people[i] === 0) continue;
      cumulated += people[i]!;
      last = rank[i]!;
      if (cumulated >= person) break;
    }
    return last;
  };
  const place = 1 + (persons - 1) * p;
  const lower = Math.max(Math.floor(place), 1);
  const part = place % 1;
  return (1 - part) * rankOfPerson(lower) + part * rankOfPerson(Math.min(lower + 1, persons));
}
