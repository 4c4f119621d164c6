import type { Denominator } from "@tvars/api";
import { divisionOf } from "@tvars/areas";
import type { Version } from "@tvars/areas";
import type { Figure, Text } from "@tvars/cube";
import { absent, figure, sumFigures } from "@tvars/cube";
import type { Engine, Snapshot } from "@tvars/engine";
import { originOf } from "@tvars/engine";
import { areaTables } from "../../data/area-table.ts";
import type { AreaTables } from "../../data/area-table.ts";
import type { Data } from "../../data/data.ts";
import { populationFigure, snapshotOf } from "../../data/data.ts";
import type { Memo } from "../../data/memo.ts";
import { ageSpan, bandsWithin, sexOf } from "./age-span.ts";
import type { AgeSpan } from "./age-span.ts";
import type { AreaYear, DenominatorSource, Stratum } from "./source.ts";

const TABLE = "TAB6574";

/** Spans that are offered where the stored bands have their ends. Any other span can be asked for by its ends. */
const SPANS = ["0-14", "0-19", "5-14", "15-24", "20-64", "16-64", "65+"] as const;

/** Population by age and sex, as far as the stored table has them. */
export interface Residents {
  ages: readonly string[];
  sexes: readonly ("women" | "men")[];
  years: readonly number[];
  of(area: AreaYear, span: AgeSpan | undefined, sex: "women" | "men" | undefined): Figure;
}

/** Residents of the stored population table; undefined where none is stored. */
export async function loadResidents(data: Data, engine: Engine, memo: Memo): Promise<Residents | undefined> {
  const snapshot = snapshotOf(data, TABLE);
  if (!snapshot) return undefined;
  return memo.get(`residents ${data.state}`, () => load(data, engine, snapshot));
}

async function load(data: Data, engine: Engine, snapshot: Snapshot): Promise<Residents> {
  const categories = (id: string): string[] =>
    snapshot.dimensions?.find((one) => one.id === id)?.categories.map((one) => one.id) ?? [];
  const ages = categories("age").filter((id) => ageSpan(id) !== undefined);
  const sexes = (["women", "men"] as const).filter((sex) => categories("sex").includes(sex));
  const tables = new Map<string, AreaTables>();
  if (ages.length > 0)
    for (const sex of ["total", ...sexes]) {
      const cube = await engine.cube({
        from: [snapshot],
        by: ["area", "year", "age"],
        where: {
          ...(categories("sex").length > 0 ? { sex: [sex] } : {}),
          ...(categories("measure").length > 0 ? { measure: ["population"] } : {}),
        },
      });
      const [area, year, age] = cube.dimensions;
      tables.set(sex, areaTables({ ...cube, dimensions: [area!, year!, { ...age!, id: "measure" }] }));
    }
  const years = new Set<number>();
  for (const [version, table] of data.population)
    if (divisionOf(version) === "regso") for (const year of table.yearsWith("population")) years.add(year);
  return {
    ages,
    sexes,
    years: [...years].sort((a, b) => a - b),
    of({ version, code, year }, span, sex) {
      if (!span && !sex) return populationFigure(data, version, code, year);
      const wanted = span ? bandsWithin(ages, span) : ["total"];
      const table = tables.get(sex ?? "total")?.get(version);
      if (!wanted || !table) return absent("missing");
      return nearest(
        (at) => sumFigures(wanted.map((band) => table.figure(band, code, at))),
        table.years,
        year,
      );
    },
  };
}

/** The year's own figure; where the year is not stored that of the year beside it, flagged. */
export function nearest(at: (year: number) => Figure, years: readonly number[], year: number): Figure {
  const own = at(year);
  if (own.value !== null || years.includes(year)) return own;
  for (const near of [year + 1, year - 1]) {
    if (!years.includes(near)) continue;
    const { value, flags = [] } = at(near);
    if (value !== null) return figure(value, [...flags, "estimated"]);
  }
  return own;
}

const ELSEWHERE: Text = {
  sv: "Invånare i området där det hände: många som är där bor någon annanstans, så talet är ingen risk för dem som bor i området.",
  en: "Residents of the area where it happened: many who are there live elsewhere, so the figure is no risk of those who live in the area.",
};

/** Residents, and residents of the spans that the table can tell. */
export function residentsSources(data: Data, residents: Residents, event: boolean): DenominatorSource[] {
  const spans = SPANS.filter((span) => bandsWithin(residents.ages, ageSpan(span)!));
  return [
    residentsOf(data, residents, undefined, event),
    ...spans.map((span) => residentsOf(data, residents, span, event)),
  ];
}

/** `residents` or `residents-20-64`; undefined where the table's bands have other ends. */
export function residentsNamed(
  data: Data,
  residents: Residents,
  id: string,
  event: boolean,
): DenominatorSource | undefined {
  if (id === "residents") return residentsOf(data, residents, undefined, event);
  const span = ageSpan(id.slice("residents-".length));
  return span && bandsWithin(residents.ages, span)
    ? residentsOf(data, residents, id.slice("residents-".length), event)
    : undefined;
}

function residentsOf(
  data: Data,
  residents: Residents,
  name: string | undefined,
  event: boolean,
): DenominatorSource {
  const own = name === undefined ? undefined : ageSpan(name)!;
  const snapshot = snapshotOf(data, TABLE);
  const aged = name?.replace("-", "–");
  const info: Denominator = {
    id: name === undefined ? "residents" : `residents-${name}`,
    title:
      name === undefined
        ? { sv: "Boende", en: "Residents" }
        : { sv: `Boende ${aged} år`, en: `Residents aged ${aged}` },
    unit:
      name === undefined
        ? { sv: "boende", en: "residents" }
        : { sv: `boende ${aged} år`, en: `residents aged ${aged}` },
    per: event && name === undefined ? 10_000 : 1000,
    years: [...residents.years],
    groups: [
      ...(residents.ages.length > 0 && own === undefined ? (["age"] as const) : []),
      ...(residents.sexes.length === 2 ? (["sex"] as const) : []),
    ],
    of: name === undefined ? "both" : "residence",
    ...(event ? { caveat: ELSEWHERE } : {}),
  };
  return {
    info,
    origin: snapshot ? [originOf(snapshot)] : [],
    notes: (snapshot?.notes ?? []).filter(({ mandatory }) => mandatory),
    of(area, stratum = {}) {
      const read = stratumOf(stratum, own);
      return read ? residents.of(area, read.span, read.sex) : absent("missing");
    },
  };
}

/** What a stratum asks of the table; undefined where it says neither an age nor a sex that can be known. */
function stratumOf(
  { age, sex }: Stratum,
  own: AgeSpan | undefined,
): { span: AgeSpan | undefined; sex: "women" | "men" | undefined } | undefined {
  const span = age === undefined ? own : ageSpan(age);
  const known = sex === undefined ? undefined : sexOf(sex);
  if ((age !== undefined && !span) || (sex !== undefined && !known)) return undefined;
  if (age !== undefined && own && span) {
    const inside = { low: Math.max(span.low, own.low), high: Math.min(span.high, own.high) };
    return inside.low > inside.high ? undefined : { span: inside, sex: known };
  }
  return { span, sex: known };
}

export const isRegso = (version: Version): boolean => divisionOf(version) === "regso";
