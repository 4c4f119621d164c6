import { SourceError } from "../source-error.ts";
import { isKolada } from "../kolada/read-body.ts";
import { isPxWeb1 } from "../pxweb1/read-body.ts";
import { checkTextSize, decode, headOf, textOf } from "../text-of.ts";

/** What a file is, told by its contents and not by its name. JSON comes parsed, so that it is read once. */
export type Detected =
  | { kind: "jsonstat"; body: unknown }
  | { kind: "layer"; body?: unknown }
  | { kind: "pxweb-v1"; body: unknown }
  | { kind: "kolada"; body: unknown }
  | { kind: "kolada-groups"; body: unknown }
  | { kind: "json-rows"; body: Record<string, Record<string, unknown>> }
  | { kind: "manifest"; body: unknown }
  | { kind: "px"; text: string }
  | { kind: "csv"; text: string };

const ACCEPTED = {
  sv: "JSON-stat, PxWeb-svar, Kolada-svar, PX, CSV, GeoJSON, GeoPackage, GeoParquet eller zippad Shapefile",
  en: "JSON-stat, a PxWeb body, a Kolada body, PX, CSV, GeoJSON, GeoPackage, GeoParquet or a zipped Shapefile",
};

/** @throws SourceError for an empty, too large, truncated or unknown file, and for a web page. */
export async function detect(file: string): Promise<Detected> {
  const { head, size } = await headOf(file);
  const magic = head.subarray(0, 16).toString("latin1");
  if (magic.startsWith("SQLite format 3") || magic.startsWith("PAR1")) return { kind: "layer" };
  if (magic.startsWith("PK\u0003\u0004")) return zipped(file, head);
  checkTextSize(file, size);
  if (head.subarray(0, 512).includes(0) && !/^(\u00FF\u00FE|\u00FE\u00FF)/.test(magic))
    throw unknown(file, magic.replaceAll(/[^\x20-\x7e]/g, "·"));
  const start = decode(head)
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (start.startsWith("<")) throw webPage(file, start);
  if (start.startsWith("{") || start.startsWith("[")) return ofJson(file, parse(file, await textOf(file)));
  const text = await textOf(file);
  if (/^[A-Z][A-Z0-9-]*(\[[^\]]*\])?(\([^)]*\))?\s*=/.test(start) && /\bDATA\s*=/.test(text))
    return { kind: "px", text };
  return { kind: "csv", text: text.replace(/^\uFEFF/, "") };
}

function zipped(file: string, head: Buffer): Detected {
  const names = head.toString("latin1");
  if (/\[Content_Types\]\.xml|xl\//.test(names))
    throw new SourceError("body", {
      file,
      value: "XLSX",
      problem: { sv: "filen är en Excel-bok", en: "the file is an Excel workbook" },
      expected: ACCEPTED,
      action: {
        sv: "spara bladet som CSV med en kolumn med områdeskoder och en rubrikrad",
        en: "save the sheet as CSV with one column of area codes and one header row",
      },
    });
  return { kind: "layer" };
}

function parse(file: string, text: string): unknown {
  const clean = text.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(clean);
  } catch (cause) {
    const end = clean.trimEnd();
    const truncated = !/[}\]]$/.test(end) || /end of JSON|Unterminated/i.test(String(cause));
    const at = /position (\d+)/.exec(String(cause));
    const row = clean.slice(0, at ? Number(at[1]) : clean.length).split("\n").length;
    throw new SourceError("body", {
      file,
      row,
      value: truncated ? `…${end.slice(-60)}` : String((cause as Error).message),
      problem: truncated
        ? {
            sv: `filen är avkortad efter ${clean.length} tecken`,
            en: `the file is truncated after ${clean.length} characters`,
          }
        : { sv: "filen är inte giltig JSON", en: "the file is not valid JSON" },
      expected: { sv: "hel och giltig JSON", en: "whole and valid JSON" },
      action: { sv: "hämta filen igen", en: "fetch the file again" },
      cause,
    });
  }
}

function ofJson(file: string, body: unknown): Detected {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    const object = body as Record<string, any>;
    if (object.class === "dataset" || object.class === "collection" || (object.dimension && object.id))
      return { kind: "jsonstat", body };
    if (
      typeof object.type === "string" &&
      (Array.isArray(object.features) || object.geometry || object.coordinates)
    )
      return { kind: "layer", body };
    if (isPxWeb1(object)) return { kind: "pxweb-v1", body };
    if (isKolada(object)) return { kind: "kolada", body };
    if (Array.isArray(object.values) && Array.isArray(object.values[0]?.members))
      return { kind: "kolada-groups", body };
    if (Array.isArray(object.files) && object.files.every((entry: any) => typeof entry?.path === "string"))
      return { kind: "manifest", body };
    const rows = Object.values(object);
    if (
      rows.length > 0 &&
      rows.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))
    )
      return { kind: "json-rows", body: object };
    throw unknown(file, `{${Object.keys(object).slice(0, 6).join(", ")}}`);
  }
  throw unknown(file, JSON.stringify(body).slice(0, 80));
}

const unknown = (file: string, value: string): SourceError =>
  new SourceError("body", {
    file,
    value,
    problem: { sv: "filen är av okänt slag", en: "the file is of an unknown kind" },
    expected: ACCEPTED,
    action: { sv: "spara uppgifterna i något av dem", en: "save the data as one of them" },
  });

function webPage(file: string, start: string): SourceError {
  const title = /<title>([^<]*)|<(?:ows:)?ExceptionText>([^<]*)/i.exec(start);
  return new SourceError("body", {
    file,
    row: 1,
    value: (title?.[1] ?? title?.[2] ?? start.slice(0, 80)).trim(),
    problem: {
      sv: "filen är en webbsida eller XML i stället för data",
      en: "the file is a web page or XML instead of data",
    },
    expected: ACCEPTED,
    action: {
      sv: "kontrollera adressen den hämtades från och hämta igen; tjänsten kan ha svarat med ett felmeddelande",
      en: "check the address it was fetched from and fetch it again; the service may have answered with an error page",
    },
  });
}
