import type { Provenance, StudyDefinition, StudyFigure, StudyRun } from "@tvars/api";
import { StudyError } from "../error.ts";
import type { Study, Work } from "../study.ts";
import { callRoute } from "./call.ts";
import { figuresOf } from "./figures.ts";
import { frozen, sha256 } from "./hash.ts";
import { PROGRAM_VERSION } from "./version.ts";

type Origin = Provenance["origin"][number];

/** A step's answer as it was frozen. */
export interface StepAnswer {
  step: string;
  route: string;
  asked: Record<string, unknown>;
  /** The latest year it is about, where it says. */
  year: number | null;
  /** Ids of the snapshots it came from. */
  snapshots: string[];
  answer: unknown;
}

interface MadeRun {
  head: Omit<StudyRun, "id" | "at">;
  figures: StudyFigure[];
  answers: StepAnswer[];
}

/** Asks every step. A step that cannot be answered, or whose data have been replaced since, is told, never left out. */
export async function runStudy(
  study: Study,
  definition: StudyDefinition,
  before: readonly StepAnswer[] | undefined,
  { signal, onProgress }: Work = {},
): Promise<MadeRun> {
  const answers: StepAnswer[] = [];
  const problems: StudyRun["problems"] = [];
  const inputs = new Map<string, Origin>();
  const total = definition.steps.length;
  for (const [index, step] of definition.steps.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ what: step.id, done: index, total });
    const earlier = before?.find((one) => one.step === step.id);
    try {
      const answer = frozen(await callRoute(study, step.route, step.asked));
      const origins = originsOf(answer);
      for (const one of origins) inputs.set(JSON.stringify(one), one);
      const snapshots = [...new Set(origins.flatMap((one) => one.snapshot ?? []))].sort();
      answers.push({
        step: step.id,
        route: step.route,
        asked: step.asked,
        year: yearOf(answer),
        snapshots,
        answer,
      });
      const replaced = (earlier?.snapshots ?? []).filter((id) => !snapshots.includes(id));
      if (replaced.length > 0)
        problems.push({
          step: step.id,
          text: {
            sv: `Underlaget från förra körningen har ersatts: ${replaced.join(", ")}.`,
            en: `The data of the run before have been replaced: ${replaced.join(", ")}.`,
          },
        });
    } catch (cause) {
      if (!(cause instanceof StudyError)) throw cause;
      const said = cause.fields.text ?? { sv: cause.message, en: cause.message };
      problems.push({
        step: step.id,
        text: {
          sv: `Steget kan inte besvaras${earlier ? ", men kunde det förra gången" : ""}: ${said.sv}`,
          en: `The step cannot be answered${earlier ? ", though it could the time before" : ""}: ${said.en}`,
        },
      });
    }
  }
  onProgress?.({ what: definition.id, done: total, total });
  const figures = answers.flatMap(({ step, answer }) => figuresOf(step, answer));
  return {
    head: {
      study: definition.id,
      version: PROGRAM_VERSION,
      inputs: [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      sha256: answersHash(answers),
      figures: figures.length,
      problems,
    },
    figures,
    answers,
  };
}

/** Of all answers in the order of the steps: equal when nothing differs. */
export const answersHash = (answers: readonly StepAnswer[]): string =>
  sha256(JSON.stringify(answers.map(({ step, route, asked, answer }) => ({ step, route, asked, answer }))));

/** Every origin an answer names, wherever its provenance stands. */
export function originsOf(answer: unknown): Origin[] {
  if (Array.isArray(answer)) return answer.slice(0, 50).flatMap(originsOf);
  if (answer === null || typeof answer !== "object") return [];
  const { provenance, origin } = answer as { provenance?: { origin?: Origin[] }; origin?: Origin[] };
  if (Array.isArray(provenance?.origin)) return provenance.origin;
  return Array.isArray(origin) ? origin : [];
}

function yearOf(answer: unknown): number | null {
  const one = (Array.isArray(answer) ? answer[0] : answer) as Record<string, unknown> | null;
  for (const name of ["year", "to"]) if (typeof one?.[name] === "number") return one[name];
  return null;
}
