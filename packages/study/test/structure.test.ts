/** Structure with barriers, the network's faults and two networks compared, on the example region. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { NetworkQuality, StructureAnswer } from "@tvars/api";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";

let folder: string;
let study: Study;
let answer: StructureAnswer;
let quality: NetworkQuality;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-structure-"));
  study = await openStudy(folder);
  await study.addExample();
  answer = await study.structure({});
  quality = await study.networkQuality({});
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true });
});

const near = (a: number, b: number): void =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)), `${a} ${b}`);
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const having = ({ classes }: StructureAnswer, part: string): number =>
  sum(classes.filter(({ structure }) => structure.split(".").includes(part)).map(({ people }) => people));

test("everybody has one structure: classes sum to the people of the network, and to those of each type", () => {
  assert.equal(answer.classes.length, 8);
  near(sum(answer.classes.map(({ people }) => people)), answer.people);
  near(sum(answer.classes.map(({ share }) => share)), 1);
  answer.byType.forEach(({ people }, at) => {
    near(sum(answer.classes.map(({ byType }) => byType[at]!.people)), people);
    near(sum(answer.classes.map(({ byType }) => byType[at]!.share)), 1);
  });
  near(sum(answer.areas.map(({ people }) => people)), answer.people);
});

test("values lie within their bounds; cells and areas have the structure that their own values give", () => {
  const { thresholds } = answer;
  for (const { structure, severed, perKm2, separation, mix, meshM } of [...answer.cells, ...answer.areas]) {
    assert.ok(severed >= 0 && severed <= 1);
    assert.ok(perKm2! > 0 && separation! >= 0 && separation! <= 1 && mix! >= 0 && mix! <= 1 && meshM! > 0);
    const parts = [
      ...(severed >= thresholds.severed ? ["cut-off"] : []),
      ...(perKm2! < thresholds.sparse ? ["sparse"] : []),
      ...(separation! >= thresholds.separated ? ["separated"] : []),
    ];
    assert.equal(structure, parts.join(".") || "joined");
  }
});

test("a higher threshold of cut off and separated, and a lower of sparse, never holds for more people", async () => {
  const strict = await study.structure({ severed: 0.4, sparse: 500, separated: 0.8 });
  assert.deepEqual(strict.thresholds, { severed: 0.4, sparse: 500, separated: 0.8 });
  for (const part of ["cut-off", "sparse", "separated"])
    assert.ok(having(strict, part) < having(answer, part));
  assert.deepEqual(strict.byType, answer.byType, "what is measured does not follow from thresholds");
  assert.match(strict.provenance.command, /tvars structure .*--severed 0\.4 --sparse 500 --separated 0\.8/);
});

test("another profile walks another way among the same people", async () => {
  const chair = await study.structure({ profile: "wheelchair" });
  near(chair.people, answer.people);
  assert.notDeepEqual(
    chair.byType.map(({ severed }) => severed),
    answer.byType.map(({ severed }) => severed),
  );
});

test("the report counts every place once: by kind and by kommun, missing links first", () => {
  const { faults, kinds, municipalities } = quality;
  assert.ok(faults.length > 0);
  assert.equal(sum(kinds.map(({ count }) => count)), faults.length);
  assert.equal(sum(municipalities.map(({ all }) => all)), faults.length);
  assert.equal(new Set(faults.map(({ id }) => id)).size, faults.length);
  assert.equal(faults[0]!.fault, "missing-link");
  for (const { name, counts, all } of municipalities) {
    assert.equal(sum(Object.values(counts)), all);
    assert.equal(faults.filter(({ municipality }) => municipality === name).length, all);
  }
});

test("two networks: a crossing that only one of them has is told with its place, and one network with itself is refused", async () => {
  const [example] = await study.networks();
  const ways = (await study.snapshots()).find(({ table }) => table === "network:example")!;
  assert.ok(ways.rows > 0);
  const { crossings } = await study.barriers({});
  const bridge = crossings.find(({ kind }) => kind === "bridge")!;
  const [lon, lat] = bridge.at;
  const lines = (points: [number, number][], properties: Record<string, unknown>) => ({
    type: "Feature",
    properties,
    geometry: { type: "LineString", coordinates: points },
  });
  // Another survey of the ground round that bridge, without any barrier.
  const file = join(folder, "other.geojson");
  // One line without a junction on the way: ground is covered along it, not only at its ends.
  const street = (dy: number, id: number) =>
    lines(
      Array.from({ length: 60 }, (_, k): [number, number] => [lon - 0.006 + k * 0.0002, lat + dy]),
      { id: `street-${id}`, kind: "residential" },
    );
  await writeFile(
    file,
    JSON.stringify({
      type: "FeatureCollection",
      features: [street(0.0004, 1), street(-0.0004, 2)],
    }),
  );
  await study.import(file, { as: "network", mapping: "own-lines" });
  const all = await study.networks();
  const other = all.find(({ id }) => id !== example!.id)!;
  const compared = await study.networkComparison({ a: example!.id, b: other.id });
  assert.equal(compared.a.crossings + compared.a.outside, crossings.length);
  assert.equal(compared.b.crossings, 0);
  assert.ok(compared.rows.length > 0 && compared.rows.every(({ what }) => what === "only-a"));
  assert.ok(
    compared.rows.some(({ at, kindA }) => kindA === "bridge" && at[0] === lon && at[1] === lat),
    "the bridge that the other survey lacks",
  );
  const turned = await study.networkComparison({ a: other.id, b: example!.id });
  assert.deepEqual(
    turned.rows.map(({ at, kindB }) => [at, kindB]),
    compared.rows.map(({ at, kindA }) => [at, kindA]),
  );
  await assert.rejects(
    study.networkComparison({ a: example!.id, b: example!.id }),
    (error: StudyError) => error.kind === "bad-request",
  );
});
