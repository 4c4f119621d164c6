import type { Areas, ChangeRow, Coverage } from "./coverage.ts";
import { KOMMUNER } from "./plan.ts";

/** DeSO to RegSO of one version, in the columns and form of SCB's key file: BOM, commas, CRLF. */
export function bridgeCsv({ areas }: Areas, deso: Coverage, regso: Coverage): string {
  const [from, to] = [deso.replace("deso@", "DeSO_"), regso.replace("regso@", "RegSO_")];
  const header = `Kommun,Kommunnamn,${from},${to},${to.replace("_", "kod_")}`;
  const rows = areas[deso]
    .map(({ code, kommun, parent }) => {
      const owner = areas[regso][parent]!;
      return `${kommun},${kommunName(kommun)},${code},${owner.name},${owner.code}`;
    })
    .sort();
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}

const TYPES: Record<ChangeRow["kind"], string> = {
  split: "Upphör; till nybildad",
  "deso-moved": "Minskas och ger del/delar till befintlig",
  "regso-moved": "Minskas och ger del/delar till befintlig",
  "regso-ended": "Upphör; till befintlig",
  "regso-new": "Ger del till nybildad",
  "names-swapped": "Namnbyte mellan områden",
};

/** The change log between the versions: one row per area that gives or passes on something. */
export function changeLogCsv({ changes }: Areas): string {
  const header = "Indelning,Kod_fran,Kod_till,Typ_av_forandring,Datum";
  const rows = changes
    .filter(({ kind, from, to }) => kind !== "regso-new" || from !== to)
    .map(({ division, from, to, kind }) => `${division},${from},${to},${TYPES[kind]},2025-01-01`);
  return `\uFEFF${[header, ...rows].join("\r\n")}\r\n`;
}

const kommunName = (code: string) => KOMMUNER.find((kommun) => kommun.code === code)!.name;
