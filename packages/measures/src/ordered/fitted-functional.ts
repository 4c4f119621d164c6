/**
 * A linear function of a fitted polynomial, Σ_m δ_m β_m with β the least-squares coefficients of y on 1, p, p² …, written as Σ c_k y_k:
 * the integral of the fit (δ the moments) or its value at a point (δ its powers) without ever forming β.
 */
export interface FittedFunctional {
  /** c_k */
  readonly coefficients: Float64Array;
  /** Order of the polynomial used: never above the number of different points − 1. */
  readonly order: number;
  /** Standard error of the function from the residuals of the fit to y; NaN where no degree of freedom is left. */
  errorFrom(y: Float64Array): number;
}

/**
 * Orthonormalises the powers by Gram–Schmidt, twice: the plain normal equations lose half the digits at order 4.
 * Points that come again (a class without people between two thresholds) count once. O(points · order²).
 * @param weight weights of the squared residuals, positive
 * @param powers δ_0 … δ_order
 */
export function fittedFunctional(
  p: Float64Array,
  weight: Float64Array,
  powers: readonly number[],
): FittedFunctional {
  const use = p.map((at, k) => (k > 0 && at === p[k - 1] ? 0 : 1));
  const points = use.reduce((sum, one) => sum + one, 0);
  const order = Math.min(powers.length, points) - 1;
  const root = weight.map((w, k) => use[k]! * Math.sqrt(w));
  const basis: Float64Array[] = [];
  /** Coordinates of δ in the basis: solves Rᵀz = δ as the columns of R appear. */
  const z: number[] = [];
  for (let m = 0; m <= order; m += 1) {
    const column = root.map((r, k) => r * p[k]! ** m);
    let rest = powers[m]!;
    const along = new Float64Array(m);
    for (let turn = 0; turn < 2; turn += 1)
      for (let j = 0; j < m; j += 1) {
        const product = dot(basis[j]!, column);
        along[j]! += product;
        for (let k = 0; k < column.length; k += 1) column[k]! -= product * basis[j]![k]!;
      }
    for (let j = 0; j < m; j += 1) rest -= along[j]! * z[j]!;
    const length = Math.sqrt(dot(column, column));
    basis.push(column.map((value) => value / length));
    z.push(rest / length);
  }
  const coefficients = root.map((r, k) => {
    let sum = 0;
    for (let m = 0; m <= order; m += 1) sum += basis[m]![k]! * z[m]!;
    return r * sum;
  });
  return {
    coefficients,
    order,
    errorFrom(y) {
      const freedom = points - order - 1;
      const residual = y.map((value, k) => value * root[k]!);
      for (const direction of basis) {
        const product = dot(direction, residual);
        for (let k = 0; k < residual.length; k += 1) residual[k]! -= product * direction[k]!;
      }
      const length = z.reduce((sum, value) => sum + value * value, 0);
      return freedom > 0 ? Math.sqrt((dot(residual, residual) / freedom) * length) : NaN;
    },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
}
