import type { Provenance, Release } from "@tvars/api";
import { originsOf } from "../studies/run.ts";
import { PROGRAM_VERSION } from "../studies/version.ts";
import { askedSaid } from "./asked-words.ts";

type Lang = "sv" | "en";
type Origin = Provenance["origin"][number];

/** "SCB TAB6586, uppdaterad 2025-06-01, hämtad 2026-11-22": the source with the dates of its snapshot. */
export function originSaid({ source, table, updated, fetched }: Origin, lang: Lang): string {
  const sv = lang === "sv";
  const day = (at: string | undefined): string | undefined => at?.slice(0, 10);
  return [
    `${source}${table && table !== source ? ` ${table}` : ""}`,
    day(updated) ? `${sv ? "uppdaterad" : "updated"} ${day(updated)}` : "",
    day(fetched) ? `${sv ? "hämtad" : "fetched"} ${day(fetched)}` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

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

/** What every figure says of itself: what was asked, of which data, by which program, and who let it out. */
export function provenanceNotes(asked: Record<string, unknown>, answer: unknown, lang: Lang): string[] {
  const sv = lang === "sv";
  const said = askedSaid(asked, answer, lang);
  const origins = [...new Set(originsOf(answer).map((one) => originSaid(one, lang)))];
  const released = releasedBy(answer, lang);
  return [
    ...(said === "" ? [] : [`${sv ? "Urval" : "Selection"}: ${said}.`]),
    `${sv ? "Underlag" : "Data"}: ${origins.length === 0 ? (sv ? "inget lagrat" : "none stored") : origins.join("; ")}. ${sv ? "Program" : "Program"}: Tvärs ${PROGRAM_VERSION}.`,
    ...(released ? [released] : []),
  ];
}
