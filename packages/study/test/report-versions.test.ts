import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { noticesOf } from "../src/reports/notices.ts";

const who = "Handläggare Ett";

describe("versions of a report, frozen as they were handed in", () => {
  let folder: string;
  let study: Study;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-versions-"));
    study = await openStudy(folder);
    await study.addExample();
    await study.newReport({ template: "brief" });
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  const home = (): string => join(folder, "report-versions", "brief");

  test("a frozen version keeps definition, answers and files; a later edit makes another version and changes none", async () => {
    const first = await study.freezeReport({ id: "brief", who, formats: ["html", "xlsx"] });
    assert.equal(first.n, 1);
    assert.equal(first.link, "/rapport/brief/v/1");
    assert.equal(first.who, who);
    assert.deepEqual(first.definition, await study.report("brief"));
    assert.ok(first.figures > 0 && first.steps.length > 0 && first.inputs.length > 0);
    const { bytes } = await study.reportVersionFile({ id: "brief", n: 1, format: "html" });
    assert.equal(bytes.length, first.files.find(({ format }) => format === "html")!.bytes);

    const report = await study.report("brief");
    await study.saveReport({ ...report, summary: "En helt annan sammanfattning." });
    const second = await study.freezeReport({ id: "brief", who, formats: ["html"] });
    assert.equal(second.n, 2);
    assert.deepEqual(second.notices, []);
    const again = await study.reportVersion({ id: "brief", n: 1 });
    assert.deepEqual(again.definition, first.definition);
    assert.deepEqual(
      (await study.reportVersionFile({ id: "brief", n: 1, format: "html" })).bytes,
      bytes,
      "the same bytes at the old link",
    );
    assert.deepEqual(
      again.notices.map(({ kind, link }) => [kind, link]),
      [["newer", "/rapport/brief/v/2"]],
    );
    await assert.rejects(study.reportVersionFile({ id: "brief", n: 2, format: "pdf" }), /not frozen as pdf/);
    await assert.rejects(study.reportVersion({ id: "brief", n: 9 }), /no frozen version 9/);
  });

  test("an erratum stands beside the version, which keeps its bytes; both are news", async () => {
    const path = join(home(), "1", "version.json");
    const before = await readFile(path, "utf8");
    const text = { sv: "Andelen typ 1 är 12,4 %.", en: "The share of type 1 is 12.4 %." };
    await study.addReportErratum({ id: "brief", n: 1, who, text, figures: ["Tabell 2, typ 1"] });
    assert.equal(await readFile(path, "utf8"), before);
    const { errata } = await study.reportVersion({ id: "brief", n: 1 });
    assert.deepEqual(
      errata.map((one) => [one.who, one.text, one.figures]),
      [[who, text, ["Tabell 2, typ 1"]]],
    );
    const news = (await study.news({})).filter(({ kind }) => kind === "report");
    assert.deepEqual(news.map(({ title }) => title.sv.replace(/:? .*, /, ": ")).sort(), [
      "Rapport: version 1",
      "Rapport: version 2",
      "Rättelse: version 1",
    ]);
    assert.ok(news.every(({ link }) => /^\/rapport\/brief\/v\/[12]$/.test(link)));
  });

  test("a file changed after it was frozen is not handed out", async () => {
    const copy = await mkdtemp(join(tmpdir(), "tvars-tampered-"));
    await cp(join(folder, "report-versions"), join(copy, "report-versions"), { recursive: true });
    await writeFile(join(copy, "report-versions", "brief", "1", "brief.html"), "<p>99 %</p>");
    const other = await openStudy(copy);
    await assert.rejects(
      other.reportVersionFile({ id: "brief", n: 1, format: "html" }),
      /changed since|not the one that was frozen/,
    );
    assert.ok(await other.reportVersionFile({ id: "brief", n: 1, format: "xlsx" }));
    await other.close();
    await rm(copy, { recursive: true });
  });

  test("freezing that is stopped leaves nothing, and two at once get a number each", async () => {
    const control = new AbortController();
    const stopped = study.freezeReport(
      { id: "brief", who, formats: ["html"] },
      { signal: control.signal, onProgress: () => control.abort() },
    );
    await assert.rejects(stopped);
    const names = async (): Promise<string[]> => (await readdir(home())).sort();
    assert.deepEqual(await names(), ["1", "1-errata.json", "2"]);
    const both = await Promise.all([
      study.freezeReport({ id: "brief", who, formats: ["html"] }),
      study.freezeReport({ id: "brief", who, formats: ["html"] }),
    ]);
    assert.deepEqual(both.map(({ n }) => n).sort(), [3, 4]);
    assert.deepEqual(await names(), ["1", "1-errata.json", "2", "3", "4"]);
  });

  test("a version that rests on data replaced since says which, and outlives its report", async () => {
    const [used] = (await study.reportVersion({ id: "brief", n: 2 })).inputs.flatMap(
      ({ snapshot }) => snapshot ?? [],
    );
    const path = join(folder, "snapshots", used!, "snapshot.json");
    const info = JSON.parse(await readFile(path, "utf8")) as { id: string };
    const newer = join(folder, "snapshots", `${used}-later`);
    await cp(join(folder, "snapshots", used!), newer, { recursive: true });
    await writeFile(
      join(newer, "snapshot.json"),
      JSON.stringify({ ...info, id: `${used}-later`, supersedes: used }),
    );
    const later = await openStudy(folder);
    const { notices } = await later.reportVersion({ id: "brief", n: 2 });
    assert.ok(
      notices.some(({ kind, link }) => kind === "revised" && link?.includes(`${used}-later`)),
      JSON.stringify(notices),
    );
    await later.removeReport("brief");
    assert.equal((await later.reportVersion({ id: "brief", n: 1 })).errata.length, 1);
    await later.close();
    await rm(newer, { recursive: true });
  });
});

test("a version that shows a release withdrawn since says so, and one that does not show it does not", async () => {
  const release = {
    id: "r-1",
    state: "withdrawn" as const,
    title: { sv: "Deltagare", en: "Participants" },
    records: "deltagare",
    drafted: "2026-01-01T00:00:00Z",
    decided: "2026-01-02T00:00:00Z",
    link: "/utlamning/r-1",
    errata: [],
    supersededBy: null,
  };
  const desk = { snapshots: async () => [], releases: async () => [release] };
  const step = (id: string) => ({
    study: "s",
    step: "table",
    title: { sv: "Tabell", en: "Table" },
    route: "release",
    asked: { id },
    sha256: null,
  });
  const kinds = async (id: string) =>
    (await noticesOf(desk, { report: "x", n: 1, inputs: [], steps: [step(id)] }, [1])).map(
      ({ kind, link }) => [kind, link],
    );
  assert.deepEqual(await kinds("r-1"), [["withdrawn", "/utlamning/r-1"]]);
  assert.deepEqual(await kinds("r-10"), []);
});
