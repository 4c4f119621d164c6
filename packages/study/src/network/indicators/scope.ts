import type { Text } from "@tvars/cube";
import { barrierIndex, permeable, prepare, segmentsOf } from "@tvars/network";
import type { BarrierIndex, BarrierLine, Engine, Segments } from "@tvars/network";
import type { Model } from "../model.ts";
import { OPEN_EVERY_M, SEGMENT_M } from "../model.ts";
import { noSuchBarrier, noBarriers } from "../problems.ts";
import { middleOf } from "../segment.ts";
import { segmentOf } from "../segment-answer.ts";
import { barrierWords } from "../words.ts";

/** How near a line of the same kind runs to be the other carriageway or track of a stretch. */
const BESIDE_M = 150;

/** Which barriers a question is about, and the network with just these open. */
export interface Scope {
  lines: readonly BarrierLine[];
  segments: Segments;
  /** Id of each segment. */
  ids: readonly string[];
  index: BarrierIndex;
  /** Segment of the model that was asked about. */
  segment: number | undefined;
  about: Text;
  open(): Engine;
}

/**
 * All barriers; or one, together with all lines of the same kind and name (the two carriageways of a motorway are two lines, and opening one of them
 * opens nothing); or one stretch, together with the stretches of its kind that run beside it. @throws StudyError
 */
export function scopeOf(
  model: Model,
  { barrier, segment: id }: { barrier?: string | undefined; segment?: string | undefined },
): Scope {
  const { segments, segmentIds, index } = model;
  if (segments.count === 0 || index === undefined) throw noBarriers(model.snapshot.title.sv);
  if (id !== undefined) return stretchScope(model, segmentOf(model, id));
  if (barrier !== undefined) return barrierScope(model, barrier);
  return {
    lines: segments.lines,
    segments,
    ids: segmentIds,
    index,
    segment: undefined,
    about: { sv: "alla barriärer i nätet", en: "all barriers of the network" },
    open: () => model.without().engine,
  };
}

function barrierScope(model: Model, id: string): Scope {
  const { segments, segmentIds } = model;
  const asked = segments.lines.find((line) => line.id === id);
  if (asked === undefined) throw noSuchBarrier(id);
  const isSame = (line: BarrierLine): boolean =>
    line.id === id || (asked.name !== undefined && line.name === asked.name && line.kind === asked.kind);
  const lines = segments.lines.filter(isSame);
  const ids = segmentIds.filter((_, at) => isSame(segments.lines[segments.line[at]!]!));
  return { ...scoped(model, lines, segmentsOf(lines, SEGMENT_M), ids), about: barrierWords(asked) };
}

function stretchScope(model: Model, segment: number): Scope {
  const { segments, segmentIds } = model;
  const own = segments.lines[segments.line[segment]!]!;
  const [x, y] = middleOf(model, segment);
  const chosen = [...segmentIds.keys()].filter((other) => {
    if (other === segment) return true;
    const line = segments.lines[segments.line[other]!]!;
    if (line.id === own.id || line.kind !== own.kind) return false;
    const [ox, oy] = middleOf(model, other);
    return Math.hypot(ox - x, oy - y) <= BESIDE_M;
  });
  const lines = chosen.map((other) => pieceOf(model, other));
  const words = barrierWords(own);
  return {
    ...scoped(
      model,
      lines,
      segmentsOf(lines, Infinity),
      chosen.map((other) => segmentIds[other]!),
    ),
    segment,
    about: { sv: `en sträcka av ${words.sv}`, en: `a stretch of ${words.en}` },
  };
}

const scoped = (
  { graph }: Model,
  lines: readonly BarrierLine[],
  segments: Segments,
  ids: readonly string[],
): Omit<Scope, "about"> => ({
  lines,
  segments,
  ids,
  index: barrierIndex(segments),
  segment: undefined,
  open: () => prepare(permeable(graph, lines, { everyM: OPEN_EVERY_M }).graph),
});

/** A stretch as a line of its own. */
function pieceOf({ segments }: Model, segment: number): BarrierLine {
  const { pieces, firstPiece, ownEnd, lines, line } = segments;
  const [xs, ys]: [number[], number[]] = [[], []];
  const end = ownEnd?.[segment] ?? firstPiece[segment + 1]!;
  for (let piece = firstPiece[segment]!; piece < end; piece++) {
    if (xs.length === 0) {
      xs.push(pieces[4 * piece]!);
      ys.push(pieces[4 * piece + 1]!);
    }
    xs.push(pieces[4 * piece + 2]!);
    ys.push(pieces[4 * piece + 3]!);
  }
  return { ...lines[line[segment]!]!, xM: Float64Array.from(xs), yM: Float64Array.from(ys) };
}
