import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { timeColumn } from "./columns.ts";
import { SeenTwice } from "./seen-twice.ts";

/** The same key more than once in one period: rows are then not persons. */
export const samePersonTwice: SourceCheck = {
  id: "same-person-twice",
  title: { sv: "Samma person flera gånger", en: "The same person several times" },
  begin({ definition }) {
    const { identifier } = definition;
    if (identifier === undefined)
      return unchecked({
        sv: "ingen kolumn är angiven som skiljer personer åt (identifier).",
        en: "no column is stated that tells persons apart (identifier).",
      });
    const time = timeColumn(definition);
    const twice = new SeenTwice();
    let empty = 0;
    return {
      columns: [identifier, time],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const key = rows.cell(at, identifier);
          if (key === "") empty += 1;
          else twice.see(`${key}\u0000${rows.cell(at, time)}`, rows.row(at));
        }
      },
      end() {
        const without = {
          sv: empty > 0 ? ` ${empty} rader saknar nyckel.` : "",
          en: empty > 0 ? ` ${empty} rows have no key.` : "",
        };
        if (twice.again === 0)
          return empty > 0
            ? found("warning", { sv: without.sv.trim(), en: without.en.trim() })
            : ok({
                sv: "Varje nyckel finns en gång i varje period.",
                en: "Every key stands once in each period.",
              });
        return found(
          "warning",
          {
            sv: `${twice.again} rader har en nyckel som redan har förekommit i samma period: räkna personer, inte rader.${without.sv}`,
            en: `${twice.again} rows have a key that has been met in the same period: count persons, not rows.${without.en}`,
          },
          twice.rows,
        );
      },
    };
  },
};
