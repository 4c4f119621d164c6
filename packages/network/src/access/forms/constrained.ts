import { NetworkError } from "../../error.ts";
import { type Costs, transposed } from "./costs.ts";
import type { Decay } from "./decay.ts";
import { type Market, checkMarket } from "./floating-catchment.ts";
import { gravityAccess, impedances } from "./gravity.ts";
import { spatialAvailability } from "./spatial-availability.ts";

/**
 * Total constraint of the family of Soukhov et al. 2025: the gravity form scaled so that all origins together have the supply of the
 * region, A_i = (Σ_j S_j) × Σ_j S_j f(c_ij) / Σ_i Σ_j S_j f(c_ij). NaN where nobody reaches anything.
 * The passive form (who can reach a place) is that of `transposed(costs)` with demand in place of supply.
 */
export function totalConstrained(costs: Costs, supply: ArrayLike<number>, decay: Decay): Float64Array {
  const access = gravityAccess(costs, supply, decay);
  let region = 0;
  for (let j = 0; j < supply.length; j += 1) region += supply[j]!;
  let sum = 0;
  for (const value of access) sum += value;
  return access.map((value) => (region * value) / sum);
}

/**
 * Single constraint. Active: the supply of each destination shared among origins by P_i f(c_ij), the same as spatial availability; one
 * number per origin. Passive: the people of each origin shared among destinations by S_j f(c_ij); one number per destination.
 */
export function singlyConstrained(
  costs: Costs,
  market: Market,
  decay: Decay,
  { passive = false }: { passive?: boolean } = {},
): Float64Array {
  if (!passive) return spatialAvailability(costs, market, decay);
  return spatialAvailability(transposed(costs), { demand: market.supply, supply: market.demand }, decay);
}

export interface DoublyOptions {
  /** Stop when the sums of rows and columns miss theirs by less than this share of all. */
  errorBelow?: number;
  /** Stop when the error changes by less than this from one round to the next. */
  changeBelow?: number;
  rounds?: number;
  /** Added to every sum that is divided by: 0 unless told, 1e-9 in the R package accessibility. */
  epsilon?: number;
}

export interface DoublyConstrained {
  /** T_ij = A_i B_j O_i D_j f(c_ij), row-major. */
  flow: Float64Array;
  originFactor: Float64Array;
  destinationFactor: Float64Array;
  error: number;
  rounds: number;
}

/**
 * Double constraint (Wilson 1971): flows whose rows sum to the demand and whose columns sum to the supply, by iterative proportional
 * fitting. The stopping rule is that of the R package accessibility; with its `epsilon` the flows are its own; ask for a smaller `errorBelow` for exact margins.
 * @throws NetworkError `input` where demand and supply do not sum to the same
 */
export function doublyConstrained(
  costs: Costs,
  market: Market,
  decay: Decay,
  { errorBelow = 0.001, changeBelow = 1e-6, rounds = 1000, epsilon = 0 }: DoublyOptions = {},
): DoublyConstrained {
  checkMarket(costs, market);
  const demand = Float64Array.from(market.demand);
  const supply = Float64Array.from(market.supply);
  const total = sumOf(demand);
  if (Math.abs(total - sumOf(supply)) > 1e-6)
    throw new NetworkError("input", {
      value: `a demand of ${total} and a supply of ${sumOf(supply)}`,
      expected: "demand and supply with the same sum",
      action: "Scale one to the other, or use the singly constrained form.",
    });
  const weight = impedances(costs, decay);
  const { origins, destinations } = costs;
  const a = new Float64Array(origins).fill(1);
  const b = new Float64Array(destinations).fill(1);
  const flow = new Float64Array(weight.length);
  for (let round = 1, before = Infinity; ; round += 1) {
    for (let i = 0; i < origins; i += 1) {
      let sum = 0;
      for (let j = 0; j < destinations; j += 1) sum += b[j]! * supply[j]! * weight[i * destinations + j]!;
      a[i] = inverse(sum + epsilon);
    }
    b.fill(0);
    for (let i = 0, at = 0; i < origins; i += 1)
      for (let j = 0; j < destinations; j += 1, at += 1) b[j]! += a[i]! * demand[i]! * weight[at]!;
    for (let j = 0; j < destinations; j += 1) b[j] = inverse(b[j]! + epsilon);
    for (let i = 0, at = 0; i < origins; i += 1)
      for (let j = 0; j < destinations; j += 1, at += 1)
        flow[at] = a[i]! * demand[i]! * b[j]! * supply[j]! * weight[at]!;
    const error = marginError(flow, demand, supply) / total;
    if (error < errorBelow || Math.abs(before - error) < changeBelow || round >= rounds)
      return { flow, originFactor: a, destinationFactor: b, error, rounds: round };
    before = error;
  }
}

// A row or column without any way has no flow.
const inverse = (sum: number): number => (sum > 0 ? 1 / sum : 0);

function marginError(flow: Float64Array, demand: Float64Array, supply: Float64Array): number {
  const rows = demand.slice();
  const columns = supply.slice();
  for (let i = 0, at = 0; i < rows.length; i += 1)
    for (let j = 0; j < columns.length; j += 1, at += 1) {
      rows[i]! -= flow[at]!;
      columns[j]! -= flow[at]!;
    }
  let error = 0;
  for (const row of rows) error += Math.abs(row);
  for (const column of columns) error += Math.abs(column);
  return error;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
