import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { StepToAdd, StudyDefinition, StudyDifference, StudyFigure, StudyRun } from "@tvars/api";
import { stepOfRequest, study as studySchema, studyFigure, studyRun } from "@tvars/api";
import { z } from "zod";
import type { Study, Work } from "../study.ts";
import { type AskedSide, differenceOf } from "./difference.ts";
import { sha256 } from "./hash.ts";
import { slug } from "../records/understand/suggest.ts";
import { checkAsked } from "./call.ts";
import { noSuchRun, noSuchStudy, notAStep, sameStep } from "./problems.ts";
import { type StepAnswer, runStudy } from "./run.ts";
import { Definitions, readJson, writeJson } from "./store.ts";

/** Everything a run froze. */
export interface FrozenRun {
  run: StudyRun;
  definition: StudyDefinition;
  figures: StudyFigure[];
  answers: StepAnswer[];
}

/** Studies of one workspace: definitions in `studies/ID.json`, their runs in `studies/ID/runs/`. */
export class StudyDesk {
  readonly definitions: Definitions<StudyDefinition>;
  readonly #study: Study;
  /** Steps are added one after the other, so that none is lost where two are kept at once. */
  #adding: Promise<unknown> = Promise.resolve();

  constructor(study: Study) {
    this.#study = study;
    this.definitions = new Definitions(
      join(study.folder, "studies"),
      (value) => studySchema.parse(value),
      noSuchStudy,
    );
  }

  async save(definition: StudyDefinition): Promise<StudyDefinition> {
    const seen = new Set<string>();
    for (const { id } of definition.steps) {
      if (seen.has(id)) throw sameStep(id);
      seen.add(id);
    }
    return this.definitions.save(definition);
  }

  /**
   * Keeps a result as the last step of a study, asked exactly as it was.
   * @throws StudyError where no route a step can be answers the request, or there is no such study and none is to be made
   */
  addStep(id: string, given: StepToAdd): Promise<StudyDefinition> {
    const added = this.#adding.then(() => this.#addStep(id, given));
    this.#adding = added.catch(() => undefined);
    return added;
  }

  async #addStep(id: string, { title, request, study }: StepToAdd): Promise<StudyDefinition> {
    const step = stepOfRequest(request);
    if (!step) throw notAStep(request);
    checkAsked(step.route, step.asked);
    const known = await this.definitions.get(id).catch((cause: unknown) => {
      if (!study) throw cause;
    });
    const before = known ?? { id, answers: [], steps: [], ...study! };
    const name = slug(title.en);
    const taken = new Set(before.steps.map((one) => one.id));
    let stepId = name;
    for (let n = 2; taken.has(stepId); n++) stepId = `${name}-${n}`;
    return this.save({ ...before, steps: [...before.steps, { id: stepId, title, ...step }] });
  }

  /** Asks every step anew and freezes the answers beside those of earlier runs. */
  async run(id: string, work: Work = {}): Promise<StudyRun> {
    const definition = await this.definitions.get(id);
    const [last] = await this.runs(id);
    const before = last ? await this.frozen(id, last.id) : undefined;
    const made = await runStudy(this.#study, definition, before?.answers, work);
    const at = new Date().toISOString();
    const run: StudyRun = {
      ...made.head,
      id: `${at.replaceAll(/[-:.]/g, "").toLowerCase()}-${made.head.sha256.slice(0, 8)}`,
      at,
    };
    const fresh = join(this.definitions.folder, id, `.new-${randomUUID()}`);
    try {
      for (const one of made.answers) await writeJson(join(fresh, "answers", `${one.step}.json`), one);
      await writeJson(join(fresh, "figures.json"), made.figures);
      await writeJson(join(fresh, "study.json"), definition);
      await writeJson(join(fresh, "run.json"), run);
      work.signal?.throwIfAborted();
      await mkdir(join(this.definitions.folder, id, "runs"), { recursive: true });
      await rename(fresh, this.#runFolder(id, run.id));
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
    return run;
  }

  async runs(id: string): Promise<StudyRun[]> {
    await this.definitions.get(id);
    const names = await readdir(join(this.definitions.folder, id, "runs")).catch(() => []);
    const runs = await Promise.all(
      names.map((name) => readJson(join(this.#runFolder(id, name), "run.json"), (v) => studyRun.parse(v))),
    );
    return runs.filter((run) => run !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async frozen(id: string, runId: string): Promise<FrozenRun> {
    if (!/^[a-z0-9-]+$/.test(runId)) throw noSuchRun(id, runId);
    const folder = this.#runFolder(id, runId);
    const run = await readJson(join(folder, "run.json"), (value) => studyRun.parse(value));
    if (run === undefined) throw noSuchRun(id, runId);
    const definition = (await readJson(join(folder, "study.json"), (value) => studySchema.parse(value)))!;
    const figures = (await readJson(join(folder, "figures.json"), (value) =>
      z.array(studyFigure).parse(value),
    ))!;
    const answers = await Promise.all(
      definition.steps.map(async ({ id: step }) =>
        readJson(join(folder, "answers", `${step}.json`), (v) => v as StepAnswer),
      ),
    );
    return { run, definition, figures, answers: answers.filter((one) => one !== undefined) };
  }

  async difference(id: string, from?: string, to?: string): Promise<StudyDifference> {
    const runs = await this.runs(id);
    const later = to ?? runs[0]?.id;
    if (later === undefined) throw noSuchRun(id, undefined);
    const earlier = from ?? runs[runs.findIndex((run) => run.id === later) + 1]?.id;
    if (earlier === undefined) throw noSuchRun(id, undefined);
    const [a, b] = await Promise.all([this.frozen(id, earlier), this.frozen(id, later)]);
    return differenceOf(sideOf(a), sideOf(b));
  }

  #runFolder = (id: string, run: string): string => join(this.definitions.folder, id, "runs", run);
}

function sideOf({ run, definition, figures, answers }: FrozenRun): AskedSide {
  return {
    run,
    figures,
    steps: new Map(
      answers.map((one) => [
        one.step,
        {
          asked: sha256(JSON.stringify(definition.steps.find(({ id }) => id === one.step))),
          year: one.year,
          snapshots: one.snapshots,
        },
      ]),
    ),
  };
}
