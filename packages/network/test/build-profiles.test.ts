import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  crossingDelayS,
  gapWaitS,
  levelWaitS,
  NetworkError,
  PROFILES,
  signalWaitS,
  type Way,
  weightsFor,
} from "../src/index.ts";

const way = (more: Partial<Way>): Way => ({
  id: "w",
  kind: "footway",
  vertices: Uint32Array.of(0, 1),
  foot: true,
  cycle: true,
  car: false,
  bridge: false,
  tunnel: false,
  layer: 0,
  ...more,
});

test("the wait for a gap is (e^qτ − qτ − 1) / q, after Adams", () => {
  assert.ok(Math.abs(gapWaitS(0.25, 8) - (Math.exp(2) - 3) / 0.25) < 1e-12);
  assert.equal(gapWaitS(0, 10), 0);
  // The series meets the formula where it takes over.
  const [below, above] = [gapWaitS(0.99e-5, 10), gapWaitS(1.01e-5, 10)];
  assert.ok(above > below && above / below < 1.03);
  assert.throws(() => gapWaitS(-1, 5), NetworkError);
});

test("the wait for a gap equals the mean of simulated random arrivals", () => {
  let state = 12345;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 + 2 ** -33;
  const [q, tau] = [0.2, 6];
  let sum = 0;
  const runs = 200_000;
  for (let run = 0; run < runs; run++)
    for (let gap = -Math.log(random()) / q; gap < tau; gap = -Math.log(random()) / q) sum += gap;
  assert.ok(Math.abs(sum / runs / gapWaitS(q, tau) - 1) < 0.02, `${sum / runs} ${gapWaitS(q, tau)}`);
});

test("signals make one wait (C − g)² / 2C, level crossings Σ closed² / 2T", () => {
  assert.equal(signalWaitS(80, 20), 22.5);
  assert.equal(levelWaitS([60, 120], 86_400), (3600 + 14_400) / 172_800);
  assert.throws(() => signalWaitS(60, 90), /60, 90/);
});

test("crossings apart by grade cost no wait; at grade more traffic never costs less, and no one waits longer than the longest", () => {
  const road = { kind: "state-road", widthM: 9 } as const;
  assert.equal(crossingDelayS("bridge", road, PROFILES.adult), 0);
  assert.equal(crossingDelayS("level", { kind: "rail", adt: 86.4 }, PROFILES.adult, { closedS: 100 }), 5);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 9e4, noNaN: true }),
      fc.double({ min: 0, max: 9e4, noNaN: true }),
      (p, q) => {
        for (const kind of ["zebra", "refuge", "unmarked"] as const) {
          const [low, high] = [Math.min(p, q), Math.max(p, q)].map((adt) =>
            crossingDelayS(kind, { ...road, adt }, PROFILES.older),
          );
          assert.ok(low! <= high! && high! <= 600);
        }
      },
    ),
  );
  const busy = { ...road, adt: 15_000 };
  const wait = (kind: "zebra" | "refuge" | "unmarked"): number => crossingDelayS(kind, busy, PROFILES.adult);
  assert.ok(wait("zebra") < wait("refuge") && wait("refuge") < wait("unmarked"));
});

test("a metre of firm level way weighs a metre; stairs, slope and loose ground more, by Tobler's function uphill", () => {
  const weight = weightsFor(PROFILES.adult);
  assert.deepEqual(weight(way({}), 100), { forward: 1, backward: 1 });
  assert.equal(weight(way({ kind: "steps" }), 10).forward, 2);
  assert.equal(weight(way({ surface: "gravel" }), 10).forward, 1.1);
  const slope = weight(way({ climbM: 10 }), 100);
  assert.ok(Math.abs(slope.forward - Math.exp(0.35)) < 1e-12);
  assert.ok(Math.abs(slope.backward - Math.exp(3.5 * (0.05 - 0.05))) < 1e-12);
});

test("a wheelchair takes no stairs and nothing steeper than 1:12, either way", () => {
  const weight = weightsFor(PROFILES.wheelchair);
  assert.equal(weight(way({ kind: "steps" }), 10).forward, Number.POSITIVE_INFINITY);
  assert.equal(weight(way({ climbM: -9 }), 100).forward, Number.POSITIVE_INFINITY);
  assert.equal(weight(way({ climbM: 8 }), 100).forward, 1.8);
});

test("cars take as long as the speed says, whatever absurd speed is told; cycles may pass one-way streets where that is told", () => {
  const car = weightsFor(PROFILES.car);
  const street = { kind: "residential", car: true } as const;
  assert.equal(car(way({ ...street, speedKmH: 25 }), 10).forward, 2);
  assert.equal(car(way({ ...street, speedKmH: -5 }), 10).forward, 50 / 30);
  assert.equal(car(way({ ...street, speedKmH: 9000 }), 10).forward, 50 / 30);
  const cycle = weightsFor(PROFILES.cycle);
  assert.equal(cycle(way({ oneway: "forward" }), 10).backward, Number.POSITIVE_INFINITY);
  assert.equal(cycle(way({ oneway: "forward", cycleBothWays: true }), 10).backward, 1);
  assert.equal(weightsFor(PROFILES.adult)(way({ oneway: "forward" }), 10).backward, 1);
});
