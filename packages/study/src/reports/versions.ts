import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import type { ErratumToAdd, FrozenReport, ReportErratum, ReportVersionHead } from "@tvars/api";
import { frozenReport, reportErratum } from "@tvars/api";
import type { DocumentFile, DocumentFormat } from "@tvars/report/document";
import { z } from "zod";
import { StudyError } from "../error.ts";
import { sha256 } from "../studies/hash.ts";
import { readJson, writeJson } from "../studies/store.ts";

/**
 * Versions of reports as they were handed in: `report-versions/ID/N/version.json`, its files, and the answers in `answers.json`.
 * A version is put in place whole and never written again; errata stand beside it in `N-errata.json`. Removing a report leaves
 * its versions, since others have their links.
 */
export class ReportVersions {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, "report-versions");
  }

  /** @returns the number the version got: one more than the last */
  async add(
    made: Omit<FrozenReport, "n" | "files">,
    files: readonly DocumentFile[],
    answers: unknown,
  ): Promise<FrozenReport> {
    const home = this.#home(made.report);
    await mkdir(home, { recursive: true });
    const fresh = join(home, `.new-${randomUUID()}`);
    try {
      await mkdir(fresh);
      for (const { name, bytes } of files) await writeFile(join(fresh, name), bytes);
      await writeJson(join(fresh, "answers.json"), answers);
      for (;;) {
        const n = ((await this.numbers(made.report)).at(-1) ?? 0) + 1;
        const frozen = frozenReport.parse({
          ...made,
          n,
          files: files.map(({ name, mediaType, bytes }) => ({
            format: name.slice(name.lastIndexOf(".") + 1),
            name,
            mediaType,
            bytes: bytes.length,
            sha256: sha256(bytes),
          })),
        });
        await writeJson(join(fresh, "version.json"), frozen);
        try {
          await rename(fresh, join(home, String(n)));
          return frozen;
        } catch (cause) {
          // Somebody else took the number meanwhile: the next one is tried.
          const { code } = cause as NodeJS.ErrnoException;
          if (code !== "ENOTEMPTY" && code !== "EEXIST") throw cause;
        }
      }
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }

  async numbers(report: string): Promise<number[]> {
    const names = await readdir(this.#home(report)).catch(() => []);
    return names
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  }

  async get(report: string, n: number): Promise<FrozenReport> {
    const found = await readJson(join(this.#at(report, n), "version.json"), (value) =>
      frozenReport.parse(value),
    );
    if (found === undefined) throw noSuchVersion(report, n);
    return found;
  }

  /** @throws StudyError where the file is not the one that was frozen */
  async file(report: string, n: number, format: DocumentFormat): Promise<DocumentFile> {
    const { files } = await this.get(report, n);
    const found = files.find((one) => one.format === format);
    if (!found) throw noSuchFile(report, n, format, files.map((one) => one.format).join(", "));
    const path = join(this.#at(report, n), found.name);
    const bytes = await readFile(path).catch(() => new Uint8Array(0));
    if (sha256(bytes) !== found.sha256) throw otherBytes(path, sha256(bytes), found.sha256);
    return { name: `${report}-v${n}.${format}`, mediaType: found.mediaType, bytes };
  }

  async errata(report: string, n: number): Promise<ReportErratum[]> {
    const read = (value: unknown): ReportErratum[] => z.array(reportErratum).parse(value);
    return (await readJson(`${this.#at(report, n)}-errata.json`, read)) ?? [];
  }

  async addErratum(report: string, n: number, erratum: ErratumToAdd): Promise<void> {
    await this.get(report, n);
    const before = await this.errata(report, n);
    const at = new Date().toISOString();
    await writeJson(`${this.#at(report, n)}-errata.json`, [...before, { at, ...erratum }]);
  }

  /** Newest first; of one report, or of all. */
  async heads(report?: string): Promise<ReportVersionHead[]> {
    const reports = report === undefined ? await readdir(this.#folder).catch(() => []) : [report];
    const heads: ReportVersionHead[] = [];
    for (const id of reports)
      for (const n of await this.numbers(id)) {
        const { at, who, figures, files, definition } = await this.get(id, n);
        const errata = await this.errata(id, n);
        heads.push({
          report: id,
          n,
          at,
          who,
          figures,
          files,
          link: linkOf(id, n),
          errata,
          title: definition.title,
        });
      }
    return heads.sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  #home(report: string): string {
    if (!/^[a-z][a-z0-9-]*$/.test(report)) throw noSuchVersion(report, 0);
    return join(this.#folder, report);
  }

  #at = (report: string, n: number): string => join(this.#home(report), String(n));
}

/** Where a version is always found. */
export const linkOf = (report: string, n: number): string => `/rapport/${report}/v/${n}`;

const noSuchVersion = (report: string, n: number): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Rapporten ${report} har ingen låst version ${n}.`,
      en: `The report ${report} has no frozen version ${n}.`,
    },
    {
      value: n,
      action: {
        sv: `Lås en med tvars report freeze ${report}.`,
        en: `Freeze one with tvars report freeze ${report}.`,
      },
    },
  );

const noSuchFile = (report: string, n: number, format: string, expected: string): StudyError =>
  new StudyError(
    "not-found",
    {
      sv: `Version ${n} av ${report} låstes inte som ${format}.`,
      en: `Version ${n} of ${report} was not frozen as ${format}.`,
    },
    { value: format, expected },
  );

const otherBytes = (file: string, value: string, expected: string): StudyError =>
  new StudyError(
    "conflict",
    {
      sv: "Filen är inte den som låstes: den har ändrats efteråt.",
      en: "The file is not the one that was frozen: it has been changed since.",
    },
    {
      file,
      value,
      expected,
      action: {
        sv: "Hämta tillbaka filen ur en säkerhetskopia.",
        en: "Bring the file back from a backup.",
      },
    },
  );
