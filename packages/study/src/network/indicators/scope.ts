import type { Text } from "@tvars/cube";
import { barrierIndex, mergeCarriageways, permeable, prepare, segmentsOf } from "@tvars/network";
import type { BarrierIndex, BarrierLine, Engine, Segments } from "@tvars/network";
import type { Model } from "../model.ts";
import { OPEN_EVERY_M, SEGMENT_M } from "../model.ts";
import { noSuchBarrier, noBarriers } from "../problems.ts";
import { segmentOf } from "../segment-answer.ts";
import { barrierWords } from "../words.ts";

const TINY_M = 0.5;

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
 * opens nothing); or one stretch with the carriageways and tracks that are joined in it. @throws StudyError
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
  // Carriageways are joined by kind and name, so these are joined as among all.
  const own = mergeCarriageways(segmentsOf(lines, SEGMENT_M)).segments;
  const ids = segmentIds.filter((_, at) => isSame(segments.lines[segments.line[at]!]!));
  return { ...scoped(model, lines, own, ids), about: barrierWords(asked) };
}

function stretchScope(model: Model, segment: number): Scope {
  const { segments, segmentIds } = model;
  const line = segments.lines[segments.line[segment]!]!;
  const [start, end] = [segments.firstPiece[segment]!, segments.firstPiece[segment + 1]!];
  const ownEnd = segments.ownEnd?.[segment] ?? end;
  const own: Segments = {
    lines: [line],
    count: 1,
    line: Uint32Array.of(0),
    fromM: segments.fromM.slice(segment, segment + 1),
    toM: segments.toM.slice(segment, segment + 1),
    pieces: segments.pieces.slice(4 * start, 4 * end),
    firstPiece: Uint32Array.of(0, end - start),
    segmentOfPiece: new Uint32Array(end - start),
    ownEnd: Uint32Array.of(ownEnd - start),
  };
  const words = barrierWords(line);
  return {
    ...scoped(model, chainsOf(line, own), own, [segmentIds[segment]!]),
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

/** The pieces of a stretch as lines: its own, and each of those beside it. */
function chainsOf(line: BarrierLine, { pieces }: Segments): BarrierLine[] {
  const chains: { xs: number[]; ys: number[] }[] = [];
  for (let at = 0; at < pieces.length; at += 4) {
    const [x1, y1, x2, y2] = [pieces[at]!, pieces[at + 1]!, pieces[at + 2]!, pieces[at + 3]!];
    const last = chains.at(-1);
    if (last && last.xs.at(-1) === x1 && last.ys.at(-1) === y1) {
      last.xs.push(x2);
      last.ys.push(y2);
    } else chains.push({ xs: [x1, x2], ys: [y1, y2] });
  }
  return chains.map(({ xs, ys }) => ({ ...line, xM: Float64Array.from(xs), yM: Float64Array.from(ys) }));
}

/** The segment that a place on a barrier lies on; two ways are tried, since one may run along the barrier. */
export function segmentAt({ index }: Pick<Scope, "index">, x: number, y: number): number {
  const found = index.firstBarrier(x - TINY_M, y, x + TINY_M, y);
  return found >= 0 ? found : index.firstBarrier(x, y - TINY_M, x, y + TINY_M);
}
