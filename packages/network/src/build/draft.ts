import type { Crossing } from "../barrier.ts";
import { bytes, floats, type Growing, signed, wholes } from "./growing.ts";

/** No way: the short run over a barrier at a crossing on the road itself. */
export const NO_WAY = 0xffffffff;

export interface DraftCrossing {
  line: number;
  kind: Crossing["kind"];
  xM: number;
  yM: number;
  alongM: number;
  delayS: number;
  segment: number;
}

/** A network while it is made: sites (vertices, or one side of a vertex on a barrier) and segments between them. */
export class Draft {
  readonly xM: Growing<Float64Array> = floats();
  readonly yM: Growing<Float64Array> = floats();
  /** Vertex of a site, −1 for one made by cutting. */
  readonly vertex: Growing<Int32Array> = signed();
  /** 1: stays a node, even with two neighbours. */
  readonly stays: Growing<Uint8Array> = bytes();

  readonly a: Growing<Uint32Array> = wholes();
  readonly b: Growing<Uint32Array> = wholes();
  readonly way: Growing<Uint32Array> = wholes();
  /** Generalised metres for waiting at a crossing. */
  readonly waitM: Growing<Float64Array> = floats();
  readonly gone: Growing<Uint8Array> = bytes();

  readonly crossings: DraftCrossing[] = [];

  site(x: number, y: number, vertex = -1, stays = false): number {
    this.yM.push(y);
    this.vertex.push(vertex);
    this.stays.push(stays ? 1 : 0);
    return this.xM.push(x);
  }

  segment(a: number, b: number, way: number, waitM = 0): number {
    this.b.push(b);
    this.way.push(way);
    this.waitM.push(waitM);
    this.gone.push(0);
    return this.a.push(a);
  }

  keep(site: number): void {
    this.stays.data[site] = 1;
  }

  remove(segment: number): void {
    this.gone.data[segment] = 1;
  }

  lengthM(segment: number): number {
    const [a, b] = [this.a.data[segment]!, this.b.data[segment]!];
    return Math.hypot(this.xM.data[b]! - this.xM.data[a]!, this.yM.data[b]! - this.yM.data[a]!);
  }
}
