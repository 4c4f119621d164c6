import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { unzipSync } from "fflate";
import { study as studySchema, studyFigure, studyRun } from "@tvars/api";
import type { StudyDifference } from "@tvars/api";
import { z } from "zod";
import { StudyError } from "../error.ts";
import type { Study, Work } from "../study.ts";
import { differenceOf } from "./difference.ts";
import { runStudy } from "./run.ts";
import { readJson } from "./store.ts";

export interface Verified {
  study: string;
  /** Every answer is the same to the last byte. */
  same: boolean;
  expected: string;
  found: string;
  difference: StudyDifference;
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
        same: expected.sha256 === made.head.sha256,
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
