import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { problem, understanding } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { brokenFiles } from "../../../test/support/broken-files.ts";
import { createApp } from "../src/index.ts";
import type { Logger } from "../src/log.ts";

const COUNT = 20;
const folder = await mkdtemp(join(tmpdir(), "tvars-broken-http-"));
const study = await openStudy(folder);
const logged: string[] = [];
const log = (line: unknown): void => void logged.push(JSON.stringify(line));
const app = createApp(study, { logger: { info: log, warn: log, error: log } as unknown as Logger });
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

test(`${COUNT} broken files over HTTP: 201 with an understanding, or 4xx with what to do in the asker's language, never 500`, async () => {
  const all = await brokenFiles(500);
  const files = Array.from({ length: COUNT }, (_, i) => all[Math.floor((i * all.length) / COUNT)]!);
  const kept: string[] = [];
  let told = 0;
  for (const file of files) {
    const body = new FormData();
    body.append("file", new File([file.bytes as BlobPart], file.name));
    const response = await app.request("/api/records/uploads?lang=en", { method: "POST", body });
    const answer: unknown = await response.json();
    if (response.status === 201) {
      kept.push(understanding.parse(answer).upload);
      continue;
    }
    told += 1;
    assert.ok(
      response.status >= 400 && response.status < 500,
      `${file.name} (${file.what}): ${response.status}`,
    );
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const { detail, action, file: name } = problem.parse(answer);
    assert.ok(detail && action && name, `${file.name} (${file.what}): ${JSON.stringify(answer)}`);
    assert.doesNotMatch(JSON.stringify(answer), /\\n\s+at |node_modules|\.uploads/);
    assert.ok(!detail.includes(folder), detail);
  }
  assert.ok(told >= 5);
  // What could not be read is not kept; of what could, each under its own id and nothing else.
  assert.deepEqual((await readdir(join(folder, ".uploads"))).sort(), kept.sort());
  assert.deepEqual(await readdir(join(folder, "records")).catch(() => []), []);
});

test("rows of what was uploaded are never in the server's log", async () => {
  const body = new FormData();
  body.append(
    "file",
    new File(['personnummer;namn\n19121212-1212;Tolvan Tolvansson\n"19121212'], "personer.csv"),
  );
  await app.request("/api/records/uploads", { method: "POST", body });
  assert.doesNotMatch(logged.join("\n"), /1212|Tolvan/);
});
