/** `tvars barriers`, `tvars scenario` and `tvars access`: the same numbers as the API, in words and in files. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createApp } from "@tvars/server";
import { openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-network-"));
const env = { TVARS_DATA: join(folder, "data") };

before(async () => {
  const study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  await study.close();
});
after(() => rm(folder, { recursive: true, force: true }));

type Json = Record<string, any>;

async function json(...args: string[]): Promise<Json> {
  const { code, out, err } = await inProcess([...args, "--json"], env);
  assert.deepEqual([code, err], [EXIT.ok, ""]);
  return JSON.parse(out) as Json;
}

/** Without the time it took, which is nobody's figure. */
const timeless = ({ milliseconds: _milliseconds, ...answer }: Json): Json => answer;

test("barriers, a scenario and access are the answers of the API, to the last digit", async () => {
  const study = await openStudy(env.TVARS_DATA);
  const app = createApp(study, { version: "1.2.3" });
  const api = async (path: string, body?: unknown): Promise<Json> => {
    const headers = { "content-type": "application/json" };
    const response = await app.request(
      path,
      body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) },
    );
    assert.equal(response.status, 200);
    return (await response.json()) as Json;
  };
  try {
    const whole = await api("/api/barriers?network=example&within=800");
    const listed = await json("barriers", "--network", "example", "--within", "800", "--top", "200");
    assert.deepEqual(listed, { ...whole, segments: whole.segments.slice(0, 200) });
    const segment = await json("barriers", "--segment", whole.segments[0].id);
    const { from, to } = segment.worst;
    const ends = `${from.join(",")} ${to.join(",")}`;
    const tried = await json("scenario", "--add", ends, "--remove", whole.crossings[0].id);
    const asked = {
      network: "example",
      modifications: [
        { do: "add-crossing", from, to, kind: "bridge" },
        { do: "remove-crossing", crossing: whole.crossings[0].id },
      ],
    };
    assert.deepEqual(timeless(tried), timeless(await api("/api/scenario", asked)));
    assert.deepEqual(await json("access", "--minutes", "10"), await api("/api/access?minutes=10"));
    const morning = ["--mode", "transit", "--date", "2026-03-17", "--departure", "07:30", "--window", "5"];
    assert.deepEqual(
      await json("access", ...morning),
      await api("/api/access?mode=transit&date=2026-03-17&departure=07:30&window=5"),
    );
    assert.deepEqual(await json("barriers", "--networks"), await api("/api/networks"));
    assert.deepEqual(
      await json("barriers", "--candidates", "--top", "2"),
      await api("/api/candidates?top=2"),
    );
    const around = "radius=800,1500&permutations=19&measure=divergence&groups=foreign";
    assert.deepEqual(
      await json(
        "barriers",
        "--segregation",
        "--radius",
        "800,1500",
        "--permutations",
        "19",
        "--measure",
        "divergence",
        "--groups",
        "foreign",
      ),
      await api(`/api/barriers/segregation?${around}`),
    );
  } finally {
    await study.close();
  }
});

test("the command that an answer names gives the same answer", async () => {
  const answer = await json("scenario", "--add", "18.545321,56.625349 18.544178,56.62892 tunnel");
  const words = [...answer.provenance.command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => (quoted ?? plain) as string,
  );
  assert.equal(words[0], "tvars");
  assert.deepEqual(timeless(await json(...words.slice(1))), timeless(answer));
});

test("for the eye: the reading first, then the stretches; invented figures say so", async () => {
  const { out, code } = await inProcess(["barriers", "--top", "3"], env);
  assert.equal(code, EXIT.ok);
  assert.match(out, /^PÅHITTADE EXEMPELDATA\nFör vuxna till fots gör barriärerna/);
  assert.match(out, /^sträcka +namn +slag +folk +merväg m/m);
  const english = await inProcess(["access", "--lang", "en"], env);
  assert.match(english.out, /^service +area type +people/m);
});

test("a file holds every stretch, as rows or as lines", async () => {
  const file = join(folder, "barriers.geojson");
  const { code } = await inProcess(["barriers", "--format", "geojson", "--out", file], env);
  assert.equal(code, EXIT.ok);
  const { features } = JSON.parse(await readFile(file, "utf8")) as Json;
  const answer = await json("barriers", "--top", "200");
  assert.equal(features[0].geometry.type, "LineString");
  assert.equal(features[0].properties.segment, answer.segments[0].id);
  assert.equal(features[0].properties.burden, answer.segments[0].burden);
  const csv = await inProcess(["barriers", "--format", "csv", "--top", "3"], env);
  assert.match(csv.out, /segment,barrier,name,kind,class,length/);
});

test("a scenario is read from a file, saved under a name, and listed", async () => {
  const file = join(folder, "bro.json");
  const modifications = [
    { do: "add-crossing", from: [18.545321, 56.625349], to: [18.544178, 56.62892], kind: "bridge" },
  ];
  await writeFile(file, JSON.stringify({ modifications }));
  const answer = await json("scenario", "--file", file, "--save", "Bro vid Åkerö");
  assert.deepEqual(
    answer.modifications.map((one: Json) => one.modification),
    modifications,
  );
  const listed = await inProcess(["scenario", "--list"], env);
  // The example region comes with scenarios of its own.
  const [own, ...invented] = listed.out.trimEnd().split("\n");
  assert.equal(own, "bro-vid-akero  Bro vid Åkerö  example  1");
  assert.ok(
    invented.every((line) => line.includes("(påhittad)")),
    listed.out,
  );
});

test("mistyped, far away, or nothing at all: what it was, what was expected and what to do", async () => {
  const far = await inProcess(["scenario", "--add", "17,55 17.1,55"], env);
  assert.equal(far.code, EXIT.failure);
  assert.match(far.err, /Punkten 17, 55 ligger mer än 200 m/);
  const nothing = await inProcess(["scenario", "--lang", "en"], env);
  assert.match(nothing.err, /changes nothing/);
  const mistyped = await inProcess(["scenario", "--add", "17,55"], env);
  assert.equal(mistyped.code, EXIT.usage);
  assert.match(mistyped.err, /lon,lat lon,lat/);
  const empty = await inProcess(["barriers", "--data", join(folder, "empty"), "--lang", "en"], env);
  assert.equal(empty.code, EXIT.failure);
  assert.match(empty.err, /no network[^]*tvars import map\.osm\.pbf/);
});

test("by public transport: the timetable in words, and what cannot be asked in the reader's language", async () => {
  const run = (...args: string[]) => inProcess(["access", ...args], { ...env, TVARS_LANG: "sv" });
  const asked = await run("--mode", "transit", "--date", "2026-03-17", "--window", "5", "--lang", "sv");
  assert.deepEqual([asked.code, asked.err], [EXIT.ok, ""]);
  assert.match(asked.out, /2026-03-17 från 08:00 i 5 minuter: [\d\s]+ turer, \d+ hållplatser/);
  const expired = await run("--mode", "transit", "--date", "2027-03-17", "--lang", "sv");
  assert.notEqual(expired.code, EXIT.ok);
  assert.match(expired.err, /gått ut: den gäller 2026-01-01 till 2026-12-31/);
  const unused = await run("--date", "2026-03-17", "--lang", "sv");
  assert.equal(unused.code, EXIT.usage);
  assert.match(unused.err, /--date gäller bara --mode transit/);
});

test("each change of a scenario has its option, and the command that the answer names says all of them again", async () => {
  const [from, to] = ["18.545321,56.625349", "18.544178,56.62892"];
  const answer = await json(
    "scenario",
    "--add-link",
    `${from} ${to}`,
    "--speed",
    `${from} ${to} 0.5`,
    "--add-service",
    `school ${to}`,
    "--add-line",
    `10 ${from} ${to} 18.5407,56.6382 speed=25 first=06:00 last=24:30 one-way name=Linje 5, väst`,
    "--headway",
    "2 60",
    "--remove-line",
    "T1",
    "--rules",
    "adt:200000",
    "--window",
    "2",
  );
  assert.deepEqual(
    answer.modifications.map(({ modification }: Json) => modification.do),
    ["add-link", "change-speed", "add-service", "add-line", "remove-line", "change-headway"],
  );
  assert.ok(answer.transit.tripsAfter < answer.transit.tripsBefore);
  assert.equal(answer.services[0].after, answer.services[0].before + 1);
  const words = [...answer.provenance.command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => (quoted ?? plain) as string,
  );
  assert.deepEqual(timeless(await json(...words.slice(1))), timeless(answer));
});

test("a line that is added is the answer of the API, to the last digit; its stops and times are said in words", async () => {
  const stops = [
    [18.5453, 56.6253],
    [18.5361, 56.651],
    [18.527, 56.6766],
  ];
  const words = `7.5 ${stops.map((at) => at.join()).join(" ")} times=6,7.5 name=Tvärlinjen`;
  const told = await json("scenario", "--network", "example", "--add-line", words, "--window", "3");
  const study = await openStudy(env.TVARS_DATA);
  try {
    const response = await createApp(study, { version: "1.2.3" }).request("/api/scenario", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        network: "example",
        modifications: [{ do: "add-line", stops, minutes: 7.5, runMinutes: [6, 7.5], name: "Tvärlinjen" }],
        window: 3,
      }),
    });
    assert.equal(response.status, 200);
    assert.deepEqual(timeless(told), timeless((await response.json()) as Json));
  } finally {
    await study.close();
  }
  assert.ok(told.transit.services.some(({ peopleNearer }: Json) => peopleNearer > 0));
  const { out } = await inProcess(["scenario", "--add-line", words, "--window", "3", "--lang", "sv"], env);
  assert.match(out, /Ny linje, \d,\d km, 13,5 min: ny hållplats – /);
});

test("a scenario keeps the rules of roads it was saved with, and its file brings them back", async () => {
  const [from, to] = ["18.545321,56.625349", "18.544178,56.62892"];
  const drawn = ["scenario", "--add-link", `${from} ${to}`];
  const usual = await json(...drawn);
  const other = await json(...drawn, "--rules", "adt:200000", "--profile", "older", "--save", "Med regler");
  assert.notDeepEqual(other.totals, usual.totals);
  const saved = (await json("scenario", "--list")).find(({ id }: Json) => id === "med-regler");
  assert.deepEqual([saved.rules, saved.profile], ["adt:200000", "older"]);
  const file = join(folder, "med-regler.json");
  await writeFile(file, JSON.stringify(saved));
  assert.deepEqual(timeless(await json("scenario", "--file", file)), timeless(other));
  const { rules: _rules, ...old } = saved;
  await writeFile(file, JSON.stringify({ ...old, profile: "adult" }));
  assert.deepEqual(timeless(await json("scenario", "--file", file)), timeless(usual));
  const again = await json("scenario", "--file", file, "--rules", "adt:200000", "--profile", "older");
  assert.deepEqual(timeless(again), timeless(other));
});

test("options of a scenario that cannot be read, or mean nothing here, are told with what was expected", async () => {
  for (const [option, value, code, told] of [
    ["--add-link", "18,56", EXIT.usage, /lon,lat lon,lat/],
    ["--speed", "18,56 18,57 99", EXIT.usage, /lon,lat lon,lat FACTOR/],
    ["--add-service", "school", EXIT.usage, /lon,lat/],
    ["--headway", "2 often", EXIT.usage, /LINE MINUTES/],
    ["--add-line", "10 18.5453,56.6253", EXIT.usage, /MINUTES lon,lat lon,lat/],
    ["--add-line", "10 18.5453,56.6253 18.527,56.6766 speed=fast", EXIT.usage, /speed=KM\/H/],
    ["--add-line", "10 18.5453,56.6253 18.527,56.6766 colour=red", EXIT.usage, /MINUTES/],
    [
      "--add-line",
      "10 18.5453,56.6253 18.527,56.6766 first=09:00 last=08:00",
      EXIT.failure,
      /last departure 08:00 is before its first 09:00/,
    ],
    ["--remove-line", "99", EXIT.failure, /no line "99"[^]*T1/],
    ["--change", "EX-V-1:bridge:12608 -4", EXIT.usage, /SECONDS/],
  ] as const) {
    const ran = await inProcess(["scenario", option, value, "--lang", "en"], env);
    assert.equal(ran.code, code, `${option}: ${ran.err}`);
    assert.match(ran.err, told);
  }
  const twice = await inProcess(
    [
      "scenario",
      "--lang",
      "en",
      ...["--add", "--add"].flatMap((add) => [add, "18.545321,56.625349 18.544178,56.62892"]),
    ],
    env,
  );
  assert.match(twice.err, /Two modifications lie on the same spot/);
  const far = await inProcess(["access", "--isochrone", "10,60", "--lang", "en"], env);
  assert.match(far.err, /more than 200 m from the nearest street/);
});
