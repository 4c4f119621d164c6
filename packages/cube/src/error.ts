import type { Text } from "./cube.ts";

/**
 * What a caller may branch on. `web-page`, `truncated`: fetch again. `metadata-only`: ask for data.
 * `shape`: the body breaks its format. `argument`: the call is wrong.
 */
export type CubeErrorKind = "web-page" | "truncated" | "metadata-only" | "shape" | "argument";

/** What a message to a user holds, in both languages. */
export interface Problem {
  what: Text;
  value?: unknown;
  expected: Text;
  action: Text;
  cause?: unknown;
}

export interface CubeProblem extends Problem {
  kind: CubeErrorKind;
}

/** Says what is wrong, the value, what was expected and what to do; `in("sv")` gives it in Swedish. */
export class CubeError extends Error {
  override readonly name = "CubeError";
  readonly kind: CubeErrorKind;
  readonly problem: CubeProblem;

  constructor(problem: CubeProblem) {
    super(explain(problem, "en"), problem.cause === undefined ? undefined : { cause: problem.cause });
    this.kind = problem.kind;
    this.problem = problem;
  }

  in(lang: keyof Text): string {
    return explain(this.problem, lang);
  }
}

/** Both languages of a text, in the order in which they are read aloud here: Swedish, English. */
export const text = (sv: string, en: string = sv): Text => ({ sv, en });

const WORDS = { sv: { got: "fick", expected: "väntade" }, en: { got: "got", expected: "expected" } };

/** A problem in one line: what, the value, what was expected, what to do. */
export function explain({ what, value, expected, action }: Problem, lang: keyof Text): string {
  const got = value === undefined ? "" : ` ${WORDS[lang].got} ${shown(value)},`;
  return `${what[lang]}:${got} ${WORDS[lang].expected} ${expected[lang]}. ${action[lang]}`;
}

function shown(value: unknown): string {
  const full = typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return full.length > 120 ? `${full.slice(0, 117)}…` : full;
}
