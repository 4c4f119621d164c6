import type { RecordColumn, RecordsDefinition, Understanding } from "@tvars/api";
import { plainName } from "./plain-name.ts";

/** What changed among the columns since the definition was saved: named, never guessed. */
export function changedColumns(
  columns: readonly RecordColumn[],
  saved: RecordsDefinition | undefined,
): Understanding["changed"] {
  if (!saved?.columns) return [];
  const now = columns.map(({ name }) => name);
  const gone = saved.columns.filter((name) => !now.includes(name));
  const fresh = now.filter((name) => !saved.columns!.includes(name));
  return [
    ...gone.map((column) => {
      const renamed = fresh.find((name) => plainName(name) === plainName(column));
      return renamed === undefined
        ? { column, what: "gone" as const }
        : { column, what: "renamed" as const, now: renamed };
    }),
    ...fresh
      .filter((name) => !gone.some((column) => plainName(column) === plainName(name)))
      .map((column) => ({ column, what: "new" as const })),
  ];
}

/** The columns a definition cannot do without. */
export function neededColumns(definition: RecordsDefinition): string[] {
  const { place, time, groups, amounts, only } = definition;
  const needed = [
    ...(place.by === "point" ? [place.x, place.y] : place.by === "geometry" ? [] : [place.column]),
    ...("column" in time ? [time.column] : []),
    ...groups.map(({ column }) => column),
    ...amounts.flatMap(({ column, weight }) => (weight ? [column, weight] : [column])),
    ...only.map(({ column }) => column),
    ...[
      definition.rowCount,
      definition.surveyWeight,
      definition.contributor,
      definition.identifier,
      definition.protectedIdentity?.column,
    ].filter((column) => column !== undefined),
  ];
  return [...new Set(needed)];
}
