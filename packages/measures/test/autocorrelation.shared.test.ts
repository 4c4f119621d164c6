import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import { moran, moranNormal, weightsOf } from "../src/index.ts";
import { spatialAreas } from "./support/spatial-vectors.ts";
import { vectorJson } from "./support/vectors.ts";

const near = (got: number, want: number, tolerance = 1e-12): void =>
  assert.ok(Math.abs(got / want - 1) <= tolerance, `${got} is not ${want}`);

for (const n of [60, 500] as const)
  shared(`Moran's I of a share, row weights, with its moments under normality, is esda's (n = ${n})`, () => {
    const [I, expected, variance, z, p] = vectorJson("pysal", `misc_${n}.json`)[
      "esda.Moran share g2 rook row-std perm=999 [I,EI,VI_norm,z_norm,p_sim]"
    ].value as [number, number, number, number, number];
    const data = spatialAreas(n);
    const result = moran(data, { assume: "normality" });
    near(result.value, I);
    near(result.expected!, expected);
    const moments = moranNormal(n, weightsOf(data.adjacency));
    near(moments.variance, variance);
    near((result.value - result.expected!) / result.standardError!, z);
    // esda's p is of one tail and ours of two, by other draws: within four standard errors of the difference.
    const ours = moran(data, { permutations: 999, seed: 1 }).pValue!;
    const apart = Math.abs(ours / 2 - p);
    assert.ok(apart < 4 * Math.sqrt((2 * p * (1 - p)) / 999) + 0.02, `${ours} against ${p}`);
  });
