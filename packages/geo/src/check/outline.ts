import { POLYGON, type Shapes } from "../flat/shapes.ts";
import type { Segments } from "./crossings.ts";

export type Box = [west: number, south: number, east: number, north: number];

/** The border of one area as segments, with the segments that reach each band of northings. */
export class Outline {
  readonly segments: Segments;
  readonly box: Box;
  private start: Uint32Array | undefined;
  private list = new Uint32Array(0);
  private bandHeight = 1;

  constructor(shapes: Shapes, row: number) {
    const ends: number[] = [];
    if (shapes.kind[row] === POLYGON)
      for (
        let ring = shapes.ringOf[shapes.partOf[row]!]!;
        ring < shapes.ringOf[shapes.partOf[row + 1]!]!;
        ring++
      )
        for (let v = 2 * shapes.vertexOf[ring]!; v + 3 < 2 * shapes.vertexOf[ring + 1]!; v += 2)
          ends.push(shapes.xy[v]!, shapes.xy[v + 1]!, shapes.xy[v + 2]!, shapes.xy[v + 3]!);
    this.segments = Float64Array.from(ends);
    this.box = boxOf(this.segments);
  }

  get isEmpty(): boolean {
    return this.segments.length === 0;
  }

  /** The segments whose northings may hold `y`, some others among them. */
  near(y: number): Uint32Array {
    if (!this.start) this.index();
    const band = this.band(y);
    return this.list.subarray(this.start![band], this.start![band + 1]);
  }

  private band(y: number): number {
    const bands = this.start!.length - 1;
    return Math.max(0, Math.min(bands - 1, Math.floor((y - this.box[1]) / this.bandHeight)));
  }

  private index(): void {
    const count = this.segments.length / 4;
    const bands = Math.max(1, Math.ceil(count / 4));
    this.bandHeight = (this.box[3] - this.box[1]) / bands || 1;
    const start = (this.start = new Uint32Array(bands + 1));
    const range = (i: number): [number, number] => {
      const a = this.segments[4 * i + 1]!;
      const b = this.segments[4 * i + 3]!;
      return [this.band(Math.min(a, b) - 1e-3), this.band(Math.max(a, b) + 1e-3)];
    };
    for (let i = 0; i < count; i++) {
      const [low, high] = range(i);
      for (let band = low; band <= high; band++) start[band + 1] = start[band + 1]! + 1;
    }
    for (let band = 0; band < bands; band++) start[band + 1] = start[band + 1]! + start[band]!;
    this.list = new Uint32Array(start[bands]!);
    const next = start.slice();
    for (let i = 0; i < count; i++) {
      const [low, high] = range(i);
      for (let band = low; band <= high; band++) {
        this.list[next[band]!] = i;
        next[band] = next[band]! + 1;
      }
    }
  }
}

function boxOf(segments: Segments): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < segments.length; i += 2) {
    if (segments[i]! < box[0]) box[0] = segments[i]!;
    if (segments[i + 1]! < box[1]) box[1] = segments[i + 1]!;
    if (segments[i]! > box[2]) box[2] = segments[i]!;
    if (segments[i + 1]! > box[3]) box[3] = segments[i + 1]!;
  }
  return box;
}

/** The segments that reach into a box. */
export function within({ segments }: Outline, [west, south, east, north]: Box): Segments {
  const found: number[] = [];
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    if (
      Math.max(ax, bx) < west ||
      Math.min(ax, bx) > east ||
      Math.max(ay, by) < south ||
      Math.min(ay, by) > north
    )
      continue;
    found.push(ax, ay, bx, by);
  }
  return Float64Array.from(found);
}
