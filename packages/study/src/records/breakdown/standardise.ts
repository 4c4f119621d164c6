import type { Figure } from "@tvars/cube";
import { MeasuresError, directRate, indirectRate } from "@tvars/measures";
import type { Strata } from "@tvars/measures";
import { type CellFigures, HIDDEN, MISSING, NOTHING, type Series, withFlags } from "./estimated.ts";
import { type Layout, TOTAL, cellAt, keysOf } from "./layout.ts";
import type { Question } from "./question.ts";
import type { ShownPeriod } from "./shown.ts";

/**
 * Direct: the rate if every type had the ages (and sexes) of all types together. Indirect: cases against what the rates of all together
 * would give. Strata that are hidden hide the figure.
 */
export function standardise(
  { n, layout }: ShownPeriod,
  { asked, strata }: Question,
  { cells }: Series,
  denominators: readonly Figure[],
  made: CellFigures[],
  per: number,
): void {
  const first = layout.dimensions.length - strata.length;
  const typed = layout.dimensions.findIndex(({ id }) => id === "type");
  for (const cell of cells) {
    const keys = keysOf(layout, cell);
    if (keys.slice(first).some((key) => key !== TOTAL)) continue;
    const inside = strataCells(layout, keys, first);
    const all = strataCells(
      layout,
      keys.map((key, d) => (d === typed ? TOTAL : key)),
      first,
    );
    if (made[cell]!.value?.figure.status === "not-applicable") {
      made[cell]!.standardised = NOTHING;
      continue;
    }
    const parts = [...inside, ...(asked.standardise === "indirect" ? all : [])];
    if ([cell, ...parts].some((one) => n[one]!.status === "suppressed")) {
      made[cell]!.standardised = HIDDEN;
      continue;
    }
    if ([...inside, ...all].some((one) => denominators[one]!.value === null)) {
      made[cell]!.standardised = MISSING;
      continue;
    }
    const people = (list: readonly number[]): number[] => list.map((one) => denominators[one]!.value!);
    const cases = (list: readonly number[]): number[] => list.map((one) => n[one]!.value!);
    try {
      const estimate =
        asked.standardise === "direct"
          ? directRate(
              { cases: cases(inside), population: people(inside), standard: people(all) } satisfies Strata,
              {
                level: asked.level,
                per,
              },
            )
          : indirectRate(
              {
                observed: n[cell]!.value!,
                population: people(inside),
                referenceCases: cases(all),
                referencePopulation: people(all),
              },
              { level: asked.level, per },
            );
      made[cell]!.standardised = withFlags(estimate);
    } catch (error) {
      if (!(error instanceof MeasuresError) || error.kind !== "undefined") throw error;
      // Nobody in a stratum that the standard has: the figure is not defined, and no other may stand in for it.
      made[cell]!.standardised = NOTHING;
    }
  }
}

/** The cells of every combination of strata, the sums left out. */
function strataCells(layout: Layout, keys: readonly string[], first: number): number[] {
  let made: string[][] = [keys.slice(0, first)];
  for (const { categories } of layout.dimensions.slice(first))
    made = made.flatMap((before) =>
      categories.filter(({ id }) => id !== TOTAL && id !== "?").map(({ id }) => [...before, id]),
    );
  return made.map((one) => cellAt(layout, one));
}
