// Counts alone and no allocation: these are what simulations call. Areas without people add nothing; NaN where there is no value.
type Column = Float64Array;

const shareOfAll = (cases: Column, population: Column): number => {
  let [x, n] = [0, 0];
  for (let i = 0; i < population.length; i += 1) {
    x += cases[i]!;
    n += population[i]!;
  }
  return x / n;
};

const peopleIn = (population: Column): number => {
  let n = 0;
  for (let i = 0; i < population.length; i += 1) n += population[i]!;
  return n;
};

/** Σ (t_i/T)(p_i − P)². */
export function betweenGroupVarianceOf(cases: Column, population: Column): number {
  const mean = shareOfAll(cases, population);
  let sum = 0;
  for (let i = 0; i < population.length; i += 1)
    if (population[i]! > 0) sum += population[i]! * (cases[i]! / population[i]! - mean) ** 2;
  return sum / peopleIn(population);
}

/** Σ (t_i/T)(p_i/P) ln(p_i/P). */
export function rateTheilOf(cases: Column, population: Column): number {
  const mean = shareOfAll(cases, population);
  let sum = 0;
  for (let i = 0; i < population.length; i += 1)
    if (cases[i]! > 0) sum += cases[i]! * Math.log(cases[i]! / population[i]! / mean);
  return sum / peopleIn(population) / mean;
}

/** Σ (t_i/T) ln(P/p_i). */
export function rateMeanLogDeviationOf(cases: Column, population: Column): number {
  const mean = shareOfAll(cases, population);
  let sum = 0;
  for (let i = 0; i < population.length; i += 1) {
    if (population[i] === 0) continue;
    if (cases[i] === 0) return NaN;
    sum += population[i]! * Math.log((mean * population[i]!) / cases[i]!);
  }
  return sum / peopleIn(population);
}

/** 100 Σ |p_i − P| / (k P) over k areas with people. */
export function indexOfDisparityOf(cases: Column, population: Column): number {
  const mean = shareOfAll(cases, population);
  let [sum, areas] = [0, 0];
  for (let i = 0; i < population.length; i += 1) {
    if (population[i] === 0) continue;
    sum += Math.abs(cases[i]! / population[i]! - mean);
    areas += 1;
  }
  return (100 * sum) / areas / mean;
}

/** Lowest share, highest share and the share of all. */
export function shareRangeOf(
  cases: Column,
  population: Column,
): { lowest: number; highest: number; all: number } {
  let [lowest, highest] = [NaN, NaN];
  for (let i = 0; i < population.length; i += 1) {
    if (population[i] === 0) continue;
    const share = cases[i]! / population[i]!;
    if (!(share >= lowest)) lowest = share;
    if (!(share <= highest)) highest = share;
  }
  return { lowest, highest, all: shareOfAll(cases, population) };
}
