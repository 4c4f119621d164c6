/**
 * The report Trafikverket could have handed in (Ju2022/01507), from real files through the product's own imports: types of every
 * RegSO 2022, Karlstad's series and playgrounds, and eastern Oslo, which stands in for a barrier case and is said to.
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Report, StudyStep } from "@tvars/api";
import { number } from "@tvars/report";
import { checkPdfUa, pdfText } from "@tvars/report/document";
import { strFromU8, unzipSync } from "fflate";
import { hasShared, shared, sharedPath } from "../../../test/support/shared.ts";
import { openStudy } from "../src/index.ts";
import type { Study } from "../src/index.ts";

const LANGS = ["sv", "en"] as const;
type Lang = (typeof LANGS)[number];
const FORMATS = ["pdf", "docx", "html", "xlsx"] as const;
const ID = { sv: "trafikverket", en: "trafikverket-en" } as const;

const guide = (name: string): string =>
  new URL(`../../../docs/trafikverket/${name}`, import.meta.url).pathname;
const guided = (name: string): Promise<string> => readFile(guide(name), "utf8");
const data = (...parts: string[]): string => sharedPath("data", ...parts);

const OSLO = {
  sv: "Barriärer: Oslo, inte Sverige: står in för ett barriärfall",
  en: "Barriers: Oslo, not Sweden: stands in for a barrier case",
};
const OSLO_ACCESS = {
  sv: "Tillgänglighet: Oslo, inte Sverige: står in för ett barriärfall",
  en: "Access: Oslo, not Sweden: stands in for a barrier case",
};
const ASKED = {
  types: { place: "riket", year: "2022" },
  measure: { grouping: "born", measures: "dissimilarity,isolation", place: "riket", year: "2022" },
  records: { id: "lekplatser", by: "type", figure: "rate", per: "residents-0-14" },
  karlstad: { place: "kommun:1780" },
  transitions: { place: "kommun:1780", from: "2011", to: "2023" },
};
const STEPS: { section: string; step: StudyStep }[] = [
  { section: "analysis", step: step("types", "barometer", ASKED.types, "Befolkning efter områdestyp") },
  { section: "analysis", step: step("measure", "measure", ASKED.measure, "Födda i Sverige och utomlands") },
  { section: "analysis", step: { ...step("barriers", "barriers", {}, ""), title: OSLO } },
  { section: "analysis", step: step("records", "breakdown", ASKED.records, "Lekplatser i Karlstad") },
  { section: "planning", step: { ...step("access", "access", {}, ""), title: OSLO_ACCESS } },
  { section: "followup", step: step("karlstad", "barometer", ASKED.karlstad, "Karlstad") },
  { section: "followup", step: step("transitions", "transitions", ASKED.transitions, "Karlstad 2011–2023") },
];

function step(id: string, route: string, asked: Record<string, string>, title: string): StudyStep {
  return { id, route, asked, title: { sv: title, en: title } };
}

let folder: string;
let study: Study;

before(async () => {
  if (!hasShared) return;
  folder = await mkdtemp(join(tmpdir(), "tvars-trafikverket-"));
  study = await openStudy(folder);
  for (const parts of [
    ["index", "TAB6586_karlstad_2011-2024.jsonstat2.json"],
    ["pxweb", "v2_jsonstat2_karlstad", "omraden_befolkning.json"],
    ["areas", "karlstad_regso_2025_scb_wfs.geojson"],
    ["areas", "scb_Kommun_Sweref99TM.zip"],
    ["transport", "osm_oslo_east_filtered.osm.pbf"],
  ])
    await study.import(data(...parts));
  const national = data("tables", "regso2020_national_derived.csv");
  await study.import(national, { add: true, definition: guide("types.definition.json") });
  await study.import(national, { add: true, definition: guide("population.definition.json") });
  await study.import(data("tables", "regso2020_foreign_born_2020-2023_scb_export.csv"), {
    key: national,
    table: "born",
  });
  await study.storeRecords({
    path: data("agency", "karlstad_lekplatser_wfs.geojson"),
    definition: {
      id: "lekplatser",
      title: { sv: "Lekplatser i Karlstad", en: "Playgrounds in Karlstad" },
      unit: { sv: "lekplatser", en: "playgrounds" },
      source: "Karlstads kommun",
      place: { by: "point", x: "longitude", y: "latitude", crs: "EPSG:4326" },
      placeOf: "service",
      time: { year: 2024 },
      identifier: "guid",
    },
  });
  await study.newReport({ template: "trafikverket" });
  const suggested = await study.studyDefinition("trafikverket-study");
  await study.saveStudy({ ...suggested, steps: STEPS.map((one) => one.step) });
  for (const lang of LANGS) {
    if (lang === "en") await study.newReport({ template: "trafikverket", id: ID.en, lang, like: ID.sv });
    await study.saveReport(await filledIn(await study.report(ID[lang]), lang));
  }
});
after(async () => {
  await study?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function filledIn(report: Report, lang: Lang): Promise<Report> {
  const blocksOf = (section: string) =>
    STEPS.filter((one) => one.section === section).map(({ step: { id } }) => ({
      id: `step-${id}`,
      kind: "step" as const,
      study: "trafikverket-study",
      step: id,
      show: "both" as const,
    }));
  return {
    ...report,
    decisionMaker: "Generaldirektör (namn fylls i)",
    summary: await guided(`summary.${lang}.md`),
    notAnswered: await guided(`not-answered.${lang}.md`),
    economics: {
      ...report.economics!,
      usedSek: 412_350,
      repaySek: 87_650,
      requisitioned: "2022-09-15",
      repaid: "2023-01-31",
      accounted: "2023-01-31",
    },
    sections: report.sections.map((section) => ({
      ...section,
      blocks: [...section.blocks.filter(({ kind }) => kind === "text"), ...blocksOf(section.id)],
    })),
  };
}

const plain = (text: string): string =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replaceAll("&amp;", "&")
    .replaceAll(/[\s\u00a0\u202f\u2009\u00ad\u200b]+/g, " ");

interface Built {
  files: Map<string, Uint8Array>;
  texts: [format: string, text: string][];
}
const built = new Map<Lang, Promise<Built>>();

/** A report's files, and what a reader reads in each. */
function build(lang: Lang): Promise<Built> {
  const found = built.get(lang);
  if (found) return found;
  const made = (async (): Promise<Built> => {
    const list = await study.reportFiles(ID[lang], FORMATS);
    const files = new Map(list.map(({ bytes }, at) => [FORMATS[at]!, bytes] as [string, Uint8Array]));
    const { pages } = await pdfText(files.get("pdf")!);
    const docx = strFromU8(unzipSync(files.get("docx")!)["word/document.xml"]!);
    const html = strFromU8(files.get("html")!);
    return {
      files,
      texts: [
        ["pdf", plain(pages.join(" "))],
        ["docx", plain(docx.replaceAll(/<\/w:p>/g, " ").replaceAll(/<[^>]+>/g, ""))],
        ["html", plain(html.replace(/<style[\s\S]*?<\/style>/, "").replaceAll(/<[^>]+>/g, " "))],
      ],
    };
  })();
  built.set(lang, made);
  return made;
}

/** Whether every format says it; `words` may be parted between lines, `figures` never. */
async function holds(
  lang: Lang,
  wanted: readonly string[],
  {
    as = "figures",
    formats = ["pdf", "docx", "html"],
  }: { as?: "figures" | "words"; formats?: string[] } = {},
): Promise<void> {
  const form = (text: string): string => (as === "words" ? text.replaceAll(/[\s-]+/g, "") : text);
  for (const [format, text] of (await build(lang)).texts)
    if (formats.includes(format))
      for (const one of wanted)
        assert.ok(form(text).includes(form(plain(one))), `${format} in ${lang} lacks ${one}`);
}

for (const lang of LANGS) {
  const say = (value: number | null, decimals: number): string => number(value!, lang, decimals);
  const percent = (value: number | null): string => `${say(value! * 100, 1)}${lang === "sv" ? " %" : "%"}`;
  /** In a picture with one decimal, which is text in PDF and HTML, and in its table as exact as the answer. */
  const saysShares = async (types: readonly { share: { value: number | null } }[]): Promise<void> => {
    const shares = types.map(({ share }) => share.value);
    await holds(lang, shares.map(percent), { formats: ["pdf", "html"] });
    await holds(
      lang,
      shares.map((share) => say(share! * 100, 6)),
    );
  };

  shared(
    `${lang}: the barometer of all 3,363 RegSO 2022 stands in PDF, Word and HTML to the digit`,
    async () => {
      const { types, place, trend } = await study.barometer({ place: "riket", year: 2022 });
      // Of the other years only Karlstad is known, which is no point of the country's line.
      assert.deepEqual(
        trend.flatMap(({ year, types: [first] }) => (first!.share.value === null ? [] : [year])),
        [2022],
      );
      assert.equal(place.name.sv, "Riket");
      assert.deepEqual(
        types.map(({ areas }) => areas),
        [160, 289, 855, 1770, 289],
      );
      await saysShares(types);
      const karlstad = await study.barometer({ place: "kommun:1780" });
      assert.equal(karlstad.year, 2024);
      await saysShares(karlstad.types);
    },
  );

  shared(
    `${lang}: the national dissimilarity, Oslo's barriers and the playgrounds are the API's`,
    async () => {
      const asked = { ...ASKED.measure, measures: ["dissimilarity", "isolation"], year: 2022 };
      const { results } = await study.measure(asked);
      assert.equal(Math.round(results[0]!.value! * 1e5) / 1e5, 0.33096);
      const { totals } = await study.barriers({});
      await holds(lang, [
        ...results.map(({ value }) => say(value, 3)),
        ...totals.byType.flatMap(({ people, excessM, severed }) => [
          say(people, 0),
          say(excessM, 0),
          say(severed * 100, 1),
        ]),
      ]);
      const { rows } = await study.breakdown({
        records: "lekplatser",
        by: ["type"],
        figure: "rate",
        per: "residents-0-14",
      });
      const typed = rows.filter(({ key }) => key.type !== "all");
      assert.equal(typed.length, 5);
      await holds(
        lang,
        typed.flatMap(({ count, value }) => [
          ...(count.value === null ? [] : [say(count.value, 0)]),
          ...(value?.figure.value == null ? [] : [say(value.figure.value, 1)]),
        ]),
      );
    },
  );

  shared(`${lang}: the decision's facts, and 500,000 less 412,350 is 87,650 to repay`, async () => {
    const sek = (value: number): string => say(value, 0);
    await holds(lang, [
      "Ju2022/01507",
      "2022-09-15",
      "2022-10-28",
      "2023-01-31",
      `${sek(500_000)} kr`,
      `${sek(412_350)} kr`,
      `${sek(87_650)} kr`,
      `${sek(500_000)} − ${sek(412_350)} = ${sek(87_650)}`,
    ]);
    const { problems, ready } = await study.reportCheck({ id: ID[lang], today: "2022-09-01" });
    assert.deepEqual(
      problems.filter(({ where }) => where.startsWith("economics")),
      [],
    );
    assert.equal(ready, true);
    const wrong = await study.report(ID[lang]);
    await study.saveReport({ ...wrong, economics: { ...wrong.economics!, repaySek: 87_000 } });
    const check = await study.reportCheck({ id: ID[lang], today: "2022-09-01" });
    assert.equal(check.ready, false);
    assert.ok(check.problems.some(({ where }) => where === "economics.repaySek"));
    await study.saveReport(wrong);
  });

  shared(`${lang}: what is foreign, invented or could not be answered is said in plain words`, async () => {
    await holds(
      lang,
      [
        OSLO[lang],
        OSLO_ACCESS[lang],
        ...(lang === "sv"
          ? [
              "står in för ett barriärfall",
              "är påhittat",
              "Avgångar vid hållplatser i Borlänge",
              "RegSO-gränserna",
            ]
          : [
              "stands in for a barrier case",
              "is invented",
              "Departures at stops in Borlänge",
              "borders of the RegSO",
            ]),
      ],
      { as: "words" },
    );
  });

  shared(`${lang}: the PDF holds the rules of PDF/UA-1, and a second build is the same bytes`, async () => {
    const { files } = await build(lang);
    assert.deepEqual(await checkPdfUa(files.get("pdf")!), []);
    await rm(join(folder, "derived", "reports"), { recursive: true });
    const again = await study.reportFiles(ID[lang], FORMATS);
    again.forEach(({ bytes }, at) => {
      const first = files.get(FORMATS[at]!)!;
      assert.ok(Buffer.from(bytes).equals(Buffer.from(first)), `${FORMATS[at]} differs`);
    });
  });
}

shared(
  "Borlänge's departures cannot be laid in areas whose borders are not there, and that is why they stand as not answered",
  async () => {
    await assert.rejects(
      study.storeRecords({
        path: data("transport", "dalarna_Kollektivtrafik_Borlange.gpkg"),
        definition: {
          id: "avgangar",
          title: { sv: "Avgångar", en: "Departures" },
          unit: { sv: "avgångar", en: "departures" },
          source: "Region Dalarna",
          profile: "stops",
          file: { layer: "hallplatslagen" },
          place: { by: "geometry", crs: "EPSG:3006", axisOrder: "east-north", apportion: "midpoint" },
          placeOf: "service",
          time: { year: 2022 },
          rowCount: "genomsnitt_dagliga_avgangar",
        },
      }),
      /None of 555 rows could be placed/,
    );
  },
);
