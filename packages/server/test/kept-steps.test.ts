/** What a screen asks, kept as a step of a study: the step must give what the address gave, figure by figure. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { AreaTable, Job, StudyDefinition } from "@tvars/api";
import { openStudy, type Study } from "@tvars/study";
import type { Hono } from "hono";
import { createApp } from "../src/index.ts";
import { createJobs } from "../src/jobs.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-steps-"));
const jobs = createJobs();
let study: Study;
let app: Hono;

before(async () => {
  study = await openStudy(folder);
  await study.addExample();
  app = createApp(study, { jobs });
});
after(async () => {
  await jobs.close();
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const post = (path: string, body: unknown): Response | Promise<Response> =>
  app.request(path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

const both = (text: string): { sv: string; en: string } => ({ sv: text, en: text });

/** What the clock puts in an answer is no part of it. */
const steady = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, inner: unknown) => (name === "milliseconds" ? undefined : inner));

async function ended(path: string, body: unknown): Promise<Job> {
  const response = await post(path, body);
  assert.equal(response.status, 202, `${path} is answered with a job`);
  const { id } = (await response.json()) as Job;
  await new Promise<void>((done) => void jobs.watch(id, ({ state }) => state === "running" || done()));
  return jobs.get(id);
}

test("a step kept from an address gives the same answer as the address, for questions of every form", async () => {
  const areas = (await (await app.request("/api/areas")).json()) as AreaTable;
  const [first, second] = areas.rows;
  const kommun = `kommun:${first!.area.kommun!.code}`;
  const requests = [
    `/api/barometer?place=${kommun}&year=${areas.year}&compare=riket;${first!.area.id}&lang=en`,
    `/api/compare?places=${kommun};riket&year=${areas.year}`,
    `/api/areas?place=${kommun}&year=${areas.year}&division=regso`,
    `/api/areas/${encodeURIComponent(first!.area.id)}?year=${areas.year}`,
    `/api/places/${kommun}?year=${areas.year}`,
    "/api/transitions?place=riket&from=2020&to=2022",
    "/api/indicators/low-economic-standard?place=riket",
    "/api/measure?measures=dissimilarity,isolation&grouping=background&place=riket",
    "/api/measure/trend?measure=theil-h&grouping=background",
    "/api/barriers?within=1000",
    "/api/composition",
    `/api/early?place=riket`,
    `POST /api/evaluations ${JSON.stringify({
      follows: { kind: "indicator", id: "socioeconomic-index" },
      treated: [first!.area.id, second!.area.id],
      since: 2021,
    })}`,
  ];
  const answers: unknown[] = [];
  for (const request of requests) {
    const [, path = request, body] = request.match(/^POST (\S+) (.*)$/s) ?? [];
    const response = body === undefined ? await app.request(path) : await post(path, JSON.parse(body));
    const answer = (await response.json()) as unknown;
    assert.equal(response.status, 200, `${request}: ${JSON.stringify(answer).slice(0, 300)}`);
    answers.push(steady(answer));
    const kept = await post("/api/studies/kept/steps", {
      title: both("Steg"),
      request,
      study: { title: both("Kvar"), question: both("Kvar?") },
    });
    assert.equal(kept.status, 200, await kept.clone().text());
  }
  const { steps } = (await (await app.request("/api/studies/kept")).json()) as StudyDefinition;
  assert.equal(new Set(steps.map(({ id }) => id)).size, requests.length, "each step has an id of its own");
  assert.equal((await ended("/api/studies/kept/runs", {})).state, "done");
  const [run] = await readdir(join(folder, "studies", "kept", "runs"));
  for (const [index, { id, route }] of steps.entries()) {
    const file = join(folder, "studies", "kept", "runs", run!, "answers", `${id}.json`);
    const { answer } = JSON.parse(await readFile(file, "utf8")) as { answer: unknown };
    assert.deepEqual(answer, answers[index], `${route}: ${requests[index]}`);
  }
});

test("what gives no figures, changes something or is asked wrongly cannot be kept", async () => {
  const refused = async (request: string): Promise<number> =>
    (
      await post("/api/studies/bad/steps", {
        title: both("x"),
        request,
        study: { title: both("x"), question: both("x") },
      })
    ).status;
  assert.equal(await refused("/api/jobs"), 400);
  assert.equal(await refused("DELETE /api/studies/kept"), 400);
  assert.equal(await refused("/api/barometer?year=no"), 400);
  assert.equal(await refused("https://example.org/"), 400);
  assert.equal((await app.request("/api/studies/bad")).status, 404, "and no study is made");
  const missing = await post("/api/studies/none/steps", { title: both("x"), request: "/api/barometer" });
  assert.equal(missing.status, 404);
});

test("steps kept at the same time are all kept, and a run that is stopped leaves nothing", async () => {
  const add = (title: string): Response | Promise<Response> =>
    post("/api/studies/many/steps", {
      title: both(title),
      request: "/api/barometer",
      study: { title: both("Många"), question: both("Många?") },
    });
  const made = await Promise.all(Array.from({ length: 8 }, (_, i) => add(`Steg ${i}`)));
  assert.ok(made.every(({ status }) => status === 200));
  assert.equal((await study.studyDefinition("many")).steps.length, 8);

  const response = await post("/api/studies/many/runs", {});
  const { id } = (await response.json()) as Job;
  jobs.stop(id);
  await new Promise<void>((done) => void jobs.watch(id, ({ state }) => state === "running" || done()));
  assert.equal(jobs.get(id).state, "stopped");
  assert.deepEqual(await study.studyRuns("many"), []);
  assert.deepEqual(await readdir(join(folder, "studies", "many")).catch(() => []), []);
});

test("a report is frozen as a job and served at its permanent address with the bytes that were frozen", async () => {
  assert.equal((await post("/api/reports", { template: "brief" })).status, 200);
  const job = await ended("/api/reports/brief/versions", { who: "Registrator", formats: ["html"] });
  assert.equal(job.state, "done", job.error);
  const version = (await (await app.request("/api/reports/brief/versions/1")).json()) as {
    who: string;
    files: { bytes: number }[];
  };
  assert.equal(version.who, "Registrator");
  const file = await app.request("/api/reports/brief/versions/1/files/html?show=inline");
  assert.equal(file.status, 200);
  assert.match(file.headers.get("content-security-policy")!, /default-src 'none'/);
  assert.equal((await file.arrayBuffer()).byteLength, version.files[0]!.bytes);
  assert.equal((await app.request("/api/reports/brief/versions/1/files/pdf")).status, 404);
  assert.equal((await app.request("/api/reports/brief/versions/2")).status, 404);
  assert.equal((await app.request("/api/reports/brief/versions/0")).status, 400);
  const erratum = await post("/api/reports/brief/versions/1/errata", { who: "", text: both("x") });
  assert.equal(erratum.status, 400, "an erratum is signed");
});
