import type { PlanMeasure, PlanProblem } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { slug } from "../records/understand/suggest.ts";
import { numberOf, stageOf, statusOf, stepOf, YEARS_EXPECTED, yearsOf } from "./cells.ts";
import type { Meaning } from "./columns.ts";
import { degrees, geometryOfText, isWithinCountry, type PlanGeometry, positionsOf } from "./place-cells.ts";

/** One row of a list as it stands there, by what its columns mean. */
export type Row = Partial<Record<Meaning, string>> & { row: number; shape: PlanGeometry | undefined };
type What = PlanProblem["what"];

/** What is wrong with one cell: what stood there, what was expected, and what to do about it. */
export interface Remark {
  what: What;
  text: Text;
  column?: Meaning;
  value?: string;
  expected?: Text;
  action?: Text;
  kept?: boolean;
}
export type Say = (remark: Remark) => void;

export const AGAIN: Text = {
  sv: "Rätta raden och läs in listan igen.",
  en: "Correct the row and import the list again.",
};

/** A row as a measure: what cannot be read is said and left null, never 0. */
export function measureOf(row: Row, name: string, scenarios: ReadonlySet<string>, say: Say): PlanMeasure {
  const cell = (meaning: Meaning): string => row[meaning]?.trim() ?? "";
  const scenario = cell("scenario") || null;
  if (scenario !== null && !scenarios.has(scenario))
    say({
      what: "unknown-scenario",
      column: "scenario",
      value: scenario,
      text: {
        sv: `${name}: det finns inget sparat scenario "${scenario}". Åtgärden är kvar utan nytta tills det har ritats.`,
        en: `${name}: there is no saved scenario "${scenario}". The measure is kept without a benefit until it is drawn.`,
      },
      expected: { sv: "id för ett sparat scenario", en: "the id of a saved scenario" },
      action: {
        sv: "Rita det under Barriärer och spara det med detta id.",
        en: "Draw it under Barriers and save it with this id.",
      },
    });
  const geometry = placeOf(row, name, say);
  const listed =
    (meaning: "stage" | "step" | "status", what: What, sv: string, en: string, expected: string) =>
    (value: string): void =>
      say({
        what,
        column: meaning,
        value,
        text: { sv: `${name}: ${sv} "${value}".`, en: `${name}: ${en} "${value}".` },
        expected: { sv: expected, en: expected },
        action: AGAIN,
      });
  return {
    id: cell("id") ? slug(cell("id")) : slug(name),
    name,
    geometry,
    placed: geometry === null ? null : "file",
    road: cell("road") || null,
    ...costOf(row, name, say),
    ...spanOf(row, name, say),
    stage: known(
      cell("stage"),
      stageOf,
      listed(
        "stage",
        "unknown-stage",
        "okänt planskede",
        "unknown plan stage",
        "åtgärdsvalsstudie, länsplan, nationell plan, genomförande, övrigt",
      ),
    ),
    step: known(
      cell("step"),
      stepOf,
      listed(
        "step",
        "unknown-step",
        "inget steg i fyrstegsprincipen:",
        "no step of fyrstegsprincipen:",
        "1–4",
      ),
    ),
    status: known(
      cell("status"),
      statusOf,
      listed(
        "status",
        "unknown-stage",
        "okänd status",
        "unknown status",
        "idé, föreslagen, beslutad, byggs, öppnad, avförd",
      ),
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

/** The whole national plan is about 1 200 000: beyond a sixth of that a single measure is written in kronor. */
const MOST_MSEK = 200_000;

function costOf(row: Row, name: string, say: Say): Pick<PlanMeasure, "costMsek" | "costSpread"> {
  const text = row.cost?.trim() ?? "";
  const value = numberOf(text);
  const isAbsurd = value < 0 || value > MOST_MSEK;
  const costMsek = value >= 0 && !isAbsurd ? value : null;
  if (costMsek === null)
    say({
      what: isAbsurd ? "absurd-cost" : "no-cost",
      column: "cost",
      value: text,
      text:
        text === ""
          ? {
              sv: `${name}: kostnad saknas. Den räknas inte som 0.`,
              en: `${name}: the cost is missing. It does not count as 0.`,
            }
          : {
              sv: `${name}: "${text}" är ingen rimlig kostnad i mnkr. Den räknas som okänd, inte som 0.`,
              en: `${name}: "${text}" is no reasonable cost in MSEK. It counts as not known, not as 0.`,
            },
      expected: {
        sv: `ett tal 0–${MOST_MSEK.toLocaleString("sv")} i miljoner kronor`,
        en: `a number 0–${MOST_MSEK.toLocaleString("en")} in millions of kronor`,
      },
      action:
        value > MOST_MSEK
          ? {
              sv: "Är den i kronor: dela med en miljon, och läs in listan igen.",
              en: "If it is in kronor: divide by a million, and import the list again.",
            }
          : AGAIN,
    });
  const given = (row.spread ?? "").trim();
  const percent = numberOf(given.replace("%", ""));
  const share = given.includes("%") || percent > 1 ? percent / 100 : percent;
  const isShare = share >= 0 && share <= 1;
  if (given !== "" && !isShare)
    say({
      what: "absurd-cost",
      column: "spread",
      value: given,
      text: {
        sv: `${name}: "${given}" är ingen osäkerhet i procent. Programmets egna 20 procent används.`,
        en: `${name}: "${given}" is no uncertainty in per cent. The program's own 20 per cent is used.`,
      },
      expected: { sv: "0–100 procent", en: "0–100 per cent" },
      action: AGAIN,
    });
  return { costMsek, costSpread: isShare ? share : null };
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
  say({
    what: "impossible-date",
    column: from ? "from" : year ? "year" : "to",
    value: shown,
    text: {
      sv: `${name}: ${shown} är inga möjliga år. De räknas som okända.`,
      en: `${name}: ${shown} are no possible years. They count as not known.`,
    },
    expected: {
      sv: `år ${YEARS_EXPECTED}, början före slut`,
      en: `years ${YEARS_EXPECTED}, start before end`,
    },
    action: AGAIN,
  });
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
    say({
      what: "no-place",
      column: "geometry",
      value: text.slice(0, 60),
      text: {
        sv: `${name}: "${text.slice(0, 60)}" är ingen plats.`,
        en: `${name}: "${text.slice(0, 60)}" is no place.`,
      },
      expected: {
        sv: 'WKT eller "lon,lat lon,lat", i grader eller SWEREF 99 TM',
        en: 'WKT or "lon,lat lon,lat", in degrees or SWEREF 99 TM',
      },
      action: AGAIN,
    });
  if (found === undefined) return null;
  if (isWithinCountry(found)) return found;
  say({
    what: "outside",
    column: text === "" ? (row.lon?.trim() ? "lon" : "east") : "geometry",
    value: positionsOf(found)[0]!
      .map((one) => Math.round(one * 1e4) / 1e4)
      .join(", "),
    text: {
      sv: `${name}: platsen ligger utanför landet. Åtgärden är kvar; vem den når är inte känt.`,
      en: `${name}: the place is outside the country. The measure is kept; whom it reaches is not known.`,
    },
    expected: {
      sv: "en plats i Sverige, i grader (lon, lat) eller SWEREF 99 TM",
      en: "a place in Sweden, in degrees (lon, lat) or SWEREF 99 TM",
    },
    action: {
      sv: "Se efter om lon och lat är omkastade eller om filen har ett annat koordinatsystem.",
      en: "See whether lon and lat are swapped or the file has another coordinate system.",
    },
  });
  return null;
}
