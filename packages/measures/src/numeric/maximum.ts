/** A function of two parameters with its slope and curvature (aa, ab, bb). */
export interface Curved {
  value: number;
  slope: readonly [number, number];
  curvature: readonly [number, number, number];
}

/**
 * Where a smooth function of two parameters is greatest: Newton steps, damped until each one climbs (Levenberg). Stops where a step gains
 * less than 1e-12 of the value's size, or `enough` says so.
 */
export function greatest(
  start: readonly [number, number],
  at: (a: number, b: number) => Curved,
  enough: (a: number, b: number) => boolean = () => false,
): readonly [number, number] {
  let [a, b] = start;
  let here = at(a, b);
  let damping = 1e-3;
  for (let round = 0; round < 200; round += 1) {
    const [aa, ab, bb] = here.curvature;
    const [ga, gb] = here.slope;
    const p = -aa + damping * Math.max(Math.abs(aa), 1e-12);
    const r = -bb + damping * Math.max(Math.abs(bb), 1e-12);
    const determinant = p * r - ab * ab;
    if (!(p > 0 && determinant > 0)) {
      damping = Math.max(1, damping * 8);
      if (damping > 1e12) break;
      continue;
    }
    const stepA = (r * ga + ab * gb) / determinant;
    const stepB = (ab * ga + p * gb) / determinant;
    const next = at(a + stepA, b + stepB);
    if (!(next.value >= here.value)) {
      damping = Math.max(1e-6, damping * 8);
      if (damping > 1e12) break;
      continue;
    }
    const gain = next.value - here.value;
    a += stepA;
    b += stepB;
    here = next;
    damping /= 16;
    if (
      enough(a, b) ||
      (gain <= 1e-13 * (1 + Math.abs(here.value)) && Math.abs(stepA) + Math.abs(stepB) < 1e-7)
    )
      break;
  }
  return [a, b];
}
