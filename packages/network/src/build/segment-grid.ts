/** Line segments as four columns. */
export interface Segments {
  ax: ArrayLike<number>;
  ay: ArrayLike<number>;
  bx: ArrayLike<number>;
  by: ArrayLike<number>;
}

const SMALLEST_CELL_M = 50;

/** Segments by the cells of a square grid that they run through; answers what lies in a box. */
export class SegmentGrid {
  readonly segments: Segments;
  readonly cellM: number;
  readonly #minX: number;
  readonly #minY: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #first: Uint32Array;
  readonly #member: Uint32Array;
  readonly #seen: Uint32Array;
  #query = 0;
  readonly #around = new Map<number, Uint8Array>();

  constructor(segments: Segments) {
    this.segments = segments;
    const count = segments.ax.length;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let s = 0; s < count; s++) {
      minX = Math.min(minX, segments.ax[s]!, segments.bx[s]!);
      maxX = Math.max(maxX, segments.ax[s]!, segments.bx[s]!);
      minY = Math.min(minY, segments.ay[s]!, segments.by[s]!);
      maxY = Math.max(maxY, segments.ay[s]!, segments.by[s]!);
    }
    if (count === 0) [minX, minY, maxX, maxY] = [0, 0, 0, 0];
    // Not many more cells than segments: a country's roads are far apart in most places.
    const area = Math.max(1, (maxX - minX) * (maxY - minY));
    this.cellM = Math.max(
      SMALLEST_CELL_M,
      Math.sqrt(area / (4 * count + 1024)),
      (maxX - minX) / 65_000,
      (maxY - minY) / 65_000,
    );
    [this.#minX, this.#minY] = [minX, minY];
    this.#columns = Math.floor((maxX - minX) / this.cellM) + 1;
    this.#rows = Math.floor((maxY - minY) / this.cellM) + 1;
    this.#first = new Uint32Array(this.#columns * this.#rows + 1);
    for (let s = 0; s < count; s++) this.#cells(s, (cell) => this.#first[cell + 1]!++);
    for (let cell = 0; cell < this.#first.length - 1; cell++) this.#first[cell + 1]! += this.#first[cell]!;
    const next = this.#first.slice();
    this.#member = new Uint32Array(this.#first.at(-1)!);
    for (let s = 0; s < count; s++) this.#cells(s, (cell) => (this.#member[next[cell]!++] = s));
    this.#seen = new Uint32Array(count);
  }

  /** Cells that a segment runs through, row by row. */
  #cells(s: number, visit: (cell: number) => void): void {
    const { ax, ay, bx, by } = this.segments;
    const up = ay[s]! <= by[s]!;
    const [x0, y0, x1, y1] = up ? [ax[s]!, ay[s]!, bx[s]!, by[s]!] : [bx[s]!, by[s]!, ax[s]!, ay[s]!];
    const [low, high] = [this.#row(y0), this.#row(y1)];
    for (let row = low; row <= high; row++) {
      const from = row === low ? x0 : x0 + ((this.#minY + row * this.cellM - y0) / (y1 - y0)) * (x1 - x0);
      const to =
        row === high ? x1 : x0 + ((this.#minY + (row + 1) * this.cellM - y0) / (y1 - y0)) * (x1 - x0);
      const end = this.#column(Math.max(from, to));
      for (let column = this.#column(Math.min(from, to)); column <= end; column++)
        visit(row * this.#columns + column);
    }
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#minY) / this.cellM)));
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#minX) / this.cellM)));
  }

  /** Segments in the cells that a box touches, each once. */
  inBox(minX: number, minY: number, maxX: number, maxY: number, visit: (segment: number) => void): void {
    const query = ++this.#query;
    const [top, right] = [this.#row(maxY), this.#column(maxX)];
    for (let row = this.#row(minY); row <= top; row++)
      for (let column = this.#column(minX); column <= right; column++) {
        const cell = row * this.#columns + column;
        for (let at = this.#first[cell]!; at < this.#first[cell + 1]!; at++) {
          const segment = this.#member[at]!;
          if (this.#seen[segment] === query) continue;
          this.#seen[segment] = query;
          visit(segment);
        }
      }
  }

  /** Whether any segment runs through the cells that a box touches. */
  anyNear(minX: number, minY: number, maxX: number, maxY: number): boolean {
    const first = this.#first;
    const columns = this.#columns;
    const [left, right] = [this.#column(minX), this.#column(maxX)];
    const top = this.#row(maxY);
    for (let row = this.#row(minY); row <= top; row++)
      if (first[row * columns + left] !== first[row * columns + right + 1]) return true;
    return false;
  }

  /**
   * Says of a point whether the cells up to `cells` away from its own hold no segment: one look, for many questions.
   * The table is made once for each number of cells.
   */
  clearAround(cells: number): (x: number, y: number) => boolean {
    let full = this.#around.get(cells);
    if (full === undefined) this.#around.set(cells, (full = this.#fullAround(cells)));
    const table = full;
    return (x, y) => table[this.#row(y) * this.#columns + this.#column(x)] === 0;
  }

  #fullAround(cells: number): Uint8Array {
    const [columns, rows, first] = [this.#columns, this.#rows, this.#first];
    const along = new Uint8Array(columns * rows);
    const full = new Uint8Array(columns * rows);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const from = row * columns + Math.max(0, column - cells);
        const to = row * columns + Math.min(columns, column + cells + 1);
        if (first[from] !== first[to]) along[row * columns + column] = 1;
      }
    for (let row = 0; row < rows; row++)
      for (let other = Math.max(0, row - cells); other <= Math.min(rows - 1, row + cells); other++)
        for (let column = 0; column < columns; column++)
          full[row * columns + column]! |= along[other * columns + column]!;
    return full;
  }

  /**
   * Whether any segment may come within a distance of the line between two points: false only where none does. Told by the box around the
   * line and by which side of it a segment lies, which is cheaper than the distance.
   */
  mayReach(x0: number, y0: number, x1: number, y1: number, withinM: number): boolean {
    const { ax, ay, bx, by } = this.segments;
    const first = this.#first;
    const columns = this.#columns;
    const [minX, maxX] = [Math.min(x0, x1) - withinM, Math.max(x0, x1) + withinM];
    const [minY, maxY] = [Math.min(y0, y1) - withinM, Math.max(y0, y1) + withinM];
    const [left, right] = [this.#column(minX), this.#column(maxX)];
    const top = this.#row(maxY);
    const [dx, dy] = [x1 - x0, y1 - y0];
    let most = -1;
    for (let row = this.#row(minY); row <= top; row++) {
      const end = first[row * columns + right + 1]!;
      for (let at = first[row * columns + left]!; at < end; at++) {
        const s = this.#member[at]!;
        const [px, qx] = [ax[s]!, bx[s]!];
        if ((px < minX && qx < minX) || (px > maxX && qx > maxX)) continue;
        const [py, qy] = [ay[s]!, by[s]!];
        if ((py < minY && qy < minY) || (py > maxY && qy > maxY)) continue;
        if (most < 0) most = withinM * Math.sqrt(dx * dx + dy * dy);
        const p = dx * (py - y0) - dy * (px - x0);
        const q = dx * (qy - y0) - dy * (qx - x0);
        if ((p <= most || q <= most) && (p >= -most || q >= -most)) return true;
      }
    }
    return false;
  }

  /** Segments near the line between two points. */
  along(x0: number, y0: number, x1: number, y1: number, visit: (segment: number) => void): void {
    this.inBox(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), visit);
  }

  /** Whether the line between two points meets any segment. */
  meets(x0: number, y0: number, x1: number, y1: number): boolean {
    const { ax, ay, bx, by } = this.segments;
    const first = this.#first;
    const columns = this.#columns;
    const [left, right] = [this.#column(Math.min(x0, x1)), this.#column(Math.max(x0, x1))];
    const top = this.#row(Math.max(y0, y1));
    for (let row = this.#row(Math.min(y0, y1)); row <= top; row++) {
      const end = first[row * columns + right + 1]!;
      for (let at = first[row * columns + left]!; at < end; at++) {
        const s = this.#member[at]!;
        if (meeting(x0, y0, x1, y1, ax[s]!, ay[s]!, bx[s]!, by[s]!) >= 0) return true;
      }
    }
    return false;
  }

  /** Where a line meets a segment, as a share of the line; −1 where it does not. A point on the segment counts as on its left. */
  meetsOne(s: number, x0: number, y0: number, x1: number, y1: number): number {
    const { ax, ay, bx, by } = this.segments;
    return meeting(x0, y0, x1, y1, ax[s]!, ay[s]!, bx[s]!, by[s]!);
  }
}

/** Share of the line (0) → (1) at which it meets a → b, −1 where it does not; ends on the line count as on its left. */
export function meeting(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const p = (bx - ax) * (y0 - ay) - (by - ay) * (x0 - ax);
  const q = (bx - ax) * (y1 - ay) - (by - ay) * (x1 - ax);
  if (p >= 0 === q >= 0) return -1;
  const r = (x1 - x0) * (ay - y0) - (y1 - y0) * (ax - x0);
  const s = (x1 - x0) * (by - y0) - (y1 - y0) * (bx - x0);
  if (r >= 0 === s >= 0) return -1;
  return p / (p - q);
}
