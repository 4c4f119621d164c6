import type { BarrierSegment, Position } from "@tvars/api";
import { EXCESS_CLASSES, classOf } from "@tvars/network";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import type { SeveredSums } from "./severed.ts";

const CLASSES = ["none", "slight", "moderate", "severe"] as const;

/** By the limits of the package, 50, 250 and 500 m. */
const classFor = (excessM: number): BarrierSegment["class"] =>
  CLASSES[classOf(orZero(excessM), EXCESS_CLASSES)]!;

/** What is not known of nothing: a ratio over no contacts is 0. */
export const orZero = (value: number): number => (Number.isFinite(value) ? value : 0);
const round = (value: number, decimals: number): number => {
  const unit = 10 ** decimals;
  return Math.round(orZero(value) * unit) / unit;
};

export function segmentLine({ segments }: Pick<Model, "segments">, segment: number): Position[] {
  const { pieces, firstPiece } = segments;
  const line: Position[] = [];
  for (let piece = firstPiece[segment]!; piece < endOf(segments, segment); piece++) {
    if (line.length === 0) line.push(toDegrees(pieces[4 * piece]!, pieces[4 * piece + 1]!));
    line.push(toDegrees(pieces[4 * piece + 2]!, pieces[4 * piece + 3]!));
  }
  return line;
}

/** The other carriageway's pieces come after. */
const endOf = ({ firstPiece, ownEnd }: Model["segments"], segment: number): number =>
  ownEnd?.[segment] ?? firstPiece[segment + 1]!;

/** The middle of a segment by its pieces, metres. */
export function middleOf({ segments }: Pick<Model, "segments">, segment: number): [x: number, y: number] {
  const { pieces, firstPiece } = segments;
  const middle = 4 * Math.floor((firstPiece[segment]! + endOf(segments, segment)) / 2);
  const [x1, y1, x2, y2] = [pieces[middle]!, pieces[middle + 1]!, pieces[middle + 2]!, pieces[middle + 3]!];
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

/** Metres in a straight line to the nearest crossing of a barrier of the same kind: the other carriageway's crossing is its own. */
export function nearestCrossingM({ built, segments }: Model, segment: number): number | null {
  const kindOf = new Map(built.barriers.map(({ id, kind }) => [id, kind]));
  const own = segments.lines[segments.line[segment]!]!.kind;
  const [x, y] = middleOf({ segments }, segment);
  let least = Infinity;
  for (const crossing of built.crossings)
    if (kindOf.get(crossing.barrier) === own)
      least = Math.min(least, Math.hypot(crossing.xM - x, crossing.yM - y));
  return Number.isFinite(least) ? Math.round(least) : null;
}

export function segmentAnswerOf(model: Model, severed: SeveredSums, segment: number): BarrierSegment {
  const { segments, segmentIds } = model;
  const barrier = segments.lines[segments.line[segment]!]!;
  const found = severed.result.of(segment);
  return {
    id: segmentIds[segment]!,
    barrier: barrier.id,
    name: barrier.name ?? "",
    kind: barrier.kind,
    line: segmentLine(model, segment),
    lengthM: Math.round(segments.toM[segment]! - segments.fromM[segment]!),
    pairs: found.pairs,
    contacts: round(found.contacts, 1),
    excessM: round(found.severanceM, 1),
    excessP90M: round(found.excessP90M, 1),
    detour: round(found.detour, 4),
    burden: round(found.burden, 0),
    severed: round(found.severedShare, 4),
    capped: round(found.shareCapped, 4),
    people: round(severed.people[segment]!, 1),
    divides: round(found.contrastPotential / found.potential, 4),
    nearestCrossingM: nearestCrossingM(model, segment),
    class: classFor(found.severanceM),
  };
}
