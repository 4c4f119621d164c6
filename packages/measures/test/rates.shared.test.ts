import assert from "node:assert/strict";
import {
  byarLimits,
  marshallGlobal,
  posteriorRates,
  priorOf,
  shareIntervals,
  wilsonLimits,
} from "../src/index.ts";
import { zOf } from "../src/numeric/normal.ts";
import { shared } from "../../../test/support/shared.ts";
import { vectorAreas, vectorCsv, vectorJson } from "./support/vectors.ts";

const near = (got: number, wanted: number, tolerance = 1e-12): void =>
  assert.ok(
    Math.abs(got - wanted) <= tolerance * Math.max(1, Math.abs(wanted)),
    `${got} is not ${wanted} within ${tolerance}`,
  );

shared("Wilson's limits are those of PHEindicatormethods 2.1.0, 55 shares at 95 and 99.8 per cent", () => {
  const grid = vectorCsv("phe", "wilson_2.1.0.csv");
  const [x, n] = [grid.number("x"), grid.number("n")];
  assert.equal(grid.rows, 55);
  for (let row = 0; row < grid.rows; row += 1) {
    const [inner, outer] = shareIntervals(x[row]!, n[row]!);
    near(inner!.low, grid.number("wilson_lower95")[row]!);
    near(inner!.high, grid.number("wilson_upper95")[row]!);
    near(outer!.low, grid.number("wilson_lower998")[row]!);
    near(outer!.high, grid.number("wilson_upper998")[row]!);
    assert.deepEqual([...wilsonLimits(x[row]!, n[row]!, zOf(0.95))], [inner!.low, inner!.high]);
  }
});

shared(
  "Byar's limits are those of PHEindicatormethods 2.1.0; where that has none (the formula below 0) ours is 0",
  () => {
    const grid = vectorCsv("phe", "byars_2.1.0.csv");
    const x = grid.number("x");
    let without = 0;
    for (let row = 0; row < grid.rows; row += 1)
      for (const [level, name] of [
        [0.95, "95"],
        [0.998, "998"],
      ] as const) {
        const [low, high] = byarLimits(x[row]!, zOf(level));
        near(high, grid.number(`byars_upper${name}`)[row]!);
        const wanted = grid.text(`byars_lower${name}`)[row]!;
        if (wanted === "NA") without += 1;
        near(low, wanted === "NA" ? 0 : Number(wanted));
      }
    assert.equal(without, 3);
  },
);

shared("Marshall's global rates are esda's Empirical_Bayes, its first five areas of 60 and of 500", () => {
  for (const size of [60, 500] as const) {
    const areas = vectorAreas(size);
    const { rate } = marshallGlobal(areas.number("g2"), areas.number("pop"));
    const wanted: number[] = vectorJson("pysal", `misc_${size}.json`)["esda.smoothing.Empirical_Bayes first5"]
      .value;
    for (const [i, value] of wanted.entries()) near(rate[i]!, value);
  }
});

shared("the most likely priors of 60 areas are those of scipy.optimize, and so are credible limits", () => {
  const areas = vectorAreas(60);
  const [cases, population] = [areas.number("g2"), areas.number("pop")];
  const persons = priorOf(cases, population);
  near(persons.mean, 0.23507366332241889, 1e-7);
  near(persons.weight, 9.97466686557669, 1e-6);
  const found = posteriorRates(cases, population);
  near(found.low[0]!, 0.30252249, 1e-7);
  near(found.high[0]!, 0.34418338, 1e-7);
  const events = posteriorRates(cases, population, "events");
  near(events.prior.mean, 0.23491271531557667, 1e-7);
  near(events.prior.weight, 12.780474837197985, 1e-6);
  near(events.low[0]!, 0.298237, 1e-6);
  near(events.high[0]!, 0.34884284, 1e-6);
});
