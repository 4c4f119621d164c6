import { type BarrierLine, type Engine, graphOf, prepare } from "../../src/index.ts";

/**
 * A grid town of n × n corners, one block apart, with a barrier in the middle of the blocks east of column `west`; streets cross it in
 * the rows of `bridges` only.
 */
export function gridTown(
  n: number,
  { blockM = 100, west = Math.floor(n / 2) - 1, bridges = [] as readonly number[] } = {},
): { engine: Engine; barrier: BarrierLine; node: (column: number, row: number) => number } {
  const node = (column: number, row: number): number => row * n + column;
  const [from, to]: [number[], number[]] = [[], []];
  for (let row = 0; row < n; row += 1)
    for (let column = 0; column < n; column += 1) {
      if (column + 1 < n && (column !== west || bridges.includes(row))) {
        from.push(node(column, row));
        to.push(node(column + 1, row));
      }
      if (row + 1 < n) {
        from.push(node(column, row));
        to.push(node(column, row + 1));
      }
    }
  const at = Array.from({ length: n * n }, (_, k) => [(k % n) * blockM, Math.floor(k / n) * blockM] as const);
  const graph = graphOf(
    { xM: Float64Array.from(at, ([x]) => x), yM: Float64Array.from(at, ([, y]) => y) },
    { from, to, weightMm: from.map(() => blockM * 1000) },
  );
  const x = (west + 0.5) * blockM;
  return {
    engine: prepare(graph),
    barrier: {
      id: "motorway",
      kind: "motorway",
      xM: Float64Array.of(x, x),
      yM: Float64Array.of(-10 * blockM, (n + 9) * blockM),
    },
    node,
  };
}
