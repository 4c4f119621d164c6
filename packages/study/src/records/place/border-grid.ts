import type { Shapes } from "@tvars/geo";

/**
 * The borders of a layer in square cells, so that what lies near a line is found without looking at the country. An edge is told by its
 * first vertex.
 */
export class BorderGrid {
  readonly xy: Float64Array;
  /** Area of each vertex. */
  readonly areaOf: Int32Array;
  readonly #start: Int32Array;
  readonly #list: Int32Array;
  readonly #west: number;
  readonly #south: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cellM: number;
  readonly #seen: Int32Array;
  #asked = 0;

  constructor(shapes: Shapes, cellM = 500) {
    const { xy } = shapes;
    this.xy = xy;
    this.areaOf = new Int32Array(xy.length / 2);
    this.#seen = new Int32Array(xy.length / 2);
    const edges = edgesOf(shapes, this.areaOf);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i]!);
      east = Math.max(east, xy[i]!);
      south = Math.min(south, xy[i + 1]!);
      north = Math.max(north, xy[i + 1]!);
    }
    if (!(west <= east)) [west, south, east, north] = [0, 0, 0, 0];
    // A whole country keeps to some millions of cells.
    this.#cellM = Math.max(cellM, Math.sqrt(((east - west) * (north - south)) / 4e6));
    this.#west = west;
    this.#south = south;
    this.#columns = Math.floor((east - west) / this.#cellM) + 1;
    this.#rows = Math.floor((north - south) / this.#cellM) + 1;
    const counts = new Int32Array(this.#columns * this.#rows + 1);
    for (const v of edges) this.#cells(v, (cell) => (counts[cell + 1]! += 1));
    for (let cell = 1; cell < counts.length; cell++) counts[cell]! += counts[cell - 1]!;
    this.#start = counts;
    this.#list = new Int32Array(counts.at(-1)!);
    const next = counts.slice();
    for (const v of edges) this.#cells(v, (cell) => (this.#list[next[cell]!++] = v));
  }

  /** Edges whose cells touch a box, each once. */
  near(west: number, south: number, east: number, north: number, visit: (vertex: number) => void): void {
    const mark = ++this.#asked;
    const [c0, c1] = [this.#column(west), this.#column(east)];
    const [r0, r1] = [this.#row(south), this.#row(north)];
    for (let row = r0; row <= r1; row++)
      for (let column = c0; column <= c1; column++) {
        const cell = row * this.#columns + column;
        for (let k = this.#start[cell]!; k < this.#start[cell + 1]!; k++) {
          const v = this.#list[k]!;
          if (this.#seen[v] === mark) continue;
          this.#seen[v] = mark;
          visit(v);
        }
      }
  }

  /** Cells of the edge's box: edges are short, so few are listed in vain. */
  #cells(v: number, visit: (cell: number) => void): void {
    const { xy } = this;
    const [ax, ay, bx, by] = [xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!];
    const [c0, c1] = [this.#column(Math.min(ax, bx)), this.#column(Math.max(ax, bx))];
    const [r0, r1] = [this.#row(Math.min(ay, by)), this.#row(Math.max(ay, by))];
    for (let row = r0; row <= r1; row++)
      for (let column = c0; column <= c1; column++) visit(row * this.#columns + column);
  }

  #column = (x: number): number =>
    Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#west) / this.#cellM)));
  #row = (y: number): number =>
    Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#south) / this.#cellM)));
}

/** First vertices of every edge of the rings; fills in the area of each vertex. */
function edgesOf({ partOf, ringOf, vertexOf }: Shapes, areaOf: Int32Array): Int32Array {
  const edges: number[] = [];
  for (let area = 0; area + 1 < partOf.length; area++)
    for (let part = partOf[area]!; part < partOf[area + 1]!; part++)
      for (let ring = ringOf[part]!; ring < ringOf[part + 1]!; ring++)
        for (let v = vertexOf[ring]!; v < vertexOf[ring + 1]!; v++) {
          areaOf[v] = area;
          if (v + 1 < vertexOf[ring + 1]!) edges.push(v);
        }
  return Int32Array.from(edges);
}
