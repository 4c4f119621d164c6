import { MeasuresError } from "../error.ts";
import { orderBy } from "../numeric/order.ts";
import { checkColumns } from "./estimate.ts";

/**
 * Quantile of each area, 1 … `parts`, with as many areas in each as can be: parts + 1 − ⌈(n + 1 − rank)·parts/n⌉, ties sharing the
 * lowest rank. 1 holds the lowest values, or the highest with `invert`. The rule of England's public-health indicators.
 * @throws MeasuresError `input` for fewer areas than parts, or a value that is missing.
 */
export function quantilesOf(
  values: ArrayLike<number>,
  { parts = 10, invert = false }: { parts?: number; invert?: boolean } = {},
): Int32Array {
  const n = values.length;
  checkParts(parts, n);
  const keys = Float64Array.from(values, (value, at) => {
    checkValue(value, at);
    return invert ? -value : value;
  });
  const order = orderBy(keys);
  const quantiles = new Int32Array(n);
  let rank = 1;
  for (let at = 0; at < n; at += 1) {
    if (at > 0 && keys[order[at]!] !== keys[order[at - 1]!]) rank = at + 1;
    quantiles[order[at]!] = Math.max(1, parts + 1 - Math.ceil((n + 1 - rank) / (n / parts)));
  }
  return quantiles;
}

/**
 * Quantile of each area, 1 … `parts`, with as many people in each as can be: by where the middle person of the area stands among all.
 * @throws MeasuresError `input` as {@link quantilesOf}; `undefined` when nobody lives there.
 */
export function peopleQuantilesOf(
  values: ArrayLike<number>,
  population: ArrayLike<number>,
  { parts = 10, invert = false }: { parts?: number; invert?: boolean } = {},
): Int32Array {
  const n = checkColumns(values, population, "values and population");
  checkParts(parts, n);
  const keys = Float64Array.from(values, (value, at) => {
    checkValue(value, at);
    return invert ? -value : value;
  });
  let all = 0;
  for (let i = 0; i < n; i += 1) all += population[i]!;
  if (!(all > 0))
    throw new MeasuresError("undefined", {
      value: `${all} people`,
      expected: "people to divide into parts",
      action: "Divide the areas instead: quantilesOf.",
    });
  const order = orderBy(keys);
  const quantiles = new Int32Array(n);
  let below = 0;
  for (let from = 0; from < n;) {
    let to = from;
    let here = 0;
    while (to < n && keys[order[to]!] === keys[order[from]!]) {
      here += population[order[to]!]!;
      to += 1;
    }
    const quantile = Math.min(parts, 1 + Math.floor(((below + here / 2) / all) * parts));
    for (let at = from; at < to; at += 1) quantiles[order[at]!] = quantile;
    below += here;
    from = to;
  }
  return quantiles;
}

function checkParts(parts: number, areas: number): void {
  if (Number.isInteger(parts) && parts >= 2 && areas >= parts) return;
  throw new MeasuresError("input", {
    value: `${parts} parts of ${areas} areas`,
    expected: "two parts or more, and no fewer areas than parts",
    action: "Ask for fewer parts, or more areas.",
  });
}

function checkValue(value: number, at: number): void {
  if (Number.isFinite(value)) return;
  throw new MeasuresError("input", {
    value,
    expected: `a number for area ${at}`,
    action: "Leave out areas without a value.",
  });
}
