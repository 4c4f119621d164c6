import { MOST_MIDPOINTS, apartKm, bothOf, decimal } from "../understand/coordinates.ts";
import { isCoarse } from "../understand/refusals.ts";
import { type SourceCheck, found, ok, unchecked } from "./check.ts";
import { placeColumns } from "./columns.ts";

const MOST_POINTS = 500_000;

/** Many events at exactly the same point: the midpoint of a kommun or län instead of the place. */
export const coarsePlaces: SourceCheck = {
  id: "coarse-places",
  title: { sv: "Grova platser", en: "Coarse places" },
  begin({ definition }) {
    const place = placeColumns(definition);
    if (definition.place.by !== "point" && definition.place.by !== "geometry")
      return {
        columns: [],
        see: () => {},
        end: () => ok({ sv: "Platserna är koder.", en: "The places are codes." }),
      };
    if (place.length === 0)
      return unchecked({
        sv: "platserna är filens egna former, inte kolumner.",
        en: "the places are the file's own shapes, not columns.",
      });
    const counts = new Map<string, number>();
    const firstRows = new Map<string, number>();
    let rowsSeen = 0;
    return {
      columns: place,
      see(rows) {
        for (let at = 0; at < rows.length; at++) {
          const key = place.map((column) => rows.cell(at, column)).join(" ");
          if (key.trim() === "") continue;
          rowsSeen += 1;
          const known = counts.get(key);
          if (known === undefined && counts.size >= MOST_POINTS) continue;
          counts.set(key, (known ?? 0) + 1);
          if (known === undefined) firstRows.set(key, rows.row(at));
        }
      },
      isSettled: () => counts.size > MOST_MIDPOINTS,
      end() {
        const [worst, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
        const points = [...counts.keys()].map((key): [number, number] => {
          const [x, y] = place.length === 1 ? bothOf(key) : key.split(" ").map(decimal);
          return [x!, y!];
        });
        const coarse = { rows: rowsSeen, points: counts.size, most, apartKm: apartKm(points) };
        if (!isCoarse(coarse))
          return ok({
            sv: `${rowsSeen} rader på ${counts.size} olika punkter.`,
            en: `${rowsSeen} rows at ${counts.size} different points.`,
          });
        return found(
          "stop",
          {
            sv: `${rowsSeen} rader ligger på bara ${counts.size} olika punkter, som mest ${most} på en och samma: mittpunkter för kommuner eller län. Områdestyp går inte att sätta.`,
            en: `${rowsSeen} rows lie at only ${counts.size} different points, at most ${most} at one and the same: midpoints of municipalities or counties. No area type can be told.`,
          },
          [firstRows.get(worst)!],
        );
      },
    };
  },
};
