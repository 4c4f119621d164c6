import type { ConcentrationStory, Indicator } from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import { figure } from "@tvars/cube";
import { AREA_TYPES } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { indexFigure, populationFigure, typeNumber, yearOf } from "../data/data.ts";
import { StudyError } from "../error.ts";
import type { IndicatorValues } from "../indicators/values.ts";
import { named, pictured } from "./asked.ts";
import type { PictureNeeds, PictureQuery } from "./desk.ts";

/** What is most often asked for, in this order; else the first that can be. */
const FIRST = ["low-economic-standard-v1", "employed", "post-secondary-education"];

/** Who gets, or bears, how much: of an indicator's people, of own records, of a plan's spending. */
export async function concentrationOf(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
): Promise<ConcentrationStory> {
  const [source, id = ""] = (query.of ?? "").split(/:(.*)/s);
  if (source === "plan") return ofPlan(needs, data, query, id);
  if (source === "records") return ofRecords(needs, data, query, id);
  return ofIndicator(needs, data, query);
}

async function ofIndicator(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
): Promise<ConcentrationStory> {
  const placeId = query.place ?? "riket";
  const choices = (await needs.indicators(data)).filter(canBeShared);
  const first = FIRST.find((id) => choices.some((choice) => choice.id === id)) ?? choices[0]?.id;
  const of = query.of ?? first ?? FIRST[0]!;
  const { definition, values } = await needs.indicator(data, of);
  const estimated = !values.counted && isShareOfAll(definition);
  const counted: IndicatorValues["counted"] =
    values.counted ??
    (estimated
      ? (version, code, at) => {
          const people = populationFigure(data, version, code, at);
          return { amount: product(values.of(version, code, at), people), people };
        }
      : undefined);
  if (!counted)
    throw new StudyError(
      "bad-request",
      {
        sv: `${definition.title.sv} är inte ett antal och kan inte fördelas.`,
        en: `${definition.title.en} is not a count and cannot be shared out.`,
      },
      {
        value: of,
        expected: { sv: "en indikator med täljare", en: "an indicator with a numerator" },
        action: { sv: "Välj en annan indikator.", en: "Choose another indicator." },
      },
    );
  const years = data.years.filter((year) => values.years.includes(year));
  const year =
    query.year === undefined ? (years.at(-1) ?? yearOf(data, undefined)) : yearOf(data, query.year);
  const place = await needs.place(data, placeId, year);
  let left = 0;
  const areas = place.codes
    .flatMap((code) => {
      const { amount, people = populationFigure(data, place.version, code, year) } = counted(
        place.version,
        code,
        year,
      );
      const type = typeNumber(data, code, year);
      const index = indexFigure(data, "index", code, year).value;
      if (type === 0 || amount.value === null || people.value === null) {
        left++;
        return [];
      }
      return [{ code, type: type as 1, index, people: people.value, amount: amount.value }];
    })
    // Where only types are known, areas of a type are taken together: their order would be chance.
    .toSorted((a, b) => a.type - b.type || (b.index ?? 0) - (a.index ?? 0) || (a.code < b.code ? -1 : 1));
  const ordered = areas.every(({ index }) => index !== null);
  return {
    kind: "concentration",
    place: named(place.ref),
    year,
    of,
    choices: choices.map(({ id, title }) => ({ id, title })),
    what: definition.title,
    base: definition.denominator ?? null,
    types: AREA_TYPES.map((type) => {
      const own = areas.filter((area) => area.type === type);
      return {
        type,
        people: own.reduce((sum, { people }) => sum + people, 0),
        amount: own.reduce((sum, { amount }) => sum + amount, 0),
      };
    }),
    areas: ordered ? areas.map(({ index: _, ...area }) => area) : [],
    index: null,
    breaks: [],
    notes: [
      ...(estimated
        ? [
            {
              sv: "Antalet är uppskattat: den publicerade andelen gånger områdets folkmängd.",
              en: "The number is estimated: the published share times the area's population.",
            },
          ]
        : []),
      ...(left > 0
        ? [
            {
              sv: `${left} områden utan typ eller uppgift är inte med.`,
              en: `${left} areas without a type or a figure are left out.`,
            },
          ]
        : []),
    ],
    provenance: pictured(
      data,
      [definition.table, "TAB6586", ...(estimated ? ["TAB6574"] : [])],
      { ...query, place: placeId, year, of },
      {
        sv: `Områdena ordnas från högst index (störst utmaningar). Kurvan är deras samlade andel av ${definition.title.sv.toLowerCase()} mot deras samlade andel av nämnaren. Koncentrationsindex är dubbla ytan mellan kurvan och linjen för lika fördelning (Kakwani, Wagstaff & van Doorslaer 1997).`,
        en: `Areas are ordered from the highest index (greatest challenges). The curve is their cumulated share of ${definition.title.en.toLowerCase()} against their cumulated share of the denominator. The concentration index is twice the area between the curve and the line of equality (Kakwani, Wagstaff & van Doorslaer 1997).`,
      },
    ),
  };
}

type Shared = Pick<Indicator, "numerator" | "unit" | "ages" | "divisions">;

/** A share of everybody in the area, which times the population is a number of people. */
const isShareOfAll = ({ unit, ages }: Pick<Shared, "unit" | "ages">): boolean =>
  unit.sv === "procent" && (ages === undefined || ages === "" || ages.startsWith("alla"));

const canBeShared = (indicator: Indicator): boolean =>
  indicator.years.length > 0 &&
  indicator.divisions.includes("regso") &&
  (indicator.numerator !== undefined || isShareOfAll(indicator));

const product = (share: Figure, people: Figure): Figure =>
  share.value === null ? share : people.value === null ? people : figure((share.value / 100) * people.value);

async function ofPlan(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
  id: string,
): Promise<ConcentrationStory> {
  const { spending, plan } = await needs.plan(id);
  const { byType, index, unplaced, uncosted } = spending;
  return {
    kind: "concentration",
    place: { id: "riket", name: { sv: "länen som planen når", en: "the counties the plan reaches" } },
    year: null,
    of: `plan:${id}`,
    choices: [],
    what: { sv: "Utgifterna", en: "The spending" },
    base: null,
    types: byType.map(({ type, residents, msek }) => ({ type: type as 1, people: residents, amount: msek })),
    areas: [],
    index:
      index === null || index.figure.value === null
        ? null
        : { value: index.figure.value, low: index.low, high: index.high, level: 0.9 },
    breaks: [],
    notes:
      unplaced.measures + uncosted > 0
        ? [
            {
              sv: `Utanför: ${unplaced.measures} åtgärder utan känd plats, ${uncosted} utan kostnad.`,
              en: `Outside: ${unplaced.measures} measures whose place is not known, ${uncosted} without a cost.`,
            },
          ]
        : [],
    provenance: pictured(
      data,
      ["TAB6586", "TAB6574"],
      { kind: query.kind, of: `plan:${id}` },
      {
        sv: `Kostnaderna i planen ${plan.title.sv}, miljoner kronor, efter områdestyp hos dem som nås.`,
        en: `The costs of the plan ${plan.title.en}, million kronor, by the area type of those reached.`,
      },
    ),
  };
}

async function ofRecords(
  needs: PictureNeeds,
  data: Data,
  query: PictureQuery,
  id: string,
): Promise<ConcentrationStory> {
  const placeId = query.place ?? "riket";
  const denominators = await needs.denominators(id);
  const per =
    denominators.find((one) => one.id.startsWith("residents"))?.id ?? denominators[0]?.id ?? "residents";
  const answer = await needs.breakdown({ records: id, place: placeId, per, year: query.year });
  const types = AREA_TYPES.flatMap((type) => {
    const row = answer.rows.find(({ key }) => key.type === String(type));
    const [amount, people] = [row?.count.value ?? null, row?.denominator?.value ?? null];
    return amount === null || people === null ? [] : [{ type, people, amount }];
  });
  // With one type hidden the others would give it away as what remains.
  if (types.length < AREA_TYPES.length)
    throw new StudyError(
      "unavailable",
      {
        sv: "Kurvan kan inte ritas: någon områdestyp är skyddad eller saknas.",
        en: "The curve cannot be drawn: an area type is protected or missing.",
      },
      {
        value: id,
        action: { sv: "Välj en större plats eller fler år.", en: "Choose a larger place or more years." },
      },
    );
  const denominator = denominators.find((one) => one.id === per);
  return {
    kind: "concentration",
    place: named(answer.place),
    year: answer.asked.years?.at(-1) ?? null,
    of: `records:${id}`,
    choices: [],
    what: capital(answer.records.unit),
    base: denominator?.title ?? null,
    types,
    areas: [],
    index: null,
    breaks: [],
    notes: [],
    provenance: {
      ...answer.provenance,
      command: `tvars picture concentration --of records:${id} --place ${placeId}`,
      request: `/api/pictures/concentration?of=records:${id}&place=${encodeURIComponent(placeId)}`,
    },
  };
}

const capital = ({ sv, en }: Text): Text => ({
  sv: sv.charAt(0).toLocaleUpperCase("sv") + sv.slice(1),
  en: en.charAt(0).toLocaleUpperCase("en") + en.slice(1),
});
