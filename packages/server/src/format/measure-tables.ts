import type {
  MeasureAnswer,
  MeasureAreas,
  MeasureDecomposition,
  MeasureInterval,
  MeasurePlaces,
  MeasureScale,
  MeasureTrend,
  Provenance,
} from "@tvars/api";
import { absent, figure, type Figure, type Text } from "@tvars/cube";
import { AREA_COLUMNS, areaCells, column } from "./columns.ts";
import { type Column, type Table, count, key } from "./table.ts";

/** Answers about measures as rows. */

const measure = (id: string, sv: string, en: string, decimals = 6): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  decimals,
});
const keyed = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "key" });

const VALUE = measure("value", "värde", "value");
const LOW = measure("low", "intervallets undre gräns", "lower bound of the interval");
const HIGH = measure("high", "intervallets övre gräns", "upper bound of the interval");
const EXPECTED = measure("expected", "värde av slump", "value by chance");
const VALUES = [VALUE, LOW, HIGH, EXPECTED];

interface Valued extends Figure {
  interval: MeasureInterval | null;
  expected: number | null;
}

const known = (value: number | null | undefined): Figure =>
  value === null || value === undefined ? absent("not-applicable") : figure(value);

const valued = ({ value, status, flags, interval, expected }: Valued) => ({
  value: { value, status, ...(flags ? { flags } : {}) },
  low: known(interval?.low),
  high: known(interval?.high),
  expected: known(expected),
});

const from = ({ notes, origin, method, command, request }: Provenance) => ({
  notes,
  origin,
  method,
  again: { command, request },
});

interface Headed {
  place: { id: string; name: Text };
  grouping: { id: string; title: Text };
}

const title = (what: Text, { place, grouping }: Headed, years: string): Text => ({
  sv: `${what.sv}, ${grouping.title.sv}, ${place.name.sv} ${years}`,
  en: `${what.en}, ${grouping.title.en}, ${place.name.en} ${years}`,
});

export function measureTable(answer: MeasureAnswer): Table {
  const { place, year, grouping, results, provenance } = answer;
  return {
    name: `measure-${grouping.id}-${place.id}-${year}`,
    title: title({ sv: "Mått", en: "Measures" }, answer, String(year)),
    columns: [
      column.place,
      column.year,
      keyed("measure", "mått", "measure"),
      ...VALUES,
      measure("standardError", "medelfel", "standard error"),
    ],
    rows: results.map((result) => ({
      place: { id: place.id, label: place.name },
      year: key(year),
      measure: { id: result.id, label: result.name },
      ...valued(result),
      standardError: known(result.standardError),
    })),
    ...from(provenance),
  };
}

export function measureAreasTable(answer: MeasureAreas): Table {
  const { place, year, grouping, groups, result, what, rows, provenance } = answer;
  return {
    name: `measure-areas-${result.id}-${grouping.id}-${place.id}-${year}`,
    title: title(result.name, answer, String(year)),
    columns: [
      ...AREA_COLUMNS,
      column.year,
      ...groups.map(({ id, label }): Column => ({
        id: `group-${id}`,
        label,
        role: "measure",
        unit: grouping.unit,
        decimals: 0,
      })),
      measure("total", "alla räknade", "all counted", 0),
      { ...measure("part", "områdets tal", "the area's number"), label: what },
      measure("share", "andel av summan, 0–1", "share of the sum, 0–1"),
    ],
    rows: rows.map(({ area, part, share, counts, total }) => ({
      ...areaCells(area),
      year: key(year),
      ...Object.fromEntries(groups.map(({ id }, at) => [`group-${id}`, counts[at]])),
      total,
      part,
      share,
    })),
    ...from(provenance),
  };
}

export function measureTrendTable(answer: MeasureTrend): Table {
  const { place, grouping, measure: measured, years, provenance } = answer;
  const span = `${years[0]?.year ?? ""}-${years.at(-1)?.year ?? ""}`;
  return {
    name: `measure-trend-${measured.id}-${grouping.id}-${place.id}-${span}`,
    title: title(measured.name, answer, span),
    columns: [column.place, column.year, ...VALUES, column.areas],
    rows: years.map((one) => ({
      place: { id: place.id, label: place.name },
      year: key(one.year),
      ...valued(one),
      areas: count(one.areas.used),
    })),
    ...from(provenance),
  };
}

export function measureScaleTable(answer: MeasureScale): Table {
  const { place, year, grouping, measure: measured, series, provenance } = answer;
  return {
    name: `measure-scale-${measured.id}-${grouping.id}-${place.id}-${year}`,
    title: title(measured.name, answer, String(year)),
    columns: [column.year, keyed("kind", "skala", "scale"), keyed("at", "storlek", "size"), VALUE, LOW, HIGH],
    rows: series.flatMap(({ kind, title: label, points }) =>
      points.map((point) => ({
        year: key(year),
        kind: { id: kind, label },
        at: { id: String(point.at), label: point.label },
        value: known(point.value),
        low: known(point.low),
        high: known(point.high),
      })),
    ),
    ...from(provenance),
  };
}

export function measureDecompositionTable(answer: MeasureDecomposition): Table {
  const { place, year, grouping, measure: measured, nested, difference, changed, provenance } = answer;
  const row = (part: string, label: Text, id: string, name: Text, value: number) => ({
    part: { id: part, label },
    of: { id, label: name },
    value: known(value),
  });
  const DIFFERENCE = { sv: "ändringens delar", en: "parts of the change" };
  const AREAS = { sv: "områdenas ändring", en: "change by area" };
  return {
    name: `measure-decomposition-${measured.id}-${grouping.id}-${place.id}-${year}`,
    title: title(measured.name, answer, String(year)),
    columns: [keyed("part", "uppdelning", "decomposition"), keyed("of", "del", "part"), VALUE],
    rows: [
      ...nested.flatMap(({ level, measure: { symbol }, between, within }) => {
        const label = {
          sv: `${symbol} mellan och inom ${level}`,
          en: `${symbol} between and within ${level}`,
        };
        return [
          row(level, label, "between", { sv: "mellan", en: "between" }, between),
          row(level, label, "within", { sv: "inom", en: "within" }, within),
        ];
      }),
      ...(difference?.parts.map(({ id, name, value }) => row("difference", DIFFERENCE, id, name, value)) ??
        []),
      ...[...(changed?.up ?? []), ...(changed?.down ?? [])].map(({ area, change }) =>
        row("areas", AREAS, area.id, { sv: area.name, en: area.name }, change),
      ),
    ],
    ...from(provenance),
  };
}

export function measurePlacesTable(answer: MeasurePlaces): Table {
  const { place, year, grouping, measure: measured, division, rows, caveat, provenance } = answer;
  const { notes, ...rest } = from(provenance);
  return {
    name: `measure-places-${measured.id}-${division}-${grouping.id}-${place.id}-${year}`,
    title: title(measured.name, answer, String(year)),
    columns: [
      column.area,
      column.name,
      column.year,
      column.areas,
      column.population,
      ...VALUES,
      measure("rankLow", "rang, lägst tal (1 = högst värde)", "rank, lowest number (1 = highest value)", 0),
      measure("rankHigh", "rang, högst tal", "rank, highest number", 0),
    ],
    rows: rows.map((one) => ({
      area: key(one.area.code, one.area.name),
      name: one.area.name,
      year: key(year),
      areas: count(one.areas),
      population: known(one.persons),
      ...valued(one),
      rankLow: known(one.rank?.low),
      rankHigh: known(one.rank?.high),
    })),
    ...rest,
    // The table is never without the caveat, whatever file it is in.
    notes: [{ text: caveat, mandatory: true }, ...notes],
  };
}
