import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { checkPdfUa, pdfText } from "@tvars/report/document";
import { unzipSync } from "fflate";
import { openStudy, verifyPackage } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { economicsProblems } from "../src/reports/economics.ts";
import { differenceOf } from "../src/studies/difference.ts";

describe("studies and the report of the invented example region", () => {
  let folder: string;
  let study: Study;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-report-"));
    study = await openStudy(folder);
    await study.addExample();
    await study.newReport({ template: "trafikverket" });
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  test("a new report has the assignment's facts, the four questions in order, and steps the data can answer", async () => {
    const report = await study.report("trafikverket");
    assert.equal(report.assignment.reference, "Ju2022/01507");
    assert.deepEqual(
      report.sections.map(({ id }) => id),
      ["analysis", "planning", "direction", "followup"],
    );
    assert.deepEqual(
      report.duties.map(({ due }) => due),
      ["2022-09-15", "2022-10-28", "2023-01-31"],
    );
    const { steps } = await study.studyDefinition("trafikverket-study");
    assert.deepEqual(
      steps.map(({ id }) => id),
      [
        "types",
        "measure",
        "barriers",
        "segregation",
        "access",
        "scenario",
        "sheet",
        "plan",
        "early",
        "transitions",
        "composition",
        "trend",
      ],
    );
    await assert.rejects(study.newReport({ template: "trafikverket" }), /already/);
  });

  test("the document says the figures of the API to the digit, and is the same bytes when built again", async () => {
    const [pdf] = await study.reportFiles("trafikverket", ["pdf"]);
    await rm(join(folder, "derived", "reports"), { recursive: true });
    const [again] = await study.reportFiles("trafikverket", ["pdf"]);
    assert.ok(Buffer.from(pdf!.bytes).equals(Buffer.from(again!.bytes)));
    assert.deepEqual(await checkPdfUa(pdf!.bytes), []);
    const { pages } = (await pdfText(pdf!.bytes)) as unknown as { pages: unknown[] };
    const text = JSON.stringify(pages).replaceAll(/[\s\u00a0\u202f]+/g, " ");
    assert.match(text, /Ju2022\/01507/);
    const { types } = await study.barometer({});
    for (const { share } of types) {
      const said = (share.value! * 100).toFixed(1).replace(".", ",");
      assert.ok(text.includes(`${said} %`), `${said} % is in the document`);
    }
    const { totals } = await study.barriers({});
    for (const { excessM } of totals.byType)
      assert.ok(text.includes(String(Math.round(excessM))), `${excessM} m`);
  });

  test("a second run of unchanged data has the same checksum and no difference", async () => {
    const first = await study.runStudy("trafikverket-study");
    const second = await study.runStudy("trafikverket-study");
    assert.equal(first.sha256, second.sha256);
    assert.deepEqual(second.problems, []);
    const difference = await study.studyDifference({ id: "trafikverket-study" });
    assert.deepEqual(difference.rows, []);
    assert.equal(difference.same, first.figures);
  });

  test("a step that asks something else differs because of its definition; one that cannot be answered is told", async () => {
    const made = {
      id: "changed",
      title: { sv: "Ändrad", en: "Changed" },
      question: { sv: "Fråga", en: "Question" },
      answers: ["analysis" as const],
      steps: [
        { id: "types", title: { sv: "Typer", en: "Types" }, route: "barometer", asked: { year: 2020 } },
        {
          id: "lost",
          title: { sv: "Borta", en: "Lost" },
          route: "area",
          asked: { id: "regso@2025:9999R001" },
        },
      ],
    };
    await study.saveStudy(made);
    const run = await study.runStudy("changed");
    assert.deepEqual(
      run.problems.map(({ step }) => step),
      ["lost"],
    );
    await study.saveStudy({ ...made, steps: [{ ...made.steps[0]!, asked: { year: 2021 } }] });
    await study.runStudy("changed");
    const { rows } = await study.studyDifference({ id: "changed" });
    assert.ok(rows.length > 0);
    assert.ok(
      rows.every(({ because }) => because === "definition" || because === "new" || because === "gone"),
    );
    assert.ok(rows.some(({ because }) => because === "definition"));
    await assert.rejects(study.saveStudy({ ...made, steps: [made.steps[0]!, made.steps[0]!] }), /Two steps/);
  });

  test("a step may not change anything", async () => {
    const asked = { route: "removeReport", asked: { id: "trafikverket" } };
    await study.saveStudy({
      id: "bad",
      title: { sv: "x", en: "x" },
      question: { sv: "x", en: "x" },
      answers: [],
      steps: [{ id: "one", title: { sv: "x", en: "x" }, ...asked }],
    });
    const { problems } = await study.runStudy("bad");
    assert.match(problems[0]!.text.en, /removeReport/);
    assert.ok(await study.report("trafikverket"));
  });

  test("a package has the same bytes twice, and run in a fresh workspace it gives the same answers and a package of the same bytes", async () => {
    await study.runStudy("trafikverket-study");
    const { bytes, name } = await study.studyPackage("trafikverket-study");
    const again = await study.studyPackage("trafikverket-study");
    assert.ok(Buffer.from(bytes).equals(Buffer.from(again.bytes)));
    const files = unzipSync(bytes);
    const crate = JSON.parse(new TextDecoder().decode(files["ro-crate-metadata.json"]!)) as {
      "@graph": { "@id": string }[];
    };
    assert.ok(crate["@graph"].some((one) => one["@id"] === "study.json"));
    assert.match(new TextDecoder().decode(files["README.md"]!), /tvars study verify \./);
    const path = join(folder, name);
    await writeFile(path, bytes);
    const verified = await verifyPackage(path, (workspace) => openStudy(workspace));
    assert.equal(verified.same, true);
    assert.deepEqual(verified.difference.rows, []);
    assert.deepEqual(verified.files, []);
    assert.equal(verified.checked, Object.keys(files).length - 1);
    assert.ok(verified.steps.every(({ figures, same }) => figures > 0 && same === figures));

    const stranger = await mkdtemp(join(tmpdir(), "tvars-stranger-"));
    await unpackTo(stranger, files, "workspace/");
    const elsewhere = await openStudy(stranger);
    await elsewhere.saveStudy(await study.studyDefinition("trafikverket-study"));
    await elsewhere.runStudy("trafikverket-study");
    const made = await elsewhere.studyPackage("trafikverket-study");
    await elsewhere.close();
    await rm(stranger, { recursive: true });
    assert.ok(
      Buffer.from(made.bytes).equals(Buffer.from(bytes)),
      "the stranger's package has the same bytes",
    );
  });

  test("a package in which one file was changed is refused, and verify says which file and which figures", async () => {
    const { bytes } = await study.studyPackage("trafikverket-study");
    const files = unzipSync(bytes);
    const text = (name: string): string => new TextDecoder().decode(files[name]!);
    const figures = JSON.parse(text("expected/figures.json")) as { step: string; value: number | null }[];
    const at = figures.findIndex(({ value }) => value !== null && value > 0);
    figures[at]!.value! += 1;
    const changed = await mkdtemp(join(tmpdir(), "tvars-changed-"));
    await unpackTo(changed, {
      ...files,
      "expected/figures.json": new TextEncoder().encode(JSON.stringify(figures)),
      "README.md": new TextEncoder().encode("Lita på oss."),
      "extra.txt": new TextEncoder().encode("?"),
    });
    await rm(join(changed, "expected", "answers", "types.json"));
    const verified = await verifyPackage(changed, (workspace) => openStudy(workspace));
    await rm(changed, { recursive: true });
    assert.equal(verified.same, false);
    assert.deepEqual(verified.files, [
      { path: "README.md", what: "changed" },
      { path: "expected/answers/types.json", what: "missing" },
      { path: "expected/figures.json", what: "changed" },
      { path: "extra.txt", what: "added" },
    ]);
    assert.deepEqual(
      verified.difference.rows.map(({ step, before, after }) => [step, before! - after!]),
      [[figures[at]!.step, 1]],
    );
    const step = verified.steps.find((one) => one.step === figures[at]!.step)!;
    assert.equal(step.same, step.figures - 1);
  });

  test("the check says what is missing, and the calendar counts from the date given", async () => {
    const check = await study.reportCheck({ id: "trafikverket", today: "2022-10-01" });
    assert.equal(check.ready, false);
    assert.deepEqual(
      check.duties.map(({ state, days }) => [state, days]),
      [
        ["late", -16],
        ["soon", 27],
        ["ahead", 122],
      ],
    );
    assert.ok(check.problems.some(({ where }) => where === "decisionMaker"));
    assert.ok(check.figures > 100);
  });

  test("disposed less used must be what is repaid, and dates come in order", async () => {
    const report = await study.report("trafikverket");
    const economics = {
      ...report.economics!,
      usedSek: 412_350,
      repaySek: 87_650,
      requisitioned: "2022-09-15",
      repaid: "2023-01-31",
      accounted: "2023-01-31",
    };
    assert.deepEqual(economicsProblems({ ...report, economics }), []);
    const wrong = economicsProblems({
      ...report,
      economics: { ...economics, repaySek: 87_000, repaid: "2022-01-01" },
    });
    assert.deepEqual(
      wrong.map(({ where }) => where),
      ["economics.repaySek", "economics.repaid"],
    );
    assert.match(wrong[0]!.text.sv, /87650/);
    const over = economicsProblems({ ...report, economics: { ...economics, usedSek: 600_000, repaySek: 0 } });
    assert.deepEqual(
      over.map(({ where }) => where),
      ["economics.usedSek"],
    );
  });

  for (const template of ["arbetsformedlingen", "skolverket", "fact-sheet", "brief"] as const)
    test(`the template ${template} gives a document in Word and HTML, in English too`, async () => {
      await study.newReport({ template, lang: "en" });
      const files = await study.reportFiles(template, ["html", "docx"]);
      assert.match(new TextDecoder().decode(files[0]!.bytes), /<html lang="en"/);
      assert.equal(new TextDecoder().decode(files[1]!.bytes.slice(0, 2)), "PK");
    });

  test("what is stored survives on disk as it was written", async () => {
    const stored = JSON.parse(await readFile(join(folder, "reports", "trafikverket.json"), "utf8")) as object;
    assert.deepEqual(stored, await study.report("trafikverket"));
  });
});

async function unpackTo(folder: string, files: Record<string, Uint8Array>, under = ""): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith(under)) continue;
    const path = join(folder, name.slice(under.length));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

test("a figure differs by newer data, by revision or by program, in that order of evidence", () => {
  const run = (version: string) => ({
    id: "a",
    study: "s",
    at: "",
    version,
    inputs: [],
    sha256: "",
    figures: 1,
    problems: [],
  });
  const side = (value: number, year: number, snapshots: string[], version = "1") => ({
    run: run(version),
    figures: [{ step: "x", at: "v", label: { sv: "v", en: "v" }, value, status: "value" }],
    steps: new Map([["x", { asked: "q", year, snapshots }]]),
  });
  const why = (a: ReturnType<typeof side>, b: ReturnType<typeof side>) => differenceOf(a, b).rows[0]!.because;
  assert.equal(why(side(1, 2023, ["a"]), side(2, 2024, ["b"])), "newer-data");
  assert.equal(why(side(1, 2023, ["a"]), side(2, 2023, ["b"])), "revised");
  assert.equal(why(side(1, 2023, ["a"]), side(2, 2023, ["a"], "2")), "program");
});
