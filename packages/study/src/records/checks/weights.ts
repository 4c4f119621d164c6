import { decimal } from "../understand/coordinates.ts";
import { type SourceCheck, found, ok, percent, percentEn, unchecked } from "./check.ts";
import { named } from "./columns.ts";

/** A weight this many times the mean makes one answer speak for too many. */
const LARGE = 10;

/** Weights of a survey: missing, zero, negative and very large ones; and how many equally weighed answers they are worth (Kish 1965). */
export const weights: SourceCheck = {
  id: "weights",
  title: { sv: "Vikter", en: "Weights" },
  begin({ definition, columns }) {
    const column = definition.surveyWeight ?? named(columns, /^(vikt|kalvikt|kalibreradvikt|weight)$/);
    if (column === undefined)
      return unchecked({ sv: "ingen kolumn har vikter.", en: "no column holds weights." });
    const bad: number[] = [];
    let [all, missing, notPositive, sum, squares, largest, largestRow] = [0, 0, 0, 0, 0, 0, 0];
    return {
      columns: [column],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          all += 1;
          const weight = decimal(rows.cell(at, column));
          if (Number.isNaN(weight)) missing += 1;
          else if (weight <= 0) notPositive += 1;
          if (!(weight > 0)) {
            if (bad.length < 100) bad.push(rows.row(at));
            continue;
          }
          sum += weight;
          squares += weight * weight;
          if (weight > largest) [largest, largestRow] = [weight, rows.row(at)];
        }
      },
      end() {
        const weighed = all - missing - notPositive;
        if (weighed === 0)
          return found("stop", {
            sv: "Ingen rad har en vikt över noll.",
            en: "No row has a weight above zero.",
          });
        const worth = Math.round((sum * sum) / squares);
        const told = {
          sv: `${weighed} svar med vikt är värda ${worth} lika vägda (${percent(worth / weighed)} %).`,
          en: `${weighed} weighed answers are worth ${worth} equally weighed ones (${percentEn(worth / weighed)}%).`,
        };
        const isLarge = largest > LARGE * (sum / weighed);
        if (missing + notPositive === 0 && !isLarge) return ok(told);
        return found(
          "warning",
          {
            sv: `${missing} rader saknar vikt, ${notPositive} har vikten noll eller mindre${isLarge ? `; den största vikten är mer än ${LARGE} gånger medelvikten` : ""}. ${told.sv}`,
            en: `${missing} rows have no weight, ${notPositive} have a weight of zero or less${isLarge ? `; the largest weight is more than ${LARGE} times the mean` : ""}. ${told.en}`,
          },
          isLarge ? [...bad, largestRow] : bad,
        );
      },
    };
  },
};
