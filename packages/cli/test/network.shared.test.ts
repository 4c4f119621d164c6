/** The real network of eastern Oslo, © OpenStreetMap contributors (ODbL), from the file to the command and the API. */
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
const timeless = ({ milliseconds: _milliseconds, ...answer }: Json): Json => answer;

shared("Oslo east: the worst stretch, a bridge over it, and the bridge taken away again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-oslo-"));
  const env = { TVARS_DATA: join(folder, "data") };
  const json = async (...args: string[]): Promise<Json> => {
    const { code, out, err } = await inProcess([...args, "--json"], env);
    assert.deepEqual([code, err], [EXIT.ok, ""]);
    return JSON.parse(out) as Json;
  };
  try {
    const { report } = await json(
      "import",
      sharedPath("data", "transport", "osm_oslo_east_filtered.osm.pbf"),
    );
    const [snapshot] = report.snapshots;
    assert.equal(snapshot.licence, "ODbL-1.0");
    assert.equal(snapshot.attribution.en, "© OpenStreetMap contributors");

    const study = await openStudy(env.TVARS_DATA);
    const app = createApp(study, { version: "1.2.3" });
    const api = async (path: string, body?: unknown): Promise<Json> => {
      const headers = { "content-type": "application/json" };
      const init = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
      return (await (await app.request(path, init)).json()) as Json;
    };
    const whole = await api("/api/barriers");
    const command = await json("barriers");
    assert.deepEqual(command, whole);
    const [worst] = whole.segments;
    assert.equal(worst.class, "severe");
    assert.deepEqual(
      whole.totals.byType.map(({ type }: Json) => type),
      [null],
    );
    assert.ok(whole.totals.detour > whole.totals.detourWithout);

    const segment = await api(`/api/barriers/${encodeURIComponent(worst.id)}`);
    const { from, to } = segment.worst;
    const bridge = { do: "add-crossing", from, to, kind: "bridge" };
    const answer = await api("/api/scenario", { network: whole.network, modifications: [bridge] });
    const tried = await json("scenario", "--add", `${from.join(",")} ${to.join(",")}`);
    assert.deepEqual(timeless(tried), timeless(answer));
    const changed = answer.segments.find(({ id }: Json) => id === worst.id);
    assert.ok(changed.burdenAfter < changed.burdenBefore);
    for (const { burdenBefore, burdenAfter } of answer.segments) assert.ok(burdenAfter <= burdenBefore);
    for (const { beforeM, afterM } of answer.pairs) assert.ok(beforeM === null || afterM < beforeM);

    const restored = await api("/api/scenario", {
      network: whole.network,
      modifications: [],
      against: [bridge],
    });
    assert.ok(Math.abs(restored.totals.burdenAfter / answer.totals.burdenBefore - 1) < 1e-9);
    assert.ok(Math.abs(restored.totals.gainM + answer.totals.gainM) < 1e-6);
    assert.deepEqual(await api("/api/barriers"), whole);
    await study.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
