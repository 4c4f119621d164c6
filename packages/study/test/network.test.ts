import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Barriers, Position } from "@tvars/api";
import { readGeoParquet } from "@tvars/geo";
import { openStudy, StudyError } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { readFile } from "node:fs/promises";

const near = (a: number, b: number, share = 1e-9): boolean =>
  Math.abs(a - b) <= share * Math.max(1, Math.abs(a), Math.abs(b));

describe("the example region's network, imported with the region", () => {
  let folder: string;
  let study: Study;
  let barriers: Barriers;
  let from: Position;
  let to: Position;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-network-"));
    study = await openStudy(folder);
    await study.addExample();
    barriers = await study.barriers({});
    const { worst } = await study.barrierSegment({ id: barriers.segments[0]!.id });
    [from, to] = [worst!.from, worst!.to];
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("is a snapshot of its own: its lines as GeoParquet, the files beside them, and it says that it is invented", async () => {
    const snapshot = (await study.snapshots()).find(({ kind }) => kind === "network")!;
    assert.equal(snapshot.table, "network:example");
    assert.equal(snapshot.invented, true);
    const bytes = await readFile(join(folder, "snapshots", snapshot.id, "data.parquet"));
    const layer = await readGeoParquet("data.parquet", new Uint8Array(bytes));
    assert.equal(layer.crs, "EPSG:3006");
    assert.equal(layer.features.length, snapshot.rows);
    const kinds = new Set(layer.features.map(({ properties }) => properties.kind));
    for (const kind of ["motorway", "rail", "residential", "footway"]) assert.ok(kinds.has(kind), kind);
  });

  test("everybody of the areas that it reaches lives on its streets", async () => {
    const [network] = await study.networks();
    assert.equal(network!.people.from, "areas");
    const { trend } = await study.barometer({});
    const population = trend.at(-1)!.population.value!;
    assert.ok(network!.people.all > 0.9 * population && network!.people.all < 1.1 * population);
    assert.deepEqual(
      network!.barriers.map(({ kind }) => kind),
      ["motorway", "state-road", "rail"],
    );
  });

  test("burden is contacts times excess, the heaviest first; no walk is shorter with the barriers than without", () => {
    for (const [at, one] of barriers.segments.entries()) {
      assert.ok(one.excessM >= 0 && one.severed >= 0 && one.severed <= 1 && one.divides <= 1);
      assert.ok(Math.abs(one.burden - one.contacts * one.excessM) <= 0.06 * one.contacts + 1);
      if (at > 0) assert.ok(one.burden <= barriers.segments[at - 1]!.burden);
    }
    assert.ok(barriers.totals.detour >= barriers.totals.detourWithout);
    const sum = (of: (one: Barriers["segments"][number]) => number): number =>
      barriers.segments.reduce((all, one) => all + of(one), 0);
    assert.ok(
      near(
        sum(({ pairs }) => pairs),
        barriers.totals.pairs,
        1e-6,
      ),
    );
    assert.ok(
      near(
        sum(({ burden }) => burden),
        barriers.totals.contacts * barriers.totals.excessM,
        1e-4,
      ),
    );
    assert.deepEqual(
      barriers.totals.byType.map(({ type }) => type),
      [1, 2, 3, 4, 5],
    );
  });

  test("a stretch has people on both sides, and the way its worst neighbours walk is longer than the one that could be", async () => {
    const [worst] = barriers.segments;
    const answer = await study.barrierSegment({ id: worst!.id });
    assert.deepEqual(answer.segment, worst);
    const { left, right } = answer.sides;
    assert.ok(left.all > 0 && right.all > 0);
    assert.ok(near(left.all + right.all, worst!.people, 1e-3));
    const { now, without, straightM } = answer.worst!;
    assert.ok(now!.metres > without.metres && without.metres >= straightM);
    for (const { line } of [now!, without]) {
      assert.deepEqual(line[0], answer.worst!.from);
      assert.deepEqual(line.at(-1), answer.worst!.to);
    }
    await assert.rejects(study.barrierSegment({ id: "nowhere.1" }), /no stretch "nowhere.1"/);
  });

  test("a bridge lowers the burden of the stretch it crosses and lengthens nobody's walk", async () => {
    const answer = await study.scenario({
      modifications: [{ do: "add-crossing", kind: "bridge", from, to }],
    });
    const { totals, segments, pairs } = answer;
    assert.ok(segments.every(({ burdenAfter, burdenBefore }) => burdenAfter <= burdenBefore));
    const worst = segments.find(({ id }) => id === barriers.segments[0]!.id)!;
    assert.ok(worst.burdenAfter < worst.burdenBefore);
    assert.ok(near(totals.burdenBefore, barriers.totals.contacts * barriers.totals.excessM));
    assert.ok(totals.burdenAfter < totals.burdenBefore && totals.gainM > 0 && totals.peopleGaining > 0);
    assert.ok(
      near(
        totals.byType.reduce((all, { share }) => all + share, 0),
        1,
      ),
    );
    assert.ok(pairs.every(({ beforeM, afterM }) => beforeM === null || afterM < beforeM));
    assert.equal(answer.modifications[0]!.line!.length, 4);
  });

  test("a crossing that is taken away helps nobody; against itself a scenario changes nothing, and the base is as before", async () => {
    const { id } = barriers.crossings.find(({ kind }) => kind === "tunnel")!;
    const remove = { do: "remove-crossing" as const, crossing: id };
    const { totals } = await study.scenario({ modifications: [remove] });
    assert.equal(totals.peopleGaining, 0);
    assert.ok(totals.gainM < 0 && totals.burdenAfter > totals.burdenBefore);
    const add = { do: "add-crossing" as const, kind: "bridge" as const, from, to };
    const same = await study.scenario({ modifications: [add, remove], against: [add, remove] });
    assert.deepEqual([same.totals.pairsGaining, same.segments], [0, []]);
    const back = await study.scenario({ modifications: [add], against: [add, remove] });
    assert.ok(
      near(
        back.totals.gainM * -1,
        (await study.scenario({ modifications: [add, remove], against: [add] })).totals.gainM,
      ),
    );
    assert.ok(back.totals.gainM > 0);
    assert.deepEqual(await study.barriers({}), barriers);
  });

  test("a slower crossing lengthens, a faster one shortens", async () => {
    const { id, delayS } = barriers.crossings.find(
      ({ kind, delayS: wait }) => kind === "signalised" && wait > 5,
    )!;
    const tried = async (seconds: number) =>
      (await study.scenario({ modifications: [{ do: "change-crossing", crossing: id, delayS: seconds }] }))
        .totals;
    assert.ok((await tried(delayS + 300)).burdenAfter > (await tried(0)).burdenAfter);
    assert.ok((await tried(0)).gainM >= 0);
  });

  test("the best place for a crossing gains what the scenario that builds it says, and others less", async () => {
    const { rows, tried } = await study.candidates({ top: 3 });
    assert.ok(tried > rows.length);
    const [best, second] = rows;
    assert.ok(best!.gain > second!.gain);
    const { totals } = await study.scenario({
      modifications: [{ do: "add-crossing", kind: "bridge", from: best!.line[0]!, to: best!.line[1]! }],
    });
    const change = totals.burdenBefore - totals.burdenAfter;
    assert.ok(change > 0 && change <= 1.01 * best!.gain);
  });

  test("barriers never give access: shares within reach are no smaller without them", async () => {
    const { services, structure, inequality, place } = await study.access({});
    assert.equal(place?.id, "riket");
    assert.ok(services.length >= 4);
    for (const { byType } of services)
      for (const { within, withinWithout, people } of byType) {
        assert.ok(people > 0);
        within.forEach((share, at) => assert.ok(share <= withinWithout[at]! + 1e-12));
        assert.ok(within.every((share, at) => at === 0 || share >= within[at - 1]!));
      }
    assert.ok(inequality.gini! > 0 && inequality.gini! < 1);
    assert.equal(structure.length, 5);
    const kommun = await study.access({ place: "kommun:9902" });
    assert.ok(
      kommun.structure.reduce((all, { people }) => all + people, 0) <
        structure.reduce((all, { people }) => all + people, 0),
    );
  });

  test("more minutes reach more people; a point in the sea reaches no street and says so", async () => {
    const { polygons } = await study.isochrone({ lon: from[0], lat: from[1], minutes: "15,5,10" });
    assert.deepEqual(
      polygons.map(({ minutes }) => minutes),
      [5, 10, 15],
    );
    assert.ok(polygons[0]!.people <= polygons[1]!.people && polygons[1]!.people < polygons[2]!.people);
    await assert.rejects(study.isochrone({ lon: 17, lat: 55 }), (error: StudyError) => {
      assert.equal(error.kind, "bad-request");
      assert.match(error.fields.text!.sv, /200 m från närmaste gata/);
      return true;
    });
    await assert.rejects(study.isochrone({ lon: from[0], lat: from[1], minutes: "0,x" }), /not minutes/);
  });

  test("the way with the barriers open is no longer than the way now", async () => {
    const query = { from: from.join(","), to: to.join(",") };
    const [now, open] = [await study.route(query), await study.route({ ...query, open: true })];
    assert.ok(open.metres < now.metres);
    await assert.rejects(study.route({ ...query, to: "x" }), /"x" is not a point/);
  });
});

describe("a network of one's own lines", () => {
  let folder: string;
  let study: Study;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-own-network-"));
    study = await openStudy(join(folder, "data"));
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  /** Two streets either side of a railway, joined by one way round at the eastern end: x and y in metres. */
  const town = (): unknown => {
    const [e, north] = [500_000, 6_600_000];
    const line = (kind: string, ...places: [number, number][]) => ({
      type: "Feature",
      properties: { kind, name: kind === "rail" ? "Banan" : "" },
      geometry: { type: "LineString", coordinates: places.map(([x, y]) => [e + x, north + y]) },
    });
    const street = (y: number) =>
      Array.from({ length: 10 }, (_, k) => line("residential", [100 * k, y], [100 * (k + 1), y]));
    return {
      type: "FeatureCollection",
      crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3006" } },
      features: [
        ...street(0),
        ...street(100),
        line("residential", [1000, 0], [1100, 50], [1000, 100]),
        line("rail", [-100, 50], [1050, 50]),
      ],
    };
  };

  test("lines are a network where one says so; without areas each place counts by its metres of street", async () => {
    await assert.rejects(
      study.networks().then(() => study.barriers({})),
      (error: StudyError) => {
        assert.equal(error.kind, "unavailable");
        return true;
      },
    );
    const file = join(folder, "stad.geojson");
    await writeFile(file, JSON.stringify(town()));
    const report = await study.import(file, { as: "network", mapping: "own-lines" });
    assert.equal(report.snapshots[0]!.kind, "network");
    const [network] = await study.networks();
    assert.equal(network!.id, "stad");
    assert.equal(network!.people.from, "streets");
    const { totals, segments, provenance } = await study.barriers({});
    assert.deepEqual(
      totals.byType.map(({ type }) => type),
      [null],
    );
    assert.ok(totals.excessM > 0 && segments.every(({ name }) => name === "Banan"));
    assert.ok(provenance.notes.some(({ text, mandatory }) => mandatory && /områdestyp saknas/.test(text.sv)));
  });

  test("those far from the way round have the longest: the worst stretch lies at the other end", async () => {
    const { segments } = await study.barriers({});
    const west = (line: Position[]): number => Math.min(...line.map(([lon]) => lon));
    const byExcess = [...segments].sort((a, b) => b.excessM - a.excessM);
    assert.equal(west(byExcess[0]!.line), Math.min(...segments.map(({ line }) => west(line))));
  });

  test("a file that is no network leaves nothing behind", async () => {
    const file = join(folder, "trasig.osm.pbf");
    await writeFile(
      file,
      Buffer.concat([Buffer.from([0, 0, 0, 13, 10, 9]), Buffer.from("OSMHeader"), Buffer.alloc(40, 7)]),
    );
    const before = (await study.snapshots()).length;
    await assert.rejects(study.import(file), (error: StudyError) => {
      assert.equal(error.kind, "bad-request");
      assert.equal(error.fields.file, "trasig.osm.pbf");
      return true;
    });
    assert.equal((await study.snapshots()).length, before);
  });
});
