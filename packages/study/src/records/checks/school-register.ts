import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { named, timeColumn } from "./columns.ts";
import { SeenTwice } from "./seen-twice.ts";

/** School unit codes are eight digits, each once a year; a lost leading zero makes another code. */
export const schoolRegister: SourceCheck = {
  id: "school-register",
  title: { sv: "Skolenhetskoder", en: "School unit codes" },
  begin({ definition, columns }) {
    const code = named(columns, /^(skolenhetskod|schoolid|schoolunitcode)$/) ?? definition.identifier;
    if (code === undefined)
      return unchecked({ sv: "ingen kolumn har skolenhetskoder.", en: "no column holds school unit codes." });
    const time = timeColumn(definition);
    const twice = new SeenTwice();
    const wrong: number[] = [];
    let bad = 0;
    return {
      columns: [code, time],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const cell = rows.cell(at, code);
          if (!/^\d{8}$/.test(cell)) {
            bad += 1;
            if (wrong.length < 100) wrong.push(rows.row(at));
          } else twice.see(`${cell}\u0000${rows.cell(at, time)}`, rows.row(at));
        }
      },
      end() {
        if (bad === 0 && twice.again === 0)
          return ok({
            sv: "Alla skolenhetskoder har åtta siffror och finns en gång.",
            en: "Every school unit code has eight digits and stands once.",
          });
        return found(
          "warning",
          {
            sv: `${bad} rader har en kod som inte är åtta siffror, ${twice.again} rader har en kod som redan har förekommit.`,
            en: `${bad} rows have a code that is not eight digits, ${twice.again} rows have a code that has been met before.`,
          },
          [...wrong, ...twice.rows].toSorted((a, b) => a - b),
        );
      },
    };
  },
};
