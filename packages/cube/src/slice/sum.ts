import type { Figure, Flag } from "../figure.ts";
import { FLAGS, absent, figure } from "../figure.ts";

/**
 * The sum of figures. A suppressed part makes it suppressed (else the part could be told from the rest), a missing
 * part missing; a part that is not applicable adds nothing; no parts at all is missing. Flags of parts are kept.
 */
export function sumFigures(parts: readonly Figure[]): Figure {
  const flags = FLAGS.filter((flag: Flag) => parts.some((part) => part.flags?.includes(flag)));
  if (parts.some(({ status }) => status === "suppressed")) return absent("suppressed", flags);
  if (parts.length === 0 || parts.some(({ status }) => status === "missing")) return absent("missing", flags);
  const known = parts.filter(({ status }) => status !== "not-applicable");
  if (known.length === 0) return absent("not-applicable", flags);
  let sum = 0;
  for (const { value } of known) sum += value!;
  return figure(asDecimal(sum), flags);
}

/**
 * A sum of decimals as people would write it, 0.1 + 0.2 = 0.3: rounded at the ninth decimal, as every engine does.
 * It hides the order of addition, so sums are equal wherever they are made.
 */
export const asDecimal = (sum: number): number =>
  Number.isInteger(sum) || Math.abs(sum) >= 1e12 ? sum : Number(sum.toFixed(9));
