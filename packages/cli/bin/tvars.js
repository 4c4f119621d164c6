#!/usr/bin/env node
// A fresh checkout has no compiled code: build it once, quietly, so that the first command already works.
import { buildIfStale } from "../../../scripts/build.js";

try {
  await buildIfStale();
  const { main } = await import("../dist/main.js");
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`tvars: ${error.message}\n`);
  process.exitCode = 1;
}
