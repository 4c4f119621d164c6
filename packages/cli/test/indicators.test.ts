/** `tvars barriers --indicators` on the example region: the answer of the API, in words and in files, and what holds of every indicator. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { BarrierIndicators } from "@tvars/api";
import { routes } from "@tvars/api";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import type { Study } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-indicators-"));
const env = { TVARS_DATA: join(folder, "data") };
let study: Study;
let whole: BarrierIndicators;

before(async () => {
  study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  whole = await study.barrierIndicators({});
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const fetched = async (path: string): Promise<Response> =>
  createApp(study, { version: "1.2.3" }).request(path);

test("the command prints the API's answer, which has the shape of its route", async () => {
  const response = await fetched("/api/barriers/indicators");
  assert.equal(response.status, 200);
  const answer = (await response.json()) as BarrierIndicators;
  assert.deepEqual(answer, JSON.parse(JSON.stringify(whole)));
  assert.deepEqual(routes.barrierIndicators.answer.parse(answer), answer);
  const { code, out } = await inProcess(["barriers", "--indicators", "--json"], env);
  assert.equal(code, EXIT.ok);
  assert.deepEqual(JSON.parse(out), answer);
  const { out: words } = await inProcess(["barriers", "--indicators", "--lang", "sv"], env);
  for (const finding of [answer.score, answer.factor, answer.communities, answer.percolation])
    assert.ok(words.includes(finding.finding.sv), finding.finding.sv);
});

test("with the barriers open nobody has longer to a service, fewer to choose from, or is served less", () => {
  assert.ok(whole.services.length > 0);
  for (const service of whole.services) {
    assert.ok(service.travelTimeMin.open! <= service.travelTimeMin.now!);
    assert.ok(service.choice.open! >= service.choice.now!);
    assert.ok(service.served.open! >= service.served.now!);
    assert.ok(service.catchment.open! >= service.catchment.now!);
    for (const row of service.byType) {
      assert.ok(row.travelTimeMin.open! <= row.travelTimeMin.now!);
      assert.ok(row.choice.open! >= row.choice.now!);
    }
    // Everybody's choice is everybody's catchment: the same pairs counted from either end.
    const people = service.byType.reduce((sum, row) => sum + row.people, 0);
    assert.ok(Math.abs((service.choice.now! * people) / (service.catchment.now! * service.count) - 1) < 0.01);
  }
});

test("shares are shares; parts, clusters and stretches are those of the network", () => {
  const { factor, communities, percolation, score, stretches, contrast } = whole;
  for (const { mean, weighted } of factor.byType) assert.ok(mean >= 0 && mean <= 100 && weighted <= 100);
  assert.ok(communities.division > 0 && communities.division < 1);
  const squares = communities.parts.reduce((sum, { share }) => sum + share ** 2, 0);
  assert.ok(communities.division <= 1 - squares + 1e-6);
  for (const [at, step] of percolation.steps.entries()) {
    assert.ok(step.largestOpen >= step.largest);
    if (at > 0) assert.ok(step.largest >= percolation.steps[at - 1]!.largest);
  }
  assert.ok(score.p50! <= score.p90!);
  assert.equal(
    stretches.reduce((sum, { spots }) => sum + spots, 0),
    score.spots,
  );
  assert.ok(contrast !== null && contrast.p! > 0 && contrast.p! <= 1);
  assert.equal(
    stretches.reduce((sum, { neighbours }) => sum + neighbours, 0),
    contrast.pairsAcross,
  );
});

test("a barrier, a stretch of it and a saved scenario: only these are open, and the scenario stands beside", async () => {
  const [first] = (await study.barriers({})).segments;
  const stretch = await study.barrierIndicators({ segment: first!.id, permutations: 0 });
  assert.deepEqual([...new Set(stretch.stretches.map(({ id }) => id))], [first!.id]);
  assert.ok(stretch.factor.mean! < whole.factor.mean!);
  const barrier = await study.barrierIndicators({ barrier: first!.barrier, permutations: 0 });
  assert.ok(barrier.stretches.some(({ id }) => id === first!.id));
  assert.ok(barrier.factor.mean! <= whole.factor.mean! && barrier.factor.mean! >= stretch.factor.mean!);
  const { worst } = await study.barrierSegment({ id: first!.id });
  await study.saveScenario({
    id: "bro",
    name: "Bro",
    network: "example",
    profile: "adult",
    modifications: [{ do: "add-crossing", kind: "bridge", from: worst!.from, to: worst!.to }],
  });
  const withBridge = await study.barrierIndicators({ scenario: "bro", permutations: 0 });
  assert.deepEqual(withBridge.scenario, { id: "bro", name: "Bro" });
  for (const { choice, travelTimeMin } of withBridge.services) {
    assert.ok(choice.scenario! >= choice.now!);
    assert.ok(travelTimeMin.scenario! <= travelTimeMin.now!);
  }
});

test("every file holds the same figures: rows of figures for sheets, lines of stretches for maps", async () => {
  const csv = await (await fetched("/api/barriers/indicators?format=csv&lang=en")).text();
  assert.match(csv, /factor/);
  const line = csv.split("\n").find((row) => row.startsWith("division") || row.includes(",division,"));
  assert.ok(line?.includes(String(whole.communities.division)), line);
  const map = (await (await fetched("/api/barriers/indicators?format=geojson")).json()) as {
    features: { properties: { segment: string; score: number }; geometry: { type: string } }[];
  };
  assert.equal(map.features.length, whole.stretches.length);
  assert.equal(map.features[0]!.geometry.type, "LineString");
  assert.equal(map.features[0]!.properties.score, whole.stretches[0]!.score);
  assert.equal((await fetched("/api/barriers/indicators?format=xlsx")).status, 200);
});

test("what is not there is a problem with what to do", async () => {
  for (const path of ["barrier=nowhere", "segment=nowhere.1", "scenario=nowhere"]) {
    const response = await fetched(`/api/barriers/indicators?${path}&lang=en`);
    assert.equal(response.status, 404, path);
    assert.match(((await response.json()) as { action: string }).action, /list/);
  }
});
