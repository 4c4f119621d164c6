import assert from "node:assert/strict";
import {
  adjacencyOf,
  byarLimits,
  groupAndRest,
  lerouxRates,
  marshallGlobal,
  measureOf,
  posteriorRates,
  priorOf,
  riditsOf,
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

shared(
  "shares and rates smoothed over neighbours are those of dense matrices in numpy: σ = 0.4, λ = 0.7, 60 areas",
  () => {
    const areas = vectorAreas(60);
    const pairs = vectorCsv("input", "adjacency_60.csv");
    const adjacency = adjacencyOf(60, { a: pairs.number("i"), b: pairs.number("j") });
    const [cases, population] = [areas.number("g2"), areas.number("pop")];
    for (const [kind, centres, errors] of [
      [
        "persons",
        [-0.7344631703922688, -0.9450463936542015, -2.1669970388948303],
        [0.04762524996653453, 0.049913007173141614, 0.07146015869930114],
      ],
      [
        "events",
        [-1.1279218177401455, -1.2691223929485769, -2.287473665978715],
        [0.03945687100188422, 0.042808702702755656, 0.06846438131536484],
      ],
    ] as const) {
      const { rate, low, high } = lerouxRates(cases, population, adjacency, kind, { sd: 0.4, likeness: 0.7 });
      const scale = (r: number): number => (kind === "persons" ? Math.log(r / (1 - r)) : Math.log(r));
      for (const [i, centre] of centres.entries()) {
        near(scale(rate[i]!), centre, 1e-8);
        near((scale(high[i]!) - scale(low[i]!)) / 2 / zOf(0.95), errors[i]!, 1e-8);
      }
    }
  },
);

shared(
  "the most likely σ and λ of 60 areas are those of numpy and scipy.optimize, as far as data can tell them apart",
  () => {
    const areas = vectorAreas(60);
    const pairs = vectorCsv("input", "adjacency_60.csv");
    const adjacency = adjacencyOf(60, { a: pairs.number("i"), b: pairs.number("j") });
    const [cases, population] = [areas.number("g2"), areas.number("pop")];
    const found = lerouxRates(cases, population, adjacency);
    const best = lerouxRates(cases, population, adjacency, "persons", {
      sd: 1.0096153712017422,
      likeness: 0.13889504425447316,
    });
    assert.ok(Math.abs(found.logLikelihood - best.logLikelihood) < 2e-3);
    assert.ok(found.logLikelihood <= best.logLikelihood + 1e-6);
    near(found.sd, best.sd, 0.02);
  },
);

shared(
  "the absolute concentration index is rineq's generalised index by its direct method, and SII is it ÷ twice the variance of the ridit",
  () => {
    for (const size of [60, 500] as const) {
      const areas = vectorAreas(size);
      const population = areas.number("pop");
      const data = {
        counts: groupAndRest(areas.number("g2"), population),
        values: areas.number("mean_income"),
      };
      const name = "rineq::ci share_g2 ranked by mean_income, weights pop, type CIg, method direct";
      const wanted: number = vectorJson("inequality-r", `values_${size}.json`)[name].value.ci;
      near(measureOf("absolute-concentration-index")(data).value, wanted);
      const ridits = riditsOf(data.values, population);
      let [people, variance] = [0, 0];
      for (const [i, ridit] of ridits.entries()) {
        people += population[i]!;
        variance += population[i]! * (ridit - 0.5) ** 2;
      }
      near(measureOf("slope-index-of-inequality")(data).value, wanted / (2 * (variance / people)), 1e-11);
    }
  },
);

shared("Theil's index of the shares is that of the accessibility package", () => {
  for (const size of [60, 500] as const) {
    const areas = vectorAreas(size);
    const data = groupAndRest(areas.number("g2"), areas.number("pop"));
    near(
      measureOf("rate-theil")(data).value,
      vectorJson("inequality-r", `values_${size}.json`)["accessibility::theil_t"].value.theil_t,
    );
  }
});
