import type { Release } from "@tvars/api";
import { breakdownTable } from "./breakdown-tables.ts";
import type { Table } from "./table.ts";

const STATES: Record<Release["state"], { sv: string; en: string }> = {
  draft: { sv: "UTKAST: inte utlämnad", en: "DRAFT: not released" },
  released: { sv: "Utlämnad", en: "Released" },
  refused: { sv: "AVSLAGEN: får inte användas", en: "REFUSED: must not be used" },
  withdrawn: { sv: "ÅTERKALLAD: får inte användas", en: "WITHDRAWN: must not be used" },
};

/** A frozen table as rows, with what has happened to it in the notes. */
export function releaseTable({
  id,
  state,
  table,
  link,
  sha256,
  errata,
  supersededBy,
  decided,
}: Release): Table {
  const made = breakdownTable(table);
  const day = decided === null ? "" : ` ${decided.slice(0, 10)}`;
  const said = [
    { sv: `${STATES[state].sv}${day}. ${link}`, en: `${STATES[state].en}${day}. ${link}` },
    { sv: `Tabellens SHA-256: ${sha256}`, en: `SHA-256 of the table: ${sha256}` },
    ...errata.map(({ at, text }) => ({
      sv: `Rättelse ${at.slice(0, 10)}: ${text.sv}`,
      en: `Erratum ${at.slice(0, 10)}: ${text.en}`,
    })),
    ...(supersededBy === null
      ? []
      : [{ sv: `Ersatt av ${supersededBy}.`, en: `Superseded by ${supersededBy}.` }]),
  ];
  return {
    ...made,
    name: `release-${id}`,
    notes: [...said.map((text) => ({ text, mandatory: true })), ...made.notes],
  };
}
