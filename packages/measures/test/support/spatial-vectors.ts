/** Areas of the vectors as measures take them: group g2 against the rest, with geometry. */
import { type MeasureData, adjacencyOf, groupAndRest } from "../../src/index.ts";
import { type Size, vectorAreas, vectorCsv } from "./vectors.ts";

export function spatialAreas(
  n: Size,
): Required<Pick<MeasureData, "counts" | "centres" | "ground" | "adjacency">> {
  const areas = vectorAreas(n);
  const pairs = vectorCsv("input", `adjacency_${n}.csv`);
  return {
    counts: groupAndRest(areas.number("g2"), areas.number("pop")),
    centres: { x: areas.number("cx"), y: areas.number("cy") },
    ground: { m2: areas.number("area"), perimeterM: areas.number("perimeter") },
    adjacency: adjacencyOf(n, {
      a: pairs.number("i"),
      b: pairs.number("j"),
      borderM: pairs.number("shared_boundary"),
    }),
  };
}
