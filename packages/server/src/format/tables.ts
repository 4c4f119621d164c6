import type {
  AreaTable,
  Barometer,
  Changes,
  GoalAnswer,
  Indicator,
  IndicatorFigures,
  Provenance,
  RouteName,
  Transitions,
} from "@tvars/api";
import { absent, type Cube, type Figure, figureAt } from "@tvars/cube";
import { breakdownTable } from "./breakdown-tables.ts";
import { storyTable } from "./story-tables.ts";
import { planOrderTable, planSheetTable, planTable } from "./plan-tables.ts";
import { compositionTable, earlyTable, evaluationTable, goalsTable } from "./followup-tables.ts";
import { releaseTable } from "./release-tables.ts";
import { barometerTable } from "./barometers.ts";
import { AREA_COLUMNS, areaCells, column } from "./columns.ts";
import {
  measureAreasTable,
  measureDecompositionTable,
  measurePlacesTable,
  measureScaleTable,
  measureTable,
  measureTrendTable,
} from "./measure-tables.ts";
import { indicatorsTable } from "./indicator-tables.ts";
import { comparisonTable, qualityTable, structureTable } from "./structure-tables.ts";
import { accessTable, barriersTable, candidatesTable, segregationTable } from "./network-tables.ts";
import { type Cell, type Column, type Table, count, key } from "./table.ts";

/** How each tabular answer is laid out as rows. */
export const TABLES: Partial<Record<RouteName, (answer: never) => Table>> = {
  barometer: (answer: Barometer) => barometerTable([answer]),
  compare: (answer: Barometer[]) => barometerTable(answer),
  areas: areasTable,
  transitions: transitionsTable,
  indicator: indicatorTable,
  changes: changesTable,
  measure: measureTable,
  measureAreas: measureAreasTable,
  measureTrend: measureTrendTable,
  measureScale: measureScaleTable,
  measureDecomposition: measureDecompositionTable,
  measurePlaces: measurePlacesTable,
  barriers: barriersTable,
  barrierSegregation: segregationTable,
  barrierIndicators: indicatorsTable,
  structure: structureTable,
  networkQuality: qualityTable,
  networkComparison: comparisonTable,
  candidates: candidatesTable,
  access: accessTable,
  breakdown: breakdownTable,
  release: releaseTable,
  goals: goalsTable,
  goal: (answer: GoalAnswer) => goalsTable([answer]),
  composition: compositionTable,
  evaluation: evaluationTable,
  early: earlyTable,
  plan: planTable,
  planOrder: planOrderTable,
  planSheet: planSheetTable,
  picture: storyTable,
  cube: cubeTable,
};

const from = ({ notes, origin, method, command, request }: Provenance) => ({
  notes,
  origin,
  method,
  again: { command, request },
});

export function areasTable({ place, year, rows, provenance }: AreaTable): Table {
  return {
    name: `areas-${place.id}-${year}`,
    title: {
      sv: `Socioekonomiskt index och områdestyp, ${place.name.sv} ${year}`,
      en: `Socioeconomic index and area type, ${place.name.en} ${year}`,
    },
    columns: [
      ...AREA_COLUMNS,
      column.year,
      column.index,
      column.areaType,
      column.v1,
      column.v2,
      column.v3,
      column.population,
      column.change,
      column.typeBefore,
    ],
    rows: rows.map(({ area, type, ...figures }) => ({
      ...areaCells(area),
      year: key(year),
      index: figures.index,
      areaType: type,
      v1: figures.v1,
      v2: figures.v2,
      v3: figures.v3,
      population: figures.population,
      change: figures.change,
      typeBefore: figures.typeBefore,
    })),
    ...from(provenance),
  };
}

const bound = (value: number | null): Figure =>
  value === null ? absent("missing") : { value, status: value === 0 ? "zero" : "value" };

function transitionsTable({ place, from: before, to: after, matrix, provenance }: Transitions): Table {
  return {
    name: `transitions-${place.id}-${before}-${after}`,
    title: {
      sv: `Områden efter typ ${before} och ${after}, ${place.name.sv}`,
      en: `Areas by type in ${before} and ${after}, ${place.name.en}`,
    },
    columns: [
      { id: "from", label: { sv: `typ ${before}`, en: `type in ${before}` }, role: "key" },
      { id: "to", label: { sv: `typ ${after}`, en: `type in ${after}` }, role: "key" },
      column.areas,
      column.share,
      column.low,
      column.high,
      column.population,
    ],
    rows: matrix.map(({ from, to, areas, share, low, high, population }) => ({
      from: key(from),
      to: key(to),
      areas: count(areas),
      share,
      low: bound(low),
      high: bound(high),
      population,
    })),
    ...from(provenance),
  };
}

function indicatorTable({ indicator, place, year, rows, provenance }: IndicatorFigures): Table {
  return {
    name: `indicator-${indicator.id}-${place.id}-${year}`,
    title: {
      sv: `${indicator.title.sv}, ${place.name.sv} ${year}`,
      en: `${indicator.title.en}, ${place.name.en} ${year}`,
    },
    columns: [...AREA_COLUMNS, column.year, column.areaType, indicatorColumn(indicator)],
    rows: rows.map(({ area, type, figure }) => ({
      ...areaCells(area),
      year: key(year),
      areaType: type,
      [indicatorColumn(indicator).id]: figure,
    })),
    ...from(provenance),
  };
}

const indicatorColumn = ({ id, title, unit, decimals }: Indicator): Column => ({
  // An indicator may be called what another column is called already.
  id: id in column ? `indicator-${id}` : id,
  label: title,
  role: "measure",
  unit,
  decimals,
});

const keyColumn = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "key" });

function changesTable(changes: Changes[]): Table {
  return {
    name: "changes",
    title: { sv: "Ändrat sedan förra hämtningen", en: "Changed since the last fetch" },
    columns: [
      keyColumn("table", "tabell", "table"),
      column.area,
      column.name,
      column.year,
      keyColumn("measure", "mått", "measure"),
      keyColumn("group", "grupp", "group"),
      { id: "before", label: { sv: "före", en: "before" }, role: "measure" },
      { id: "after", label: { sv: "efter", en: "after" }, role: "measure" },
    ],
    rows: changes.flatMap(({ table, title, rows }) =>
      rows.map(({ area, name, year, measure, group = "", before, after }) => ({
        table: { id: table, label: title },
        area: key(area, name),
        name,
        year: key(year),
        measure: key(measure),
        group: key(group),
        before: before ?? undefined,
        after: after ?? undefined,
      })),
    ),
    notes: [],
    origin: changes.map(({ to }) => to),
  };
}

/** A stored table as rows: a column per dimension with its label beside it, one figure to a row. */
export function cubeTable(cube: Cube): Table {
  const { label, dimensions, notes, origin } = cube;
  const columns = dimensions.flatMap(({ id, label, role }): Column[] => [
    { id, label, role: role === "geo" || role === "time" ? role : "key" },
    { id: `${id}_label`, label, role: "label" },
  ]);
  const rows = Array.from({ length: cube.values.length }, (_, at) => {
    const row: Record<string, Cell> = { value: figureAt(cube, at) };
    let rest = at;
    for (const { id, categories } of dimensions.toReversed()) {
      const category = categories[rest % categories.length]!;
      rest = Math.floor(rest / categories.length);
      row[id] = category;
      row[`${id}_label`] = category.label.sv;
    }
    return row;
  });
  const value: Column = { id: "value", label: { sv: "värde", en: "value" }, role: "measure" };
  return {
    name: `cube-${origin[0]?.table ?? "table"}`,
    title: label,
    columns: [...columns, value],
    rows,
    notes,
    origin,
  };
}
