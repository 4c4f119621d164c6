/** What every kind of result looks like in the document: drawn, in columns, in plain Swedish, with its figures as the API gives them. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Report, StudyStep } from "@tvars/api";
import { pdfText } from "@tvars/report/document";
import type { DocumentBlock, DocumentModel, DocumentTable } from "@tvars/report/document";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";
import { documentOf } from "../src/reports/document.ts";
import { TABLED_ROUTES } from "../src/reports/answer-tables.ts";
import { groundOf } from "../src/reports/ground.ts";
import { DRAWN_ROUTES } from "../src/reports/pictures/index.ts";
import { SCREENED_ROUTES } from "../src/reports/screen-of.ts";
import type { AnsweredStep } from "../src/reports/step-blocks.ts";
import { toldOf } from "../src/reports/told.ts";
import { STEP_ROUTES, callRoute } from "../src/studies/call.ts";
import { frozen } from "../src/studies/hash.ts";
import { knowsField } from "../src/studies/field-words.ts";
import { figuresOf } from "../src/studies/figures.ts";
import { everyStep } from "./support/every-step.ts";
import { fillExample } from "./support/full-example.ts";

const BASE = "https://tvars.example.org";
/** Two networks of the same ground are not had in the example region. */
const NOT_ASKED = new Set(["networkComparison"]);
/** Pictures of these show sums and differences of the answer's figures, that are no field of it. */
const DERIVED = new Set(["scenario", "compare", "early", "picture"]);

/** The straight way to a target, what would have been without a measure, and parts of a whole are drawn, not answered. */
const MADE_COLUMNS = new Set(["path", "without", "people-share", "amount-share"]);

const report = (lang: "sv" | "en", steps: readonly StudyStep[]): Report => ({
  id: "all",
  template: "trafikverket",
  lang,
  title: "Allt",
  subtitle: "",
  agency: "Myndigheten",
  assignment: { reference: "", decided: null, title: "" },
  ownReference: "",
  addressee: "",
  due: null,
  decisionMaker: "",
  rapporteur: "",
  date: "2022-10-28",
  summary: "",
  sections: [
    {
      id: "all",
      title: { sv: "Allt", en: "Everything" },
      blocks: steps.map(({ id }) => ({
        id,
        kind: "step" as const,
        study: "s",
        step: id,
        show: "both" as const,
      })),
    },
  ],
  notAnswered: "",
  economics: null,
  duties: [],
});

const tablesIn = (blocks: readonly DocumentBlock[]): DocumentTable[] =>
  blocks.flatMap((one) => (one.kind === "table" ? [one] : one.kind === "figure" ? [one.table] : []));

/** Everything a reader sees but code, which is for machines. */
function said({ blocks, title, sources }: DocumentModel): string[] {
  const inline = (parts: readonly (string | { text: string; code?: boolean })[]): string =>
    parts.map((part) => (typeof part === "string" ? part : part.code ? "" : part.text)).join("");
  const ofTable = (table: DocumentTable): string[] => [
    table.title,
    ...table.columns.flatMap(({ label, unit }) => [label, unit ?? ""]),
    ...table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    ...(table.notes ?? []),
  ];
  return [
    title,
    ...sources.map(({ text }) => text),
    ...blocks.flatMap((one): string[] => {
      if (one.kind === "heading") return [one.text];
      if (one.kind === "paragraph") return [inline(one.text)];
      if (one.kind === "list") return one.items.map(inline);
      if (one.kind === "note") return [one.title, inline(one.text)];
      if (one.kind === "table") return ofTable(one);
      if (one.kind === "figure")
        return [
          one.title,
          one.description ?? "",
          one.alt,
          one.unit ?? "",
          ...(one.notes ?? []),
          ...ofTable(one.table),
          ...[...one.picture.svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!),
        ];
      return [];
    }),
  ];
}

function numbersIn(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value === "number") found.add(value);
  else if (typeof value === "string" && /^\d{4}$/.test(value)) found.add(Number(value));
  else if (value !== null && typeof value === "object")
    for (const one of Object.values(value)) numbersIn(one, found);
  return found;
}

describe("results of the invented example region in a document", () => {
  let folder: string;
  let study: Study;
  let release: string;
  const steps = new Map<string, AnsweredStep>();
  const documents = {} as Record<"sv" | "en", DocumentModel>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "tvars-pictures-"));
    study = await openStudy(folder);
    ({ release } = await fillExample(study));
    for (const step of await everyStep(study)) {
      const answer = frozen(await callRoute(study, step.route, step.asked));
      steps.set(`s/${step.id}`, { step, answer, ground: await groundOf(study, step.route, answer) });
    }
    const asked = [...steps.values()].map(({ step }) => step);
    const told = await toldOf(study);
    for (const lang of ["sv", "en"] as const)
      documents[lang] = documentOf(report(lang, asked), { steps, base: BASE, told });
  });
  after(async () => {
    await study.close();
    await rm(folder, { recursive: true });
  });

  const blocksOf = (route: string, lang: "sv" | "en" = "sv"): DocumentBlock[] => {
    const one = [...steps.values()].find(({ step }) => step.route === route)!;
    const { blocks } = documentOf(report(lang, [one.step]), { steps, base: BASE });
    const at = blocks.findIndex((block) => block.kind === "heading" && block.id === `step-${one.step.id}`);
    const end = blocks.findIndex((block, i) => i > at && block.kind === "heading" && block.level === 1);
    return blocks.slice(at, end);
  };

  test("every question that a study can hold is asked here", () => {
    const routes = new Set([...steps.values()].map(({ step }) => step.route));
    assert.deepEqual(
      STEP_ROUTES.filter((route) => !routes.has(route) && !NOT_ASKED.has(route)),
      [],
    );
  });

  test("what has a picture is drawn, what has tables is set in columns, and both lead to the screen that shows it", () => {
    for (const route of DRAWN_ROUTES) {
      const figures = blocksOf(route).filter((one) => one.kind === "figure");
      assert.ok(figures.length > 0, `${route} is drawn`);
      for (const { picture, link, alt } of figures) {
        assert.match(picture.svg, /^<svg/);
        assert.ok(alt.length > 10, `${route}: ${alt}`);
        assert.ok(link?.startsWith(`${BASE}/`), `${route} leads to ${link}`);
      }
    }
    for (const route of TABLED_ROUTES)
      assert.ok(
        blocksOf(route).some((one) => one.kind === "table" && one.rows.length > 0),
        `${route} has a table`,
      );
    assert.deepEqual(
      DRAWN_ROUTES.filter((route) => !SCREENED_ROUTES.includes(route)),
      [],
    );
  });

  test("maps are drawn where boundaries or streets are stored: types, change of types, indicator, barriers, scenario", () => {
    for (const route of ["barometer", "areas", "transitions", "indicator", "measureAreas"])
      assert.ok(
        blocksOf(route).some((one) => one.kind === "figure" && one.picture.svg.includes("data-area=")),
        `${route} has a map`,
      );
    for (const [route, mark] of [
      ["barriers", "data-stretch="],
      ["barrierSegment", "data-way="],
      ["scenario", "data-way="],
    ] as const)
      assert.ok(
        blocksOf(route).some((one) => one.kind === "figure" && one.picture.svg.includes(mark)),
        `${route} has a map`,
      );
  });

  test("every number in a table or behind a picture is the answer's, as it is, in per cent or in thousandths", () => {
    const wrong: string[] = [];
    for (const { step, answer, ground } of steps.values()) {
      if (DERIVED.has(step.route)) continue;
      const known = [...numbersIn(answer), ...numbersIn([...(ground?.types?.values() ?? [])])];
      const sorted = known.toSorted((a, b) => a - b);
      const has = (value: number): boolean =>
        [1, 100, 1000].some((scale) => {
          const wanted = value / scale;
          const room = 1e-9 * Math.max(1, Math.abs(wanted));
          return sorted.some((one) => Math.abs(one - wanted) <= room);
        });
      let count = 0;
      for (const { rows, columns, title } of tablesIn(blocksOf(step.route)))
        for (const { cells } of rows)
          cells.forEach(({ value }, at) => {
            if (value === undefined || MADE_COLUMNS.has(columns[at]!.id)) return;
            count += 1;
            if (!has(value))
              wrong.push(
                `${step.route}: ${value} under ${columns[at]!.label} (${columns[at]!.id}) in ${title}`,
              );
          });
      if (DRAWN_ROUTES.includes(step.route)) assert.ok(count > 0, `${step.route} has numbers`);
    }
    assert.deepEqual(wrong, []);
  });

  test("no word of the program stands in a document: no name of a field, no path into an answer", () => {
    for (const lang of ["sv", "en"] as const) {
      const bad = said(documents[lang]).filter(
        (text) =>
          /(?<![\p{L}\p{N}.])\p{Ll}{3,}\p{Lu}\p{Ll}*/u.test(text) ||
          /(^|\s)[a-z#]+\/[^\s/]+=[^\s]/.test(text),
      );
      assert.deepEqual(bad.slice(0, 20), [], lang);
    }
  });

  test("heads of columns are Swedish in Swedish: alike in both languages only where the word is", () => {
    const alike = /^(Service|Index|Kommun|Median|Per|Barometer|Gini|Palma|Theil|Riket|\d.*)$/;
    const labels = (lang: "sv" | "en"): string[] =>
      tablesIn(documents[lang].blocks).flatMap(({ columns }) => columns.map(({ label }) => label));
    const en = labels("en");
    const same = labels("sv").filter(
      (label, at) => label === en[at] && /[a-zåäö]{3}/.test(label) && !alike.test(label),
    );
    const names = new Set(
      [...steps.values()].flatMap(({ answer }) =>
        [...JSON.stringify(answer ?? null).matchAll(/"(?:name|sv|title)":"([^"]*)"/g)].map(([, one]) => one!),
      ),
    );
    assert.deepEqual(
      [...new Set(same)].filter((label) => !names.has(label)),
      [],
    );
  });

  test("every field that leads to a figure has a word in both languages", () => {
    const unknown = new Set<string>();
    for (const { step, answer } of steps.values())
      for (const { at } of figuresOf(step.id, answer))
        for (const part of at.split("/"))
          if (/^[a-z]+[A-Z]\w*$/.test(part) && !knowsField(part)) unknown.add(`${step.route}: ${part}`);
    assert.deepEqual([...unknown], []);
  });

  test("every figure says source, day of the data, what was asked and the program's version; a release who decided on it", () => {
    const { blocks, sources } = documents.sv;
    for (const block of blocks) {
      if (block.kind !== "figure") continue;
      const notes = (block.notes ?? []).join(" ");
      assert.match(notes, /Tvärs \d+\.\d+\.\d+/, block.id);
      const source = sources.find(({ id }) => id === block.origin[0])!;
      assert.match(source.text, /\d{4}-\d{2}-\d{2}/, `${block.id}: ${source.text}`);
    }
    const barometer = blocks.find((one) => one.kind === "figure" && one.id === "figure-barometer");
    assert.ok(barometer?.kind === "figure" && /Urval: .*år 2024/.test(barometer.notes!.join(" ")));
    const released = blocks.find((one) => one.kind === "figure" && one.id === "figure-release");
    assert.ok(released?.kind === "figure");
    assert.match(
      released.notes!.join(" "),
      new RegExp(`Utlämning ${release}, beslutad av Bo Granskare \\d{4}`),
    );
  });

  test("the annex lists each snapshot once with the checksum of its file", async () => {
    const snapshots = new Map((await study.snapshots()).map((one) => [one.id, one]));
    const items = documents.sv.blocks.flatMap((one) => (one.kind === "list" ? one.items : []));
    const listed = items.flatMap((item) =>
      item.flatMap((part) => (typeof part === "object" && snapshots.has(part.text) ? [part.text] : [])),
    );
    assert.ok(listed.length > 5);
    assert.equal(new Set(listed).size, listed.length);
    for (const id of listed)
      assert.ok(
        items.some((item) =>
          item.some((part) => typeof part === "object" && part.text === snapshots.get(id)!.sha256),
        ),
        `${id} has its checksum`,
      );
  });

  test("the report of Trafikverket holds goals, plan, segregation with barriers and the saved scenario, each under its question", async () => {
    const made = await study.newReport({ template: "trafikverket" });
    const of = (id: string): string[] =>
      made.sections
        .find((one) => one.id === id)!
        .blocks.flatMap((block) => (block.kind === "step" ? [block.step] : []));
    assert.deepEqual(of("analysis"), ["types", "measure", "barriers", "segregation", "records", "release"]);
    assert.deepEqual(of("planning"), ["access", "scenario", "sheet"]);
    assert.deepEqual(of("direction"), ["plan", "early"]);
    assert.deepEqual(of("followup"), ["goal", "transitions", "composition", "trend"]);
    assert.equal(made.notAnswered, "");
  });

  test("the brief is one page and the fact sheet at most two, in both languages", async () => {
    for (const lang of ["sv", "en"] as const)
      for (const [template, most] of [
        ["brief", 1],
        ["fact-sheet", 2],
      ] as const) {
        const id = `${template}-${lang}`;
        await study.newReport({ template, id, lang });
        const [pdf] = await study.reportFiles(id, ["pdf"]);
        const { pages } = await pdfText(pdf!.bytes);
        assert.ok(pages.length <= most, `${id} has ${pages.length} pages`);
      }
  });

  test("figures lead to the address the operator gave; what is no address is refused", async () => {
    assert.throws(() => study.publishAt("ftp://example.org"), /no address of the web/);
    study.publishAt("https://tvars.example.org/app/");
    const [html] = await study.reportFiles("brief-sv", ["html"]);
    assert.match(
      new TextDecoder().decode(html!.bytes),
      /href="https:\/\/tvars\.example\.org\/app\/omraden\/riket/,
    );
  });
});

test("an empty workspace makes a report that says what could not be answered and what would make it possible", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-pictures-"));
  const study = await openStudy(folder);
  try {
    const { notAnswered, sections } = await study.newReport({ template: "trafikverket" });
    assert.ok(sections.every(({ blocks }) => blocks.every(({ kind }) => kind === "text")));
    for (const line of notAnswered.split("\n"))
      assert.match(line, /(Hämta|Läs in|Rita|Sätt|Gör)/, "each line says what to do");
    assert.equal(notAnswered.split("\n").length, 15);
  } finally {
    await study.close();
    await rm(folder, { recursive: true });
  }
});
