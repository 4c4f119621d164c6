import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  countsOf,
  dissimilarityAround,
  egohood,
  exposureAround,
  groupAndRest,
  informationTheoryAround,
  isolation,
  kNearestProfile,
  kernelOf,
  macroMicroRatio,
  measureOf,
  multiscalarProfile,
  nearestPeople,
  profileOver,
  relativeDiversityAround,
  smoothed,
  smoothedBy,
  spatialDissimilarityRo,
  spatialExposure,
  spatialInformationTheory,
  spatialRelativeDiversity,
} from "../src/index.ts";
import type { Counts, MeasureData } from "../src/index.ts";
import { SIZES, eightGroups, vectorAreas, vectorJson } from "./support/vectors.ts";
import type { Size } from "./support/vectors.ts";

const near = (actual: number, expected: number, relative: number, what: string): void =>
  assert.ok(
    Math.abs(actual - expected) <= relative * Math.max(Math.abs(expected), 1e-3),
    `${what}: ${actual} instead of ${expected}`,
  );

const dataOf = (n: Size): MeasureData => {
  const areas = vectorAreas(n);
  return { counts: countsOf(eightGroups(areas)), centres: { x: areas.number("cx"), y: areas.number("cy") } };
};

/** Centroids of the drawn areas, which PySAL uses: those of the table are rounded to centimetres, enough to move a rounded person. */
function drawnCentres(n: Size): { x: Float64Array; y: Float64Array } {
  const { features } = vectorJson("input", `areas_${n}.geojson`);
  const centroids = (features as { geometry: { coordinates: [number, number][][] } }[]).map(
    ({ geometry }) => {
      const [ring] = geometry.coordinates as [[number, number][]];
      const [x0, y0] = ring[0]!;
      let [area, sumX, sumY] = [0, 0, 0];
      for (let v = 0; v + 1 < ring.length; v += 1) {
        const [ax, ay] = [ring[v]![0] - x0, ring[v]![1] - y0];
        const [bx, by] = [ring[v + 1]![0] - x0, ring[v + 1]![1] - y0];
        const cross = ax * by - bx * ay;
        area += cross;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
      }
      return [x0 + sumX / (3 * area), y0 + sumY / (3 * area)] as const;
    },
  );
  return { x: Float64Array.from(centroids, ([x]) => x), y: Float64Array.from(centroids, ([, y]) => y) };
}

const twoOf = (n: Size): MeasureData => {
  const areas = vectorAreas(n);
  return { ...dataOf(n), counts: groupAndRest(areas.number("g2"), areas.number("pop")) };
};

for (const n of SIZES) {
  shared(
    `H̃ R̃ D̃ P̃ of ${n} areas as seg::spseg: scaled exponential of power 2 to 5, 10 and 25 km, and biweight to 10 km`,
    () => {
      const data = dataOf(n);
      const seg = vectorJson("oasisr", `values_${n}.json`);
      const cases = [
        ...[5, 10, 25].map((km) => ({
          expected: seg[`seg::spseg 8g maxdist ${km} km power2 exp scaled`].value,
          options: { kernel: "scaled-exponential", bandwidthM: km * 1000 },
        })),
        {
          expected: seg["seg::spseg 8g maxdist 10 km biweight scaled"].value,
          options: { kernel: "biweight", bandwidthM: 10_000 },
        },
      ];
      for (const { expected, options } of cases) {
        const what = `${options.kernel} ${options.bandwidthM} m`;
        near(spatialInformationTheory(data, options).value, expected.h, 1e-12, `H̃ ${what}`);
        near(spatialRelativeDiversity(data, options).value, expected.r, 1e-12, `R̃ ${what}`);
        near(spatialDissimilarityRo(data, options).value, expected.d, 1e-12, `D̃ ${what}`);
        const { values } = spatialExposure(data, options).matrix!;
        (expected.p as number[][])
          .flat()
          .forEach((p, cell) => near(values[cell]!, p, 1e-12, `P̃ ${cell} ${what}`));
      }
    },
  );
}

for (const n of [60, 500] as const)
  shared(`H̃ R̃ D̃ P̃ of ${n} areas as worked out from their definitions`, () => {
    const data = dataOf(n);
    const { values } = vectorJson("reference", `values_${n}.json`);
    for (const km of [5, 10, 25]) {
      const around = smoothed(data.counts, data, { kernel: "scaled-exponential", bandwidthM: km * 1000 });
      const h = values[`Reardon-O'Sullivan H~ exp-scaled kernel ${km} km`];
      near(informationTheoryAround(data.counts, around).value, h, 1e-12, "H̃");
      near(relativeDiversityAround(data.counts, around).value, values[`R~ ${km} km`], 1e-12, "R̃");
      near(dissimilarityAround(data.counts, around).value, values[`D~ ${km} km`], 1e-12, "D̃");
      const row = exposureAround(data.counts, around).subarray(8, 16);
      (values[`P~ exposure matrix ${km} km row g2`] as number[]).forEach((p, m) =>
        near(row[m]!, p, 1e-12, `P̃ ${m}`),
      );
    }
  });

/** What PySAL does to smoothed counts: whole persons, halves to the even. */
const toPersons = ({ groups }: Counts): Counts =>
  countsOf(
    groups.map((column) =>
      column.map((count) => {
        const below = Math.floor(count);
        const rest = count - below;
        if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
        return rest < 0.5 ? below : below + 1;
      }),
    ),
  );

/** PySAL's weights at distance 0 next to the 1 of the area itself: its kernels are densities. */
const DENSITY_AT_0 = {
  triangular: 1,
  uniform: 1 / 2,
  quadratic: 3 / 4,
  quartic: 15 / 16,
  gaussian: 1 / Math.sqrt(2 * Math.PI),
};

/** As PySAL: kernel density off the diagonal, 1 on it. */
function pysalAround(
  { counts, ...place }: MeasureData,
  name: keyof typeof DENSITY_AT_0,
  bandwidthM: number,
): Counts {
  const kernel = kernelOf(name === "gaussian" ? "gaussian-cut" : name, bandwidthM);
  const weight = (distanceM: number): number => DENSITY_AT_0[name] * kernel.weight(distanceM);
  return smoothedBy(counts, place, { name, reachM: kernel.reachM, weight }, 1);
}

const bandwidths = [2000, 5000, 10_000, 25_000];

for (const n of SIZES)
  shared(
    `egohood H and D of ${n} areas: PySAL's fault 9 (rounding to whole persons) made and unmade; equal to 1e-9 with it`,
    () => {
      const data = dataOf(n);
      const pysal = vectorJson("pysal", `multi_${n}.json`);
      const tell = { H: "egohood-theil-h", D: "egohood-dissimilarity" } as const;
      const drawn = { centres: drawnCentres(n) };
      let seen = 0;
      for (const bandwidthM of bandwidths) {
        const rounded = toPersons(smoothed(data.counts, drawn, { bandwidthM: bandwidthM }));
        const expectedH = pysal[`MultiInfoTheory|distance=${bandwidthM}|triangular`]?.value;
        const expectedD = pysal[`MultiDissim|distance=${bandwidthM}|triangular`]?.value;
        if (expectedH !== undefined) {
          seen += 1;
          near(informationTheoryAround(rounded).value, expectedH, 1e-9, `H rounded, ${bandwidthM} m`);
          near(
            measureOf(tell.H)(data, { bandwidthM } as object).value,
            expectedH,
            1e-3,
            `H, ${bandwidthM} m`,
          );
        }
        if (expectedD !== undefined) {
          near(dissimilarityAround(rounded).value, expectedD, 1e-9, `D rounded, ${bandwidthM} m`);
          near(
            measureOf(tell.D)(data, { bandwidthM } as object).value,
            expectedD,
            1e-3,
            `D, ${bandwidthM} m`,
          );
        }
      }
      assert.ok(seen > 0, "PySAL's values are there");
      if (n === 60) {
        const ours = measureOf(tell.H)(data, { bandwidthM: 5000 } as object).value;
        const theirs = pysal["MultiInfoTheory|distance=5000|triangular"].value;
        assert.ok(Math.abs(ours / theirs - 1) > 1e-5, "whole persons are not what surrounds people");
      }
    },
  );

for (const n of SIZES)
  shared(
    `the multiscalar profile of ${n} areas: PySAL's, whose first value is that without surroundings (1e-3: it rounds to persons)`,
    () => {
      const data = dataOf(n);
      const pysal = vectorJson("pysal", `multi_${n}.json`);
      const key = Object.keys(pysal).find((name) => name.startsWith("compute_multiscalar_profile"));
      const expected = pysal[key!].value as number[];
      const at = [0, ...JSON.parse(key!.replace(/^[^[]*/, "").replace(/:$/, ""))] as number[];
      const { profile } = multiscalarProfile(data, { measure: "egohood-theil-h", at });
      assert.equal(profile!.value.length, expected.length);
      near(profile!.value[0]!, expected[0]!, 1e-12, "without surroundings");
      expected.forEach((value, step) => near(profile!.value[step]!, value, 1e-3, `at ${at[step]} m`));
      const same = profileOver(measureOf("theil-h"), data, { at });
      same.value.forEach((value, step) =>
        near(value, profile!.value[step]!, 1e-12, "theil-h on smoothed counts"),
      );
    },
  );

for (const n of [60, 500] as const)
  shared(
    `five kernels of PySAL at 5 and 10 km, ${n} areas: D, H and isolation as its own on whole persons`,
    () => {
      const pysal = vectorJson("pysal", `misc_${n}.json`);
      const data = twoOf(n);
      const drawn = { ...data, centres: drawnCentres(n) };
      for (const bandwidthM of [5000, 10_000])
        for (const name of Object.keys(DENSITY_AT_0) as (keyof typeof DENSITY_AT_0)[]) {
          // PySAL smooths and rounds the group and the total apart.
          const around = pysalAround(drawn, name, bandwidthM);
          const group = toPersons(countsOf([around.groups[0]!]));
          const total = toPersons(countsOf([around.totals]));
          const both = groupAndRest(group.totals, total.totals);
          const told = (index: string): number =>
            pysal[`${index} distance=${bandwidthM} function=${name}`].value;
          near(dissimilarityAround(both).value, told("Dissim"), 1e-9, `D ${name} ${bandwidthM}`);
          near(informationTheoryAround(both).value, told("Entropy"), 1e-9, `H ${name} ${bandwidthM}`);
          near(isolation(both).value, told("Isolation"), 1e-9, `isolation ${name} ${bandwidthM}`);
          const unrounded = pysalAround(data, name, bandwidthM);
          near(dissimilarityAround(unrounded).value, told("Dissim"), 2e-3, `D without rounding ${name}`);
        }
      const { value } = egohood(isolation, data, { bandwidthM: 5000 });
      near(value, pysal["Isolation distance=5000 function=triangular"].value, 1e-3, "egohood of any measure");
    },
  );

for (const n of SIZES)
  shared(
    `the k nearest people of ${n} areas as EquiPop: N_k, T_k and distance of five origins, and D, Gini, H, isolation, V and SI of all, every neighbourhood counted alike`,
    () => {
      const data = twoOf(n);
      const recorded = vectorJson("equipop", `knn_${n}.json`);
      const ks = Object.keys(recorded.profile).map(Number);
      const nearest = nearestPeople(data.counts, data, ks);
      (recorded.first5 as Record<string, number>[]).forEach((origin, i) => {
        for (const { k, totals, groups, distanceM } of nearest) {
          assert.equal(totals[i], origin[`N_${k}`]);
          assert.equal(groups[0]![i], origin[`T_g2_${k}`]);
          near(distanceM[i]!, origin[`Dist_${k}`]!, 1e-12, "distance");
        }
      });
      const names = {
        D: "dissimilarity",
        Gini: "gini",
        H: "theil-h",
        Isolation: "isolation",
        V: "correlation-ratio",
        SI: "segregation-index",
      } as const;
      for (const [theirs, measure] of Object.entries(names)) {
        const { profile } = kNearestProfile(data, { measure, ks, weights: "neighbourhoods" });
        ks.forEach((k, step) => {
          const expected = recorded.profile[k][theirs];
          // Values of 0 are differences of equal shares, known to the last digit of a share.
          near(
            profile!.value[step]!,
            expected,
            Math.abs(expected) < 1e-3 ? 1e-9 : 1e-12,
            `${theirs} at ${k}`,
          );
        });
      }
    },
  );

shared("macro/micro ratio: H̃ at 4 km over H̃ at 500 m with the biweight kernel (Reardon et al. 2008)", () => {
  const data = dataOf(3363);
  const at = (bandwidthM: number): number =>
    spatialInformationTheory(data, { kernel: "biweight", bandwidthM }).value;
  const { value, profile } = macroMicroRatio(data);
  near(value, at(4000) / at(500), 1e-12, "ratio");
  assert.deepEqual([...profile!.at], [500, 4000]);
});
