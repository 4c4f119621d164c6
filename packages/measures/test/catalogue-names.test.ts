import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE } from "../src/index.ts";

test("no measure answers to a name that another one has", () => {
  const names = CATALOGUE.flatMap(({ info }) =>
    [info.id, ...(info.aliases ?? [])].map((name) => name.toLowerCase()),
  );
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});
