/** Residents of one area that people are reached in, with the index of the area (high = worse). */
export interface SpendingArea {
  code: string;
  type: number;
  index: number;
  residents: number;
}

/** What a measure costs, and who it reaches in each area. */
export interface Spent {
  msek: number;
  reached: readonly (readonly [code: string, people: number])[];
}

export interface Spending {
  byType: { type: number; msek: number; perResident: number; residents: number }[];
  shareChallenged: number | null;
  residentsChallenged: number | null;
  concentration: [number, number][];
  /** Concentration index of spending, −1 to 1: below 0 where more goes to those with the greatest challenges. */
  index: number | null;
  /** The index that each measure would give alone; the whole is their mean, weighed by cost. */
  indexOf: (number | null)[];
  /** MSEK of each measure by area type; at 0 what has none. */
  msekOf: Float64Array[];
}

/**
 * A measure's cost is laid on those it reaches, the same for each person. By type: their sum over the residents of the type. The curve goes
 * from the area with the highest index to the lowest; index = 1 − 2 × the area under it, turned so that it is below 0 where more goes to those who come first.
 */
export function spendingOf(spent: readonly Spent[], areas: readonly SpendingArea[]): Spending {
  const ordered = areas
    .filter(({ type, residents, index }) => type > 0 && residents > 0 && !Number.isNaN(index))
    .sort((a, b) => b.index - a.index || (a.code < b.code ? -1 : 1));
  const place = new Map(ordered.map(({ code }, at) => [code, at]));
  const amountsOf = ({ msek, reached }: Spent): Float64Array => {
    const amounts = new Float64Array(ordered.length);
    const own = reached.filter(([code]) => place.has(code));
    const all = own.reduce((sum, [, people]) => sum + people, 0);
    if (all > 0) for (const [code, people] of own) amounts[place.get(code)!]! += (msek * people) / all;
    return amounts;
  };
  const each = spent.map(amountsOf);
  const amounts = ordered.map((_, at) => each.reduce((sum, own) => sum + own[at]!, 0));
  const residents = Float64Array.from(ordered, (one) => one.residents);
  const indexOf = (own: ArrayLike<number>): number | null => concentrationOf(own, residents);
  const [allMsek, allResidents] = [
    amounts.reduce((sum, one) => sum + one, 0),
    residents.reduce((sum, one) => sum + one, 0),
  ];
  const sumWhere = (of: ArrayLike<number>, takes: (type: number) => boolean): number =>
    ordered.reduce((sum, { type }, at) => (takes(type) ? sum + of[at]! : sum), 0);
  const isChallenged = (type: number): boolean => type <= 2;
  return {
    byType: [1, 2, 3, 4, 5].flatMap((type) => {
      const own = sumWhere(residents, (one) => one === type);
      const msek = sumWhere(amounts, (one) => one === type);
      return own > 0 ? [{ type, msek, perResident: (1e6 * msek) / own, residents: own }] : [];
    }),
    shareChallenged: allMsek > 0 ? sumWhere(amounts, isChallenged) / allMsek : null,
    residentsChallenged: allResidents > 0 ? sumWhere(residents, isChallenged) / allResidents : null,
    concentration: allMsek > 0 ? curve(amounts, residents, allMsek, allResidents) : [],
    index: indexOf(amounts),
    indexOf: each.map(indexOf),
    msekOf: each.map((own) => {
      const types = new Float64Array(6);
      own.forEach((msek, at) => (types[ordered[at]!.type]! += msek));
      return types;
    }),
  };
}

/** 1 − Σ (before + after) · share of residents, areas in their order (Kakwani, Wagstaff & van Doorslaer 1997); null where nothing is spent. */
function concentrationOf(amounts: ArrayLike<number>, residents: Float64Array): number | null {
  let [msek, people] = [0, 0];
  for (let at = 0; at < residents.length; at++) {
    msek += amounts[at]!;
    people += residents[at]!;
  }
  if (!(msek > 0)) return null;
  let [before, under] = [0, 0];
  for (let at = 0; at < residents.length; at++) {
    const after = before + amounts[at]! / msek;
    under += ((before + after) * residents[at]!) / people;
    before = after;
  }
  return 1 - under;
}

function curve(
  amounts: readonly number[],
  residents: Float64Array,
  allMsek: number,
  allResidents: number,
): [number, number][] {
  const points: [number, number][] = [[0, 0]];
  let [people, msek] = [0, 0];
  amounts.forEach((amount, at) => {
    people += residents[at]! / allResidents;
    msek += amount / allMsek;
    points.push([Math.min(1, people), Math.min(1, msek)]);
  });
  return points;
}
