import type { MultiplesStory } from "@tvars/api";
import { figure } from "@tvars/cube";
import { sumsOf } from "../barometer/barometer.ts";
import { breaksWithin } from "../barometer/breaks.ts";
import { memberIds } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { yearOf } from "../data/data.ts";
import { StudyError } from "../error.ts";
import { named, oneOf, pictured } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";

/** The types over the years in every part of a place: the län of the country, the kommuner of a län. */
export async function multiplesOf(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
): Promise<MultiplesStory> {
  const id = query.place ?? "riket";
  const to = yearOf(data, query.to);
  const from = query.from === undefined ? data.years[0]! : yearOf(data, query.from);
  const place = await needs.place(data, id, to);
  const ids = memberIds(place);
  if (ids.length === 0)
    throw new StudyError(
      "bad-request",
      {
        sv: `${place.ref.name.sv} har inga delar att rita bredvid varandra.`,
        en: `${place.ref.name.en} has no parts to draw side by side.`,
      },
      {
        value: id,
        expected: { sv: "riket eller ett län", en: "riket or a county" },
        action: { sv: "Välj landet eller länet.", en: "Choose the country or the county." },
      },
    );
  const years = data.years.filter((year) => year >= from && year <= to);
  const populated = sumsOf(data, place, to).types.some(({ share }) => share.value !== null);
  const of = oneOf(query.of, ["share", "areas"] as const, populated ? "share" : "areas");
  const members: MultiplesStory["members"] = [];
  for (const member of ids) {
    const parts: MultiplesStory["members"][number]["years"] = [];
    for (const year of years) {
      const then = await needs.placeIn(data, member)(year);
      if (!then) continue;
      const { types } = sumsOf(data, then, year);
      const all = types.reduce((sum, { areas }) => sum + areas, 0);
      parts.push({
        year,
        types: types.map(({ type, areas, share }) => ({
          type,
          share: of === "share" || all === 0 ? share : figure(areas / all),
        })),
      });
    }
    const now = await needs.place(data, member, to);
    members.push({ place: named(now.ref), years: parts });
  }
  return {
    kind: "multiples",
    place: named(place.ref),
    of,
    members,
    breaks: breaksWithin(years),
    notes: [],
    provenance: pictured(
      data,
      ["TAB6586", "TAB6574"],
      { ...query, place: id, from, to, of },
      {
        sv: "För varje del av platsen läggs folkmängden i varje RegSO till den områdestyp som SCB har gett området samma år, och delas med delens folkmängd i områden med typ.",
        en: "For each part of the place, the population of every RegSO is added to the area type SCB gave the area that year, and divided by the part's population in areas with a type.",
      },
    ),
  };
}
