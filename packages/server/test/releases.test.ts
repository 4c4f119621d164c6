/** Releases over HTTP, on the example region: a draft, its check, a decision, and the link in every format. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Problem, Release, ReleaseCheck, ReleaseHead } from "@tvars/api";
import { release, releaseCheck } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { createApp } from "../src/index.ts";
import { createJobs } from "../src/jobs.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-releases-"));
const study = await openStudy(folder);
await study.addExample();
const text = (sv: string) => ({ sv, en: sv });
await study.storeRecords({
  path: join(folder, "example", "skadade-i-vagtrafik.csv"),
  definition: {
    id: "skadade",
    title: text("Skadade i vägtrafik"),
    unit: text("skadade"),
    source: "Exempelregionen",
    file: { delimiter: ";", decimal: "," },
    place: { by: "point", x: "e_sweref99tm", y: "n_sweref99tm", crs: "EPSG:3006", axisOrder: "east-north" },
    placeOf: "event",
    time: { column: "datum" },
    groups: [{ id: "kategori", column: "kategori", title: text("kategori") }],
    identifier: "id",
  },
});
const app = createApp(study, { version: "1.2.3" });
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async <Body>(path: string): Promise<Body> => (await (await app.request(path)).json()) as Body;
const post = async <Body>(path: string, body: unknown, headers = {}, to = app) => {
  const response = await to.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
};
const asked = { records: "skadade", by: ["type", "year"], years: [2015, 2016, 2017] };

test("a table is drafted, checked and released; its link gives the same bytes at every reading", async () => {
  const drafted = await post<Release>("/api/releases", { asked, who: "Åsa", reason: "årsrapport" });
  assert.deepEqual([drafted.status, drafted.body.id, drafted.body.state], [200, "skadade-1", "draft"]);
  const check = releaseCheck.parse(await get<ReleaseCheck>("/api/releases/skadade-1/check"));
  assert.equal(check.verdict, "safe");
  assert.ok(check.atRisk > 0);
  for (const { low, high, required, enough } of check.attacks) {
    assert.ok(enough);
    assert.ok(high - low >= required);
  }
  const decided = await post<Release>("/api/releases/skadade-1/decision", {
    decision: "release",
    who: "Bo",
    reason: "granskad",
  });
  assert.equal(decided.body.state, "released");
  const read = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
  for (const path of ["", "?format=csv", "?format=csv-semicolon", "?format=json-stat2"].map(
    (query) => `/api/releases/skadade-1${query}`,
  ))
    assert.ok((await read(path)).equals(await read(path)), path);
  const answer = release.parse(await get("/api/releases/skadade-1"));
  const raw = await get<Release>("/api/releases/skadade-1");
  assert.equal(createHash("sha256").update(JSON.stringify(raw.table)).digest("hex"), answer.sha256);
});

test("hidden, zero and shown figures keep their own words in every format, and nothing stands beside a hidden one", async () => {
  const { table } = await get<Release>("/api/releases/skadade-1");
  const hidden = table.rows.filter(({ count }) => count.status === "suppressed");
  assert.ok(hidden.length > 0);
  for (const row of hidden) {
    assert.equal(row.count.value, null);
    assert.notEqual(row.hidden, null);
  }
  const csv = await (await app.request("/api/releases/skadade-1?format=csv")).text();
  const lines = csv.split("\n").filter((line) => /suppressed/.test(line));
  assert.equal(lines.length, hidden.length);
  const stat = await get<{ value: (number | null)[]; status: Record<string, string> }>(
    "/api/releases/skadade-1?format=json-stat2",
  );
  const marked = Object.entries(stat.status).filter(([, status]) => status.startsWith("suppressed"));
  assert.ok(marked.length >= hidden.length);
  for (const [at] of marked) assert.equal(stat.value[Number(at)], null);
});

test("a withdrawn link says so, in every format, and gives no figures", async () => {
  const drafted = await post<Release>("/api/releases", {
    asked: { records: "skadade", by: ["kommun"], years: [2020] },
    who: "Åsa",
  });
  const { id } = drafted.body;
  await post(`/api/releases/${id}/decision`, { decision: "release", who: "Bo", reason: "granskad" });
  await post(`/api/releases/${id}/decision`, { decision: "withdraw", who: "Bo", reason: "fel år" });
  const gone = await get<Release>(`/api/releases/${id}`);
  assert.deepEqual([gone.state, gone.table.rows.length], ["withdrawn", 0]);
  const heads = await get<ReleaseHead[]>("/api/releases");
  assert.deepEqual(
    heads.map((one) => one.state),
    ["withdrawn", "released"],
  );
  const again = await post<Problem>(`/api/releases/${id}/decision`, {
    decision: "release",
    who: "Bo",
    reason: "x",
  });
  assert.deepEqual([again.status, again.body.value], [409, id]);
});

test("behind a trusted proxy the name comes from its header, whatever is typed; without it no one decides", async () => {
  const behind = createApp(study, { userHeader: "x-remote-user" });
  const body = { asked: { records: "skadade", by: ["type"], years: [2020] }, who: "någon annan" };
  const refused = await post<Problem>("/api/releases", body, {}, behind);
  assert.equal(refused.status, 403);
  const name = Buffer.from("Åsa Öberg").toString("latin1");
  const made = await post<Release>("/api/releases", body, { "x-remote-user": name }, behind);
  assert.equal(made.body.log[0]!.who, "Åsa Öberg");
});

test("drafting and checking are jobs with their steps, in a process of their own, and the server answers meanwhile", async (context) => {
  const apart = await openStudy(folder, { apart: true });
  context.after(() => apart.close());
  const jobs = createJobs();
  const server = createApp(apart, { jobs });
  const steps = new Set<string>();
  const body = { asked: { records: "skadade", by: ["type", "kategori"], years: [2018] }, who: "Åsa" };
  const drafting = post<Release>("/api/releases", body, {}, server);
  while (jobs.list().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  jobs.watch(jobs.list()[0]!.id, ({ progress }) => steps.add(progress.what));
  assert.equal((await server.request("/api/health")).status, 200);
  assert.equal(jobs.list()[0]!.state, "running");
  const { status, body: made } = await drafting;
  assert.deepEqual([status, made.state], [200, "draft"]);
  assert.ok(steps.has("Earlier releases"), [...steps].join());
  assert.deepEqual(
    jobs.list().map(({ kind, state }) => [kind, state]),
    [["records", "done"]],
  );
  const decision = { decision: "release", who: "Bo", reason: "granskad" };
  const decided = await post<Release>(`/api/releases/${made.id}/decision`, decision, {}, server);
  assert.equal(decided.body.state, "released");
});

test("a draft that is stopped leaves nothing behind, and says that it was stopped", async () => {
  const jobs = createJobs();
  const server = createApp(study, { jobs });
  const before = await study.releases();
  const body = { asked: { records: "skadade", by: ["kommun", "kategori"], years: [2019] }, who: "Åsa" };
  const drafting = post<Problem>("/api/releases", body, {}, server);
  while (jobs.list().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  jobs.stop(jobs.list()[0]!.id);
  const { status, body: problem } = await drafting;
  assert.notEqual(status, 200);
  assert.match(problem.detail, /stoppades/);
  assert.equal(jobs.list()[0]!.state, "stopped");
  assert.deepEqual(await study.releases(), before);
});

test("what is no release is 404 with how to find one", async () => {
  const response = await app.request("/api/releases/skadade-99");
  assert.equal(response.status, 404);
  assert.match(((await response.json()) as Problem).action!, /releases/);
});
