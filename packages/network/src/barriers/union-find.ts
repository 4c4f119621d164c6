/** Sets of numbers that grow together (path halving, union by size). */
export class UnionFind {
  readonly #parent: Uint32Array;
  readonly #size: Uint32Array;

  constructor(count: number) {
    this.#parent = Uint32Array.from({ length: count }, (_, k) => k);
    this.#size = new Uint32Array(count).fill(1);
  }

  rootOf(one: number): number {
    const parent = this.#parent;
    let at = one;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** The root of the set that now holds both, and the root that is one no longer: −1 where they were together before. */
  join(a: number, b: number): { root: number; lost: number } {
    let [root, lost] = [this.rootOf(a), this.rootOf(b)];
    if (root === lost) return { root, lost: -1 };
    if (this.#size[root]! < this.#size[lost]!) [root, lost] = [lost, root];
    this.#parent[lost] = root;
    this.#size[root]! += this.#size[lost]!;
    return { root, lost };
  }
}
