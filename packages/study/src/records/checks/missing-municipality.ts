import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { placeColumns, timeColumn } from "./columns.ts";
import { YearCounts } from "./year-counts.ts";

const LEAST = 5;

/** Kommuner without rows in a year though they have rows in the years around: not reported, not zero. */
export const missingMunicipality: SourceCheck = {
  id: "missing-municipality",
  title: { sv: "Kommuner som inte har rapporterat", en: "Municipalities that have not reported" },
  begin({ definition }) {
    const time = timeColumn(definition);
    if (time === undefined)
      return unchecked({ sv: "filen gäller ett enda år.", en: "the file is of a single year." });
    const counts = new YearCounts();
    let unknown = 0;
    return {
      columns: [time, ...placeColumns(definition)],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const [kommun, year] = [rows.kommun(at), rows.year(at)];
          if (kommun === "" || year === undefined) unknown += 1;
          else counts.add(kommun, year);
        }
      },
      end() {
        if (counts.parts.size === 0)
          return found("warning", {
            sv: "Gick inte att kontrollera: kommun eller år är inte känt för någon rad.",
            en: "Could not be checked: kommun or year is known for no row.",
          });
        if (counts.years.size < 2)
          return found("warning", {
            sv: "Gick inte att kontrollera: filen gäller ett enda år.",
            en: "Could not be checked: the file is of a single year.",
          });
        // Any row at all is a report: only years with none are told.
        const silent = counts.drops(1e-9, LEAST);
        const named = silent.slice(0, 10).map(({ part, year }) => `${part} ${year}`);
        const more = {
          sv: silent.length > 10 ? " med flera" : "",
          en: silent.length > 10 ? " and more" : "",
        };
        const left = {
          sv: unknown > 0 ? ` ${unknown} rader kunde inte kontrolleras.` : "",
          en: unknown > 0 ? ` ${unknown} rows could not be checked.` : "",
        };
        if (silent.length === 0)
          return ok({
            sv: `Ingen kommun är utan rader ett år då den har rader året före eller efter.${left.sv}`,
            en: `No kommun is without rows in a year when it has rows in the year before or after.${left.en}`,
          });
        return found("warning", {
          sv: `Utan rader fast de har rader åren runt om: ${named.join(", ")}${more.sv}. Bortfall, inte noll.${left.sv}`,
          en: `Without rows though they have rows in the years around: ${named.join(", ")}${more.en}. Not reported, not zero.${left.en}`,
        });
      },
    };
  },
};
