import { text } from "@tvars/cube";
import { DisclosureError } from "../error.ts";

export interface PTableOptions {
  /** The largest change, D. */
  most: number;
  /** Variance of the noise, V. */
  variance: number;
  /** True counts up to this are never what is shown (1 and 2, say, become 0 or 3). Default 0: any count may be shown. */
  notShownUpTo?: number;
}

/** For each true count 0 … size − 1 (the last stands for all greater): the chances of each change −D … D. */
export interface PTable {
  most: number;
  variance: number;
  rows: readonly (readonly number[])[];
}

/**
 * The table of changes: for every count the distribution of largest entropy with mean 0, the variance asked for, changes
 * of at most D, no negative result, and nothing shown at or below `notShownUpTo` but 0 (Marley & Leaver 2011; Giessing 2016). Zero stays zero.
 * Maximum entropy makes the chances exp(λ₁ d + λ₂ d²)/Z; λ is found by Newton's method on the dual.
 * Where a small count leaves no room for the variance, the row has the variance nearest to it that can be had.
 * @throws DisclosureError where D or V is impossible
 */
export function pTable({ most, variance, notShownUpTo = 0 }: PTableOptions): PTable {
  if (!Number.isInteger(most) || most < 1 || most > 100)
    throw wrong("most", most, text("1–100, heltal", "1–100, whole"));
  if (!(variance > 0 && variance < most * most))
    throw wrong(
      "variance",
      variance,
      text(`mer än 0 och under ${most * most}`, `above 0 and below ${most * most}`),
    );
  if (!Number.isInteger(notShownUpTo) || notShownUpTo < 0 || notShownUpTo >= most)
    throw wrong("notShownUpTo", notShownUpTo, text(`0 till ${most - 1}`, `0 to ${most - 1}`));
  const rows: number[][] = [];
  for (let count = 0; count <= most + notShownUpTo; count++) {
    const changes = Array.from({ length: 2 * most + 1 }, (_, at) => at - most).filter(
      (change) =>
        (count === 0 ? change === 0 : count + change >= 0) &&
        (count + change === 0 || count + change > notShownUpTo),
    );
    const chances = unbiased(changes, variance);
    rows.push(Array.from({ length: 2 * most + 1 }, (_, at) => chances[changes.indexOf(at - most)] ?? 0));
  }
  return { most, variance, rows };
}

/** Largest entropy over the changes, with mean 0 and the variance, or the nearest one that the changes allow. */
function unbiased(changes: readonly number[], wanted: number): number[] {
  const below = changes.filter((change) => change < 0);
  const above = changes.filter((change) => change > 0);
  if (below.length === 0 || above.length === 0) return changes.map((change) => (change === 0 ? 1 : 0));
  // With mean 0 the variance lies between that of the two changes nearest around 0 and that of the outermost two.
  const least = changes.includes(0) ? 0 : -below.at(-1)! * above[0]!;
  const greatest = -below[0]! * above.at(-1)!;
  const edge = 1e-3 * (greatest - least);
  const variance = Math.min(Math.max(wanted, least + edge), greatest - edge);
  if (!(greatest > least)) {
    const [low, high] = [below[0]!, above.at(-1)!];
    return changes.map((change) => (change === low ? high : change === high ? -low : 0) / (high - low));
  }
  return tilt(changes, variance);
}

function tilt(changes: readonly number[], variance: number): number[] {
  const scale = Math.max(...changes.map(Math.abs));
  const x = changes.map((change) => change / scale);
  const aim = variance / scale ** 2;
  let [a, b] = [0, 0];
  const chancesAt = (a: number, b: number): { chances: number[]; dual: number } => {
    const exponents = x.map((d) => a * d + b * d * d);
    const top = Math.max(...exponents);
    const weights = exponents.map((exponent) => Math.exp(exponent - top));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { chances: weights.map((weight) => weight / total), dual: top + Math.log(total) - b * aim };
  };
  for (let step = 0; step < 500; step++) {
    const { chances, dual } = chancesAt(a, b);
    const moment = (power: number): number => x.reduce((sum, d, at) => sum + chances[at]! * d ** power, 0);
    const [m1, m2, m3, m4] = [moment(1), moment(2), moment(3), moment(4)];
    const [g1, g2] = [m1, m2 - aim];
    if (Math.abs(g1) + Math.abs(g2) < 1e-13) break;
    const [h11, h12, h22] = [m2 - m1 * m1 + 1e-15, m3 - m1 * m2, m4 - m2 * m2 + 1e-15];
    const determinant = h11 * h22 - h12 * h12 || 1e-30;
    const [da, db] = [(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant];
    let size = 1;
    while (size > 1e-10 && !(chancesAt(a - size * da, b - size * db).dual <= dual + 1e-15)) size /= 2;
    a -= size * da;
    b -= size * db;
  }
  return chancesAt(a, b).chances;
}

function wrong(name: string, value: unknown, expected: ReturnType<typeof text>): DisclosureError {
  return new DisclosureError("argument", {
    what: text(`p-tabellens ${name}`, `The p-table's ${name}`),
    value,
    expected,
    action: text("Välj ett annat värde.", "Choose another value."),
  });
}
