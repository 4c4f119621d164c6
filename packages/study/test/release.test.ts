/** Releases of own records: frozen tables, a log that shows when it was touched, and what may be decided. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { breakdownAsked } from "@tvars/api";
import { type SmallWorld, smallWorld } from "./support/small-records.ts";

async function world(context: TestContext, options?: Parameters<typeof smallWorld>[0]): Promise<SmallWorld> {
  const made = await smallWorld(options);
  context.after(() => made.close());
  return made;
}
const asked = (by: string[], more: object = {}) => breakdownAsked.parse({ records: "olyckor", by, ...more });

test("a draft that is released stays the same table, byte for byte, whatever happens to the rows", async (context) => {
  const { desk, store, folder } = await world(context);
  const draft = await desk.draft(asked(["type"]), "Åsa", "årsrapport");
  assert.deepEqual([draft.id, draft.state, draft.link], ["olyckor-1", "draft", "/utlamning/olyckor-1"]);
  assert.equal((await desk.check(draft.id)).verdict, "safe");
  const released = await desk.decide(draft.id, { decision: "release", who: "Bo", reason: "granskad" });
  assert.equal(released.state, "released");
  const bytes = await readFile(join(folder, "releases", draft.id, "table.json"));
  await store([]);
  assert.deepEqual((await desk.get(draft.id)).table, released.table);
  assert.deepEqual(await readFile(join(folder, "releases", draft.id, "table.json")), bytes);
  assert.equal(JSON.stringify((await desk.get(draft.id)).table), bytes.toString());
});
