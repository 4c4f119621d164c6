/** Following up the example region: how early signs turned out there, and follow-up as steps of a study. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

let folder: string;
let study: Study;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-follow-example-"));
  study = await openStudy(folder);
  await study.addExample();
});
after(async () => {
  await study?.close();
  await rm(folder, { recursive: true, force: true });
});

test("early signs, said with what was known then, are nearer to what happened than saying the same of all, or nothing; as many as said within two standard errors", async (context) => {
  for (const ahead of [1, 2, 3]) {
    const { score } = await study.early({ ahead });
    const { brier, climatology, persistence, expected, happened, areas } = score!;
    context.diagnostic(
      `${ahead} years ahead: ${expected.toFixed(1)} changes expected, ${happened} happened of ${areas}; Brier ${brier.toFixed(4)}, the same for all ${climatology.toFixed(4)}, none ${persistence.toFixed(4)}`,
    );
    assert.ok(areas > 300);
    assert.ok(brier < climatology && brier < persistence);
    assert.ok(Math.abs(expected - happened) < 2 * Math.sqrt(expected));
  }
});
