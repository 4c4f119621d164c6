/** A graph without weights as compressed rows; each edge stands at both of its ends. */
export interface Adjacency {
  nodes: number;
  first: Uint32Array;
  head: Uint32Array;
}

/** Sides a separator leaves. */
export const SIDE_A = 1;
export const SIDE_B = 2;
export const SEPARATOR = 3;

const NONE = -1;

/**
 * The fewest nodes that part a given side A from a given side B (Menger): paths that share no node are pushed by Dinic's algorithm over the graph
 * with every node split into an entry and an exit, the split never written out. Every node may be cut, those of the given sides included, so that
 * there is always an answer. Memory is kept between calls.
 */
export class SeparatorFlow {
  /** After `cut`: SIDE_A, SIDE_B or SEPARATOR for each node. */
  readonly side: Uint8Array;
  readonly #onPath: Uint8Array;
  /** Before and after a node on its path. */
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  /** By state: entry 2v, exit 2v + 1. */
  readonly #level: Int32Array;
  readonly #queue: Uint32Array;
  readonly #path: Uint32Array;
  readonly #tried: Uint32Array;

  constructor(mostNodes: number) {
    this.side = new Uint8Array(mostNodes);
    this.#onPath = new Uint8Array(mostNodes);
    this.#before = new Int32Array(mostNodes);
    this.#after = new Int32Array(mostNodes);
    this.#level = new Int32Array(2 * mostNodes);
    this.#queue = new Uint32Array(2 * mostNodes);
    this.#path = new Uint32Array(2 * mostNodes + 1);
    this.#tried = new Uint32Array(2 * mostNodes);
  }

  /**
   * Size of the separator, or `atMost + 1` as soon as it is found to be larger. `given` is SIDE_A or SIDE_B where the side is given, else 0.
   */
  cut({ nodes, first, head }: Adjacency, given: Uint8Array, atMost: number): number {
    this.#onPath.fill(0, 0, nodes);
    this.#before.fill(NONE, 0, nodes);
    this.#after.fill(NONE, 0, nodes);
    let flow = 0;
    for (;;) {
      if (!this.#levels(nodes, first, head, given)) break;
      for (let state = 0; state < 2 * nodes; state++) this.#tried[state] = first[state >> 1]!;
      for (let v = 0; v < nodes; v++) {
        if (this.#level[2 * v] !== 0 || this.#onPath[v] === 1) continue;
        const length = this.#find(v, first, head, given);
        if (length === 0) continue;
        this.#push(length);
        if (++flow > atMost) return flow;
      }
    }
    this.#part(nodes, first, head, given);
    return flow;
  }

  /** Levels of states from side A over what the paths leave free; whether side B is reached. */
  #levels(nodes: number, first: Uint32Array, head: Uint32Array, given: Uint8Array): boolean {
    const level = this.#level;
    const queue = this.#queue;
    const onPath = this.#onPath;
    const before = this.#before;
    const after = this.#after;
    level.fill(NONE, 0, 2 * nodes);
    let end = 0;
    let reached = false;
    for (let v = 0; v < nodes; v++) {
      if (given[v] !== SIDE_A || !this.#atEdge(v, first, head, given)) continue;
      level[2 * v] = 0;
      queue[end++] = 2 * v;
    }
    for (let at = 0; at < end; at++) {
      const state = queue[at]!;
      const v = state >> 1;
      const next = level[state]! + 1;
      if ((state & 1) === 0) {
        let to = NONE;
        if (onPath[v] === 0) {
          if (given[v] === SIDE_B) {
            reached = true;
            continue;
          }
          to = state + 1;
        } else if (before[v]! >= 0) to = 2 * before[v]! + 1;
        if (to >= 0 && level[to] === NONE) {
          level[to] = next;
          queue[end++] = to;
        }
        continue;
      }
      if (onPath[v] === 1 && level[state - 1] === NONE) {
        level[state - 1] = next;
        queue[end++] = state - 1;
      }
      if (reached) continue;
      for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
        const u = head[arc]!;
        if (given[u] === SIDE_A || after[v] === u || level[2 * u] !== NONE) continue;
        level[2 * u] = next;
        queue[end++] = 2 * u;
      }
    }
    return reached;
  }

  #atEdge(v: number, first: Uint32Array, head: Uint32Array, given: Uint8Array): boolean {
    for (let arc = first[v]!; arc < first[v + 1]!; arc++) if (given[head[arc]!] !== SIDE_A) return true;
    return false;
  }

  /** A path of states with rising levels from the entry of a node to side B; its length, 0 where there is none. */
  #find(start: number, first: Uint32Array, head: Uint32Array, given: Uint8Array): number {
    const level = this.#level;
    const path = this.#path;
    const tried = this.#tried;
    const onPath = this.#onPath;
    let length = 1;
    path[0] = 2 * start;
    while (length > 0) {
      const state = path[length - 1]!;
      const v = state >> 1;
      const next = level[state]! + 1;
      let to = NONE;
      if ((state & 1) === 0) {
        if (onPath[v] === 0) {
          if (given[v] === SIDE_B) {
            level[state] = NONE;
            return length;
          }
          to = state + 1;
        } else if (this.#before[v]! >= 0) to = 2 * this.#before[v]! + 1;
        if (to >= 0 && level[to] !== next) to = NONE;
      } else {
        if (onPath[v] === 1 && level[state - 1] === next) to = state - 1;
        const end = first[v + 1]!;
        while (to === NONE && tried[state]! < end) {
          const u = head[tried[state]!]!;
          if (level[2 * u] === next && this.#after[v] !== u && given[u] !== SIDE_A) to = 2 * u;
          else tried[state]!++;
        }
      }
      if (to >= 0) path[length++] = to;
      else {
        level[state] = NONE;
        length--;
      }
    }
    return 0;
  }

  /** Sends one more path along the states found, undoing what it turns back. */
  #push(length: number): void {
    const path = this.#path;
    for (let i = 0; i < length; i++) {
      const state = path[i]!;
      const v = state >> 1;
      // a state belongs to one path in a round
      this.#level[state] = NONE;
      const last = i === length - 1;
      const to = last ? state + 1 : path[i + 1]!;
      const u = to >> 1;
      if ((state & 1) === 0) {
        if (to === state + 1) {
          this.#onPath[v] = 1;
          if (i === 0) this.#before[v] = NONE;
        } else if (i > 0 && path[i - 1] === state + 1) this.#before[v] = NONE;
      } else if (u === v) {
        this.#onPath[v] = 0;
        this.#after[v] = NONE;
      } else {
        this.#after[v] = u;
        this.#before[u] = v;
      }
    }
  }

  /** Nodes whose exit is still reached from A are on its side; those whose entry alone is reached are the separator. */
  #part(nodes: number, first: Uint32Array, head: Uint32Array, given: Uint8Array): void {
    const level = this.#level;
    const fromA = this.side;
    let a = 0;
    let separator = 0;
    for (let v = 0; v < nodes; v++) {
      const inner = given[v] === SIDE_A && level[2 * v] === NONE;
      if (inner || level[2 * v + 1] !== NONE) {
        fromA[v] = SIDE_A;
        a++;
      } else if (level[2 * v] === NONE) fromA[v] = SIDE_B;
      else {
        fromA[v] = SEPARATOR;
        separator++;
      }
    }
    if (2 * a + separator >= nodes) return;
    // the same number of nodes cut as near to B as can be leaves the halves more equal
    this.#backwards(nodes, first, head, given);
    let b = 0;
    for (let v = 0; v < nodes; v++)
      if (level[2 * v] !== NONE || (given[v] === SIDE_B && level[2 * v + 1] === NONE)) b++;
    if (Math.min(nodes - separator - b, b) <= a) return;
    for (let v = 0; v < nodes; v++) {
      const inner = given[v] === SIDE_B && level[2 * v + 1] === NONE;
      if (inner || level[2 * v] !== NONE) fromA[v] = SIDE_B;
      else fromA[v] = level[2 * v + 1] === NONE ? SIDE_A : SEPARATOR;
    }
  }

  /** Marks the states from which side B can still be reached. */
  #backwards(nodes: number, first: Uint32Array, head: Uint32Array, given: Uint8Array): void {
    const level = this.#level;
    const queue = this.#queue;
    const onPath = this.#onPath;
    level.fill(NONE, 0, 2 * nodes);
    let end = 0;
    const mark = (state: number): void => {
      if (level[state] !== NONE) return;
      level[state] = 0;
      queue[end++] = state;
    };
    for (let v = 0; v < nodes; v++) {
      if (given[v] !== SIDE_B) continue;
      for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
        if (given[head[arc]!] !== SIDE_B) {
          mark(2 * v + 1);
          break;
        }
      }
    }
    for (let at = 0; at < end; at++) {
      const state = queue[at]!;
      const v = state >> 1;
      if ((state & 1) === 1) {
        if (onPath[v] === 0) mark(state - 1);
        else if (this.#after[v]! >= 0) mark(2 * this.#after[v]!);
        continue;
      }
      if (onPath[v] === 1) mark(state + 1);
      for (let arc = first[v]!; arc < first[v + 1]!; arc++) {
        const u = head[arc]!;
        if (given[u] !== SIDE_B && this.#after[u] !== v) mark(2 * u + 1);
      }
    }
  }
}
