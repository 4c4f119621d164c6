import type { CompositionAnswer, FollowedYear } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { provenanceOf, regsoVersion, typeNumber } from "../data/data.ts";
import type { IndicatorDefinition } from "../indicators/definition.ts";
import type { IndicatorValues } from "../indicators/values.ts";
import { onlyWhole } from "./problems.ts";
import { breaksFor, summing } from "./series.ts";
import { numberOf } from "./words.ts";

/**
 * A change of a type's value split in two that add up: own = Y(A₀, t₁) − Y(A₀, t₀) is the change of the areas that were of the type in the
 * first year; composition = Y(A₁, t₁) − Y(A₀, t₁) is what areas joining and leaving the type change in the last year.
 */
export function split(
  sameFrom: number,
  sameTo: number,
  typeTo: number,
): { own: number; composition: number; total: number } {
  return { own: sameTo - sameFrom, composition: typeTo - sameTo, total: typeTo - sameFrom };
}

/** The same areas over time against the same type each year. Areas whose boundary has moved since the first year are left out of both. */
export async function compositionOf(
  data: Data,
  { definition, values }: { definition: IndicatorDefinition; values: IndicatorValues },
  placeIn: (year: number) => Promise<Place | undefined>,
  { place, from, to }: { place: string; from: number; to: number },
): Promise<CompositionAnswer> {
  const valueOf = summing(data, definition, values);
  if (!valueOf) throw onlyWhole(definition.title);
  const years = data.years.filter((year) => year >= from && year <= to && values.years.includes(year));
  const first = (await placeIn(from))!;
  const last = (await placeIn(to))!;
  // One set of areas throughout: what is gained by following them is lost if the set itself changes.
  const known = (code: string): boolean =>
    years.every(
      (year) =>
        comparableCodes(data, from, year).has(code) &&
        values.of(regsoVersion(year), code, year).value !== null,
    );
  const inBoth = first.codes.filter((code) => last.codes.includes(code) && known(code));
  const types = ([1, 2, 3, 4, 5] as const).flatMap((type) => {
    const start = inBoth.filter((code) => typeNumber(data, code, from) === type);
    const at = (year: number): readonly string[] =>
      inBoth.filter((code) => typeNumber(data, code, year) === type);
    const series = (codes: (year: number) => readonly string[]): FollowedYear[] =>
      years.map((year) => ({
        year,
        version: regsoVersion(year),
        value: { figure: valueOf(codes(year), year), low: null, high: null },
      }));
    const sameType = series(at);
    const sameAreas = series(() => start);
    const [a, b, c] = [sameAreas[0], sameAreas.at(-1), sameType.at(-1)].map(
      (point) => point?.value.figure.value ?? null,
    );
    if (a == null || b == null || c == null) return [];
    const { own, composition } = split(a, b, c);
    return [{ type, sameType, sameAreas, own, composition }];
  });
  const gone = first.codes.length - inBoth.length;
  return {
    title: titleOf(definition.title, types, from, to),
    reading: readingOf(types, definition, inBoth.length, gone, from, to),
    from,
    to,
    unit: definition.unit,
    types,
    breaks: breaksFor(years),
    provenance: provenanceOf(data, [definition.table, "TAB6586", "TAB6574"], {
      method: {
        sv: `Egen del: de områden som var av typen ${from}, deras värde ${to} minus ${from}. Sammansättning: värdet ${to} för områden av typen då minus värdet ${to} för dem som var av typen ${from}. Delarna summerar exakt till ändringen. Bara områden som är desamma alla år räknas.`,
        en: `Own part: the areas that were of the type in ${from}, their value in ${to} less that in ${from}. Composition: the value in ${to} of the areas of the type then, less that of the areas of the type in ${from}. The parts add up to the change exactly. Only areas that are the same in every year count.`,
      },
      command: `tvars follow composition --indicator ${definition.id} --place ${place} --from ${from} --to ${to}`,
      request: `/api/composition?indicator=${definition.id}&place=${encodeURIComponent(place)}&from=${from}&to=${to}`,
    }),
  };
}

type Types = CompositionAnswer["types"];

function titleOf(title: Text, types: Types, from: number, to: number): Text {
  const sum = (key: "own" | "composition"): number =>
    types.reduce((total, type) => total + Math.abs(type[key]), 0);
  const mostly = sum("composition") > sum("own");
  return mostly
    ? {
        sv: `${title.sv} ${from}–${to}: mer av skillnaden är att områden bytt typ än att de själva ändrats`,
        en: `${title.en} ${from}–${to}: more of the difference is areas changing type than areas changing`,
      }
    : {
        sv: `${title.sv} ${from}–${to}: mer av skillnaden är områdenas egen än att områden bytt typ`,
        en: `${title.en} ${from}–${to}: more of the difference is the areas' own than areas changing type`,
      };
}

function readingOf(
  types: Types,
  { decimals }: IndicatorDefinition,
  counted: number,
  gone: number,
  from: number,
  to: number,
): Text[] {
  const lines = types.map(({ type, own, composition }): Text => {
    const [total, a, b] = [own + composition, own, composition].map((value) =>
      numberOf(value, decimals, true),
    ) as [Text, Text, Text];
    return {
      sv: `Typ ${type}: ${total.sv}, varav områdenas egen del ${a.sv} och byten av typ ${b.sv}.`,
      en: `Type ${type}: ${total.en}, of which the areas' own ${a.en} and changes of type ${b.en}.`,
    };
  });
  return [
    ...lines,
    {
      sv: `${counted} områden är desamma ${from}–${to} och räknas; ${gone} räknas inte, för att gränsen har flyttats eller värde saknas.`,
      en: `${counted} areas are the same ${from}–${to} and count; ${gone} do not, since the boundary moved or a figure is missing.`,
    },
  ];
}
