import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { placeColumns, roleColumn, timeColumn } from "./columns.ts";
import { SeenTwice } from "./seen-twice.ts";

/**
 * Strada is fed by police and hospitals. The same number twice with the same age and sex, or the same day, place, age and sex under another
 * number, is likely one person reported twice. Without age and sex a number alone may be several injured in one crash: said, not judged.
 */
export const stradaDuplicates: SourceCheck = {
  id: "strada-duplicates",
  title: { sv: "Samma olycka från polis och sjukhus", en: "The same crash from police and hospital" },
  begin({ definition }) {
    const { identifier } = definition;
    const who = [roleColumn(definition, "age"), roleColumn(definition, "sex")].filter(
      (one) => one !== undefined,
    );
    const where = placeColumns(definition);
    const time = timeColumn(definition);
    const canSee = where.length > 0 && time !== undefined && who.length > 0;
    if (identifier === undefined && !canSee)
      return unchecked({
        sv: "varken olycksnummer eller dag, plats, ålder och kön är angivna.",
        en: "neither the number of the crash nor day, place, age and sex are stated.",
      });
    const numbers = new SeenTwice();
    const alike = new SeenTwice();
    return {
      columns: [identifier, time, ...where, ...who],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const person = who.map((column) => rows.cell(at, column));
          const number = rows.cell(at, identifier);
          const before = numbers.again;
          if (number !== "") numbers.see([number, ...person].join("\u0000"), rows.row(at));
          const place = where.map((column) => rows.cell(at, column));
          if (!canSee || place.includes("") || person.includes("")) continue;
          const key = [rows.cell(at, time).slice(0, 10), ...place, ...person].join("\u0000");
          // A row is told once, though both ways lead to it.
          if (numbers.again === before) alike.see(key, rows.row(at));
        }
      },
      end() {
        const total = numbers.again + alike.again;
        if (total === 0)
          return ok({
            sv: "Ingen rad ser ut att vara rapporterad två gånger.",
            en: "No row looks reported twice.",
          });
        const several =
          who.length === 0
            ? {
                sv: " Ålder och kön är inte valda: samma nummer kan vara flera skadade i en olycka.",
                en: " Age and sex are not chosen: the same number may be several injured in one crash.",
              }
            : { sv: "", en: "" };
        return found(
          "warning",
          {
            sv: `${numbers.again} rader har samma nummer som en tidigare rad och ${alike.again} har samma dag, plats, ålder och kön: räkna ingen två gånger.${several.sv}`,
            en: `${numbers.again} rows have the number of an earlier row and ${alike.again} have the same day, place, age and sex: count nobody twice.${several.en}`,
          },
          [...numbers.rows, ...alike.rows].toSorted((a, b) => a - b),
        );
      },
    };
  },
};
