import assert from "node:assert/strict";
import { test } from "node:test";
import { job } from "@tvars/api";
import type { FetchOutcome, Work } from "@tvars/study";
import { StudyError } from "@tvars/study";
import { createApp } from "../src/index.ts";
import { createJobs } from "../src/jobs.ts";
import { memoryStudy } from "./support/study.ts";

/** A fetch that goes on until it is told to end. */
function slowFetch() {
  let work: Work | undefined;
  let end: ((outcomes: FetchOutcome[]) => void) | undefined;
  const fetch = (_query: unknown, given?: Work): Promise<FetchOutcome[]> =>
    new Promise((resolve, reject) => {
      work = given;
      end = resolve;
      given?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
    });
  return { fetch, end: (outcomes: FetchOutcome[]) => end!(outcomes), progress: () => work!.onProgress! };
}

const post = (body: unknown) => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
});

test("a fetch is accepted at once as a job, and the job tells its outcomes when it is done", async () => {
  const slow = slowFetch();
  const app = createApp(memoryStudy("/nowhere", { fetch: slow.fetch }));
  const accepted = await app.request("/api/fetch", post({ source: "scb", tables: ["TAB6586"] }));
  assert.equal(accepted.status, 202);
  const started = job.parse(await accepted.json());
  assert.equal(started.state, "running");
  assert.equal(accepted.headers.get("location"), `/api/jobs/${started.id}`);

  slow.progress()({ what: "TAB6586", done: 1, total: 4, ratePerS: 2, remainingS: 1.5 });
  const running = job.parse(await (await app.request(`/api/jobs/${started.id}`)).json());
  assert.deepEqual(running.progress, { what: "TAB6586", done: 1, total: 4, ratePerS: 2, remainingS: 1.5 });

  slow.end([{ table: "TAB6586", outcome: "new", snapshot: "s2" }]);
  await new Promise(setImmediate);
  const done = job.parse(await (await app.request(`/api/jobs/${started.id}`)).json());
  assert.equal(done.state, "done");
  assert.deepEqual(done.outcomes, [{ table: "TAB6586", outcome: "new", snapshot: "s2" }]);
  assert.ok(done.ended);
});

test("one fetch at a time from a source: a second is refused, one from another source is not", async () => {
  const app = createApp(memoryStudy("/nowhere", { fetch: slowFetch().fetch }));
  assert.equal((await app.request("/api/fetch", post({ source: "scb" }))).status, 202);
  const second = await app.request("/api/fetch", post({ source: "scb" }));
  assert.equal(second.status, 409);
  assert.match(((await second.json()) as { action: string }).action, /DELETE \/api\/jobs\//);
  assert.equal((await app.request("/api/fetch", post({ source: "kolada" }))).status, 202);
});

test("a job can be stopped, and the source is free again", async () => {
  const app = createApp(memoryStudy("/nowhere", { fetch: slowFetch().fetch }));
  const { id } = job.parse(await (await app.request("/api/fetch", post({ source: "scb" }))).json());
  await app.request(`/api/jobs/${id}`, { method: "DELETE" });
  await new Promise(setImmediate);
  assert.equal(job.parse(await (await app.request(`/api/jobs/${id}`)).json()).state, "stopped");
  assert.equal((await app.request("/api/fetch", post({ source: "scb" }))).status, 202);
});

test("failures are told: all tables failed is a failed job, some is not; an error no one foresaw stays inside", async () => {
  const jobs = createJobs();
  const run = async (work: () => Promise<FetchOutcome[]>) => {
    const { job: started, ended } = jobs.start({ kind: "fetch", key: "a", what: "A" }, work);
    await ended;
    return jobs.get(started.id);
  };
  const failed: FetchOutcome = { table: "A", outcome: "failed", error: { sv: "no answer", en: "no answer" } };
  assert.equal((await run(async () => [failed])).state, "failed");
  assert.equal((await run(async () => [failed, { table: "B", outcome: "unchanged" }])).state, "done");
  const known = await run(() => Promise.reject(new StudyError("unavailable", "The source does not answer.")));
  assert.deepEqual([known.state, known.error], ["failed", "The source does not answer."]);
  const unknown = await run(() => Promise.reject(new Error("password 123")));
  assert.doesNotMatch(unknown.error!, /123/);
});

test("the progress of a job comes as server-sent events and ends with its end", async () => {
  const slow = slowFetch();
  const app = createApp(memoryStudy("/nowhere", { fetch: slow.fetch }));
  const { id } = job.parse(await (await app.request("/api/fetch", post({ source: "scb" }))).json());
  const events = await app.request(`/api/jobs/${id}`, { headers: { accept: "text/event-stream" } });
  assert.equal(events.headers.get("content-type"), "text/event-stream");
  slow.progress()({ what: "TAB6586", done: 1, total: 2 });
  slow.end([]);
  const text = await events.text();
  assert.match(text, /^event: progress\ndata: \{.*"state":"running"/);
  assert.match(text, /event: end\ndata: \{.*"state":"done".*\}\n\n$/);
});

test("a job that does not exist is not found, also as events", async () => {
  const app = createApp(memoryStudy());
  assert.equal((await app.request("/api/jobs/x")).status, 404);
  assert.equal((await app.request("/api/jobs/x", { headers: { accept: "text/event-stream" } })).status, 404);
});

test("the last fifty jobs are remembered, those still running always", async () => {
  const jobs = createJobs();
  const running = jobs.start({ kind: "fetch", key: "slow", what: "slow" }, () => new Promise(() => {})).job;
  for (let at = 0; at < 60; at++)
    await jobs.start({ kind: "fetch", key: `a${at}`, what: "a" }, async () => []).ended;
  assert.equal(jobs.list().length, 50);
  assert.equal(jobs.get(running.id).state, "running");
});
