import { type SourceCheck, found, ok, percent, percentEn } from "./check.ts";
import { placeColumns } from "./columns.ts";

const NOTEWORTHY = 0.005;

/** Rows without a place, in all and by year and län: they are seldom missing at random. */
export const coordinatesFilled: SourceCheck = {
  id: "coordinates-filled",
  title: { sv: "Rader utan plats", en: "Rows without a place" },
  begin({ definition }) {
    const place = placeColumns(definition);
    const parts = new Map<string, { all: number; without: number }>();
    const rowsWithout: number[] = [];
    let [all, without] = [0, 0];
    return {
      columns: place,
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          all += 1;
          const isWithout =
            place.length === 0
              ? rows.hasShape(at) === false
              : place.some((column) => isEmpty(rows.cell(at, column)));
          if (isWithout) {
            without += 1;
            if (rowsWithout.length < 100) rowsWithout.push(rows.row(at));
          }
          for (const key of [rows.year(at)?.toString() ?? "", `län ${rows.kommun(at).slice(0, 2)}`]) {
            if (key === "" || key === "län ") continue;
            const part = parts.get(key) ?? { all: 0, without: 0 };
            part.all += 1;
            if (isWithout) part.without += 1;
            parts.set(key, part);
          }
        }
      },
      end() {
        const share = all === 0 ? 0 : without / all;
        if (without === 0) return ok({ sv: "Alla rader har en plats.", en: "Every row has a place." });
        if (without === all)
          return found("stop", {
            sv: `Ingen av de ${all} raderna har en plats. Kontrollera vilka kolumner som är koordinater.`,
            en: `None of the ${all} rows has a place. Check which columns are coordinates.`,
          });
        const worst = [...parts]
          .filter(([, part]) => part.without / part.all > 1.5 * share && part.without > 2)
          .toSorted(([, a], [, b]) => b.without / b.all - a.without / a.all)
          .slice(0, 5);
        const uneven = {
          sv: worst.length
            ? ` Mest saknas för ${worst.map(([name, part]) => `${name} (${percent(part.without / part.all)} %)`).join(", ")}.`
            : "",
          en: worst.length
            ? ` Most are missing for ${worst.map(([name, part]) => `${name} (${percentEn(part.without / part.all)}%)`).join(", ")}.`
            : "",
        };
        return found(
          "warning",
          {
            sv: `${without} av ${all} rader (${percent(share)} %) saknar plats.${uneven.sv}${share > NOTEWORTHY ? " De som saknas är sällan slumpvis fördelade." : ""}`,
            en: `${without} of ${all} rows (${percentEn(share)}%) have no place.${uneven.en}${share > NOTEWORTHY ? " What is missing is seldom spread at random." : ""}`,
          },
          rowsWithout,
        );
      },
    };
  },
};

/** Zero is what many systems write where nothing was known. */
const isEmpty = (cell: string): boolean => cell === "" || /^[+-]?0+([.,]0+)?$/.test(cell);
