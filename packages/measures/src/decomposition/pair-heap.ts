/** A pair of units and what merging them loses; `version` tells when it was weighed. */
export interface WeighedPair {
  loss: number;
  a: number;
  b: number;
  version: number;
}

/**
 * A binary heap of pairs: least loss first, then the lowest numbers, so that the order never depends on how pairs came in. Columns instead
 * of objects: with every pair of 1,000 units a million of them are waiting.
 */
export class PairHeap {
  size = 0;
  private loss = new Float64Array(1024);
  private a = new Int32Array(1024);
  private b = new Int32Array(1024);
  private version = new Int32Array(1024);

  push(loss: number, a: number, b: number, version: number): void {
    if (this.size === this.loss.length) this.grow();
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(loss, a, b, parent)) break;
      this.copy(parent, at);
      at = parent;
    }
    this.set(at, loss, a, b, version);
  }

  /** The first pair, taken out; there must be one. */
  pop(): WeighedPair {
    const top = { loss: this.loss[0]!, a: this.a[0]!, b: this.b[0]!, version: this.version[0]! };
    this.size -= 1;
    const last = this.size;
    const loss = this.loss[last]!;
    const a = this.a[last]!;
    const b = this.b[last]!;
    let at = 0;
    for (let child = 1; child < last; child = 2 * at + 1) {
      if (
        child + 1 < last &&
        this.isBefore(this.loss[child + 1]!, this.a[child + 1]!, this.b[child + 1]!, child)
      )
        child += 1;
      if (this.isBefore(loss, a, b, child)) break;
      this.copy(child, at);
      at = child;
    }
    this.set(at, loss, a, b, this.version[last]!);
    return top;
  }

  private isBefore(loss: number, a: number, b: number, at: number): boolean {
    const other = this.loss[at]!;
    if (loss !== other) return loss < other;
    return a !== this.a[at]! ? a < this.a[at]! : b < this.b[at]!;
  }

  private set(at: number, loss: number, a: number, b: number, version: number): void {
    this.loss[at] = loss;
    this.a[at] = a;
    this.b[at] = b;
    this.version[at] = version;
  }

  private copy(from: number, to: number): void {
    this.set(to, this.loss[from]!, this.a[from]!, this.b[from]!, this.version[from]!);
  }

  private grow(): void {
    const wider = <Column extends Float64Array | Int32Array>(column: Column, twice: Column): Column => {
      twice.set(column);
      return twice;
    };
    const length = 2 * this.loss.length;
    this.loss = wider(this.loss, new Float64Array(length));
    this.a = wider(this.a, new Int32Array(length));
    this.b = wider(this.b, new Int32Array(length));
    this.version = wider(this.version, new Int32Array(length));
  }
}
