/** Indicators of research on the real network of eastern Oslo, © OpenStreetMap contributors (ODbL). */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudy } from "@tvars/study";
import { shared, sharedPath } from "../../../test/support/shared.ts";

shared(
  "Oslo east: the railway and the ring roads divide; half the spots have three times the way",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "tvars-oslo-indicators-"));
    const study = await openStudy(folder);
    try {
      await study.import(sharedPath("data", "transport", "osm_oslo_east_filtered.osm.pbf"));
      const answer = await study.barrierIndicators({});
      assert.ok(answer.score.spots > 4000 && answer.score.p50! > 3 && answer.score.p50! < 4.5);
      assert.ok(answer.factor.mean! > 15 && answer.factor.mean! < 35);
      assert.ok(answer.communities.count > 20 && answer.communities.division > 0.4);
      // Nobody knows who lives there, and no index of areas: no type is invented and no contrast told.
      assert.deepEqual(
        answer.factor.byType.map(({ type }) => type),
        [null],
      );
      assert.equal(answer.contrast, null);
      assert.equal(answer.communities.dissimilarity, null);
      for (const { largest, largestOpen } of answer.percolation.steps) assert.ok(largestOpen >= largest);
    } finally {
      await study.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
