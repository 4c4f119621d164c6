/** `tvars plan`: the numbers of the API to the last digit, in words, in files and on paper; and as steps of a study. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { ConsequenceSheet, PlanAnswer, PlanOrder } from "@tvars/api";
import { checkPdfUa, pdfText } from "@tvars/report/document";
import { createApp } from "@tvars/server";
import { openStudy, type Study } from "@tvars/study";
import { unzipSync } from "fflate";
import { EXIT } from "../src/index.ts";
import { inProcess } from "./support/tvars.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-cli-plan-"));
const env = { TVARS_DATA: join(folder, "data") };
const BRIDGE = "gangbro-over-motorvagen-vid-vastra-stan";
let study: Study;
let app: ReturnType<typeof createApp>;

before(async () => {
  study = await openStudy(env.TVARS_DATA);
  await study.addExample();
  app = createApp(study, { version: "1.2.3" });
});
after(async () => {
  await study.close();
  await rm(folder, { recursive: true, force: true });
});

const api = async <Answer>(path: string): Promise<Answer> =>
  (await (await app.request(path)).json()) as Answer;
async function said(...args: string[]): Promise<string> {
  const { code, out, err } = await inProcess(args, env);
  assert.deepEqual([code, err], [EXIT.ok, ""], args.join(" "));
  return out;
}

/** How many numbers an answer holds. */
function numbersIn(value: unknown): number {
  if (typeof value === "number") return 1;
  if (value === null || typeof value !== "object") return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + numbersIn(one), 0);
}

test("the example region comes with its plan: benefit by type from a crossing and from a service, hours with it", async () => {
  const { rows, plan } = await api<PlanAnswer>("/api/plans/atgarder");
  assert.equal(plan.invented, true);
  for (const kind of ["crossing", "service"] as const) {
    const drawn = rows.filter(({ benefit }) => benefit?.kinds.includes(kind));
    assert.ok(drawn.length > 0, kind);
    for (const { benefit } of drawn) {
      const { people, hours, hoursByType } = benefit!;
      assert.ok(people.all > 100 && people.byType.length > 1);
      const sum = hoursByType.reduce((all, one) => all + one.hours.value!, 0);
      assert.ok(Math.abs(sum - hours.figure.value!) < 1e-6 * sum);
      assert.ok(hours.low! < sum && sum < hours.high!);
    }
  }
  assert.equal(rows.find(({ measure }) => measure.road === "Väg 940 och 950")!.measure.placed, "road");
  assert.equal(rows.find(({ measure }) => measure.road === "Väg 981–987")!.place, null);
});

test("plan show, order and sheet answer what the API answers, every number of it", async () => {
  const asked = [
    [["show", "atgarder", "--format", "json"], "/api/plans/atgarder"],
    [
      [
        "show",
        "atgarder",
        "--reach",
        "500",
        "--weights",
        "people:1,severed:2",
        "--draws",
        "300",
        "--seed",
        "9",
        "--json",
      ],
      "/api/plans/atgarder?reach=500&weights=people:1,severed:2&draws=300&seed=9",
    ],
    [["order", "atgarder", "--json"], "/api/plans/atgarder/order"],
    [["sheet", "atgarder", BRIDGE, "--json"], `/api/plans/atgarder/sheets/${BRIDGE}`],
  ] as const;
  for (const [args, path] of asked) {
    const answer = await api(path);
    assert.ok(numbersIn(answer) > 20, path);
    assert.deepEqual(JSON.parse(await said("plan", ...args)), answer, path);
  }
});

test("the matrix: before and after sum to one, the list and the matrix are one order, and the file has both", async () => {
  const [{ rows, beats }, { measures, before: matrix }] = [
    await api<PlanAnswer>("/api/plans/atgarder"),
    await api<PlanOrder>("/api/plans/atgarder/order"),
  ];
  assert.deepEqual(
    measures.map(({ id }) => id),
    rows.map(({ measure }) => measure.id),
  );
  measures.forEach((_, a) => {
    assert.equal(matrix[a]![a], null);
    for (let b = 0; b < a; b++) assert.ok(Math.abs(matrix[a]![b]! + matrix[b]![a]! - 1) < 1e-12);
  });
  assert.equal(matrix[0]![1], beats[0]!.share);
  const [head, first] = (await said("plan", "order", "atgarder", "--format", "csv")).split("\r\n");
  const cells = first!.split(",");
  const column = head!.split(",").indexOf(`before-${measures[1]!.id}`);
  assert.ok(Math.abs(Number(cells[column]) - matrix[0]![1]!) < 5e-5);
});

test("a sheet on paper is tagged, holds the numbers of the API, and says what is not known and how to find out", async () => {
  const sheet = await api<ConsequenceSheet>(`/api/plans/atgarder/sheets/${BRIDGE}`);
  const file = join(folder, "ark.pdf");
  await said("plan", "sheet", "atgarder", BRIDGE, "--format", "pdf", "--out", file);
  const bytes = await readFile(file);
  assert.deepEqual(await checkPdfUa(bytes), []);
  const text = (await pdfText(bytes)).pages.join("\n").replaceAll(/[\s\u00A0\u202F]/g, "");
  const people = sheet.questions.find(({ id }) => id === "people")!.figures;
  for (const { value } of people) assert.ok(text.includes(String(Math.round(value.value!))));
  for (const { known, toFindOut } of sheet.questions)
    if (!known) assert.ok(text.includes(toFindOut!.sv.slice(0, 24).replaceAll(/\s/g, "")), toFindOut!.sv);
  const answer = await app.request(`/api/plans/atgarder/sheets/${BRIDGE}/file?format=docx&lang=en`);
  assert.equal(answer.status, 200);
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const words = new TextDecoder().decode(parts["word/document.xml"]);
  assert.match(words, /What is not known/);
  assert.match(words, /boende_typ_1/);
});

test("a question without a figure says why, and what would make it known; of a measure without a place nothing is 0", async () => {
  const { rows } = await api<PlanAnswer>("/api/plans/atgarder");
  const { id } = rows.find(({ place }) => place === null)!.measure;
  const { questions, export: fields } = await api<ConsequenceSheet>(`/api/plans/atgarder/sheets/${id}`);
  const people = questions.find((one) => one.id === "people")!;
  assert.deepEqual([people.known, people.answer.sv], [false, "Platsen är inte känd."]);
  for (const { known, answer, toFindOut } of questions)
    if (!known) assert.ok(answer.sv.length > 10 && toFindOut!.sv.length > 10);
  assert.equal(fields.find(({ field }) => field === "boende_typ_1")!.value, "ej känt");
});

test("an import says of each bad row what stood there, what was expected and what to do", async () => {
  const file = join(folder, "dalig.csv");
  await writeFile(
    file,
    "namn;kostnad mnkr;från;till;skede;koordinater\nMinus;-5;2027;2028;Länsplan;18.6,56.6\nUtomlands;1;2029;2027;Månresa;2.35,48.85\n",
  );
  const { problems, measures } = JSON.parse(await said("plan", "import", file, "--json")) as {
    problems: { row: number; what: string; value: string; expected: unknown; action: unknown }[];
    measures: unknown[];
  };
  assert.equal(measures.length, 2);
  assert.deepEqual(
    problems.map(({ row, what, value }) => [row, what, value]),
    [
      [2, "absurd-cost", "-5"],
      [3, "outside", "2.35, 48.85"],
      [3, "impossible-date", "2029–2027"],
      [3, "unknown-stage", "Månresa"],
    ],
  );
  for (const { expected, action } of problems) assert.ok(expected && action);
});

test("plan, order and sheet are steps of a study: run again without a change it is the same to the last digit", async () => {
  await study.saveStudy({
    id: "planen",
    title: { sv: "Planen", en: "The plan" },
    question: { sv: "Vem når planen?", en: "Whom does the plan reach?" },
    answers: ["planning", "direction"],
    steps: [
      {
        id: "plan",
        title: { sv: "Planen", en: "The plan" },
        route: "plan",
        asked: { id: "atgarder", reach: 500 },
      },
      {
        id: "order",
        title: { sv: "Ordningen", en: "The order" },
        route: "planOrder",
        asked: { id: "atgarder" },
      },
      {
        id: "sheet",
        title: { sv: "Arket", en: "The sheet" },
        route: "planSheet",
        asked: { id: "atgarder", measure: BRIDGE },
      },
    ],
  });
  const [first, second] = [await study.runStudy("planen"), await study.runStudy("planen")];
  assert.deepEqual(first.problems, []);
  assert.ok(first.figures > 100);
  assert.equal(second.sha256, first.sha256);
  assert.equal(second.figures, first.figures);
});
