/**
 * Σ (A_{i−1} B_i − A_i B_{i−1}) of the cumulated shares of two columns, from the centre outwards (Duncan & Duncan 1955): twice the area
 * between the curve and the diagonal, −1 … 1, positive where `a` lies nearer to the centre. Areas at one distance are taken together, so
 * that their order does not matter. NaN where a column is empty over the areas taken.
 * @param order areas from the nearest to the farthest
 */
export function centralisationOf(
  a: Float64Array,
  b: Float64Array,
  distanceM: Float64Array,
  order: Uint32Array,
): number {
  let A = 0;
  let B = 0;
  for (const i of order) {
    A += a[i]!;
    B += b[i]!;
  }
  let insideA = 0;
  let insideB = 0;
  let sum = 0;
  for (let at = 0; at < order.length;) {
    const distance = distanceM[order[at]!]!;
    let hereA = 0;
    let hereB = 0;
    for (; at < order.length && distanceM[order[at]!] === distance; at += 1) {
      hereA += a[order[at]!]!;
      hereB += b[order[at]!]!;
    }
    // A_{i−1}(B_{i−1} + b) − (A_{i−1} + a) B_{i−1}, without the difference of two near-equal products
    sum += (insideA / A) * (hereB / B) - (hereA / A) * (insideB / B);
    insideA += hereA;
    insideB += hereB;
  }
  return sum;
}
