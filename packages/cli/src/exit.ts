import type { Lang } from "./lang.ts";

/** Exit codes, for scripts that branch on them. */
export const EXIT = { ok: 0, failure: 1, usage: 2, question: 3, partly: 4, interrupted: 130 } as const;

export const EXIT_HELP: Record<Lang, string> = {
  sv: `Utgångskoder:
  0  allt gick bra
  1  det gick inte
  2  kommandot är felskrivet
  3  programmet behöver ett svar, till exempel om koordinatsystem; frågan skrivs ut
  4  en del gick inte, resten är sparat
  130  avbrutet; det som var klart är sparat`,
  en: `Exit codes:
  0  everything went well
  1  it failed
  2  the command is mistyped
  3  the program needs an answer, for example which coordinate system; the question is printed
  4  some of it failed, the rest is stored
  130  interrupted; what was finished is stored`,
};

/** The command was mistyped, or an argument of it cannot be used. */
export class UsageError extends Error {
  override name = "UsageError";
}
