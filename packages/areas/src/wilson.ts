export interface Proportion {
  /** 0–1; NaN where n is 0. */
  share: number;
  low: number;
  high: number;
  /** Trials behind it; effective number where weighted. */
  n: number;
}

/** Two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/**
 * A share with its Wilson score interval (Wilson 1927): (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 * Without trials the share is NaN and the interval 0–1.
 */
export function wilson(successes: number, n: number, z: number = Z_95): Proportion {
  if (n === 0) return { share: NaN, low: 0, high: 1, n };
  const share = successes / n;
  const z2 = (z * z) / n;
  const centre = share + z2 / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n));
  return {
    share,
    low: successes === 0 ? 0 : Math.max(0, (centre - half) / (1 + z2)),
    high: successes === n ? 1 : Math.min(1, (centre + half) / (1 + z2)),
    n,
  };
}
