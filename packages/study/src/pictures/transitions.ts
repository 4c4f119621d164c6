import type { TransitionsStory } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { transitionsOf } from "../barometer/transitions.ts";
import type { Data } from "../data/data.ts";
import { named, pictured, yearsOf } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";

/** Where the areas of a place went between the types: areas and the people who lived in them. */
export async function transitionsStoryOf(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
): Promise<TransitionsStory> {
  const id = query.place ?? "riket";
  const { from, to, breaks } = yearsOf(data, query, 5);
  const [before, after] = [await needs.place(data, id, from), await needs.place(data, id, to)];
  const { matrix, notComparable, provenance, place } = transitionsOf(data, before, after, from, to);
  return {
    kind: "transitions",
    place: named(place),
    from,
    to,
    breaks,
    notes: notesOf(notComparable),
    matrix: matrix.map(({ from: a, to: b, areas, population }) => ({ from: a, to: b, areas, population })),
    provenance: pictured(data, ["TAB6586", "TAB6574"], { ...query, place: id, from, to }, provenance.method),
  };
}

function notesOf({
  moved,
  onlyBefore,
  onlyAfter,
}: {
  moved: number;
  onlyBefore: number;
  onlyAfter: number;
}): Text[] {
  if (moved + onlyBefore + onlyAfter === 0) return [];
  return [
    {
      sv: `Räknas för sig: ${moved} områden med ändrad eller okänd gräns, ${onlyBefore} bara före, ${onlyAfter} bara efter.`,
      en: `Counted apart: ${moved} areas with a changed or unknown boundary, ${onlyBefore} only before, ${onlyAfter} only after.`,
    },
  ];
}
