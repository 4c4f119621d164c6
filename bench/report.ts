/**
 * A report of some 60 pages with 40 maps, written as PDF, Word, Excel and HTML, and once more to see that the bytes are the
 * same: first of 21 counties' RegSO in two years with all their vertices, then of the whole country's 3,363 RegSO, whose
 * borders are simplified once to what a map in print shows. Target for each: 20 processor seconds for all four formats with
 * simplifying and drawing, 700 MB at most for the writing. The document is made in one process and written in another.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figure } from "@tvars/cube";
import { simplifyLayer } from "@tvars/geo";
import { mapPicture } from "@tvars/report";
import type { AreaType, MapArea, MapGeometry } from "@tvars/report";
import {
  documentDocx,
  documentFigure,
  documentHtml,
  documentPdf,
  documentXlsx,
  pdfText,
} from "@tvars/report/document";
import type { DocumentBlock, DocumentModel } from "@tvars/report/document";
import { nationalCoverage } from "./support/national.ts";
import type { NationalCoverage } from "./support/national.ts";

const MAPS = 40;
/** Half a pixel of the country's length on a map 430 pixels high. */
const PRINTED_M = 1800;
const TEXT =
  "Områdestyperna visar hur de socioekonomiska förutsättningarna skiljer sig mellan områden. Typ 1 har störst utmaningar och typ 5 bäst förutsättningar. Statliga vägar och järnvägar kan skilja områden från service, arbete och varandra. ".repeat(
    12,
  );

type Extent = "counties" | "country";

function map(
  at: number,
  { lan, regso }: Pick<NationalCoverage, "lan" | "regso">,
  extent: Extent,
): ReturnType<typeof documentFigure> {
  const code = extent === "country" ? "" : String(lan.features[at % lan.features.length]!.properties.lanskod);
  const year = extent === "country" ? 1985 + at : at < lan.features.length ? 2023 : 2024;
  const areas = regso.features
    .filter(({ properties }) => String(properties.regsokod).startsWith(code))
    .map(({ properties, geometry }, i): MapArea => {
      const type = (1 + ((i * 7 + at) % 5)) as AreaType;
      return {
        code: String(properties.regsokod),
        label: String(properties.regsokod),
        geometry: geometry as MapGeometry,
        figure: figure(type),
      };
    });
  const picture = mapPicture(
    {
      title: `Områdestyp i ${code === "" ? "riket" : `län ${code}`} ${year}`,
      year,
      scale: { kind: "types" },
      areas,
    },
    { lang: "sv", width: 640, height: 430, standalone: false, theme: "print" },
  );
  const whole = documentFigure(picture, { id: `map${at}`, lang: "sv", origin: ["made-up"] });
  const counts = [1, 2, 3, 4, 5].map((type) => areas.filter((area) => area.figure.value === type).length);
  return {
    ...whole,
    table: {
      ...whole.table,
      columns: [
        { id: "type", label: "Områdestyp", align: "start" },
        { id: "areas", label: "Antal områden", align: "end" },
      ],
      rows: counts.map((count, i) => ({
        cells: [{ text: `Typ ${i + 1}` }, { text: String(count), value: count }],
      })),
    },
  };
}

function build(coverage: Pick<NationalCoverage, "lan" | "regso">, extent: Extent): DocumentModel {
  const blocks: DocumentBlock[] = [{ kind: "contents" }, { kind: "page-break" }];
  for (let at = 0; at < MAPS; at++) {
    if (at % 5 === 0) blocks.push({ kind: "heading", level: 1, text: `Kapitel ${at / 5 + 1}` });
    blocks.push(
      { kind: "heading", level: 2, text: `Avsnitt ${at + 1}` },
      { kind: "paragraph", text: [TEXT] },
      map(at, coverage, extent),
    );
  }
  return {
    id: "bench",
    lang: "sv",
    title: "Rapport med fyrtio kartor",
    author: "Exempelmyndigheten",
    date: "2022-10-28",
    banner: "Påhittade siffror",
    front: { agency: "Exempelmyndigheten", addressee: "Regeringskansliet", facts: [] },
    blocks,
    sources: [{ id: "made-up", text: "Påhittade områden" }],
  };
}

const TARGET = { processorSeconds: 20, memoryMb: 700 };

interface Measured {
  pages: number;
  maps: number;
  processorSeconds: Record<string, number>;
  kilobytes: Record<string, number>;
  memoryMb: number;
  met: { seconds: boolean; memory: boolean; same: boolean };
}

const RENDERERS = { pdf: documentPdf, docx: documentDocx, xlsx: documentXlsx, html: documentHtml };

async function write(document: DocumentModel, madeSeconds: number): Promise<Measured> {
  const seconds: Record<string, number> = {};
  const kilobytes: Record<string, number> = {};
  const first = new Map<string, Uint8Array>();
  for (const [name, render] of Object.entries(RENDERERS)) {
    const from = process.cpuUsage();
    const { bytes } = await render(document);
    const { user, system } = process.cpuUsage(from);
    seconds[name] = Math.round((user + system) / 1e4) / 100;
    kilobytes[name] = Math.round(bytes.length / 1000);
    first.set(name, bytes);
  }
  seconds.drawing = madeSeconds;
  const all = Math.round(100 * Object.values(seconds).reduce((a, b) => a + b, 0)) / 100;
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  let same = true;
  for (const [name, render] of Object.entries(RENDERERS))
    same &&= Buffer.from((await render(document)).bytes).equals(Buffer.from(first.get(name)!));
  const { pages } = await pdfText(first.get("pdf")!);
  return {
    pages: pages.length,
    maps: MAPS,
    processorSeconds: { ...seconds, all },
    kilobytes,
    memoryMb,
    met: { seconds: all <= TARGET.processorSeconds, memory: memoryMb <= TARGET.memoryMb, same },
  };
}

const [given, made] = process.argv.slice(2);
if (given !== undefined)
  process.stdout.write(
    `${JSON.stringify(await write(JSON.parse(readFileSync(given, "utf8")) as DocumentModel, Number(made)), null, 2)}\n`,
  );
else {
  const coverage = nationalCoverage();
  const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
  try {
    const measured: Record<string, Measured> = {};
    for (const extent of ["counties", "country"] as const) {
      const from = process.cpuUsage();
      const regso =
        extent === "country" ? simplifyLayer(coverage.regso, { toleranceM: PRINTED_M }) : coverage.regso;
      const document = build({ lan: coverage.lan, regso }, extent);
      const { user, system } = process.cpuUsage(from);
      const file = join(folder, `${extent}.json`);
      writeFileSync(file, JSON.stringify(document));
      const seconds = String(Math.round((user + system) / 1e4) / 100);
      const said = execFileSync(
        process.execPath,
        [...process.execArgv, import.meta.filename, file, seconds],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      measured[extent] = JSON.parse(String(said)) as Measured;
    }
    const met = Object.fromEntries(
      Object.entries(measured).flatMap(([extent, one]) =>
        Object.entries(one.met).map(([what, is]) => [`${extent} ${what}`, is]),
      ),
    );
    process.stdout.write(`${JSON.stringify({ ...measured, target: TARGET, met }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
