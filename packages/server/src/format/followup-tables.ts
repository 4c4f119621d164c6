import type {
  CompositionAnswer,
  EarlyAnswer,
  Estimated,
  EvaluationAnswer,
  GoalAnswer,
  Provenance,
} from "@tvars/api";
import type { Figure, Text } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { AREA_COLUMNS, areaCells, column } from "./columns.ts";
import { type Column, type Table, key } from "./table.ts";

const made = (id: string, sv: string, en: string, more: Partial<Column> = {}): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  ...more,
});
const bound = (value: number | null): Figure => (value === null ? absent("not-applicable") : figure(value));
const limits = ({ low, high }: Estimated) => ({ low: bound(low), high: bound(high) });
const LOW = made("low", "nedre gräns", "lower limit");
const HIGH = made("high", "övre gräns", "upper limit");
const GOAL: Column = { id: "goal", label: { sv: "mål", en: "goal" }, role: "key" };
const STATUS: Column = { id: "status", label: { sv: "läge", en: "status" }, role: "label" };

const from = ({ notes, origin, method, command, request }: Provenance) => ({
  notes,
  origin,
  method,
  again: { command, request },
});

/** Goals, a row for each year of each. */
export function goalsTable(answers: readonly GoalAnswer[]): Table {
  const first = answers[0];
  const title: Text = { sv: "Mål", en: "Goals" };
  return {
    name: answers.length === 1 ? `goal-${first!.goal.id}` : "goals",
    title: answers.length === 1 ? first!.title : title,
    columns: [
      GOAL,
      column.year,
      made("value", "värde", "value"),
      LOW,
      HIGH,
      made("target", "mål", "target"),
      STATUS,
    ],
    rows: answers.flatMap(({ goal, years, status }) =>
      years.map(({ year, value }) => ({
        goal: key(goal.id, goal.title.sv, goal.title.en),
        year: key(year),
        value: value.figure,
        ...limits(value),
        target: figure(goal.target),
        status,
      })),
    ),
    notes: answers.flatMap(({ reading, cutoffsMoved, revised, breaks }) =>
      [
        ...reading,
        ...(cutoffsMoved ? [cutoffsMoved] : []),
        ...revised.map(({ text }) => text),
        ...breaks.map(({ reason }) => reason),
      ].map((text) => ({ text, mandatory: true })),
    ),
    origin: answers.flatMap(({ provenance }) => provenance.origin),
    ...(first ? { method: first.provenance.method } : {}),
  };
}

export function compositionTable({ title, types, from: start, to, provenance }: CompositionAnswer): Table {
  return {
    name: `composition-${start}-${to}`,
    title,
    columns: [
      column.type,
      column.year,
      made("sameType", "områden av typen det året", "areas of the type that year"),
      made("sameAreas", `områden av typen ${start}`, `areas of the type in ${start}`),
      made("own", "egen ändring sedan första året", "own change since the first year"),
      made("composition", "ändring av byten av typ", "change of changed types"),
    ],
    rows: types.flatMap(({ type, sameType, sameAreas, own, composition }) =>
      sameType.map(({ year, value }, at) => ({
        type: key(type, `typ ${type}`, `type ${type}`),
        year: key(year),
        sameType: value.figure,
        sameAreas: sameAreas[at]?.value.figure ?? absent("missing"),
        own: year === to ? figure(own) : absent("not-applicable"),
        composition: year === to ? figure(composition) : absent("not-applicable"),
      })),
    ),
    ...from(provenance),
  };
}

const CHECKED: Record<EvaluationAnswer["assumptions"][number]["checked"], Text> = {
  holds: { sv: "talar för", en: "speaks for" },
  doubtful: { sv: "tveksamt", en: "doubtful" },
  "cannot-be-checked": { sv: "kan inte prövas", en: "cannot be tested" },
};

/** Before and after, a row for each year; what was found and what must hold follow as notes that cannot be left out. */
export function evaluationTable(answer: EvaluationAnswer): Table {
  const { title, reading, assumptions, series, effect, p, asked, provenance } = answer;
  const whole = (id: string, sv: string, en: string): Column => made(id, sv, en, { decimals: 3 });
  const said = [
    ...reading,
    ...assumptions.map(({ text, checked }) => ({
      sv: `${CHECKED[checked].sv}: ${text.sv}`,
      en: `${CHECKED[checked].en}: ${text.en}`,
    })),
  ];
  return {
    name: `evaluation-${asked.since}`,
    title,
    columns: [
      column.year,
      made("treated", "med åtgärden", "with the measure"),
      made("comparison", "jämförelse", "comparison"),
      made("difference", "skillnad mot före", "difference from before"),
      LOW,
      HIGH,
      whole("effect", "hela effekten", "the whole effect"),
      whole("effectLow", "effektens nedre gräns", "lower limit of the effect"),
      whole("effectHigh", "effektens övre gräns", "upper limit of the effect"),
      whole("p", "p", "p"),
    ],
    rows: series.map(({ year, treated, comparison, effect: then }) => ({
      year: key(year),
      treated,
      comparison,
      difference: then?.figure ?? absent("missing"),
      ...limits(then ?? { figure: absent("missing"), low: null, high: null }),
      effect: effect.figure,
      effectLow: bound(effect.low),
      effectHigh: bound(effect.high),
      p: bound(p),
    })),
    ...from(provenance),
    notes: [...said.map((text) => ({ text, mandatory: true })), ...provenance.notes],
  };
}

export function earlyTable({ title, year, ahead, rows, provenance }: EarlyAnswer): Table {
  const chance = (type: number): Column =>
    made(`chance${type}`, `chans för typ ${type}`, `chance of type ${type}`, { decimals: 3 });
  return {
    name: `early-${year}-${ahead}`,
    title,
    columns: [
      ...AREA_COLUMNS,
      column.year,
      column.areaType,
      column.index,
      made("distance", "till närmaste gräns", "to the nearest cut", { decimals: 2 }),
      made("trend", "ändring per år", "change a year", { decimals: 2 }),
      LOW,
      HIGH,
      ...[1, 2, 3, 4, 5].map(chance),
    ],
    rows: rows.map(({ area, type, index, distance, trend, chances }) => ({
      ...areaCells(area),
      year: key(year),
      areaType: figure(type),
      index,
      distance: figure(distance),
      trend: trend.figure,
      ...limits(trend),
      ...Object.fromEntries(chances.map((one) => [`chance${one.type}`, figure(one.chance)])),
    })),
    ...from(provenance),
  };
}
