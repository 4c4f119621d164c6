import type { BarrierSegments } from "./barrier-lines.ts";
import type { Draft } from "./draft.ts";

/** How far beside the middle of a barrier those walk who walk along it, metres. */
const SIDE_M = 3;
const TAU = 2 * Math.PI;

interface Fan {
  /** Neighbours along barriers, by angle against the clock. */
  arm: number[];
  angle: number[];
  /** Barrier segment of each arm. */
  segment: number[];
  /** Site of the sector behind each arm, −1 until someone is there. */
  site: number[];
}

/**
 * Vertices on barriers, divided into the sectors between the barriers' arms: each sector is a place of its own, so that nobody gets from one to
 * another unless a crossing says so. Where a barrier ends there is one sector only: one can walk around its end.
 */
export class Sectors {
  readonly #fans = new Map<number, Fan>();
  readonly #draft: Draft;
  readonly #plain: Int32Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;

  constructor(draft: Draft, barriers: BarrierSegments, x: Float64Array, y: Float64Array) {
    this.#draft = draft;
    [this.#x, this.#y] = [x, y];
    this.#plain = new Int32Array(x.length).fill(-1);
    for (let s = 0; s < barriers.a.length; s++) {
      this.#addArm(barriers.a[s]!, barriers.b[s]!, s);
      this.#addArm(barriers.b[s]!, barriers.a[s]!, s);
    }
    for (const [vertex, fan] of this.#fans) {
      if (fan.arm.length < 2) {
        this.#fans.delete(vertex);
        continue;
      }
      const order = fan.angle.map((_, k) => k).sort((p, q) => fan.angle[p]! - fan.angle[q]! || p - q);
      fan.arm = order.map((k) => fan.arm[k]!);
      fan.segment = order.map((k) => fan.segment[k]!);
      fan.angle = order.map((k) => fan.angle[k]!);
    }
  }

  #addArm(at: number, to: number, segment: number): void {
    let fan = this.#fans.get(at);
    if (!fan) this.#fans.set(at, (fan = { arm: [], angle: [], segment: [], site: [] }));
    if (fan.arm.includes(to)) return;
    fan.arm.push(to);
    fan.angle.push(this.#angle(at, to));
    fan.segment.push(segment);
    fan.site.push(-1);
  }

  #angle(from: number, to: number): number {
    return Math.atan2(this.#y[to]! - this.#y[from]!, this.#x[to]! - this.#x[from]!);
  }

  /** The site at a vertex of someone who comes from another vertex. */
  towards(vertex: number, from: number): number {
    const fan = this.#fans.get(vertex);
    if (!fan) return this.plain(vertex);
    const angle = this.#angle(vertex, from);
    let sector = fan.arm.length - 1;
    for (let k = 0; k < fan.angle.length && fan.angle[k]! <= angle; k++) sector = k;
    return this.#siteOf(vertex, fan, sector);
  }

  /** Sites on the left and on the right at a vertex, looking along the barrier to its neighbour. */
  beside(vertex: number, neighbour: number): [left: number, right: number] {
    const fan = this.#fans.get(vertex);
    if (!fan) return [this.plain(vertex), this.plain(vertex)];
    const k = fan.arm.indexOf(neighbour);
    const count = fan.arm.length;
    return [this.#siteOf(vertex, fan, k), this.#siteOf(vertex, fan, (k + count - 1) % count)];
  }

  plain(vertex: number): number {
    if (this.#plain[vertex]! < 0)
      this.#plain[vertex] = this.#draft.site(this.#x[vertex]!, this.#y[vertex]!, vertex);
    return this.#plain[vertex]!;
  }

  #siteOf(vertex: number, fan: Fan, sector: number): number {
    if (fan.site[sector]! >= 0) return fan.site[sector]!;
    const count = fan.arm.length;
    const wide = (fan.angle[(sector + 1) % count]! - fan.angle[sector]! + 2 * TAU) % TAU || TAU;
    const middle = fan.angle[sector]! + wide / 2;
    let away = SIDE_M / Math.max(0.5, Math.sin(wide / 2));
    for (const arm of fan.arm)
      away = Math.min(
        away,
        0.45 * Math.hypot(this.#x[arm]! - this.#x[vertex]!, this.#y[arm]! - this.#y[vertex]!),
      );
    const [x, y] = [this.#x[vertex]! + away * Math.cos(middle), this.#y[vertex]! + away * Math.sin(middle)];
    return (fan.site[sector] = this.#draft.site(x, y, vertex));
  }

  /** Divided vertices: sectors in use, pairs of neighbours among them with the barrier segment between, and one of the barrier's segments. */
  *between(): Generator<{
    vertex: number;
    sites: number;
    pairs: { a: number; b: number; segment: number }[];
    arm: number;
  }> {
    for (const [vertex, { site, segment }] of this.#fans) {
      const count = site.length;
      const pairs: { a: number; b: number; segment: number }[] = [];
      for (let k = 0; k < (count === 2 ? 1 : count); k++) {
        const [a, b] = [site[k]!, site[(k + 1) % count]!];
        if (a >= 0 && b >= 0) pairs.push({ a, b, segment: segment[(k + 1) % count]! });
      }
      yield { vertex, sites: site.filter((one) => one >= 0).length, pairs, arm: segment[0]! };
    }
  }

  isDivided(vertex: number): boolean {
    return this.#fans.has(vertex);
  }
}
