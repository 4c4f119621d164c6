import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { unzipSync } from "fflate";
import { study as studySchema, studyFigure, studyRun } from "@tvars/api";
import type { StudyDifference, StudyFigure, StudyStep } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { z } from "zod";
import { StudyError } from "../error.ts";
import type { Study, Work } from "../study.ts";
import { differenceOf } from "./difference.ts";
import { sha256 } from "./hash.ts";
import { runStudy } from "./run.ts";
import { readJson } from "./store.ts";

export interface Verified {
  study: string;
  /** Every answer is the same to the last byte. */
  same: boolean;
  expected: string;
  found: string;
  difference: StudyDifference;
  /** Files of the package that are not as its metadata say, by their checksums. */
  files: ChangedFile[];
  /** How many files were compared with their checksums. */
  checked: number;
  /** What was compared, step by step. */
  steps: VerifiedStep[];
}

export interface ChangedFile {
  path: string;
  what: "changed" | "missing" | "added";
}

export interface VerifiedStep {
  step: string;
  title: Text;
  /** Figures the package says there should be, and how many of them came out the same. */
  figures: number;
  same: number;
  problem: Text | null;
}

type Open = (folder: string) => Promise<Study>;

/** Runs a package, folder or zip, in a workspace of its own and compares what comes out with what it says should. */
export async function verifyPackage(path: string, open: Open, work: Work = {}): Promise<Verified> {
  const temporary = await mkdtemp(join(tmpdir(), "tvars-verify-"));
  try {
    const folder = (await isFile(path)) ? await unpack(path, join(temporary, "package")) : resolve(path);
    const definition = await readJson(join(folder, "study.json"), (value) => studySchema.parse(value));
    const head = studyRun.omit({ id: true, at: true });
    const expected = await readJson(join(folder, "expected", "run.json"), (value) => head.parse(value));
    const figures = await readJson(join(folder, "expected", "figures.json"), (value) =>
      z.array(studyFigure).parse(value),
    );
    if (!definition || !expected || !figures) throw noPackage(path);
    const { changed, checked } = await changedFiles(folder, path);
    const workspace = join(temporary, "workspace");
    await mkdir(workspace);
    await cp(join(folder, "workspace"), workspace, { recursive: true });
    const study = await open(workspace);
    try {
      const made = await runStudy(study, definition, undefined, work);
      const steps = new Map<string, never>();
      const at = "";
      const difference = differenceOf(
        { run: { ...expected, id: "expected", at }, figures, steps },
        { run: { ...made.head, id: "found", at }, figures: made.figures, steps },
      );
      return {
        study: definition.id,
        same: expected.sha256 === made.head.sha256 && changed.length === 0 && difference.rows.length === 0,
        files: changed,
        checked,
        steps: definition.steps.map((step) => stepOf(step, figures, made)),
        expected: expected.sha256,
        found: made.head.sha256,
        difference,
      };
    } finally {
      await study.close();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function stepOf(
  { id, title }: StudyStep,
  expected: readonly StudyFigure[],
  { figures, head }: Awaited<ReturnType<typeof runStudy>>,
): VerifiedStep {
  const found = new Map(figures.filter(({ step }) => step === id).map((one) => [one.at, one]));
  const wanted = expected.filter(({ step }) => step === id);
  return {
    step: id,
    title,
    figures: wanted.length,
    same: wanted.filter(({ at, value, status }) => {
      const one = found.get(at);
      return one?.value === value && one.status === status;
    }).length,
    problem: head.problems.find(({ step }) => step === id)?.text ?? null,
  };
}

const METADATA = "ro-crate-metadata.json";
const crate = z.object({ "@graph": z.array(z.object({ "@id": z.string(), sha256: z.string().optional() })) });

/** Every file against the checksum that the package's metadata give it; the metadata themselves have none. */
async function changedFiles(
  folder: string,
  path: string,
): Promise<{ changed: ChangedFile[]; checked: number }> {
  const metadata = await readJson(join(folder, METADATA), (value) => crate.parse(value));
  if (!metadata) throw noPackage(path);
  const known = new Map(
    metadata["@graph"].flatMap(({ "@id": id, sha256: sum }) => (sum ? [[id, sum] as const] : [])),
  );
  const changed: ChangedFile[] = [];
  for (const [file, sum] of known) {
    const inside = resolve(folder, file);
    const bytes = inside.startsWith(folder + sep) ? await readFile(inside).catch(() => undefined) : undefined;
    if (!bytes) changed.push({ path: file, what: "missing" });
    else if (sha256(bytes) !== sum) changed.push({ path: file, what: "changed" });
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isFile() && file !== METADATA && !known.has(file)) changed.push({ path: file, what: "added" });
  }
  return { changed: changed.sort((a, b) => (a.path < b.path ? -1 : 1)), checked: known.size };
}

const isFile = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw noPackage(path);
  return found.isFile();
};

async function unpack(path: string, folder: string): Promise<string> {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(path)))) {
    const file = resolve(folder, name);
    // A name that climbs out of the folder is written by nobody honest.
    if (!file.startsWith(folder + sep) || name.endsWith("/")) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}

const noPackage = (path: string): StudyError =>
  new StudyError(
    "bad-request",
    {
      sv: `${path} är inget paket från tvars study package.`,
      en: `${path} is no package of tvars study package.`,
    },
    {
      file: path,
      expected: {
        sv: "en mapp eller zip-fil med study.json, expected/ och workspace/",
        en: "a folder or zip with study.json, expected/ and workspace/",
      },
    },
  );
