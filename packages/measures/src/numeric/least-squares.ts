import { MeasuresError } from "../error.ts";

export interface Fit {
  coefficients: Float64Array;
  /** Row-major (XᵀWX)⁻¹: the covariance of the coefficients where weights are 1/variance. */
  inverse: Float64Array;
  fitted: Float64Array;
  /** Σ w (y − fitted)². */
  squares: number;
}

/**
 * Weighted least squares of a few columns by Cholesky of the normal equations.
 * @param columns p columns of n numbers
 * @throws MeasuresError `undefined` when the columns cannot be told apart on these data.
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array, weights: Float64Array): Fit {
  const p = columns.length;
  const normal = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let a = 0; a < p; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let sum = 0;
      for (let i = 0; i < y.length; i += 1) sum += weights[i]! * columns[a]![i]! * columns[b]![i]!;
      normal[a * p + b] = sum;
      normal[b * p + a] = sum;
    }
    for (let i = 0; i < y.length; i += 1) right[a]! += weights[i]! * columns[a]![i]! * y[i]!;
  }
  const inverse = symmetricInverse(normal, p);
  const coefficients = new Float64Array(p);
  for (let a = 0; a < p; a += 1)
    for (let b = 0; b < p; b += 1) coefficients[a]! += inverse[a * p + b]! * right[b]!;
  const fitted = new Float64Array(y.length);
  let squares = 0;
  for (let i = 0; i < y.length; i += 1) {
    for (let a = 0; a < p; a += 1) fitted[i]! += coefficients[a]! * columns[a]![i]!;
    squares += weights[i]! * (y[i]! - fitted[i]!) ** 2;
  }
  return { coefficients, inverse, fitted, squares };
}

/** Inverse of a positive definite matrix, row-major. */
function symmetricInverse(matrix: Float64Array, p: number): Float64Array {
  const lower = Float64Array.from(matrix);
  for (let j = 0; j < p; j += 1) {
    let pivot = lower[j * p + j]!;
    for (let k = 0; k < j; k += 1) pivot -= lower[j * p + k]! ** 2;
    if (!(pivot > 1e-12 * matrix[j * p + j]!))
      throw new MeasuresError("undefined", {
        value: `${p} coefficients`,
        expected: "data that can tell them apart",
        action: "Give more years, or fewer breaks.",
      });
    lower[j * p + j] = Math.sqrt(pivot);
    for (let i = j + 1; i < p; i += 1) {
      let sum = lower[i * p + j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i * p + k]! * lower[j * p + k]!;
      lower[i * p + j] = sum / lower[j * p + j]!;
    }
  }
  const inverse = new Float64Array(p * p);
  const column = new Float64Array(p);
  for (let c = 0; c < p; c += 1) {
    for (let i = 0; i < p; i += 1) {
      let sum = i === c ? 1 : 0;
      for (let k = 0; k < i; k += 1) sum -= lower[i * p + k]! * column[k]!;
      column[i] = sum / lower[i * p + i]!;
    }
    for (let i = p - 1; i >= 0; i -= 1) {
      let sum = column[i]!;
      for (let k = i + 1; k < p; k += 1) sum -= lower[k * p + i]! * column[k]!;
      column[i] = sum / lower[i * p + i]!;
    }
    for (let i = 0; i < p; i += 1) inverse[i * p + c] = column[i]!;
  }
  return inverse;
}
