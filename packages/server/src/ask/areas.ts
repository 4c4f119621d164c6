import { type Handler, type Query, split } from "./handler.ts";

export const areasHandlers = {
  search: ({ study }, query: Query<"search">) => study.search(query),
  point: ({ study }, query: Query<"point">) => study.point(query),
  mapValues: ({ study }, query: Query<"mapValues">) => study.mapValues(query),
  barometer: ({ study }, { place, year, compare }: { place: string; year?: number; compare?: string }) =>
    study.barometer({ place, year, compare: split(compare, /[;\s]+/) }),
  areas: ({ study }, { place, year, division }: Query<"areas">) => study.areas({ place, year, division }),
  area: ({ study }, query: Query<"area">) => study.area(query),
  place: ({ study }, query: Query<"place">) => study.place(query),
  compare: ({ study }, { places, year }: { places: string; year?: number }) =>
    study.compare({ places: split(places, /[;\s]+/) ?? [], year }),
  transitions: ({ study }, { place, from, to }: Query<"transitions">) =>
    study.transitions({ place, from, to }),
  cutoffs: ({ study }, query: Query<"cutoffs">) => study.cutoffs(query),
  recompute: ({ study }, query: Query<"recompute">) => study.recompute(query),
  indicators: ({ study }) => study.indicators(),
  indicator: ({ study }, { id, place, year, division }: Query<"indicator">) =>
    study.indicator({ id, place, year, division }),
  cube: (
    { study },
    { table, format: _format, lang: _lang, ...rest }: Record<string, string> & { table: string },
  ) => study.cube({ table, select: selection(rest) }),
} satisfies Record<string, Handler>;

/** `?year=2022&measure=index,type` as what to select of each dimension. */
function selection(query: Record<string, string>): Record<string, string[]> | undefined {
  const entries = Object.entries(query).map(([dimension, ids]) => [dimension, ids.split(",")] as const);
  return entries.length ? Object.fromEntries(entries) : undefined;
}
