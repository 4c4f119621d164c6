import type { SlopeStory } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { AREA_TYPES } from "@tvars/areas";
import { sumsOf } from "../barometer/barometer.ts";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { indexFigure, typeNumber } from "../data/data.ts";
import { named, oneOf, pictured, yearsOf } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";

const OF = ["share", "people", "areas", "index"] as const;

/** Two years side by side: the types of a place, or the index of each of its areas. */
export async function slopeOf(needs: PictureNeeds, data: Data, query: PictureQuery): Promise<SlopeStory> {
  const id = query.place ?? "riket";
  const { from, to, breaks } = yearsOf(data, query);
  const after = await needs.place(data, id, to);
  const before = await needs.placeIn(data, id)(from);
  const counted = [before, after].every(
    (place, at) =>
      place && sumsOf(data, place, at === 0 ? from : to).types.some(({ share }) => share.value !== null),
  );
  const of = oneOf(query.of, OF, counted ? "share" : "areas");
  const head = {
    kind: "slope" as const,
    of,
    from,
    to,
    place: named(after.ref),
    provenance: pictured(
      data,
      ["TAB6586", "TAB6574"],
      { ...query, place: id, from, to, of },
      METHOD[of === "index" ? "index" : "types"],
    ),
  };
  if (of === "index") return { ...head, breaks, ...areaItems(data, before, after, from, to) };
  const sums = [before && sumsOf(data, before, from), sumsOf(data, after, to)];
  const of1 = (at: 0 | 1, type: number) => {
    const found = sums[at]?.types.find((one) => one.type === type);
    if (!found) return absent("missing");
    return of === "areas" ? figure(found.areas) : of === "people" ? found.population : found.share;
  };
  return {
    ...head,
    breaks,
    notes: [],
    items: AREA_TYPES.map((type) => ({
      id: `type-${type}`,
      name: { sv: `Typ ${type}`, en: `Type ${type}` },
      type,
      from: of1(0, type),
      to: of1(1, type),
    })),
  };
}

function areaItems(
  data: Data,
  before: Place | undefined,
  after: Place,
  from: number,
  to: number,
): Pick<SlopeStory, "items" | "notes"> {
  const same = comparableCodes(data, from, to);
  const then = new Set(before?.codes);
  const codes = after.codes.filter((code) => same.has(code) && then.has(code));
  const left = after.codes.length - codes.length;
  return {
    items: codes.map((code) => {
      const type = typeNumber(data, code, to);
      const name = data.gazetteer.get(after.version, code)?.name ?? code;
      return {
        id: code,
        name: { sv: name, en: name },
        type: type === 0 ? null : (type as 1),
        from: indexFigure(data, "index", code, from),
        to: indexFigure(data, "index", code, to),
      };
    }),
    notes: left > 0 ? [notTheSame(left)] : [],
  };
}

export const notTheSame = (areas: number): Text => ({
  sv: `${areas} områden är inte med: gränsen är ändrad eller det är inte känt om den är det.`,
  en: `${areas} areas are left out: their boundary has changed, or it is not known whether it has.`,
});

const METHOD = {
  types: {
    sv: "Folkmängden i varje RegSO läggs till den områdestyp som SCB har gett området samma år. Typerna sätts varje år efter landets medelvärde och spridning det året.",
    en: "The population of every RegSO is added to the area type SCB gave the area that year. The types are set each year by the country's mean and spread of that year.",
  },
  index: {
    sv: "SCB:s publicerade index för varje RegSO de två åren, där området är detsamma. Färgen är områdets typ det senare året.",
    en: "SCB's published index of every RegSO in the two years, where the area is the same. The colour is the area's type in the later year.",
  },
} satisfies Record<string, Text>;
