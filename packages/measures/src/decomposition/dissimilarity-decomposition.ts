import { defineMeasure } from "../catalogue/measure.ts";
import { twoSums } from "../data/sums.ts";
import type { Part } from "../result.ts";
import { levelsOf } from "./nesting.ts";
import type { Table } from "./table.ts";

/** x_v/X − y_v/Y of each unit of a level: above 0 where the first group is over-represented. They sum to 0. */
export function leanings({ rows, cells }: Table, X: number, Y: number): Float64Array {
  const lean = new Float64Array(rows);
  for (let v = 0; v < rows; v += 1) lean[v] = cells[2 * v]! / X - cells[2 * v + 1]! / Y;
  return lean;
}

/**
 * What each unit adds to D when its level is looked at rather than the level outside: a unit adds its whole difference when it leans the
 * other way than the unit around it, and nothing when it leans the same way. Never negative; the sum is D inside − D outside.
 */
export function addedByLevel(inner: Float64Array, outer: Float64Array, outside: Int32Array): Float64Array {
  return inner.map((lean, v) => {
    const around = outer[outside[v]!]!;
    if (around === 0) return Math.abs(lean) / 2;
    return lean * around < 0 ? Math.abs(lean) : 0;
  });
}

export const dissimilarityDecomposition = defineMeasure({
  id: "dissimilarity-decomposition",
  aliases: ["D-nested"],
  symbol: "D",
  family: "decomposition",
  name: { sv: "Dissimilaritetsindex, nivå för nivå", en: "Index of dissimilarity, level by level" },
  groups: "two",
  needs: ["nesting"],
  formula: "D = D_1 + (D_2 − D_1) + … + (D − D_L), D_l over the units of level l",
  sources: ["Duncan & Duncan 1955", "Duncan, Cuzzort & Duncan 1961"],
  range: {
    low: 0,
    high: 1,
    lowMeans: {
      sv: "Grupperna är lika fördelade över områdena.",
      en: "The groups are spread alike over the areas.",
    },
    highMeans: { sv: "Grupperna bor aldrig i samma område.", en: "The groups never live in the same area." },
  },
  perArea: {
    sv: "Vad området lägger till utöver den innersta indelningen: hela sin skillnad om det lutar åt andra hållet än enheten omkring, annars inget.",
    en: "What the area adds beyond the innermost division: its whole difference where it leans the other way than the unit around it, else nothing.",
  },
  sensitiveTo: {
    sv: "Hur indelningarna är dragna, och slumpen i små områden, som hamnar i den sista delen.",
    en: "How the divisions are drawn, and chance in small areas, which ends up in the last part.",
  },
  notToRead: {
    sv: "Delen för en nivå är hur mycket D växer när man ser finare, inte D inom kommunerna. En kommun där alla områden lutar åt samma håll lägger inte till något, hur olika områdena än är.",
    en: "The part of a level is how much D grows when one looks finer, not D within the municipalities. A municipality whose areas all lean the same way adds nothing, however unlike they are.",
  },
  measure({ counts, nesting }) {
    const { X, Y } = twoSums(counts);
    const levels = levelsOf(counts, nesting!);
    let outer: Float64Array = new Float64Array(1);
    let perArea: Float64Array = new Float64Array(0);
    const parts = levels.slice(1).map((level, at): Part => {
      const inner = leanings(level.table, X, Y);
      perArea = addedByLevel(inner, outer, level.outside);
      outer = inner;
      const last = at === nesting!.length;
      return {
        id: last ? "areas" : `level-${at + 1}`,
        name: last
          ? { sv: "Läggs till av områdena", en: "Added by the areas" }
          : at === 0
            ? { sv: "Mellan de största områdena", en: "Between the largest areas" }
            : { sv: `Läggs till av nivå ${at + 1}`, en: `Added by level ${at + 1}` },
        value: perArea.reduce((sum, part) => sum + part, 0),
      };
    });
    return {
      value: parts.reduce((sum, { value }) => sum + value, 0),
      parts,
      perArea,
      note: {
        sv: `${counts.areas} områden i ${nesting!.length} nivåer.`,
        en: `${counts.areas} areas in ${nesting!.length} levels.`,
      },
    };
  },
});
