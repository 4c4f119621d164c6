import { VERSIONS, type Version, isVersion } from "@tvars/areas";
import type { ImportAnswers, ImportReport } from "@tvars/study";
import type { Lang } from "./problem.ts";
import type { Asked } from "./ask.ts";
import { ServerError } from "./error.ts";
import { readUpload, type Upload, uploadFolder } from "./upload.ts";

const FIELDS = ["crs", "axisOrder", "layer", "version", "year", "table", "as", "add"] as const;
const FILES = ["file", "definition", "key", "mapping"] as const;

/**
 * POST /api/import: one or several files in the field `file`, with the answers to what the program would ask.
 * A definition or key is a file of its own: a path is not taken from the network. Runs as a job that can be watched
 * and stopped; the request waits for its end.
 */
export async function importUpload(
  { study, jobs, changed }: Asked,
  request: Request,
  { lang, maxBytes, folder = uploadFolder(study.folder) }: { lang: Lang; maxBytes: number; folder?: string },
): Promise<ImportAnswer> {
  const upload = await readUpload(request, { folder, maxBytes });
  try {
    const answers = answersOf(upload);
    const [first, ...others] = upload.files.file ?? [];
    if (first === undefined) throw noFile();
    // Parts that belong together, as of a Shapefile, are imported as the folder they lie in.
    const path = others.length === 0 ? first : upload.folder;
    let report: ImportReport | undefined;
    let failure: unknown;
    const { ended } = jobs.start(
      { kind: "import", key: `import ${upload.folder}`, what: "Import" },
      async (work) => {
        try {
          report = await study.import(path, answers, work);
          return report.snapshots.map(({ table, id }) => ({ table, outcome: "new", snapshot: id }));
        } catch (error) {
          failure = error;
          throw error;
        } finally {
          changed();
        }
      },
    );
    await ended;
    if (report === undefined) throw failure;
    return inLanguage(report, lang);
  } finally {
    await upload.remove();
  }
}

/** What an import answers over HTTP: its report, with texts in the language of the one who asked. */
export interface ImportAnswer extends Omit<ImportReport, "warnings" | "failed"> {
  warnings: string[];
  failed: { file: string; text: string }[];
}

const inLanguage = ({ warnings, failed, ...report }: ImportReport, lang: Lang): ImportAnswer => ({
  ...report,
  warnings: warnings.map((text) => text[lang]),
  failed: failed.map(({ file, text }) => ({ file, text: text[lang] })),
});

function answersOf({ fields, files }: Upload): ImportAnswers {
  for (const name of Object.keys(fields))
    if (!(FIELDS as readonly string[]).includes(name)) throw unknownField(name);
  for (const name of Object.keys(files))
    if (!(FILES as readonly string[]).includes(name)) throw unknownField(name);
  const { crs, axisOrder, layer, version, year, table, as, add } = fields;
  return {
    ...(crs ? { crs } : {}),
    ...(layer ? { layer } : {}),
    ...(axisOrder ? { axisOrder: orderOf(axisOrder) } : {}),
    ...(version ? { version: versionOf(version) } : {}),
    ...(year ? { year: yearOf(year) } : {}),
    ...(table ? { table } : {}),
    ...(add ? { add: yesOf(add) } : {}),
    ...(as || files.mapping ? { as: networkOf(as ?? "network") } : {}),
    ...(files.mapping ? { mapping: files.mapping[0] } : {}),
    ...(files.definition ? { definition: files.definition[0] } : {}),
    ...(files.key ? { key: files.key[0] } : {}),
  };
}

function orderOf(text: string): "east-north" | "north-east" {
  if (text === "east-north" || text === "north-east") return text;
  throw wrongField("axisOrder", text, "east-north or north-east");
}

function networkOf(text: string): "network" | "services" {
  if (text === "network" || text === "services") return text;
  throw wrongField("as", text, "network or services");
}

function yesOf(text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw wrongField("add", text, "true or false");
}

function versionOf(text: string): Version {
  if (isVersion(text)) return text;
  throw wrongField("version", text, VERSIONS.join(", "));
}

function yearOf(text: string): number {
  if (/^(19|20|21)\d\d$/.test(text)) return Number(text);
  throw wrongField("year", text, "a year of four digits");
}

const wrongField = (name: string, value: string, expected: string): ServerError =>
  new ServerError(
    400,
    { sv: `Fältet ${name} går inte att använda.`, en: `The field ${name} cannot be used.` },
    { value, expected },
  );

const unknownField = (name: string): ServerError =>
  new ServerError(
    400,
    { sv: `Det finns inget sådant fält: ${name}.`, en: `There is no such field: ${name}.` },
    { value: name, expected: `files in ${FILES.join(", ")}; text in ${FIELDS.join(", ")}` },
  );

const noFile = (): ServerError =>
  new ServerError(
    400,
    { sv: "Ingen fil skickades.", en: "No file was sent." },
    { expected: "at least one file in the field `file`" },
  );
