import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { placeColumns, timeColumn } from "./columns.ts";
import { SeenTwice } from "./seen-twice.ts";

/** Several rows at exactly one place; of events also at the same time and of the same kind. */
export const samePlaceTwice: SourceCheck = {
  id: "same-place-twice",
  title: { sv: "Flera rader på samma plats", en: "Several rows at one place" },
  begin({ definition }) {
    const place = placeColumns(definition);
    if (place.length === 0)
      return unchecked({
        sv: "platserna är filens egna former, inte kolumner.",
        en: "the places are the file's own shapes, not columns.",
      });
    const isEvent = definition.placeOf === "event";
    const time = timeColumn(definition);
    const kinds = definition.groups.map(({ column }) => column);
    const key = isEvent ? [...place, ...(time ? [time] : []), ...kinds] : [...place, ...(time ? [time] : [])];
    const twice = new SeenTwice();
    return {
      columns: key,
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          if (place.some((column) => rows.cell(at, column) === "")) continue;
          twice.see(key.map((column) => rows.cell(at, column)).join("\u0000"), rows.row(at));
        }
      },
      end() {
        if (twice.again === 0)
          return ok({ sv: "Ingen plats förekommer två gånger.", en: "No place stands twice." });
        return found(
          "warning",
          isEvent
            ? {
                sv: `${twice.again} rader har samma tid, plats och slag som en tidigare rad: samma händelse kan vara räknad flera gånger.`,
                en: `${twice.again} rows have the time, place and kind of an earlier row: the same event may be counted several times.`,
              }
            : {
                sv: `${twice.again} rader ligger på exakt samma plats som en tidigare rad: antalet platser blir för stort om rader räknas.`,
                en: `${twice.again} rows lie at exactly the place of an earlier row: the number of places is too large where rows are counted.`,
              },
          twice.rows,
        );
      },
    };
  },
};
