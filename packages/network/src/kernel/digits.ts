/** A column as sums of smaller ones whose sums stay within 32 bits: value = Σ part · scale. */
export interface Digits {
  parts: Int32Array[];
  scales: number[];
}

/** The column itself where the sum of its absolute values is below 2^31, else its digits in a base small enough that none overflows. */
export function digitsOf(column: Int32Array): Digits {
  const bits = 31 - Math.ceil(Math.log2(column.length + 1));
  const parts: Int32Array[] = [];
  const scales: number[] = [];
  let rest = column;
  let scale = 1;
  for (; absoluteSum(rest) >= 2 ** 31; scale *= 2 ** bits) {
    parts.push(rest.map((value) => value & (2 ** bits - 1)));
    scales.push(scale);
    // rounds down, so that the digit cut off is never negative
    rest = rest.map((value) => value >> bits);
  }
  return { parts: [...parts, rest], scales: [...scales, scale] };
}

function absoluteSum(column: Int32Array): number {
  let sum = 0;
  for (const value of column) sum += Math.abs(value);
  return sum;
}
