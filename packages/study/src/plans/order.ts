import type { PlanAnswer, PlanOrder, Provenance } from "@tvars/api";

/** Nearly even: which of the two comes first says little. */
const EVEN = [0.35, 0.65] as const;

/** The pairs of an answer as a matrix, in the order of its list. */
export function orderOf(
  { plan, rows, beats }: PlanAnswer,
  { draws, provenance }: { draws: number; provenance: Provenance },
): PlanOrder {
  const place = new Map(rows.map(({ measure }, at) => [measure.id, at]));
  const before: (number | null)[][] = rows.map(() => rows.map(() => null));
  for (const { a, b, share } of beats) {
    const [row, column] = [place.get(a)!, place.get(b)!];
    before[row]![column] = share;
    before[column]![row] = 1 - share;
  }
  const unsure = beats.filter(({ share }) => share > EVEN[0] && share < EVEN[1]).length;
  const [first, second] = rows;
  const lead = beats.find(({ a, b }) => a === first?.measure.id && b === second?.measure.id);
  return {
    plan: { id: plan.id, title: plan.title },
    title:
      beats.length === 0
        ? {
            sv: "Det finns inga åtgärder att jämföra",
            en: "There are no measures to compare",
          }
        : {
            sv: `${unsure} av ${beats.length} par är nästan jämna, 35–65 procent: där säger ordningen lite`,
            en: `${unsure} of ${beats.length} pairs are nearly even, 35–65 per cent: there the order says little`,
          },
    reading:
      lead && first && second
        ? [
            {
              sv: `${first.measure.name} kommer före ${second.measure.name} i ${Math.round(100 * lead.share)} procent av ${draws} dragningar av vikter och osäkra tal.`,
              en: `${first.measure.name} comes before ${second.measure.name} in ${Math.round(100 * lead.share)} per cent of ${draws} draws of weights and uncertain figures.`,
            },
          ]
        : [],
    draws,
    measures: rows.map(({ measure, rank, rankLow, rankHigh }) => ({
      id: measure.id,
      name: measure.name,
      rank,
      rankLow,
      rankHigh,
    })),
    before,
    provenance,
  };
}
