/** Built networks are kept beside their snapshot: read again they answer alike, damaged they are built anew and that is said. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Barriers, ScenarioAnswer } from "@tvars/api";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

describe("the example region's network, kept as it was built", () => {
  let folder: string;
  let first: Barriers;
  let kept: string;

  /** A study opened anew knows only what is on disk. */
  const asked = async (query: Parameters<Study["barriers"]>[0] = {}): Promise<Barriers> => {
    const study = await openStudy(folder);
    try {
      return await study.barriers(query);
    } finally {
      await study.close();
    }
  };
  const files = async (): Promise<string[]> =>
    (await readdir(kept)).filter((name) => name.startsWith("network-")).sort();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-kept-"));
    const study = await openStudy(folder);
    await study.addExample();
    const { id } = (await study.snapshots()).find(({ kind }) => kind === "network")!;
    await study.close();
    kept = join(folder, "derived", id);
    first = await asked();
  });
  after(() => rm(folder, { recursive: true }));

  test("what is read gives the very answer that what was built gave, and nothing is left half written", async () => {
    const parts = await files();
    assert.deepEqual(
      parts.map((name) => name.replace(/-[0-9a-f]{16}-/, "-")),
      ["network-now.bin", "network-open.bin"],
    );
    assert.deepEqual(await asked(), first);
    assert.deepEqual(await files(), parts);
  });

  test("other rules of roads and other profiles are other networks, with files of their own", async () => {
    const before = await files();
    const quiet = await asked({ rules: "adt:200000" });
    assert.ok(quiet.segments.length < first.segments.length);
    assert.match(quiet.provenance.request, /rules=adt%3A200000/);
    assert.match(quiet.provenance.command, /--rules adt:200000/);
    await asked({ profile: "child" });
    assert.equal((await files()).length, before.length + 4);
    assert.deepEqual(await asked({ rules: "adt:4000,owner:state" }), first);
  });

  test("cut short, changed by one byte or of another format it is built anew with the same figures, and the answer says so", async () => {
    const whole = (await files()).map((name) => join(kept, name));
    const damages: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length >> 1),
      (bytes) => {
        const at = bytes.length - 1000;
        return Buffer.concat([bytes.subarray(0, at), Buffer.of(bytes[at]! ^ 1), bytes.subarray(at + 1)]);
      },
      (bytes) => Buffer.concat([Buffer.from("tvars-network-0\n"), bytes.subarray(16)]),
      () => Buffer.alloc(0),
    ];
    for (const damage of damages) {
      for (const file of whole) await writeFile(file, damage(await readFile(file)));
      const { provenance, ...answer } = await asked();
      const { provenance: own, ...figures } = first;
      assert.deepEqual(answer, figures);
      const more = provenance.notes.filter(({ text }) => !own.notes.some((note) => note.text.sv === text.sv));
      assert.deepEqual(
        more.map(({ text }) => text.en),
        [
          "The network that was kept ready was damaged and has been built anew from its source; the figures are the same.",
        ],
      );
      assert.deepEqual(await asked(), first, "built anew it is whole");
    }
  });

  test("a scenario tried on other rules of roads says which, and is weighed against the burden by those rules", async () => {
    const study = await openStudy(folder);
    try {
      const rules = "adt:200000";
      const barriers = await study.barriers({ rules });
      const { worst } = await study.barrierSegment({ id: barriers.segments[0]!.id, rules });
      const modifications = [
        { do: "add-crossing" as const, kind: "bridge" as const, from: worst!.from, to: worst!.to },
      ];
      const burden = ({ segments }: Barriers): number => segments.reduce((sum, one) => sum + one.burden, 0);
      const tried = async (query: { rules?: string }): Promise<ScenarioAnswer> =>
        study.scenario({ ...query, modifications });
      const own = await tried({ rules });
      assert.ok(Math.abs(own.totals.burdenBefore / burden(barriers) - 1) < 1e-6);
      assert.ok((await tried({})).totals.burdenBefore > own.totals.burdenBefore);
      assert.match(own.provenance.request, /"rules":"adt:200000"/);
      assert.match(own.provenance.command, /--rules adt:200000/);
      assert.match((await study.candidates({ rules, top: 1 })).provenance.request, /rules=/);
      assert.match((await study.access({ rules })).provenance.request, /rules=/);
    } finally {
      await study.close();
    }
  });
});
