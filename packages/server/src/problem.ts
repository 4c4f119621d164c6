import { randomBytes } from "node:crypto";
import type { Problem } from "@tvars/api";
import { AreaError } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import { CubeError } from "@tvars/cube";
import { type Said, StudyError, type StudyErrorKind } from "@tvars/study";
import { ServerError } from "./error.ts";

export type Lang = keyof Text;

/** 422 is kept for a question: the request was understood, and the program asks instead of guessing. */
const STATUS: Record<StudyErrorKind, number> = {
  "not-found": 404,
  "bad-request": 400,
  question: 422,
  conflict: 409,
  unavailable: 503,
};

const TITLES: Record<number, Text> = {
  400: { sv: "Felaktig fråga", en: "Bad request" },
  403: { sv: "Inte tillåtet", en: "Not allowed" },
  404: { sv: "Finns inte", en: "Not found" },
  405: { sv: "Fel metod", en: "Wrong method" },
  409: { sv: "Krockar med något som redan pågår eller finns", en: "Conflict" },
  413: { sv: "För stor fil", en: "File too large" },
  415: { sv: "Fel sorts innehåll", en: "Wrong kind of content" },
  422: { sv: "En fråga att besvara", en: "A question to answer" },
  500: { sv: "Fel i programmet", en: "Error in the program" },
  503: { sv: "Inte tillgängligt just nu", en: "Not available now" },
};

/**
 * An error as an RFC 9457 problem. What the program did not foresee becomes a 500 that tells nothing of its insides,
 * only a reference to find it by in the log.
 */
export function problemOf(error: unknown, lang: Lang): Problem {
  if (error instanceof StudyError) {
    const { file, row, value, expected, action, question, text } = error.fields;
    return problem(STATUS[error.kind], text?.[lang] ?? error.message, lang, {
      file,
      row,
      value,
      expected: inLang(expected, lang),
      action: inLang(action, lang),
      question,
    });
  }
  if (error instanceof ServerError) return problem(error.status, error.text[lang], lang, error.fields);
  if (error instanceof AreaError) return problem(400, error.message, lang);
  if (error instanceof CubeError && error.kind === "argument") return problem(400, error.in(lang), lang);
  const reference = randomBytes(4).toString("hex");
  const detail = {
    sv: `Ett oväntat fel uppstod. I serverns logg har det beteckningen ${reference}.`,
    en: `An unexpected error occurred. The server's log has it under ${reference}.`,
  };
  return { ...problem(500, detail[lang], lang), value: reference };
}

const inLang = (said: Said | undefined, lang: Lang): string | undefined =>
  typeof said === "object" ? said[lang] : said;

function problem(status: number, detail: string, lang: Lang, more: Partial<Problem> = {}): Problem {
  const title = (TITLES[status] ?? TITLES[500]!)[lang];
  const known = Object.entries(more).filter(([, value]) => value !== undefined);
  return { type: "about:blank", title, status, detail, ...Object.fromEntries(known) };
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...headers, "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
