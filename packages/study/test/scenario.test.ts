/** What can be changed of a network and its services, on the example region. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Modification, Position, ScenarioAnswer } from "@tvars/api";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

describe("scenarios on the example region", () => {
  let folder: string;
  let study: Study;
  let from: Position;
  let to: Position;
  let school: Position;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-scenario-"));
    study = await openStudy(folder);
    await study.addExample();
    const { segments } = await study.barriers({});
    const { worst } = await study.barrierSegment({ id: segments[0]!.id });
    [from, to] = [worst!.from, worst!.to];
    school = from;
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  const tried = (...modifications: Modification[]): Promise<ScenarioAnswer> =>
    study.scenario({ modifications });
  const refused = (one: Modification, what: RegExp): Promise<void> => assert.rejects(tried(one), what);

  test("a new path over a barrier does what a bridge without waiting does", async () => {
    const [link, bridge] = [
      await tried({ do: "add-link", from, to }),
      await tried({ do: "add-crossing", kind: "bridge", delayS: 0, from, to }),
    ];
    assert.deepEqual(link.totals, bridge.totals);
    assert.deepEqual(link.segments, bridge.segments);
    assert.ok(link.totals.peopleGaining > 0);
  });

  test("a wait that is drawn with a crossing takes of its gain; the kind's own wait is used unless told", async () => {
    const gain = async (delayS?: number): Promise<number> => {
      const wait = delayS === undefined ? {} : { delayS };
      const { totals } = await tried({ do: "add-crossing", kind: "signalised", from, to, ...wait });
      return totals.burdenBefore - totals.burdenAfter;
    };
    const [none, usual, long] = [await gain(0), await gain(), await gain(300)];
    assert.ok(none >= usual && usual > long, `${none} ≥ ${usual} > ${long}`);
  });

  test("a crossing beside one that is there and as quick changes nothing, and the reading says why", async () => {
    const { crossings } = await study.barriers({});
    const closed = await tried({ do: "remove-crossing", crossing: crossings[0]!.id });
    const [a, b] = [closed.modifications[0]!.line![0]!, closed.modifications[0]!.line!.at(-1)!];
    const slow = { do: "add-crossing", kind: "signalised", delayS: 300, from: a, to: b } as const;
    const beside = await tried(slow);
    assert.equal(beside.totals.peopleGaining, 0);
    assert.equal(beside.totals.burdenAfter, beside.totals.burdenBefore);
    assert.match(beside.reading.sv, /redan en som är minst lika kort/);
    const both = await tried({ do: "add-crossing", kind: "bridge", delayS: 0, from, to }, slow);
    assert.ok(both.totals.peopleGaining > 0);
    assert.match(both.reading.en, /at least as short already/);
  });

  test("a path that is closed shortens nobody's way; closed and slowed at once is one change too many", async () => {
    const { totals, modifications } = await tried({ do: "remove-link", from, to });
    assert.equal(totals.peopleGaining, 0);
    assert.ok(totals.gainM < 0);
    assert.ok(modifications[0]!.line!.length >= 2 && modifications[0]!.metres! > 0);
    await assert.rejects(
      tried({ do: "remove-link", from, to }, { do: "change-speed", from, to, factor: 0.5 }),
      /Two modifications lie on the same spot/,
    );
  });

  test("a faster way lengthens nothing, a slower one shortens nothing", async () => {
    const at = async (factor: number) => (await tried({ do: "change-speed", from, to, factor })).totals;
    const [fast, slow] = [await at(2), await at(0.5)];
    assert.ok(fast.gainM > 0 && fast.burdenAfter < fast.burdenBefore);
    assert.equal(slow.peopleGaining, 0);
    assert.ok(slow.gainM < 0);
  });

  test("a new school takes nobody farther from one, and its people are the ones the cost is shared by", async () => {
    const cost = { low: 1e6, high: 3e6 };
    const answer = await tried({ do: "add-service", service: "school", at: school, cost });
    const [one] = answer.services!;
    assert.equal(one!.after, one!.before + 1);
    assert.ok(one!.peopleNearer > 0);
    assert.equal(one!.peopleFarther, 0);
    for (const { minutesBefore, minutesAfter } of one!.byType)
      assert.ok((minutesAfter ?? Infinity) <= (minutesBefore ?? Infinity));
    assert.equal(answer.totals.peopleGaining, 0, "no way across a barrier is shorter");
    assert.ok(Math.abs(answer.totals.costPerPerson!.low - cost.low / one!.peopleNearer) < 1e-6);
    assert.ok(Math.abs(answer.totals.costPerPerson!.high - cost.high / one!.peopleNearer) < 1e-6);
    assert.match(answer.reading.sv, /får kortare väg till närmaste skola/);
  });

  test("a stop that is moved there and back changes nothing; without its bridge fewer come nearer to a new one", async () => {
    const add: Modification = { do: "add-service", service: "stop", at: from };
    const there: Modification = { do: "move-service", service: "stop", from, to };
    const back: Modification = { do: "move-service", service: "stop", from: to, to: from };
    const same = await study.scenario({ modifications: [add, there, back], against: [add] });
    assert.deepEqual(
      same.services!.map(({ peopleNearer, peopleFarther }) => [peopleNearer, peopleFarther]),
      [[0, 0]],
    );
    const bridge: Modification = { do: "add-crossing", kind: "bridge", from, to };
    const nearer = async (...all: Modification[]): Promise<number> =>
      (await tried(...all)).services![0]!.peopleNearer;
    assert.ok((await nearer(add, bridge)) > (await nearer(add)));
  });

  test("what is not there cannot be moved or removed: said with the kind and how near one must click", async () => {
    await refused({ do: "remove-service", service: "lighthouse", at: from }, /lighthouse/);
    await refused({ do: "add-link", from, to: from }, /same place|samma plats/);
    await refused({ do: "add-service", service: "school", at: [0, 0] }, /street|gata/);
  });

  test("a scenario without changes is refused, and none of all this has touched the base", async () => {
    const known = await study.barriers({});
    await assert.rejects(tried());
    await tried({ do: "remove-link", from, to }, { do: "add-service", service: "shop", at: to });
    assert.deepEqual(await study.barriers({}), known);
  });

  test("candidates asked for by part end as all at once, and no part takes a better one away", async () => {
    const whole = await study.candidates({ top: 5 });
    const parts = 4;
    let best = 0;
    for (let part = 1; part <= parts; part++) {
      const { rows, tried: done, spots } = await study.candidates({ top: 5, part, parts });
      assert.equal(spots, whole.tried);
      assert.equal(done, Math.round((spots * part) / parts));
      assert.ok((rows[0]?.gain ?? 0) >= best);
      best = rows[0]?.gain ?? 0;
      if (part === parts) assert.deepEqual(rows, whole.rows);
    }
  });

  test("steps are saved with a scenario and come back with it", async () => {
    const one: Modification = { do: "add-link", from, to };
    const two: Modification = { do: "change-speed", from, to, factor: 2 };
    const history = { past: [[], [one]], future: [[one, two, one]] };
    const [network] = await study.networks();
    await study.saveScenario({
      id: "steps",
      name: "Steg",
      network: network!.id,
      profile: "adult",
      modifications: [one, two],
      history,
    });
    const saved = (await study.scenarios({})).find(({ id }) => id === "steps");
    assert.deepEqual([saved!.modifications, saved!.history], [[one, two], history]);
  });

  test("streets within bounds touch them; bounds that are none are refused", async () => {
    const [west, south] = [from[0] - 0.005, from[1] - 0.003];
    const [east, north] = [from[0] + 0.005, from[1] + 0.003];
    const { lines, all } = await study.streets({ bounds: [west, south, east, north].join() });
    assert.ok(lines.length > 0 && lines.length <= all);
    const margin = 0.001;
    for (const { line } of lines) {
      const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
      assert.ok(Math.max(...xs) >= west - margin && Math.min(...xs) <= east + margin);
      assert.ok(Math.max(...ys) >= south - margin && Math.min(...ys) <= north + margin);
    }
    await assert.rejects(study.streets({ bounds: "1,2,1,2" }), /bounds|gränser/);
  });
});
