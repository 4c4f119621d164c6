import type { Plan, PlanMeasure, PlanProblem } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { geometryOf, transform } from "@tvars/geo";
import type { CrsId } from "@tvars/geo";
import { openRecords } from "@tvars/sources";
import { asStudyError } from "../workspace/source-problem.ts";
import { slug } from "../records/understand/suggest.ts";
import { numberOf, stageOf, statusOf, stepOf, YEARS_EXPECTED, yearsOf } from "./cells.ts";
import { type Columns, type Meaning, understand } from "./columns.ts";
import { degrees, geometryOfText, isWithinCountry, type PlanGeometry } from "./place-cells.ts";
import { noNameColumn, notThePlanSize, nothingKept } from "./problems.ts";

export const MOST_MEASURES = 2000;

type Row = Partial<Record<Meaning, string>> & { row: number; shape: PlanGeometry | undefined };
type What = PlanProblem["what"];
type Say = (what: What, sv: string, en: string, kept?: boolean) => void;

export type ReadPlan = Pick<Plan, "measures" | "problems" | "invented">;

/**
 * A list of measures of any table or layer that records can be read from. Each row that is not as it should be is said; it is in the list
 * nevertheless, with the gap left null, unless it has no name or stands there twice.
 * @throws StudyError where the file cannot be read, has no column of names, or no row that can be kept
 */
export async function readPlan(path: string, scenarios: ReadonlySet<string>): Promise<ReadPlan> {
  const { name, rows, unreadable, unused } = await rowsOf(path).catch((error: unknown) => {
    throw asStudyError(error);
  });
  const problems: PlanProblem[] = [
    ...unused.map((column) =>
      problemOf(null, null, "unreadable", true, {
        sv: `Kolumnen "${column}" används inte: namnet känns inte igen.`,
        en: `The column "${column}" is not used: its name is not known.`,
      }),
    ),
    ...unreadable.map(({ row, text }) => problemOf(row, null, "unreadable", false, text)),
  ];
  const measures: PlanMeasure[] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const title = row.name?.trim() || null;
    const say: Say = (what, sv, en, kept = true) =>
      void problems.push(problemOf(row.row, title, what, kept, { sv, en }));
    if (title === null) {
      say(
        "unreadable",
        `Rad ${row.row} har inget namn och togs inte med.`,
        `Row ${row.row} has no name and was not kept.`,
        false,
      );
      continue;
    }
    const measure = measureOf(row, title, scenarios, say);
    // The whole name tells measures apart; ids are short, so two may begin alike.
    const same = (row.id?.trim() || title).toLowerCase();
    const earlier = seen.get(same);
    if (earlier !== undefined) {
      say(
        "twice",
        `Rad ${row.row} är samma åtgärd som rad ${earlier} (${title}) och togs inte med en gång till.`,
        `Row ${row.row} is the same measure as row ${earlier} (${title}) and was not kept again.`,
        false,
      );
      continue;
    }
    seen.set(same, row.row);
    measure.id = freeId(measure.id, measures);
    measures.push(measure);
  }
  if (measures.length === 0)
    throw nothingKept(
      name,
      problems.filter(({ kept }) => !kept).map(({ text }) => text),
    );
  const invented = rows.every((row) => /^(ja|yes|true|1|x)$/i.test(row.invented?.trim() ?? ""));
  return { measures, problems, invented };
}

function freeId(id: string, taken: readonly PlanMeasure[]): string {
  for (let nth = 1; ; nth++) {
    const wanted = nth === 1 ? id : `${id}-${nth}`;
    if (!taken.some((one) => one.id === wanted)) return wanted;
  }
}

const problemOf = (
  row: number | null,
  measure: string | null,
  what: What,
  kept: boolean,
  text: Text,
): PlanProblem => ({
  row,
  measure,
  what,
  text,
  kept,
});

function measureOf(row: Row, name: string, scenarios: ReadonlySet<string>, say: Say): PlanMeasure {
  const cell = (meaning: Meaning): string => row[meaning]?.trim() ?? "";
  const scenario = cell("scenario") || null;
  if (scenario !== null && !scenarios.has(scenario))
    say(
      "unknown-scenario",
      `${name}: det finns inget sparat scenario "${scenario}". Åtgärden är kvar utan nytta tills det har ritats.`,
      `${name}: there is no saved scenario "${scenario}". The measure is kept without a benefit until it is drawn.`,
    );
  const road = cell("road") || null;
  const geometry = placeOf(row, name, say);
  if (geometry === null && scenario === null)
    say(
      "no-place",
      `${name}: ${road === null ? "ingen plats" : `bara en vägreferens (${road}), som inte kan läggas på kartan`}. Åtgärden är kvar; vem den når är inte känt.`,
      `${name}: ${road === null ? "no place" : `only a road reference (${road}), which cannot be put on the map`}. The measure is kept; whom it reaches is not known.`,
    );
  return {
    id: cell("id") ? slug(cell("id")) : slug(name),
    name,
    geometry,
    road,
    ...costOf(row, name, say),
    ...spanOf(row, name, say),
    stage: known(cell("stage"), stageOf, (text) =>
      say("unknown-stage", `${name}: okänt planskede "${text}".`, `${name}: unknown plan stage "${text}".`),
    ),
    step: known(cell("step"), stepOf, (text) =>
      say(
        "unknown-step",
        `${name}: "${text}" är inget steg 1–4 i fyrstegsprincipen.`,
        `${name}: "${text}" is no step 1–4 of fyrstegsprincipen.`,
      ),
    ),
    status: known(cell("status"), statusOf, (text) =>
      say("unknown-stage", `${name}: okänd status "${text}".`, `${name}: unknown status "${text}".`),
    ),
    scenario,
    alternative: cell("alternative") || null,
  };
}

function known<Value>(
  text: string,
  read: (text: string) => Value | undefined,
  say: (text: string) => void,
): Value | null {
  if (text === "") return null;
  const value = read(text);
  if (value === undefined) say(text);
  return value ?? null;
}

function costOf(row: Row, name: string, say: Say): Pick<PlanMeasure, "costMsek" | "costSpread"> {
  const text = row.cost?.trim() ?? "";
  const value = numberOf(text);
  const costMsek = value >= 0 ? value : null;
  if (costMsek === null)
    say(
      "no-cost",
      text === ""
        ? `${name}: kostnad saknas. Den räknas inte som 0.`
        : `${name}: "${text}" är ingen kostnad i mnkr. Den räknas som okänd, inte som 0.`,
      text === ""
        ? `${name}: the cost is missing. It does not count as 0.`
        : `${name}: "${text}" is no cost in MSEK. It counts as not known, not as 0.`,
    );
  const given = (row.spread ?? "").trim();
  const percent = numberOf(given.replace("%", ""));
  const share = given.includes("%") || percent > 1 ? percent / 100 : percent;
  return { costMsek, costSpread: share >= 0 && share <= 1 ? share : null };
}

function spanOf(row: Row, name: string, say: Say): Pick<PlanMeasure, "from" | "to"> {
  const [year, from, to] = [row.year, row.from, row.to].map((one) => one?.trim() ?? "") as [
    string,
    string,
    string,
  ];
  const shown = [year, from, to].filter((one) => one !== "").join("–");
  if (shown === "") return { from: null, to: null };
  const first = yearsOf(from || year || to);
  const last = yearsOf(to || year || from);
  if (first && last && first.from <= last.to) return { from: first.from, to: last.to };
  say(
    "impossible-date",
    `${name}: ${shown} är inga möjliga år (väntat ${YEARS_EXPECTED}, början före slut). Åren räknas som okända.`,
    `${name}: ${shown} are no possible years (expected ${YEARS_EXPECTED}, start before end). They count as not known.`,
  );
  return { from: null, to: null };
}

function placeOf(row: Row, name: string, say: Say): PlanGeometry | null {
  const pair = (a = "", b = ""): PlanGeometry | undefined => {
    const [x, y] = [numberOf(a), numberOf(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? undefined : { type: "Point", coordinates: degrees([x, y]) };
  };
  const text = row.geometry?.trim() ?? "";
  const found =
    row.shape ?? (text === "" ? (pair(row.lon, row.lat) ?? pair(row.east, row.north)) : geometryOfText(text));
  if (text !== "" && found === undefined)
    say(
      "no-place",
      `${name}: "${text.slice(0, 60)}" är ingen plats: väntat WKT eller "lon,lat lon,lat".`,
      `${name}: "${text.slice(0, 60)}" is no place: expected WKT or "lon,lat lon,lat".`,
    );
  if (found === undefined) return null;
  if (isWithinCountry(found)) return found;
  say(
    "outside",
    `${name}: platsen ligger utanför landet. Åtgärden är kvar; vem den når är inte känt.`,
    `${name}: the place is outside the country. The measure is kept; whom it reaches is not known.`,
  );
  return null;
}

async function rowsOf(path: string) {
  const records = await openRecords(path);
  try {
    const { found, unused } = understand(records.columns);
    if (found.name === undefined) throw noNameColumn(records.name, records.columns);
    const wanted = Object.values(found).map((column) => ({ column, as: "text" as const }));
    const [rows, unreadable]: [Row[], { row: number; text: Text }[]] = [[], []];
    for await (const batch of records.batches(wanted, { shapes: records.geometry !== null })) {
      unreadable.push(...batch.unreadable);
      if (rows.length + batch.length > MOST_MEASURES)
        throw notThePlanSize(records.name, rows.length + batch.length, MOST_MEASURES);
      for (let at = 0; at < batch.length; at++) {
        const row: Row = {
          row: batch.row(at),
          shape: batch.shapes && shapeOf(geometryOf(batch.shapes, at), batch.shapes.crs),
        };
        for (const [meaning, column] of Object.entries(found as Required<Columns>) as [Meaning, string][]) {
          const { dictionary, codes } = batch.texts[column]!;
          row[meaning] = dictionary[codes[at]!] ?? "";
        }
        rows.push(row);
      }
    }
    return { name: records.name, rows, unreadable, unused };
  } finally {
    await records.close();
  }
}

/** A shape of the file in degrees; undefined for a row without one. */
function shapeOf(geometry: { type: string }, crs: CrsId): PlanGeometry | undefined {
  if (!("coordinates" in geometry)) return undefined;
  const toDegrees = transform(crs, "EPSG:4326");
  const move = (one: unknown): unknown => {
    if (!Array.isArray(one)) return one;
    if (typeof one[0] !== "number") return one.map(move);
    const pair = Float64Array.of(one[0], one[1] as number);
    toDegrees(pair);
    return [pair[0], pair[1]];
  };
  return { type: geometry.type, coordinates: move(geometry.coordinates) } as PlanGeometry;
}
