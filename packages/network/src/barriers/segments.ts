import type { BarrierLine } from "../barrier.ts";
import { NetworkError } from "../error.ts";

/** Barrier lines cut into stretches of about equal length, and these into straight pieces. Flat, so that they can be handed to a thread. */
export interface Segments {
  readonly lines: readonly BarrierLine[];
  readonly count: number;
  /** Position in `lines` of each segment. */
  readonly line: Uint32Array;
  /** Metres along the line where each segment begins and ends. */
  readonly fromM: Float64Array;
  readonly toM: Float64Array;
  /** x1, y1, x2, y2 of each straight piece, metres. */
  readonly pieces: Float64Array;
  /** The pieces of segment s are `firstPiece[s] … firstPiece[s + 1] − 1`. */
  readonly firstPiece: Uint32Array;
  readonly segmentOfPiece: Uint32Array;
  /** Where carriageways were merged: the end of the segment's own pieces; those of the other carriageway follow. */
  readonly ownEnd?: Uint32Array;
}

/** Length of a barrier line, metres. */
export function lineLengthM({ xM, yM }: Pick<BarrierLine, "xM" | "yM">): number {
  let lengthM = 0;
  for (let i = 1; i < xM.length; i++) lengthM += Math.hypot(xM[i]! - xM[i - 1]!, yM[i]! - yM[i - 1]!);
  return lengthM;
}

function checked(line: BarrierLine): number {
  const lengthM = lineLengthM(line);
  if (line.xM.length === line.yM.length && lengthM > 0 && Number.isFinite(lengthM)) return lengthM;
  throw new NetworkError("input", {
    value: `barrier line ${line.id} of ${line.xM.length} x and ${line.yM.length} y, ${lengthM} m long`,
    expected: "a line of two or more different points with finite coordinates in metres",
    action: "Repair the line or leave it out.",
  });
}

/**
 * Cuts lines into segments: each line into as many equal parts as come nearest to the length asked for, one at least.
 * Throws NetworkError (input) for a line without length and a length that is not above 0.
 */
export function segmentsOf(lines: readonly BarrierLine[], lengthM = 250): Segments {
  if (!(lengthM > 0))
    throw new NetworkError("input", {
      value: lengthM,
      expected: "a segment length above 0 metres",
      action: "Give for example 250.",
    });
  const line: number[] = [];
  const fromM: number[] = [];
  const toM: number[] = [];
  const pieces: number[] = [];
  const firstPiece: number[] = [0];
  const segmentOfPiece: number[] = [];
  for (const [position, barrier] of lines.entries()) {
    const totalM = checked(barrier);
    const parts = Math.max(1, Math.round(totalM / lengthM));
    const close = (part: number): void => {
      line.push(position);
      fromM.push((totalM * part) / parts);
      toM.push((totalM * (part + 1)) / parts);
      firstPiece.push(segmentOfPiece.length);
    };
    let part = 0;
    let walkedM = 0;
    for (let i = 1; i < barrier.xM.length; i++) {
      const [x1, y1, x2, y2] = [barrier.xM[i - 1]!, barrier.yM[i - 1]!, barrier.xM[i]!, barrier.yM[i]!];
      const stretchM = Math.hypot(x2 - x1, y2 - y1);
      if (stretchM === 0) continue;
      let [x, y] = [x1, y1];
      while (part < parts - 1 && (totalM * (part + 1)) / parts < walkedM + stretchM) {
        const t = ((totalM * (part + 1)) / parts - walkedM) / stretchM;
        const [cutX, cutY] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
        if (cutX !== x || cutY !== y) {
          pieces.push(x, y, cutX, cutY);
          segmentOfPiece.push(line.length);
        }
        close(part++);
        [x, y] = [cutX, cutY];
      }
      pieces.push(x, y, x2, y2);
      segmentOfPiece.push(line.length);
      walkedM += stretchM;
    }
    while (part < parts) close(part++);
  }
  return {
    lines,
    count: line.length,
    line: Uint32Array.from(line),
    fromM: Float64Array.from(fromM),
    toM: Float64Array.from(toM),
    pieces: Float64Array.from(pieces),
    firstPiece: Uint32Array.from(firstPiece),
    segmentOfPiece: Uint32Array.from(segmentOfPiece),
  };
}
