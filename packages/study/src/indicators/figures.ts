import type { Indicator, IndicatorFigures } from "@tvars/api";
import { versionFor } from "@tvars/areas";
import type { Division } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { absent } from "@tvars/cube";
import { breaksWithin } from "../barometer/breaks.ts";
import type { PlaceIn } from "../barometer/barometer.ts";
import type { Place } from "../barometer/place.ts";
import type { Data } from "../data/data.ts";
import { provenanceOf, typeNumber } from "../data/data.ts";
import type { IndicatorDefinition } from "./definition.ts";
import type { IndicatorValues } from "./values.ts";
import { indicatorLacks } from "../problems.ts";

const TYPES = [1, 2, 3, 4, 5] as const;

/** The definition as the API shows it, with the years at hand. */
export function describe(definition: IndicatorDefinition, values: IndicatorValues | undefined): Indicator {
  const { value: _, ...shown } = definition;
  return { ...shown, years: values?.years ?? [] };
}

/** The place's own published figure where there is one, else the figure made from its RegSO. */
function ofPlace(values: IndicatorValues, { ref, version, codes }: Place, year: number): Figure {
  const [head, code] = ref.id.split(":");
  const published =
    ref.kind === "riket"
      ? values.of("riket@2007", "00", year)
      : head === "kommun" || head === "lan"
        ? values.of(`${head}@2007`, code!, year)
        : ref.kind === "regso"
          ? values.of(version, codes[0]!, year)
          : absent("missing");
  if (published.value !== null) return published;
  return values.ofSet?.(version, codes, year) ?? absent("not-applicable");
}

function byType(data: Data, values: IndicatorValues, place: Place, year: number) {
  const { ofSet } = values;
  if (!ofSet) return [];
  return TYPES.map((type) => {
    const codes = place.codes.filter((code) => typeNumber(data, code, year) === type);
    const figure = codes.length > 0 ? ofSet(place.version, codes, year) : absent("not-applicable");
    return { type, figure, areas: codes.length };
  });
}

/** Figures of an indicator for the areas of a place, by area type, and over the years. */
export async function indicatorFigures(
  data: Data,
  definition: IndicatorDefinition,
  values: IndicatorValues,
  place: Place,
  year: number,
  division: Division,
  placeIn: PlaceIn,
): Promise<IndicatorFigures> {
  if (!definition.divisions.includes(division))
    throw indicatorLacks(definition.title, division, definition.divisions);
  const version = versionFor(division, year);
  const areas = data.gazetteer.list(version).filter(({ code }) => lies(data, place, division, code));
  const trend: IndicatorFigures["trend"] = [];
  for (const past of values.years) {
    const then = data.years.includes(past) ? await placeIn(past) : undefined;
    if (!then) continue;
    trend.push({
      year: past,
      place: ofPlace(values, then, past),
      byType: byType(data, values, then, past).map(({ figure }) => figure),
    });
  }
  const id = encodeURIComponent(place.ref.id);
  return {
    indicator: describe(definition, values),
    place: place.ref,
    division,
    year,
    rows: areas
      .map((area) => ({
        area,
        type: typeFigure(data, division, version, area.code, year),
        figure: values.of(version, area.code, year),
      }))
      .sort((a, b) => a.area.name.localeCompare(b.area.name, "sv")),
    byType: byType(data, values, place, year),
    trend,
    breaks: breaksWithin(trend.map((point) => point.year)),
    provenance: provenanceOf(data, [definition.table, "TAB6586"], {
      method: {
        sv: `${definition.description.sv}${definition.numerator ? ` Täljare: ${definition.numerator.sv}. Nämnare: ${definition.denominator?.sv ?? ""}. För en områdestyp läggs täljare och nämnare ihop över typens områden innan de delas.` : ""}`,
        en: `${definition.description.en}${definition.numerator ? ` Numerator: ${definition.numerator.en}. Denominator: ${definition.denominator?.en ?? ""}. For an area type, numerators and denominators are summed over its areas before they are divided.` : ""}`,
      },
      command: `tvars export indicator --indicator ${definition.id} --place ${place.ref.id} --year ${year} --division ${division}`,
      request: `/api/indicators/${definition.id}?place=${id}&year=${year}&division=${division}`,
    }),
  };
}

function lies(data: Data, place: Place, division: Division, code: string): boolean {
  if (place.ref.kind === "riket" || division === "riket") return true;
  const [head, prefix = ""] = place.ref.id.split(":");
  if (head === "kommun" || head === "lan") return code.startsWith(prefix);
  if (division === "regso") return place.codes.includes(code);
  if (division !== "deso") return false;
  const regso = data.gazetteer.regsoOf(
    versionFor("deso", Number(place.version.slice(-4)) >= 2025 ? 2024 : 2023),
    code,
  );
  return regso !== undefined && place.codes.includes(regso);
}

const typeFigure = (
  data: Data,
  division: Division,
  version: Place["version"],
  code: string,
  year: number,
): Figure =>
  division === "regso"
    ? (data.index.get(version)?.figure("type", code, year) ?? absent("missing"))
    : absent("not-applicable");
