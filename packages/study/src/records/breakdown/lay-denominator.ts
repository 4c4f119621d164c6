import { versionFor } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { absent, sumFigures } from "@tvars/cube";
import type { DenominatorSource, Stratum } from "../denominators/source.ts";
import { spatialKeys } from "./dimensions.ts";
import { type LaidDimension, type Layout, TOTAL, categoriesOf } from "./layout.ts";
import type { Period, Question } from "./question.ts";
import type { Scope } from "./scope.ts";

/**
 * The denominator of every cell: summed over the areas that a category holds, in the period's years. Groups the denominator knows (age,
 * sex) divide it; other groups do not, and have the denominator of all. A part that is missing makes the sum missing, never smaller.
 */
export function layDenominator(
  { spatial, groups, strata }: Question,
  scope: Scope,
  period: Period,
  layout: Layout,
  source: DenominatorSource,
): Figure[] {
  const roles = layout.dimensions.map((_, d) => {
    const role = [...groups, ...strata][d - spatial.length]?.role;
    return d >= spatial.length && role && source.info.groups.includes(role) ? role : undefined;
  });
  const known = new Map<string, Map<string, Figure>>();
  const members = membersOf(layout.dimensions.slice(0, spatial.length));
  return Array.from({ length: layout.size }, (_, cell) => {
    const categories = categoriesOf(layout, cell).map(({ id }) => id);
    const stratum: Stratum = {};
    for (const [d, role] of roles.entries())
      if (role && categories[d] !== TOTAL) stratum[role] = categories[d]!;
    const key = `${stratum.age ?? ""}|${stratum.sex ?? ""}`;
    const sums = known.get(key) ?? sumsOf(stratum);
    known.set(key, sums);
    return sums.get(categories.slice(0, spatial.length).join("|")) ?? { value: 0, status: "zero" };
  });

  function sumsOf(stratum: Stratum): Map<string, Figure> {
    const parts = new Map<string, Figure[]>();
    const add = (keys: readonly string[], figure: Figure): void => {
      for (const up of members(keys)) {
        const list = parts.get(up);
        if (list) list.push(figure);
        else parts.set(up, [figure]);
      }
    };
    const ofType = source.ofType;
    if (ofType && spatial.length === 1 && spatial[0] === "type")
      for (const type of [1, 2, 3, 4, 5])
        for (const year of period.years) add([String(type)], ofType(type, year));
    else
      for (const year of period.years)
        for (const area of scope.areas.get(year) ?? []) {
          if (!spatial.includes("deso")) add(spatialKeys(spatial, area), source.of(area, stratum));
          else
            for (const leaf of area.deso)
              add(
                spatialKeys(spatial, area, leaf),
                source.of({ ...area, code: leaf, version: versionFor("deso", year) }, stratum),
              );
        }
    return new Map(
      [...parts].map(([key, figures]) => [
        key,
        figures.some(({ status }) => status === "not-applicable") ? absent("missing") : sumFigures(figures),
      ]),
    );
  }
}

/** The keys of every sum a combination of categories is in, itself first. */
function membersOf(dimensions: readonly LaidDimension[]): (keys: readonly string[]) => string[] {
  const above = dimensions.map(({ relations }) => {
    const up = new Map<string, string[]>();
    for (const { total, parts } of relations)
      for (const part of parts) up.set(part, [...(up.get(part) ?? []), total]);
    return (id: string): string[] => {
      const all = [id];
      for (const one of all) for (const next of up.get(one) ?? []) if (!all.includes(next)) all.push(next);
      return all;
    };
  });
  return (keys) => {
    let made: string[][] = [[]];
    for (const [d, key] of keys.entries())
      made = above[d]!(key).flatMap((up) => made.map((before) => [...before, up]));
    return made.map((one) => one.join("|"));
  };
}
