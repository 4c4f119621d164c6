import assert from "node:assert/strict";
import { shared } from "../../../test/support/shared.ts";
import {
  absoluteCentralisation,
  absoluteConcentration,
  delta,
  groupAndRest,
  localRelativeCentralisation,
  morrill,
  relativeCentralisation,
  relativeConcentration,
} from "../src/index.ts";
import { sacramento } from "./support/sacramento.ts";

/** Outlines are stored to a millionth of a degree, which the smallest tracts feel in the fifth digit. */
const near = (got: number, want: number, tolerance = 2e-5): void =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got} is not ${want}`);

shared(
  "Hispanic people in Sacramento 2000: concentration and centralisation that PySAL's own tests assert",
  () => {
    const { tracts, centres, ground } = sacramento();
    const data = { counts: groupAndRest(tracts.number("HISP"), tracts.number("TOT_POP")), centres, ground };
    near(delta(data).value, 0.8044969214141899);
    near(absoluteConcentration(data).value, 0.8512824549657465);
    near(relativeConcentration(data).value, 0.12733820870675222);
    near(absoluteCentralisation(data).value, 0.6891422368736286);
    near(relativeCentralisation(data).value, -0.11194177550430595);
  },
);

shared("Hispanic people in Sacramento 2000: D with neighbours that PySAL's own tests assert", () => {
  const { tracts, adjacency } = sacramento();
  const counts = groupAndRest(tracts.number("HISP"), tracts.number("TOT_POP"));
  near(morrill({ counts, adjacency }).value, 0.2611974332919437, 5e-5);
});

shared(
  "black people in Sacramento 2000: local centralisation of the first ten tracts that PySAL's own tests assert",
  () => {
    const { tracts, centres } = sacramento();
    const counts = groupAndRest(tracts.number("BLACK"), tracts.number("TOT_POP"));
    const { perArea } = localRelativeCentralisation({ counts, centres });
    [
      0.03443055, -0.29063264, -0.19110976, 0.24978919, 0.01252249, 0.61152941, 0.78917647, 0.53129412,
      0.04436346, -0.20216325,
    ].forEach((want, i) => near(perArea![i]!, want, 1e-7));
  },
);
