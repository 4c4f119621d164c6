/** Networks over HTTP, worked on in a process of their own as the program runs them. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Barriers, BarrierSegmentAnswer, Job, Problem, ScenarioAnswer, ScenarioSaved } from "@tvars/api";
import { routes } from "@tvars/api";
import { openStudy, type Study } from "@tvars/study";
import type { Hono } from "hono";
import { createApp } from "../src/index.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-server-network-"));
let study: Study;
let app: Hono;

before(async () => {
  study = await openStudy(folder, { apart: true });
  app = createApp(study, { version: "1.2.3" });
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const headers = { "content-type": "application/json" };
const send = (method: string, path: string, body: unknown) =>
  app.request(path, { method, headers, body: JSON.stringify(body) });
const get = async <Answer>(path: string): Promise<Answer> => {
  const response = await app.request(path);
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return (await response.json()) as Answer;
};

test("without a network the answer says how to get one, in the language asked for", async () => {
  const response = await app.request("/api/barriers?lang=sv");
  const problem = (await response.json()) as Problem;
  assert.equal(response.status, 503);
  assert.match(problem.detail, /inget nät/);
  assert.match(problem.action!, /tvars import/);
  assert.deepEqual(await get("/api/networks"), []);
});

test("a bridge over the worst stretch: what is answered has the shape of its route and lowers its burden", async () => {
  await study.addExample();
  const barriers = await get<Barriers>("/api/barriers?network=example");
  const [worst] = barriers.segments;
  const segment = await get<BarrierSegmentAnswer>(`/api/barriers/${encodeURIComponent(worst!.id)}`);
  assert.deepEqual(segment.segment, worst);
  const asked = {
    network: "example",
    modifications: [{ do: "add-crossing", from: segment.worst!.from, to: segment.worst!.to }],
  };
  const response = await send("POST", "/api/scenario", asked);
  assert.equal(response.status, 200);
  const answer = (await response.json()) as ScenarioAnswer;
  assert.deepEqual(routes.scenario.answer.parse(answer), answer);
  const changed = answer.segments.find(({ id }) => id === worst!.id)!;
  assert.ok(changed.burdenAfter < changed.burdenBefore);
  assert.ok(Math.abs(changed.burdenBefore - worst!.burden) <= 1);
});

test("what cannot be tried is a problem with the value, what was expected and what to do, not an error of the program", async () => {
  const at: [number, number] = [18.545321, 56.625349];
  for (const [modifications, detail] of [
    [[], /ändrar ingenting/],
    [[{ do: "add-crossing", from: [17, 55], to: [17.1, 55] }], /200 m från närmaste gata/],
    [[{ do: "add-crossing", from: at, to: at }], /samma plats/],
  ] as const) {
    const response = await send("POST", "/api/scenario?lang=sv", { network: "example", modifications });
    const problem = (await response.json()) as Problem;
    assert.equal(response.status, 400, JSON.stringify(problem));
    assert.match(problem.detail, detail);
    assert.ok(problem.action && problem.expected);
  }
  const none = await send("POST", "/api/scenario", {
    network: "example",
    modifications: [{ do: "remove-crossing", crossing: "nix" }],
  });
  assert.equal(none.status, 404);
});

test("a scenario is saved, listed by network, and gone once it is removed", async () => {
  const scenario = {
    id: "bro",
    name: "Bro",
    network: "example",
    profile: "adult",
    modifications: [{ do: "add-crossing", from: [18.54, 56.62], to: [18.55, 56.62], kind: "bridge" }],
  };
  assert.equal((await send("PUT", "/api/scenarios/bro", scenario)).status, 200);
  const all = await get<ScenarioSaved[]>("/api/scenarios?network=example");
  const saved = all.find(({ id }) => id === "bro");
  const { saved: when, ...rest } = saved!;
  assert.deepEqual(rest, scenario);
  assert.ok(when);
  assert.deepEqual(await get("/api/scenarios?network=other"), []);
  assert.equal((await app.request("/api/scenarios/bro", { method: "DELETE" })).status, 200);
  const left = await get<ScenarioSaved[]>("/api/scenarios");
  assert.ok(!left.some(({ id }) => id === "bro"));
});

test("the server answers others while the network is worked on", async () => {
  const slow = app.request("/api/candidates?network=example&top=10&within=1500");
  const health = await app.request("/api/health");
  assert.equal(health.status, 200);
  assert.equal((await slow).status, 200);
});

test("a run over the whole network is a job with progress, one at a time; its answer is then what is asked for", async () => {
  const start = () => send("POST", "/api/barriers/run", { network: "example", within: 650 });
  const started = await start();
  assert.equal(started.status, 202);
  let job = (await started.json()) as Job;
  assert.equal(started.headers.get("location"), `/api/jobs/${job.id}`);
  const again = await start();
  assert.equal(again.status, 409, "while it runs it is not begun once more");
  while (job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = await get<Job>(`/api/jobs/${job.id}`);
  }
  assert.equal(job.state, "done", JSON.stringify(job));
  assert.equal(job.progress.done, job.progress.total);
  const barriers = await get<Barriers>("/api/barriers?network=example&within=650");
  assert.equal(barriers.withinM, 650);
  assert.ok(barriers.segments.length > 0);
  const bad = await send("POST", "/api/barriers/run", { network: "example", within: 5 });
  assert.equal(bad.status, 400);
});

test("a scenario that takes a line away says so by type; the line that is not there is not found", async () => {
  const post = (line: string) =>
    send("POST", "/api/scenario", {
      network: "example",
      modifications: [{ do: "remove-line", line }],
      window: 2,
    });
  const response = await post("1");
  assert.equal(response.status, 200);
  const answer = (await response.json()) as ScenarioAnswer;
  assert.deepEqual(routes.scenario.answer.parse(answer), answer);
  assert.ok(answer.transit!.services.some(({ peopleFarther }) => peopleFarther > 0));
  assert.ok(answer.transit!.services.every(({ peopleNearer }) => peopleNearer === 0));
  assert.equal((await post("nix")).status, 404);
});
