import assert from "node:assert/strict";
import { test } from "node:test";
import { type Route, routes } from "@tvars/api";
import { NEVER_CACHED } from "../src/ask.ts";

/** What lies in files of its own beside the snapshots that caches are keyed by. */
const OWN_FILES = /^\/api\/(plans|goals|studies|reports|records|releases|scenarios|denominators|news)\b/;

test("no answer made of files beside the snapshots is kept: a plan imported again has a new order", () => {
  const kept = Object.entries(routes as Record<string, Route>)
    .filter(([, { method, path }]) => method === "get" && OWN_FILES.test(path))
    .map(([name]) => name)
    .filter((name) => !(NEVER_CACHED as ReadonlySet<string>).has(name));
  assert.deepEqual(kept, []);
});
