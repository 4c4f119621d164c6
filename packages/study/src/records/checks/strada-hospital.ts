import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { named, placeColumns, timeColumn } from "./columns.ts";
import { YearCounts } from "./year-counts.ts";

const LEAST = 10;
export const REPORTER =
  /^(kalla|källa|uppgiftslamnare|uppgiftslämnare|rapportor|rapportör|rapporterad(av)?|inrapporterad(av)?|reporter|source)$/;
const HOSPITAL = /sjuk|hosp|akut|vård/i;

/** Län and years where the hospitals' rows are absent, or fewer than half of the years around. */
export const stradaHospital: SourceCheck = {
  id: "strada-hospital",
  title: { sv: "Sjukhus som inte rapporterar", en: "Hospitals that do not report" },
  begin({ definition, columns }) {
    const reporter = named(columns, REPORTER);
    const time = timeColumn(definition);
    if (reporter === undefined || time === undefined)
      return unchecked({
        sv: "ingen kolumn säger vem som rapporterade (källa), eller vilket år.",
        en: "no column says who reported (source), or in which year.",
      });
    const lan = named(columns, /^(lan|län|lanskod|länskod)$/);
    const hospital = new YearCounts();
    const years = new Set<number>();
    const everywhere = new Set<string>();
    return {
      columns: [reporter, time, lan, ...placeColumns(definition)],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const year = rows.year(at);
          if (year === undefined) continue;
          const part = rows.kommun(at).slice(0, 2) || rows.cell(at, lan).slice(0, 2) || "?";
          years.add(year);
          everywhere.add(part);
          if (HOSPITAL.test(rows.cell(at, reporter))) hospital.add(part, year);
        }
      },
      end() {
        for (const year of years) hospital.years.add(year);
        const never = [...everywhere].filter((part) => !hospital.parts.has(part));
        const drops = hospital.drops(0.5, LEAST);
        if (never.length === 0 && drops.length === 0)
          return ok({
            sv: "Sjukhusens rader finns i alla län och år, utan språng.",
            en: "The hospitals' rows are there in every län and year, without leaps.",
          });
        const name = (part: string) => (part === "?" ? "okänt län" : `län ${part}`);
        const told = drops.slice(0, 10).map(({ part, year, rows }) => `${name(part)} ${year} (${rows})`);
        return found("warning", {
          sv:
            (never.length ? `Inga rader från sjukhus i ${never.map(name).join(", ")}. ` : "") +
            (told.length ? `Färre än hälften av åren runt om: ${told.join(", ")}. ` : "") +
            "Jämför inte skadade mellan dessa län eller år: skillnaden kan vara rapporteringen.",
          en:
            (never.length ? `No rows from hospitals in ${never.map(name).join(", ")}. ` : "") +
            (told.length ? `Fewer than half of the years around: ${told.join(", ")}. ` : "") +
            "Do not compare the injured between these län or years: the difference may be the reporting.",
        });
      },
    };
  },
};
