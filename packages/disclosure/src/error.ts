import { explain, type Problem, type Text } from "@tvars/cube";

/** `argument`: the call or the rule set is wrong. `inconsistent`: parts do not sum to their total. `solver`: no answer was found. */
export type DisclosureErrorKind = "argument" | "inconsistent" | "solver";

/** Says what is wrong, the value, what was expected and what to do; `in("sv")` gives it in Swedish. */
export class DisclosureError extends Error {
  override readonly name = "DisclosureError";
  readonly kind: DisclosureErrorKind;
  readonly problem: Problem;

  constructor(kind: DisclosureErrorKind, problem: Problem) {
    super(explain(problem, "en"), problem.cause === undefined ? undefined : { cause: problem.cause });
    this.kind = kind;
    this.problem = problem;
  }

  in(lang: keyof Text): string {
    return explain(this.problem, lang);
  }
}
