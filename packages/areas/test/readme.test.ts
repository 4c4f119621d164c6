import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the README's example prints what the README says", () => {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const blocks = [...readFileSync(`${folder}README.md`, "utf8").matchAll(/```(\w*)\n([\s\S]*?)```/g)];
  const code = blocks.find(([, language]) => language === "js")![2]!;
  const expected = blocks.find(([, language]) => language === "")![2]!;
  const [run, last] = [code.trimEnd().split("\n").slice(0, -1), code.trimEnd().split("\n").at(-1)!];
  const script = [
    ...run,
    "try {",
    last,
    "} catch (error) { console.log(`${error.name}: ${error.message}`); }",
  ].join("\n");
  const printed = execFileSync(
    process.execPath,
    ["-C", "@tvars/source", "--import", "tsx", "--input-type=module", "-e", script],
    { cwd: folder, encoding: "utf8" },
  );
  assert.equal(printed.trim(), expected.trim());
});
