import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report, ReportCheck, ReportVersion, StudyStep } from "@tvars/api";
import { report as reportSchema } from "@tvars/api";
import type { DocumentFile, DocumentFormat, DocumentModel } from "@tvars/report/document";
import { DOCUMENT_FORMATS, documentFiles } from "@tvars/report/document";
import { StudyError } from "../error.ts";
import type { Study, Work } from "../study.ts";
import { callRoute } from "../studies/call.ts";
import type { StudyDesk } from "../studies/desk.ts";
import { frozen, sha256 } from "../studies/hash.ts";
import { Definitions } from "../studies/store.ts";
import { PROGRAM_VERSION } from "../studies/version.ts";
import { DEFAULT_BASE } from "./base.ts";
import { checkOf } from "./check.ts";
import { type DocumentNeeds, documentOf, stepsOf } from "./document.ts";
import { groundOf } from "./ground.ts";
import { type NewReport, newReportOf, reportLike } from "./new-report.ts";
import { figuresOf } from "../studies/figures.ts";
import { originsOf } from "../studies/run.ts";
import { toldOf } from "./told.ts";
import { noticesOf } from "./notices.ts";
import type { AnsweredStep } from "./step-blocks.ts";
import { type ReportVersions, linkOf } from "./versions.ts";
import { workspaceMark } from "./workspace-mark.ts";

const MEDIA: Record<DocumentFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface FreezeAsked {
  id: string;
  /** By whom it is handed in. */
  who: string;
  formats?: readonly DocumentFormat[];
}

type Kept = Pick<AnsweredStep, "answer" | "ground">;

/** Reports of one workspace: definitions in `reports/ID.json`; finished files in `derived/reports`, which may be deleted. */
export class ReportDesk {
  readonly definitions: Definitions<Report>;
  /** Where the app is reached: figures of a document lead there. */
  base = DEFAULT_BASE;
  readonly #study: Study;
  readonly #studies: StudyDesk;
  readonly #versions: ReportVersions;
  readonly #kept = new Map<string, Promise<Kept>>();
  #mark = "";

  constructor(study: Study, { studies, versions }: { studies: StudyDesk; versions: ReportVersions }) {
    this.#study = study;
    this.#studies = studies;
    this.#versions = versions;
    this.definitions = new Definitions(
      join(study.folder, "reports"),
      (value) => reportSchema.parse(value),
      noSuchReport,
    );
  }

  /** Makes a report and its study; refuses an id that is taken. */
  async create(asked: NewReport): Promise<Report> {
    const id = asked.id ?? asked.template;
    const taken = await this.definitions.get(id).catch(() => undefined);
    if (taken) throw takenId(id);
    if (asked.like !== undefined) {
      const other = await this.definitions.get(asked.like);
      return this.definitions.save(await reportLike(this.#study, other, { ...asked, id }));
    }
    const made = await newReportOf(this.#study, { ...asked, id });
    if (made.study) await this.#studies.save(made.study);
    return this.definitions.save(made.report);
  }

  async document(id: string, work: Work = {}): Promise<DocumentModel> {
    const report = await this.definitions.get(id);
    return documentOf(report, await this.#needs(await this.#answered(report, work)));
  }

  /** Files in the order asked for; what is unchanged is read, not written again. */
  async files(id: string, formats: readonly DocumentFormat[], work: Work = {}): Promise<DocumentFile[]> {
    return this.#written(id, await this.document(id, work), { formats, work });
  }

  async #written(
    id: string,
    document: DocumentModel,
    { formats, work }: { formats: readonly DocumentFormat[]; work: Work },
  ): Promise<DocumentFile[]> {
    const key = sha256(`${PROGRAM_VERSION} ${JSON.stringify(document)}`).slice(0, 16);
    const folder = join(this.#study.folder, "derived", "reports");
    const path = (format: DocumentFormat): string => join(folder, `${id}-${key}.${format}`);
    const found = new Map<DocumentFormat, Uint8Array>();
    for (const format of formats) {
      const bytes = await readFile(path(format)).catch(() => undefined);
      if (bytes) found.set(format, bytes);
    }
    const missing = formats.filter((format) => !found.has(format));
    if (missing.length > 0) {
      await mkdir(folder, { recursive: true });
      for (const [index, format] of missing.entries()) {
        work.signal?.throwIfAborted();
        work.onProgress?.({ what: format, done: index, total: missing.length });
        const [file] = await documentFiles(document, [format], { signal: work.signal });
        await writeWhole(path(format), file!.bytes);
        found.set(format, file!.bytes);
      }
    }
    return formats.map((format) => ({
      name: `${id}.${format}`,
      mediaType: MEDIA[format],
      bytes: found.get(format)!,
    }));
  }

  /** Freezes the report with its answers and its files; nothing is kept where it is stopped on the way. */
  async freeze(
    { id, who, formats = DOCUMENT_FORMATS }: FreezeAsked,
    work: Work = {},
  ): Promise<ReportVersion> {
    const definition = await this.definitions.get(id);
    const steps = await this.#answered(definition, work);
    const document = documentOf(definition, await this.#needs(steps));
    const files = await this.#written(id, document, { formats, work });
    work.signal?.throwIfAborted();
    const answered = [...steps].map(([key, one]) => ({ key, study: key.slice(0, key.indexOf("/")), ...one }));
    const inputs = new Map(
      answered.flatMap(({ answer }) => originsOf(answer).map((one) => [JSON.stringify(one), one] as const)),
    );
    const { n } = await this.#versions.add(
      {
        report: id,
        at: new Date().toISOString(),
        who,
        version: PROGRAM_VERSION,
        definition,
        figures: answered.reduce((sum, { step, answer }) => sum + figuresOf(step.id, answer).length, 0),
        steps: answered.map(({ study, step, answer }) => ({
          study,
          step: step.id,
          title: step.title,
          route: step.route,
          asked: step.asked,
          sha256: answer === undefined ? null : sha256(JSON.stringify(answer)),
        })),
        inputs: [...inputs.values()],
      },
      files,
      Object.fromEntries(answered.map(({ key, answer, problem }) => [key, answer ?? { problem }])),
    );
    return this.version(id, n);
  }

  async version(id: string, n: number): Promise<ReportVersion> {
    const frozen = await this.#versions.get(id, n);
    return {
      ...frozen,
      link: linkOf(id, n),
      errata: await this.#versions.errata(id, n),
      notices: await noticesOf(this.#study, frozen, await this.#versions.numbers(id)),
    };
  }

  async check(id: string, today = new Date().toISOString().slice(0, 10)): Promise<ReportCheck> {
    const report = await this.definitions.get(id);
    const steps = await this.#answered(report);
    const used = stepsOf(report, steps);
    const figures = used.reduce((sum, { step, answer }) => sum + figuresOf(step.id, answer).length, 0);
    return checkOf(report, used, today, figures);
  }

  async #needs(steps: Map<string, AnsweredStep>): Promise<DocumentNeeds> {
    return { steps, base: this.base, told: await toldOf(this.#study) };
  }

  async #answered(report: Report, { signal, onProgress }: Work = {}): Promise<Map<string, AnsweredStep>> {
    const wanted = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "step"));
    const found = new Map<string, AnsweredStep>();
    const mark = await workspaceMark(this.#study.folder);
    for (const [index, { study: studyId, step: stepId }] of wanted.entries()) {
      signal?.throwIfAborted();
      onProgress?.({ what: stepId, done: index, total: wanted.length });
      const key = `${studyId}/${stepId}`;
      if (!found.has(key)) found.set(key, await this.#answer(studyId, stepId, mark));
    }
    return found;
  }

  /** What a step answered last is used again as long as nothing in the workspace has changed. */
  #asked({ route, asked }: StudyStep, mark: string): Promise<Kept> {
    if (this.#mark !== mark) this.#kept.clear();
    this.#mark = mark;
    const key = JSON.stringify([route, asked]);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const made = this.#fresh(route, asked);
    this.#kept.set(key, made);
    // What could not be answered is asked anew the next time.
    made.catch(() => this.#kept.get(key) === made && this.#kept.delete(key));
    return made;
  }

  async #fresh(route: string, asked: StudyStep["asked"]): Promise<Kept> {
    const answer = frozen(await callRoute(this.#study, route, asked));
    return { answer, ground: await groundOf(this.#study, route, answer) };
  }

  async #answer(studyId: string, stepId: string, mark: string): Promise<AnsweredStep> {
    const gone = { id: stepId, title: { sv: stepId, en: stepId }, route: "", asked: {} };
    try {
      const step = (await this.#studies.definitions.get(studyId)).steps.find(({ id }) => id === stepId);
      if (!step)
        return {
          step: gone,
          problem: {
            sv: `Utredningen ${studyId} har inget steg ${stepId}.`,
            en: `The study ${studyId} has no step ${stepId}.`,
          },
        };
      try {
        return { step, ...(await this.#asked(step, mark)) };
      } catch (cause) {
        return { step, problem: saidOf(cause) };
      }
    } catch (cause) {
      return { step: gone, problem: saidOf(cause) };
    }
  }
}

/** In place in one step; nothing is left where the writing fails. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${path}.${randomUUID()}.new`;
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

function saidOf(cause: unknown): { sv: string; en: string } {
  if (!(cause instanceof StudyError)) throw cause;
  return cause.fields.text ?? { sv: cause.message, en: cause.message };
}

const noSuchReport = (id: string): StudyError =>
  new StudyError(
    "not-found",
    { sv: `Det finns ingen rapport ${id}.`, en: `There is no report ${id}.` },
    {
      value: id,
      action: {
        sv: "Se tvars report list, eller gör en med tvars report new.",
        en: "See tvars report list, or make one with tvars report new.",
      },
    },
  );

const takenId = (id: string): StudyError =>
  new StudyError(
    "conflict",
    { sv: `Det finns redan en rapport ${id}.`, en: `There is a report ${id} already.` },
    {
      value: id,
      action: { sv: "Ange ett annat id.", en: "Give another id." },
    },
  );
