/** Words several commands share. */
import type { Words } from "../lang.ts";

export const PLACE: Words = {
  sv: "plats: riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID eller areas:KOD,KOD (annars riket)",
  en: "place: riket, lan:17, kommun:1780, regso@2025:1780R001, set:ID or areas:CODE,CODE (else riket)",
};
export const YEAR: Words = {
  sv: "år (annars det senaste med index)",
  en: "year (else the latest with an index)",
};
export const DIVISION: Words = {
  sv: "indelning: regso, deso, kommun, lan eller riket (annars regso)",
  en: "division: regso, deso, kommun, lan or riket (else regso)",
};
export const WHERE: Words = {
  sv: "välj ur en dimension; kan upprepas",
  en: "select from a dimension; can be repeated",
};

export const BASE: Words = {
  sv: "adress som dokumentens figurer leder till, till exempel https://tvars.exempel.se (annars TVARS_BASE, eller där servern lyssnar)",
  en: "address that figures of documents lead to, for example https://tvars.example.org (else TVARS_BASE, or where the server listens)",
};

export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** Figures that carry a flag have an asterisk; what it means stands under them. */
export const FLAGGED: Words = {
  sv: "* litet underlag, tidsseriebrott eller annan anmärkning; se --json\n",
  en: "* small numbers, a break or another remark; see --json\n",
};
export const INVENTED: Words = {
  sv: "PÅHITTADE EXEMPELDATA\n",
  en: "INVENTED EXAMPLE DATA\n",
};

export const inventedLine = (
  answer: { provenance: { origin: { invented?: boolean }[] } },
  words = INVENTED,
): Words => (answer.provenance.origin.some(({ invented }) => invented) ? words : { sv: "", en: "" });

export const remarks = (text: string): Words => (text.includes("*") ? FLAGGED : { sv: "", en: "" });
