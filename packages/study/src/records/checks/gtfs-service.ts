import { decimal } from "../understand/coordinates.ts";
import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { named } from "./columns.ts";

/** Stops without a single departure: in the register, out of service. */
export const gtfsService: SourceCheck = {
  id: "gtfs-service",
  title: { sv: "Tidtabell utan trafik", en: "Timetable without service" },
  begin({ definition, columns }) {
    const count =
      definition.rowCount ??
      definition.amounts[0]?.column ??
      named(columns, /^(antal)?(avgångar|avgangar|departures)/);
    if (count === undefined)
      return unchecked({
        sv: "ingen kolumn har antal avgångar.",
        en: "no column holds the number of departures.",
      });
    const silent: number[] = [];
    let [none, unknown, all] = [0, 0, 0];
    return {
      columns: [count],
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          all += 1;
          const value = decimal(rows.cell(at, count));
          if (Number.isNaN(value)) unknown += 1;
          else if (value <= 0) {
            none += 1;
            if (silent.length < 100) silent.push(rows.row(at));
          }
        }
      },
      end() {
        if (none === 0 && unknown === 0)
          return ok({ sv: "Alla hållplatser har avgångar.", en: "Every stop has departures." });
        if (none === all)
          return found("stop", {
            sv: "Ingen hållplats har en enda avgång: tidtabellen gäller inte de dagar som räknades.",
            en: "No stop has a single departure: the timetable does not hold for the days that were counted.",
          });
        const lacking = {
          sv: unknown > 0 ? ` ${unknown} rader saknar uppgift om avgångar; det är inte noll.` : "",
          en: unknown > 0 ? ` ${unknown} rows have no number of departures; that is not zero.` : "",
        };
        return found(
          "warning",
          {
            sv: `${none} av ${all} hållplatser har inga avgångar.${lacking.sv}`,
            en: `${none} of ${all} stops have no departures.${lacking.en}`,
          },
          silent,
        );
      },
    };
  },
};
