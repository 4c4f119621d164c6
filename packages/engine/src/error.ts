import type { Problem, Text } from "@tvars/cube";
import { explain } from "@tvars/cube";

/**
 * What a caller may branch on. `not-found`: no such snapshot. `damaged`: files are not what the snapshot says.
 * `draft`: what was to be stored is not whole. `query`: the question does not fit the snapshot.
 * `many`: several rows where one figure was asked for. `cancelled`: the signal was raised. `connection`: no database answers there, or
 * it does not know the user. `rights`: the user may not do it. `database`: the database said no.
 */
export type EngineErrorKind =
  | "not-found"
  | "damaged"
  | "draft"
  | "query"
  | "many"
  | "cancelled"
  | "connection"
  | "rights"
  | "database";

export interface EngineProblem extends Problem {
  kind: EngineErrorKind;
  /** The statement that failed, with parameters left as marks. */
  sql?: string;
}

/** Says what is wrong, the value, what was expected and what to do; `in("sv")` gives it in Swedish. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly kind: EngineErrorKind;
  readonly problem: EngineProblem;
  readonly sql: string | undefined;

  constructor(problem: EngineProblem) {
    super(explain(problem, "en"), problem.cause === undefined ? undefined : { cause: problem.cause });
    this.kind = problem.kind;
    this.problem = problem;
    this.sql = problem.sql;
  }

  in(lang: keyof Text): string {
    return explain(this.problem, lang);
  }
}
