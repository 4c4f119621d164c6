/** The report from a command line alone, on the invented example region: filled in, built, and all of it done again. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Report } from "@tvars/api";
import { openStudy } from "@tvars/study";
import { EXIT } from "../src/index.ts";
import { withField } from "../src/report-fields.ts";
import { inProcess } from "./support/tvars.ts";

let folder: string;
let env: Record<string, string>;
const run = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await inProcess([...args, "--lang", "en"], env);
  assert.equal(code, EXIT.ok, err);
  return out;
};
const reportOf = async (id: string): Promise<Report> =>
  JSON.parse(await readFile(join(folder, "data", "reports", `${id}.json`), "utf8")) as Report;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tvars-cli-report-"));
  env = { TVARS_DATA: join(folder, "data") };
  const study = await openStudy(env.TVARS_DATA!);
  await study.addExample();
  await study.close();
  await run("report", "new", "--template", "trafikverket");
});
after(() => rm(folder, { recursive: true, force: true }));

test("set fills in texts, dates, amounts and duties, adds to a text and takes it from a file", async () => {
  const file = join(folder, "direction.md");
  await writeFile(file, "Our **direction**.\n");
  await run(
    "report",
    "set",
    "trafikverket",
    "decisionMaker=Åsa Öberg",
    "economics.usedSek=412 350",
    "economics.repaySek=87650",
    "done.requisition=2022-09-15",
    `text.direction=@${file}`,
    "notAnswered+=- One more.",
    "due=",
  );
  const report = await reportOf("trafikverket");
  assert.equal(report.decisionMaker, "Åsa Öberg");
  assert.deepEqual([report.economics!.usedSek, report.economics!.repaySek], [412_350, 87_650]);
  assert.equal(report.duties[0]!.done, "2022-09-15");
  assert.match(report.notAnswered, /\n- One more\.$/);
  assert.equal(report.due, null);
  const direction = report.sections.find(({ id }) => id === "direction")!.blocks[0]!;
  assert.ok(direction.kind === "text" && direction.markdown === "Our **direction**.");
});

test("set refuses a field, a duty, a section and an amount that are none, with those there are, and changes nothing", async () => {
  const report = await reportOf("trafikverket");
  await assert.rejects(withField(report, "colour=red", "en"), /colour=red, expected title, /);
  await assert.rejects(withField(report, "done.tax=2022-01-01", "en"), /done\.requisition, done\.report/);
  await assert.rejects(withField(report, "text.plans=x", "en"), /text\.analysis, text\.planning/);
  await assert.rejects(withField(report, "economics.usedSek=much", "en"), /kronor/);
  await assert.rejects(withField(report, "title", "en"), /NAME=VALUE/);
  const { code, err } = await inProcess(
    ["report", "set", "trafikverket", "title=New", "date=tomorrow", "--lang", "en"],
    env,
  );
  assert.notEqual(code, EXIT.ok);
  assert.match(err, /date/);
  assert.deepEqual(await reportOf("trafikverket"), report);
});

test("step adds a question to the study and the report, changes it in place, moves it, and takes it out", async () => {
  const step = ["report", "step", "trafikverket", "mine"];
  await run(...step, "--section", "followup", "--route", "barometer", "--ask", "place=riket", "year=2020");
  const stepsIn = async (section: string): Promise<string[]> =>
    (await reportOf("trafikverket")).sections
      .find(({ id }) => id === section)!
      .blocks.flatMap((block) => (block.kind === "step" ? [block.step] : []));
  assert.equal((await stepsIn("followup")).at(-1), "mine");
  await run(...step, "--section", "followup", "--title", "Mitt", "--title-en", "Mine", "--why", "Därför");
  const study = JSON.parse(
    await readFile(join(folder, "data", "studies", "trafikverket-study.json"), "utf8"),
  ) as { steps: { id: string }[] };
  assert.deepEqual(study.steps.at(-1), {
    id: "mine",
    title: { sv: "Mitt", en: "Mine" },
    route: "barometer",
    asked: { place: "riket", year: "2020" },
    why: { sv: "Därför", en: "Därför" },
  });
  await run(...step, "--section", "analysis");
  assert.deepEqual(
    [(await stepsIn("analysis")).at(-1), (await stepsIn("followup")).includes("mine")],
    ["mine", false],
  );
  await run(...step, "--remove");
  assert.ok(!(await stepsIn("analysis")).includes("mine"));
  const { code, err } = await inProcess(["report", "step", "trafikverket", "unknown", "--lang", "en"], env);
  assert.equal(code, EXIT.usage);
  assert.match(err, /no step unknown; give --route/);
});

test("a report like another has its facts and results in the other language", async () => {
  await run(
    "report",
    "new",
    "--template",
    "trafikverket",
    "--id",
    "english",
    "--in",
    "en",
    "--like",
    "trafikverket",
  );
  const [swedish, english] = [await reportOf("trafikverket"), await reportOf("english")];
  assert.equal(english.lang, "en");
  assert.match(english.title, /Account/);
  assert.deepEqual(english.economics, swedish.economics);
  assert.equal(english.decisionMaker, swedish.decisionMaker);
  const steps = ({ sections }: Report) =>
    sections.map(({ blocks }) => blocks.filter(({ kind }) => kind === "step"));
  assert.deepEqual(steps(english), steps(swedish));
});

test("study run asks every step again, says figure by figure what differs and why, and writes its reports' files again", async () => {
  const out = join(folder, "out");
  const study = ["study", "run", "trafikverket-study", "--out", out];
  const first = await run(...study, "--format", "html,xlsx");
  assert.match(first, /english\.html/);
  const names = ["english.html", "english.xlsx", "trafikverket.html", "trafikverket.xlsx"];
  assert.deepEqual((await readdir(out)).sort(), names);
  const before = await Promise.all(names.map((name) => readFile(join(out, name))));
  const again = await run(...study, "--format", "html,xlsx");
  assert.match(again, /All \d+ figures are the same/);
  const after = await Promise.all(names.map((name) => readFile(join(out, name))));
  assert.deepEqual(
    after.map((bytes, at) => bytes.equals(before[at]!)),
    names.map(() => true),
  );
  // Other figures of the same question: the barometer of another year.
  await run(
    "report",
    "step",
    "trafikverket",
    "types",
    "--route",
    "barometer",
    "--ask",
    "place=riket",
    "year=2015",
  );
  const changed = await run(...study, "--format", "html");
  assert.match(changed, /\d+ of \d+ figures differ/);
  assert.match(changed, /types .*: [\d., ]+ → [\d., ]+\. The question is another than the time before\./);
  assert.ok(!(await readFile(join(out, "trafikverket.html"))).equals(before[2]!));
  const quiet = await run("study", "run", "trafikverket-study", "--no-report");
  assert.doesNotMatch(quiet, /trafikverket\.html/);
});
