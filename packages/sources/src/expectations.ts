import type { Text } from "@tvars/cube";
import type { Definition } from "./definition.ts";
import type { FigureTable } from "./figures/build.ts";

/** What the definition expects and the table does not hold: said, never silent. */
export function expectations(definition: Definition, table: FigureTable): Text[] {
  const { areas: wanted = {}, firstYear } = definition.expected;
  const counts = new Map<string, number>();
  for (const { version } of table.areas) counts.set(version, (counts.get(version) ?? 0) + 1);
  const warnings = Object.entries(wanted).flatMap(([version, count]): Text[] => {
    const got = counts.get(version) ?? 0;
    if (got === count) return [];
    return [
      {
        sv: `${definition.id}: ${got} områden i ${version}, väntat ${count}`,
        en: `${definition.id}: ${got} areas of ${version}, expected ${count}`,
      },
    ];
  });
  const year = table.dimensions.find(({ id }) => id === "year")?.categories[0]?.id;
  if (firstYear !== undefined && Number(year) !== firstYear)
    warnings.push({
      sv: `${definition.id}: första året är ${year}, väntat ${firstYear}`,
      en: `${definition.id}: the first year is ${year}, expected ${firstYear}`,
    });
  const { masked, maskedAreas } = table.report;
  if (masked > 0)
    warnings.push({
      sv: `${definition.id}: ${masked} nollor för ${maskedAreas} områden utanför deras versions år lästes inte in`,
      en: `${definition.id}: ${masked} zeros for ${maskedAreas} areas outside their version's years were not read`,
    });
  return warnings;
}
