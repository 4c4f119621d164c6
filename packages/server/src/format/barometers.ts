import type { Barometer, PlaceRef } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { column } from "./columns.ts";
import { type Cell, type Table, count, key } from "./table.ts";

type Types = Barometer["types"];
type Row = Record<string, Cell>;

const TYPED = "1 2 3 4 5".split(" ");
const UNTYPED = key("untyped", "utan områdestyp", "without area type");
const ALL = key("all", "alla", "all");

/**
 * Population and areas by place, year and type: every year of each place, and the places compared with in the year
 * asked for. The row `all` carries the mean index, which no single type has.
 */
export function barometerTable(barometers: readonly Barometer[]): Table {
  const rows = new Map<string, Row>();
  for (const barometer of barometers)
    for (const row of rowsOf(barometer)) {
      const at = ["place", "year", "type"].map((id) => (row[id] as { id: string }).id).join(" ");
      if (!rows.has(at)) rows.set(at, row);
    }
  const names = barometers.map(({ place }) => place.id).join("-");
  const first = barometers[0];
  return {
    name: `barometer-${names}-${first?.year ?? ""}`,
    title: { sv: "Befolkning efter områdestyp", en: "Population by area type" },
    columns: [
      column.place,
      column.name,
      column.year,
      column.type,
      column.areas,
      column.population,
      column.share,
      column.meanIndex,
    ],
    rows: [...rows.values()],
    notes: barometers.flatMap(({ provenance }) => provenance.notes),
    origin: barometers.flatMap(({ provenance }) => provenance.origin),
    ...(first ? { method: first.provenance.method, again: first.provenance } : {}),
  };
}

function rowsOf({ place, year, types, untyped, meanIndex, trend, comparison }: Barometer): Row[] {
  const inTrend = trend.find((one) => one.year === year);
  const untypedRow = row(place, year, UNTYPED, count(untyped.areas), untyped.population);
  return [
    ...typeRows(place, year, types, meanIndex, inTrend?.population),
    untypedRow,
    ...trend.flatMap((one) => typeRows(place, one.year, one.types, one.meanIndex, one.population)),
    ...comparison.flatMap((one) => typeRows(one.place, year, one.types, one.meanIndex)),
  ];
}

function typeRows(
  place: PlaceRef,
  year: number,
  types: Types,
  meanIndex: Figure,
  population?: Figure,
): Row[] {
  const areas = types.reduce((sum, one) => sum + one.areas, 0);
  return [
    ...types.map((one) =>
      row(place, year, key(TYPED[one.type - 1]!), count(one.areas), one.population, one.share),
    ),
    row(place, year, ALL, count(areas), population, undefined, meanIndex),
  ];
}

function row(
  place: PlaceRef,
  year: number,
  type: Cell,
  areas: Figure,
  population?: Figure,
  share?: Figure,
  meanIndex?: Figure,
): Row {
  return {
    place: { id: place.id, label: place.name },
    name: place.name.sv,
    year: key(year),
    type,
    areas,
    population,
    share,
    meanIndex,
  };
}
