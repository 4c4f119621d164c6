import assert from "node:assert/strict";
import { test } from "node:test";
import type { Io } from "../src/io.ts";
import { progressBar, progressLine } from "../src/progress.ts";

const io = (watched: boolean, written: string[]): Io => ({
  lang: "sv",
  version: "0",
  env: {},
  out: async () => {},
  err: (text) => void written.push(text),
  watched,
  columns: 40,
});

test("a line of progress holds share, what, rate and remaining time, in the language asked for", () => {
  const progress = { what: "TAB6586", done: 3, total: 10, ratePerS: 2.5, remainingS: 88 };
  assert.equal(progressLine(progress, "sv"), "[######··············] 30 %  TAB6586  2,5/s  1:28 kvar");
  assert.equal(progressLine(progress, "en"), "[######··············] 30 %  TAB6586  2.5/s  1:28 left");
  assert.equal(progressLine({ what: "x", done: 0, total: 0 }, "sv"), "…  x");
  assert.match(progressLine({ what: "x", done: 1, total: 2, remainingS: 3725 }, "sv"), /1:02:05 kvar$/);
  assert.match(progressLine({ what: "x", done: 12, total: 10 }, "sv"), /100 %/);
});

test("nothing is drawn in a pipe", () => {
  const written: string[] = [];
  const bar = progressBar(io(false, written));
  bar.onProgress({ what: "x", done: 1, total: 2 });
  bar.end();
  assert.deepEqual(written, []);
});

test("on a terminal one line is drawn over and over, ten times a second at most, never wider than it, and removed", () => {
  const written: string[] = [];
  let at = 0;
  const bar = progressBar(io(true, written), { now: () => at });
  for (at = 0; at < 1000; at += 10) bar.onProgress({ what: "x".repeat(100), done: at, total: 1000 });
  assert.equal(written.length, 10);
  for (const line of written) {
    assert.ok(line.startsWith("\r\u001B[2K"));
    assert.ok(line.length - 5 < 40);
  }
  bar.end();
  assert.equal(written.at(-1), "\r\u001B[2K");
});
