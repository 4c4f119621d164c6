import type { Problem } from "@tvars/api";

/** `offline`: no answer at all; `problem`: the server said what is wrong; `server`: it answered something else. */
export type ApiErrorKind = "offline" | "problem" | "server";

export class ApiError extends Error {
  override name = "ApiError";
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly problem: Problem | null;

  constructor(kind: ApiErrorKind, message: string, status = 0, problem: Problem | null = null) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.problem = problem;
  }
}
