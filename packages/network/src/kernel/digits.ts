/** A column as sums of smaller ones whose sums stay within 32 bits: value = Σ part · scale. */
export interface Digits {
  parts: Int32Array[];
  scales: number[];
}

/** The column itself where the sum of its absolute values is below 2^31, else its digits in a base that cannot overflow. */
export function digitsOf(column: Int32Array): Digits {
  let most = 0;
  for (const value of column) most += Math.abs(value);
  if (most < 2 ** 31) return { parts: [column], scales: [1] };
  const bits = Math.max(1, 31 - Math.ceil(Math.log2(column.length + 1)));
  const mask = 2 ** bits - 1;
  const parts: Int32Array[] = [];
  const scales: number[] = [];
  let rest = column;
  for (let shift = 0; ; shift += bits) {
    scales.push(2 ** shift);
    const high = rest.map((value) => value >> bits);
    // the last digit keeps the sign; it is −1 or 0 in every place, or small
    if (high.every((value) => value === 0)) {
      parts.push(rest);
      break;
    }
    parts.push(rest.map((value) => value & mask));
    rest = high;
    if (rest.every((value) => value === 0 || value === -1)) {
      scales.push(2 ** (shift + bits));
      parts.push(rest);
      break;
    }
  }
  return { parts, scales };
}
