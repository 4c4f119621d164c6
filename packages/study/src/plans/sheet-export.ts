import type { ConsequenceSheet, PlanRow } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Ages } from "./ages.ts";

const NOT_KNOWN = "ej känt";

/** Fields of the distribution analysis of a samlad effektbedömning. Numbers with a decimal point; what is not known is said, never 0 or blank. */
export function sheetExport(row: PlanRow, ages: Ages, reachM: number): ConsequenceSheet["export"] {
  const { measure, reach, benefit, surroundings } = row;
  const number = (value: number | null | undefined, decimals = 0): string =>
    value === null || value === undefined ? NOT_KNOWN : value.toFixed(decimals);
  const percent = (share: number | null): string => (share === null ? NOT_KNOWN : (100 * share).toFixed(1));
  const of = (type: number | null): string =>
    reach ? number(reach.byType.find((one) => one.type === type)?.people ?? 0) : NOT_KNOWN;
  const gains = (type: number): string =>
    benefit ? number(benefit.people.byType.find((one) => one.type === type)?.people ?? 0) : NOT_KNOWN;
  const around = (id: string): string => number(surroundings.find((one) => one.id === id)?.people);
  const hours = (type: number): string =>
    benefit
      ? number(
          benefit.hoursByType.find((one) => one.type === type)?.hours.value ??
            (benefit.hours.figure.value === null ? null : 0),
          1,
        )
      : NOT_KNOWN;
  const types = [1, 2, 3, 4, 5];
  const field = (
    name: string,
    sv: string,
    en: string,
    value: string,
  ): { field: string; label: Text; value: string } => ({
    field: name,
    label: { sv, en },
    value,
  });
  return [
    field("objekt_id", "objekt", "object", measure.id),
    field("objekt_namn", "objektets namn", "name of the object", measure.name),
    field("vag", "väg eller bana", "road or railway", measure.road ?? NOT_KNOWN),
    field("steg", "steg enligt fyrstegsprincipen", "step of fyrstegsprincipen", number(measure.step)),
    field("skede", "planskede", "plan stage", measure.stage ?? NOT_KNOWN),
    field("kostnad_mnkr", "kostnad, mnkr", "cost, MSEK", number(measure.costMsek, 1)),
    field("ar_fran", "första år", "first year", number(measure.from)),
    field("ar_till", "sista år", "last year", number(measure.to)),
    field("avstand_m", "avstånd i rak linje, m", "reach in a straight line, m", String(reachM)),
    field("boende_alla", "boende inom avståndet", "residents within reach", number(reach?.all)),
    ...types.map((type) =>
      field(
        `boende_typ_${type}`,
        `boende i områdestyp ${type} (1 = störst utmaningar)`,
        `residents in area type ${type} (1 = greatest challenges)`,
        of(type),
      ),
    ),
    field("boende_typ_okand", "boende utan känd områdestyp", "residents without a known area type", of(null)),
    field(
      "andel_typ_1_2_procent",
      "andel i typ 1–2, procent",
      "share in types 1–2, per cent",
      percent(row.shareChallenged.value),
    ),
    field(
      "andel_barn_procent",
      "andel barn och unga, procent",
      "share of children and young, per cent",
      percent(ages.children),
    ),
    field(
      "andel_aldre_procent",
      "andel 65 år och äldre, procent",
      "share aged 65 and older, per cent",
      percent(ages.older),
    ),
    field("andel_kvinnor_procent", "andel kvinnor, procent", "share of women, per cent", percent(ages.women)),
    field(
      "kostnad_per_boende_kr",
      "kostnad per boende, kr",
      "cost per resident, SEK",
      number(row.costPerPerson?.figure.value),
    ),
    field("nytta_alla", "får kortare väg", "get a shorter way", number(benefit?.people.all)),
    ...types.map((type) =>
      field(
        `nytta_typ_${type}`,
        `får kortare väg, typ ${type}`,
        `get a shorter way, type ${type}`,
        gains(type),
      ),
    ),
    field(
      "nytta_timmar",
      "timmar, en tur och retur var",
      "hours, one return trip each",
      number(benefit?.hours.figure.value, 1),
    ),
    ...types.map((type) =>
      field(`nytta_timmar_typ_${type}`, `timmar, typ ${type}`, `hours, type ${type}`, hours(type)),
    ),
    field(
      "nytta_timmar_lagst",
      "timmar, lägst (90 %)",
      "hours, lowest (90 %)",
      number(benefit?.hours.low, 1),
    ),
    field(
      "nytta_timmar_hogst",
      "timmar, högst (90 %)",
      "hours, highest (90 %)",
      number(benefit?.hours.high, 1),
    ),
    field("avskurna", "boende avskurna av barriärer", "residents cut off by barriers", around("cutOff")),
    field("gles", "boende i gles omgivning", "residents in sparse surroundings", around("sparse")),
    field(
      "atskild",
      "boende skilda från arbete och service",
      "residents apart from work and services",
      around("separated"),
    ),
  ];
}
