import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { type Entry, byteCache } from "../src/cache.ts";
import { encodingFor } from "../src/encoding.ts";
import { workspaceState } from "../src/state.ts";

const entry = (bytes: number): Entry => ({ body: new Uint8Array(bytes), headers: {} });

test("what is asked for many times at once is made once", async () => {
  const cache = byteCache(1e6);
  let made = 0;
  const make = async () => {
    made += 1;
    return entry(10);
  };
  await Promise.all(Array.from({ length: 50 }, () => cache.get("a", make)));
  await cache.get("a", make);
  assert.equal(made, 1);
});

test("a failure is not kept: the next to ask tries again", async () => {
  const cache = byteCache(1e6);
  await assert.rejects(cache.get("a", () => Promise.reject(new Error("down"))));
  assert.equal((await cache.get("a", async () => entry(3))).body.byteLength, 3);
});

test("the bytes kept never exceed the bound, whatever is asked for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.nat(4000))), async (asked) => {
      const cache = byteCache(10_000);
      for (const [key, bytes] of asked) {
        await cache.get(String(key), async () => entry(bytes));
        assert.ok(cache.bytes <= 10_000);
      }
    }),
  );
});

test("what was used last stays; an entry above a quarter of the bound is answered but not kept", async () => {
  const cache = byteCache(8000);
  const made: string[] = [];
  const get = (key: string, bytes = 1000) =>
    cache.get(key, async () => {
      made.push(key);
      return entry(bytes);
    });
  for (const key of ["a", "b", "c", "d", "e", "a", "f", "a", "b"]) await get(key);
  assert.deepEqual(made, ["a", "b", "c", "d", "e", "f", "b"]);
  await get("large", 5000);
  await get("large", 5000);
  assert.equal(made.filter((key) => key === "large").length, 2);
});

test("brotli before gzip before nothing; a quality of 0 forbids", () => {
  assert.equal(encodingFor("gzip, deflate, br"), "br");
  assert.equal(encodingFor("br;q=0, gzip;q=0.5"), "gzip");
  assert.equal(encodingFor("identity"), "identity");
  assert.equal(encodingFor(undefined), "identity");
});

test("the state is read again after its age, or at once when told, and names what the workspace holds", async () => {
  let at = 0;
  let reads = 0;
  const list = [{ id: "s1", sha256: "a" }];
  const study = {
    snapshots: async () => {
      reads += 1;
      return [...list] as never;
    },
    sets: async () => [],
  };
  const state = workspaceState(study, { maxAgeMs: 1000, now: () => at });
  const first = await state.name();
  at = 900;
  assert.equal(await state.name(), first);
  assert.equal(reads, 1);
  list.push({ id: "s2", sha256: "b" });
  at = 2000;
  const second = await state.name();
  assert.notEqual(second, first);
  list.pop();
  state.touch();
  assert.equal(await state.name(), first);
});
