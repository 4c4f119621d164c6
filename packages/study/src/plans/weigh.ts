/** What is known of each measure by each criterion; null where it is not known, which is never 0. */
export type Values = readonly (readonly (number | null)[])[];

export interface Weighing {
  /** By criterion, shares that sum to 1. */
  weights: readonly number[];
  isLowerBetter: readonly boolean[];
}

export interface Weighed {
  /** Min–max normalised, 0 (worst of the list) to 1 (best of the list), null where not known. */
  parts: (number | null)[][];
  /** Σ w · part; null where a part with a weight is not known. */
  scores: (number | null)[];
}

/**
 * Additive weighing of a list: part = (x − min)/(max − min) over the measures with a known value, turned where lower is better; a criterion
 * by which all are alike gives everybody ½. Score = Σ w · part, 0–1, for measures that are known by every criterion with a weight.
 * @param values measure after measure, a value for each criterion
 */
export function weigh(values: Values, { weights, isLowerBetter }: Weighing): Weighed {
  const parts = values.map((row) => row.map((): number | null => null));
  weights.forEach((_, criterion) => {
    const known = values.map((row) => row[criterion] ?? null).filter((one) => one !== null);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    values.forEach((row, at) => {
      const value = row[criterion] ?? null;
      if (value === null) return;
      const part = high === low ? 0.5 : (value - low) / (high - low);
      parts[at]![criterion] = isLowerBetter[criterion] ? 1 - part : part;
    });
  });
  return {
    parts,
    scores: parts.map((row) => {
      let score = 0;
      for (const [criterion, weight] of weights.entries()) {
        if (weight === 0) continue;
        const part = row[criterion]!;
        if (part === null) return null;
        score += weight * part;
      }
      return score;
    }),
  };
}

/** 1 for the highest score; equals share the best rank of theirs; null without a score. */
export const ranksOf = (scores: readonly (number | null)[]): (number | null)[] =>
  scores.map((own) =>
    own === null ? null : 1 + scores.filter((other) => other !== null && other > own).length,
  );
