import assert from "node:assert/strict";
import { test } from "node:test";
import { compiledKernel } from "../../../scripts/kernel.ts";
import { SWEEP_BYTES } from "../src/kernel/sweep-bytes.ts";

test("the committed bytes are what the kernel's source gives, and small enough to compile at once in a browser", async () => {
  const bytes = await compiledKernel();
  assert.equal(Buffer.from(bytes).toString("base64"), SWEEP_BYTES, "run `npm run kernel`");
  assert.ok(bytes.length < 4096);
});
