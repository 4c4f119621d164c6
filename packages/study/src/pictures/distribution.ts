import type { DistributionStory } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import { typeNumber, yearOf } from "../data/data.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import { quartilesOf } from "@tvars/report";
import { named, pictured } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";

const INDEX = "socioeconomic-index";

/** Every area of a place along the index or an indicator, those of one's own place pointed out. */
export async function distributionOf(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
): Promise<DistributionStory> {
  const id = query.place ?? "riket";
  const choices = (await needs.indicators(data)).filter(
    ({ divisions, years, unit }) =>
      divisions.includes("regso") && years.some((one) => data.years.includes(one)) && unit.sv !== "personer",
  );
  const first = choices.some(({ id: one }) => one === INDEX) ? INDEX : (choices[0]?.id ?? INDEX);
  const of = query.of === "index" ? INDEX : (query.of ?? first);
  const { definition, values } = await needs.indicator(data, of);
  const known = data.years.filter((year) => values.years.includes(year));
  const year =
    query.year === undefined ? (known.at(-1) ?? yearOf(data, undefined)) : yearOf(data, query.year);
  const place = await needs.place(data, id, year);
  const own = query.own === undefined ? undefined : await needs.place(data, query.own, year);
  const mine = new Set(own?.codes);
  const areas = place.codes.map((code) => {
    const type = typeNumber(data, code, year);
    return {
      code,
      name: data.gazetteer.get(place.version, code)?.name ?? code,
      type: type === 0 ? null : (type as 1),
      figure: values.of(place.version, code, year),
      own: mine.has(code),
    };
  });
  const numbers = areas.flatMap(({ figure }) => (figure.value === null ? [] : [figure.value]));
  const missing = areas.length - numbers.length;
  const outside = own ? own.codes.filter((code) => !place.codes.includes(code)).length : 0;
  return {
    kind: "distribution",
    place: named(place.ref),
    own: own ? named(own.ref) : null,
    choices: choices.map((one) => ({ id: one.id, title: one.title })),
    year,
    measure: {
      id: definition.id,
      title: definition.title,
      unit: definition.unit,
      decimals: definition.decimals,
      direction: directionOf(definition),
    },
    areas,
    quartiles: numbers.length === 0 ? null : quartilesOf(numbers),
    cuts: of === INDEX ? cutsOf(data, year) : [],
    breaks: [],
    notes: [
      ...(missing > 0
        ? [
            {
              sv: `${missing} områden saknar uppgift och är inte ritade.`,
              en: `${missing} areas have no figure and are not drawn.`,
            },
          ]
        : []),
      ...(outside > 0
        ? [
            {
              sv: `${outside} av de egna områdena ligger utanför ${place.ref.name.sv}.`,
              en: `${outside} of the own areas lie outside ${place.ref.name.en}.`,
            },
          ]
        : []),
      ...(of === INDEX && numbers.length > 0 && cutsOf(data, year).length > 0
        ? [
            {
              sv: "Streckade linjer: årets gränser mellan områdestyperna.",
              en: "Dashed lines: the year's cut-offs between the area types.",
            },
          ]
        : []),
    ],
    provenance: pictured(
      data,
      [definition.table, "TAB6586"],
      { ...query, place: id, year, of },
      {
        sv: `${definition.description.sv} Ett märke per RegSO. Kvartilerna är av områdena, inte av invånarna, och interpoleras rakt (typ 7).`,
        en: `${definition.description.en} One mark per RegSO. The quartiles are of areas, not of residents, interpolated linearly (type 7).`,
      },
    ),
  };
}

/** Rising: where type 5 ends and 4 begins, and so on. */
function cutsOf(data: Data, year: number): DistributionStory["cuts"] {
  const bounds = yearCutoffs(data, year)?.best?.bounds;
  if (!bounds) return [];
  return bounds.toReversed().map((value, at) => ({ between: `${5 - at} | ${4 - at}`, value }));
}

const DIRECTION: Record<IndicatorDefinition["polarity"], Text | null> = {
  "low-is-better": {
    sv: "Högre värde betyder större utmaningar.",
    en: "A higher value means greater challenges.",
  },
  "high-is-better": {
    sv: "Lägre värde betyder större utmaningar.",
    en: "A lower value means greater challenges.",
  },
  neutral: null,
};

const directionOf = ({ id, polarity }: IndicatorDefinition): Text | null =>
  id === INDEX
    ? { sv: "Högre index betyder större utmaningar.", en: "A higher index means greater challenges." }
    : DIRECTION[polarity];
