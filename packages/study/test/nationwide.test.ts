import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Barriers } from "@tvars/api";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

describe("severance of a whole network, tile by tile", () => {
  let folder: string;
  let study: Study;
  let atOnce: Barriers;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-nationwide-"));
    study = await openStudy(folder);
    await study.addExample();
    atOnce = await study.barriers({});
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("gives what is given at once, is kept beside the snapshot and answered from there", async () => {
    const told: number[] = [];
    const { segments } = await study.severAll(
      {},
      { onProgress: ({ done, total }) => told.push(done / total) },
    );
    assert.equal(segments, atOnce.segments.length);
    assert.equal(told.at(-1), 1);
    const { id } = (await study.snapshots()).find(({ kind }) => kind === "network")!;
    const files = (await readdir(join(folder, "derived", id))).filter((name) => name.startsWith("barriers-"));
    assert.deepEqual(
      files.map((name) => name.replace(/-[0-9a-f]{16}/, "")),
      ["barriers-1.json.gz"],
    );
    const kept = await study.barriers({});
    assert.deepEqual(kept.segments, atOnce.segments);
    assert.deepEqual(kept.totals, atOnce.totals);
    // Another question is not answered by it.
    assert.equal((await study.barriers({ within: 500 })).withinM, 500);
    await writeFile(join(folder, "derived", id, files[0]!), "damaged");
    assert.deepEqual((await study.barriers({})).totals, atOnce.totals);
  });

  test("stopped in the middle, it goes on from what was saved and ends with the same numbers", async () => {
    const stop = new AbortController();
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      if (done > total / 2) stop.abort();
    };
    await assert.rejects(study.severAll({ within: 700 }, { signal: stop.signal, onProgress }));
    const { id } = (await study.snapshots()).find(({ kind }) => kind === "network")!;
    const partial = (await readdir(join(folder, "derived", id))).filter((name) => name.endsWith(".partial"));
    assert.equal(partial.length, 1);
    const whole = await study.barriers({ within: 700 });
    await study.severAll({ within: 700 });
    const kept = await study.barriers({ within: 700 });
    assert.deepEqual(kept.segments, whole.segments);
    assert.deepEqual(kept.totals, whole.totals);
  });

  test("in a process of its own it is ended when it is stopped, tells how far it has come, and can be asked again", async () => {
    const apart = await openStudy(folder, { apart: true });
    try {
      const stop = new AbortController();
      const ended = apart.severAll({ within: 600 }, { signal: stop.signal, onProgress: () => stop.abort() });
      await assert.rejects(ended, /ended early \(stopped\)/);
      await apart.severAll({ within: 600 });
      const [kept, whole] = [await apart.barriers({ within: 600 }), await study.barriers({ within: 600 })];
      assert.deepEqual(kept.segments, whole.segments);
    } finally {
      await apart.close();
    }
  });

  test("what is left of a broken run is not gone on from", async () => {
    const { id } = (await study.snapshots()).find(({ kind }) => kind === "network")!;
    const stop = new AbortController();
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      if (done > total / 2) stop.abort();
    };
    await assert.rejects(study.severAll({ within: 800 }, { signal: stop.signal, onProgress }));
    const names = await readdir(join(folder, "derived", id));
    const partial = names.find((name) => name.endsWith(".partial"))!;
    await writeFile(join(folder, "derived", id, partial), "half a file");
    const whole = await study.barriers({ within: 800 });
    await study.severAll({ within: 800 });
    assert.deepEqual((await study.barriers({ within: 800 })).segments, whole.segments);
  });
});
