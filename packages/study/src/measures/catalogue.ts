import type { MeasureInfo as ApiInfo, MeasureRange } from "@tvars/api";
import { CATALOGUE, MeasuresError, measureOf } from "@tvars/measures";
import type { Measure, MeasureInfo } from "@tvars/measures";
import { ojamlikhetsindex } from "./ojamlikhetsindex.ts";
import { noMeasure, noSuchMeasure } from "./problems.ts";

/** Every measure that can be asked for: the library's, and what Swedish agencies call by a name of their own. */
export const MEASURES: readonly Measure[] = [...CATALOGUE, ojamlikhetsindex as Measure];

/** The measure of an id or alias. @throws StudyError `bad-request` with the nearest name */
export function measureNamed(name: string): Measure {
  const wanted = name.trim().toLowerCase();
  const { id, aliases = [] } = ojamlikhetsindex.info;
  if ([id, ...aliases].some((one) => one.toLowerCase() === wanted)) return ojamlikhetsindex as Measure;
  try {
    return measureOf(name);
  } catch (error) {
    if (!(error instanceof MeasuresError)) throw error;
    throw noSuchMeasure(
      name,
      MEASURES.map(({ info }) => info.id),
    );
  }
}

/** The measures of several names, in their order. @throws StudyError `bad-request` for none, or a name that no measure has */
export function measuresNamed(names: readonly string[]): Measure[] {
  if (names.length === 0) throw noMeasure(MEASURES.map(({ info }) => info.id));
  return names.map(measureNamed);
}

const bound = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const rangeOf = ({ range }: MeasureInfo): MeasureRange => ({
  ...range,
  low: bound(range.low),
  high: bound(range.high),
});

/** A catalogue entry as the API shows it. */
export function infoOf(measure: Measure): ApiInfo {
  const { aliases, needs, needsOneOf, sources, options, ...info } = measure.info;
  return {
    ...info,
    ...(aliases ? { aliases: [...aliases] } : {}),
    ...(needs ? { needs: [...needs] } : {}),
    ...(needsOneOf ? { needsOneOf: [...needsOneOf] } : {}),
    sources: [...sources],
    range: rangeOf(measure.info),
    ...(options
      ? {
          options: options.map(({ choices, ...option }) => ({
            ...option,
            default: typeof option.default === "object" ? [...option.default] : option.default,
            ...(choices ? { choices: [...choices] } : {}),
          })),
        }
      : {}),
    simulated: measure.quick !== undefined,
  };
}
