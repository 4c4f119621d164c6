import type { Release } from "@tvars/api";
import { PROGRAM_VERSION } from "../studies/version.ts";
import { askedSaid } from "./asked-words.ts";
import { type Told, originSaid, originsIn } from "./origins.ts";

type Lang = "sv" | "en";

/** Who let a release out, and when. */
export function releasedBy(answer: unknown, lang: Lang): string | undefined {
  const { log, id } = (answer ?? {}) as Partial<Release>;
  if (!Array.isArray(log)) return undefined;
  const event = log.findLast(({ what }) => what === "released");
  if (!event) return undefined;
  const on = event.at.slice(0, 10);
  return lang === "sv"
    ? `Utlämning ${id}, beslutad av ${event.who} ${on}.`
    : `Release ${id}, decided by ${event.who} on ${on}.`;
}

/** The data of an answer with their days, as one line. */
export const dataSaid = (answer: unknown, lang: Lang, told: Told): string =>
  [...new Set(originsIn(answer).map((one) => originSaid(one, lang, told)))].join("; ");

/** What every figure says of itself beside its data: what was asked, by which program, and who let it out. */
export function provenanceNotes(
  asked: Record<string, unknown>,
  answer: unknown,
  lang: Lang,
  told: Told,
): string[] {
  const said = askedSaid(asked, answer, lang, told.names);
  const selection = said === "" ? "" : `${lang === "sv" ? "Urval" : "Selection"}: ${said}. `;
  const released = releasedBy(answer, lang);
  return [`${selection}Tvärs ${PROGRAM_VERSION}.${released ? ` ${released}` : ""}`];
}
