/** The real network of eastern Oslo, © OpenStreetMap contributors (ODbL): structure, quality, from the file to the command and the API. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import { shared, sharedPath } from "../../../test/support/shared.ts";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

type Json = Record<string, any>;

shared(
  "Oslo east: where nobody knows who lives there only the barriers' part is told, and faults have places",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "tvars-oslo-structure-"));
    const env = { TVARS_DATA: join(folder, "data") };
    const json = async (...args: string[]): Promise<Json> => {
      const { code, out, err } = await inProcess([...args, "--json"], env);
      assert.deepEqual([code, err], [EXIT.ok, ""]);
      return JSON.parse(out) as Json;
    };
    try {
      await json("import", sharedPath("data", "transport", "osm_oslo_east_filtered.osm.pbf"));
      const study = await openStudy(env.TVARS_DATA);
      const app = createApp(study, { version: "1.2.3" });
      const api = async (path: string): Promise<Json> => (await (await app.request(path)).json()) as Json;
      const structure = await api("/api/structure");
      assert.deepEqual(await json("structure"), structure);
      assert.deepEqual(structure.known, { barrier: true, sparse: false, separated: false });
      for (const { structure: of, people } of structure.classes)
        assert.equal(people > 0, of === "joined" || of === "cut-off", of);
      assert.ok(
        structure.cells.every(({ perKm2, separation }: Json) => perKm2 === null && separation === null),
      );
      const quality = await api("/api/networks/quality");
      assert.deepEqual(await json("quality"), quality);
      const [network] = (await api("/api/networks")) as unknown as Json[];
      const [west, south, east, north] = network!.bounds;
      assert.ok(quality.faults.length > 20);
      for (const { at } of quality.faults)
        assert.ok(at[0] > west - 0.02 && at[0] < east + 0.02 && at[1] > south - 0.02 && at[1] < north + 0.02);
      await study.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
