import type { Crossing } from "../barrier.ts";
import type { BarrierSegments } from "./barrier-lines.ts";
import type { UnlikelyCrossing } from "./built.ts";
import type { Draft, DraftCrossing } from "./draft.ts";

/** Passages of one kind over one line closer than this are one: the two pavements of a bridge, metres. */
const SAME_WITHIN_M = 25;
const FAST_KM_H = 80;

/** Crossings with their edges, in order of lines and along them. */
export function crossingsOf(
  draft: Draft,
  { lines }: BarrierSegments,
  edgeOfSegment: Int32Array,
): { crossings: Crossing[]; crossingEdges: number[][]; unlikely: UnlikelyCrossing[] } {
  const crossings: Crossing[] = [];
  const crossingEdges: number[][] = [];
  const unlikely: UnlikelyCrossing[] = [];
  const used = draft.crossings
    .filter(({ segment }) => edgeOfSegment[segment]! >= 0)
    .sort((c, d) => c.line - d.line || order(c.kind, d.kind) || c.alongM - d.alongM || c.segment - d.segment);
  let [before, startM]: [DraftCrossing | undefined, number] = [undefined, 0];
  for (const crossing of used) {
    const { line, kind, xM, yM, alongM, delayS, segment } = crossing;
    const edge = edgeOfSegment[segment]!;
    if (before?.line === line && before.kind === kind && alongM - startM <= SAME_WITHIN_M) {
      const own = crossingEdges.at(-1)!;
      if (!own.includes(edge)) own.push(edge);
      continue;
    }
    [before, startM] = [crossing, alongM];
    const { id: barrier, kind: over, speedKmH } = lines[line]!;
    crossings.push({ id: `${barrier}:${kind}:${Math.round(alongM)}`, barrier, kind, xM, yM, alongM, delayS });
    crossingEdges.push([edge]);
    const isOpen = kind === "zebra" || kind === "unmarked" || kind === "refuge";
    const isAtGrade = isOpen || kind === "signalised" || kind === "level";
    if (over === "motorway" && isAtGrade) unlikely.push({ reason: "motorway", barrier, xM, yM, ways: [] });
    else if (isOpen && over !== "rail" && (speedKmH ?? 0) >= FAST_KM_H)
      unlikely.push({ reason: "fast", barrier, xM, yM, ways: [] });
  }
  return { crossings, crossingEdges, unlikely };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
