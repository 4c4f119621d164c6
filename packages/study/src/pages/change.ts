import type { AreaPage } from "@tvars/api";
import { splitIndexChange, splitTypeChange } from "@tvars/areas";
import type { IndexParts } from "@tvars/areas";
import { figure } from "@tvars/cube";
import type { Text } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import { indexFigure } from "../data/data.ts";

/**
 * The change of an area since the first year it can be compared with: the index split into its three parts, the type into own
 * change and moved cuts. Null where no earlier year is comparable.
 */
export function changeOf(data: Data, code: string, to: number): AreaPage["change"] {
  const has = (year: number): boolean =>
    partsOf(data, code, year) !== undefined && indexFigure(data, "type", code, year).value !== null;
  const from = data.years.find((year) => year < to && comparableCodes(data, year, to).has(code) && has(year));
  if (from === undefined || !has(to)) return null;
  const before = partsOf(data, code, from)!;
  const after = partsOf(data, code, to)!;
  const { points } = splitIndexChange(before.parts, after.parts, {
    before: before.index,
    after: after.index,
  });
  const type = typeSplit(data, code, from, to);
  const typeFrom = indexFigure(data, "type", code, from);
  const typeTo = indexFigure(data, "type", code, to);
  return {
    from,
    to,
    index: figure(points.total),
    v1: figure(points.v1),
    v2: figure(points.v2),
    v3: figure(points.v3),
    remainder: figure(points.rounding),
    typeFrom,
    typeTo,
    typeOwn: figure(type?.newIndexOldCuts),
    typeCuts: figure(type?.oldIndexNewCuts),
    text: explain(typeFrom.value!, typeTo.value!, type?.newIndexOldCuts),
  };
}

function partsOf(data: Data, code: string, year: number): { parts: IndexParts; index: number } | undefined {
  const [v1, v2, v3, index] = (["v1", "v2", "v3", "index"] as const).map(
    (measure) => indexFigure(data, measure, code, year).value,
  );
  if (v1 == null || v2 == null || v3 == null || index == null) return undefined;
  return { parts: { v1, v2, v3 }, index };
}

function typeSplit(data: Data, code: string, from: number, to: number) {
  const [before, after] = [yearCutoffs(data, from), yearCutoffs(data, to)];
  if (!before?.best || !after?.best) return undefined;
  const at = (found: typeof before): number => found!.unrounded[found!.columns.codes.indexOf(code)] ?? NaN;
  if (Number.isNaN(at(before) + at(after))) return undefined;
  return splitTypeChange(
    { index: at(before), cutoffs: before.best },
    { index: at(after), cutoffs: after.best },
  );
}

function explain(from: number, to: number, own: number | undefined): Text {
  if (from === to) return { sv: "Områdestypen är densamma.", en: "The area type is the same." };
  if (own === undefined)
    return {
      sv: "Gränserna mellan typerna är inte kända båda åren.",
      en: "The cuts between types are not known in both years.",
    };
  if (own === to)
    return {
      sv: "Områdets egen utveckling räcker för bytet: med det första årets gränser vore typen densamma som nu.",
      en: "The area's own change is enough: with the first year's cuts it would have the type it has now.",
    };
  if (own === from)
    return {
      sv: "Bytet beror på att gränserna har flyttats: med det första årets gränser vore typen oförändrad.",
      en: "The change of type is due to moved cuts: with the first year's cuts the type would be unchanged.",
    };
  return {
    sv: "Både områdets egen utveckling och flyttade gränser bidrar till bytet.",
    en: "Both the area's own change and moved cuts contribute to the change of type.",
  };
}
