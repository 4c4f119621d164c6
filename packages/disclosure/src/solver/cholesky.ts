/** A symmetric matrix A·diag(w)·Aᵀ, factorised, for many right-hand sides. */
export interface Factor {
  /** Solves in place. */
  solve(right: Float64Array): void;
}

/** Equalities as rows of columns; the transpose beside them. */
export interface Sparse {
  rows: number;
  columns: number;
  rowStarts: Int32Array;
  rowColumns: Int32Array;
  rowValues: Float64Array;
  columnStarts: Int32Array;
  columnRows: Int32Array;
  columnValues: Float64Array;
}

/** More entries than this in the factor are not worth their time. */
const MOST_ENTRIES = 12_000_000;

/**
 * Sparse Cholesky of A·diag(weights)·Aᵀ, row by row along the elimination tree (Davis 2006, chapter 4). Rows should come small ones
 * first, so that little fills in. Rows that follow from others get no pivot: they are given a part of the diagonal so small that the
 * answer is not moved, and whoever uses the answer checks that it fits.
 * @returns undefined where the factor would be too large
 */
export function factorise(a: Sparse, weights: Float64Array): Factor | undefined {
  const upper = upperOf(a, weights);
  if (upper === undefined) return undefined;
  const { starts, rows, values, most } = upper;
  const n = a.rows;
  const { parent, counts } = treeOf(n, starts, rows);
  let entries = 0;
  const first = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) first[k + 1] = entries += counts[k]!;
  if (entries > MOST_ENTRIES) return undefined;
  const lStarts = Int32Array.from(first);
  const lRows = new Int32Array(entries);
  const lValues = new Float64Array(entries);
  const next = lStarts.slice(0, n);
  const x = new Float64Array(n);
  const mark = new Int32Array(n).fill(-1);
  const stack = new Int32Array(n);
  const tiny = 1e-13 * most;
  for (let k = 0; k < n; k++) {
    let top = n;
    let diagonal = 0;
    mark[k] = k;
    for (let p = starts[k]!; p < starts[k + 1]!; p++) {
      let i = rows[p]!;
      if (i === k) {
        diagonal = values[p]!;
        continue;
      }
      x[i] = values[p]!;
      let length = 0;
      for (; mark[i] !== k; i = parent[i]!) {
        stack[length++] = i;
        mark[i] = k;
      }
      while (length > 0) stack[--top] = stack[--length]!;
    }
    let pivot = diagonal;
    for (; top < n; top++) {
      const i = stack[top]!;
      const lki = x[i]! / lValues[lStarts[i]!]!;
      x[i] = 0;
      const end = next[i]!;
      for (let p = lStarts[i]! + 1; p < end; p++) x[lRows[p]!]! -= lValues[p]! * lki;
      pivot -= lki * lki;
      lRows[end] = k;
      lValues[end] = lki;
      next[i] = end + 1;
    }
    const at = next[k]!;
    lRows[at] = k;
    lValues[at] = pivot > 1e-10 * diagonal + tiny ? Math.sqrt(pivot) : DEPENDENT;
    next[k] = at + 1;
  }
  return {
    solve: (right) => {
      for (let j = 0; j < n; j++) {
        const one = (right[j]! /= lValues[lStarts[j]!]!);
        if (one !== 0)
          for (let p = lStarts[j]! + 1; p < lStarts[j + 1]!; p++) right[lRows[p]!]! -= lValues[p]! * one;
      }
      for (let j = n - 1; j >= 0; j--) {
        let one = right[j]!;
        for (let p = lStarts[j]! + 1; p < lStarts[j + 1]!; p++) one -= lValues[p]! * right[lRows[p]!]!;
        right[j] = one / lValues[lStarts[j]!]!;
      }
    },
  };
}

/** So large a pivot leaves a row that follows from others without a part in the answer. */
const DEPENDENT = 1e64;

/** The upper triangle of A·diag(w)·Aᵀ by columns. */
function upperOf(
  { rows: n, rowStarts, rowColumns, rowValues, columnStarts, columnRows, columnValues }: Sparse,
  weights: Float64Array,
): { starts: Int32Array; rows: Int32Array; values: Float64Array; most: number } | undefined {
  const starts = new Int32Array(n + 1);
  let rows = new Int32Array(1 << 16);
  let values = new Float64Array(1 << 16);
  const sum = new Float64Array(n);
  const seen = new Int32Array(n).fill(-1);
  const found = new Int32Array(n);
  let [at, most] = [0, 0];
  for (let k = 0; k < n; k++) {
    let count = 0;
    for (let p = rowStarts[k]!; p < rowStarts[k + 1]!; p++) {
      const column = rowColumns[p]!;
      const by = rowValues[p]! * weights[column]!;
      if (by === 0) continue;
      for (let q = columnStarts[column]!; q < columnStarts[column + 1]!; q++) {
        const row = columnRows[q]!;
        if (row > k) break;
        if (seen[row] !== k) {
          seen[row] = k;
          sum[row] = 0;
          found[count++] = row;
        }
        sum[row]! += by * columnValues[q]!;
      }
    }
    if (at + count > MOST_ENTRIES) return undefined;
    if (at + count > rows.length) {
      const size = Math.max(2 * rows.length, at + count);
      [rows, values] = [grown(rows, new Int32Array(size)), grown(values, new Float64Array(size))];
    }
    for (let c = 0; c < count; c++, at++) {
      rows[at] = found[c]!;
      values[at] = sum[found[c]!]!;
      if (found[c] === k) most = Math.max(most, sum[k]!);
    }
    starts[k + 1] = at;
  }
  return { starts, rows, values, most };
}

function grown<Of extends Int32Array | Float64Array>(from: Of, to: Of): Of {
  to.set(from);
  return to;
}

/** The elimination tree, and how many entries each column of the factor has. */
function treeOf(n: number, starts: Int32Array, rows: Int32Array): { parent: Int32Array; counts: Int32Array } {
  const parent = new Int32Array(n).fill(-1);
  const mark = new Int32Array(n).fill(-1);
  const counts = new Int32Array(n).fill(1);
  for (let k = 0; k < n; k++) {
    mark[k] = k;
    for (let p = starts[k]!; p < starts[k + 1]!; p++)
      for (let i = rows[p]!; mark[i] !== k; i = parent[i]!) {
        if (parent[i] === -1) parent[i] = k;
        counts[i]!++;
        mark[i] = k;
      }
  }
  return { parent, counts };
}
