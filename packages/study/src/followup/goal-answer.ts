import type { Goal, GoalAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import type { Series } from "./series.ts";
import { OWN_SCALE } from "./series.ts";
import type { Judged } from "./status.ts";
import { LEAST_YEARS, judge } from "./status.ts";
import { STATUS_RULES, STATUS_WORDS, numberOf } from "./words.ts";

/**
 * A goal with its years, status, breaks and revisions.
 * @param before the same series as the snapshots before the current ones gave it, where there are such
 */
export function goalAnswerOf(data: Data, goal: Goal, series: Series, before: Series | undefined): GoalAnswer {
  const judged = judge(goal, series.years, series.hard);
  const years = series.years.filter(({ year }) => year >= goal.from - 10);
  const first = series.years.find(({ year, value }) => year >= goal.from && value.figure.value !== null);
  const path =
    first && first.year < goal.by
      ? [
          { year: first.year, value: first.value.figure.value! },
          { year: goal.by, value: goal.target },
        ]
      : [];
  const cutoffsMoved =
    series.typed && first && judged.latest ? cutoffsSaid(data, first.year, judged.latest.year) : null;
  return {
    goal,
    status: judged.status,
    title: titleOf(goal, judged, series),
    reading: readingOf(goal, judged, series),
    unit: series.unit,
    years,
    path,
    trend: judged.trend,
    breaks: series.breaks,
    revised: revisedOf(series, before),
    cutoffsMoved,
    provenance: {
      ...series.provenance,
      method: {
        sv: `${series.provenance.method.sv} ${STATUS_RULES.sv}`,
        en: `${series.provenance.method.en} ${STATUS_RULES.en}`,
      },
      command: `tvars follow status ${goal.id}`,
      request: `/api/goals/${goal.id}`,
    },
  };
}

function titleOf(goal: Goal, { status }: Judged, { decimals, unit }: Series): Text {
  const target = numberOf(goal.target, decimals);
  const word =
    goal.direction === "at-most" ? { sv: "högst", en: "at most" } : { sv: "minst", en: "at least" };
  const said = unit === OWN_SCALE ? { sv: "", en: "" } : { sv: ` ${unit.sv}`, en: ` ${unit.en}` };
  return {
    sv: `${goal.title.sv}: ${STATUS_WORDS[status].sv} (${word.sv} ${target.sv}${said.sv} ${goal.by})`,
    en: `${goal.title.en}: ${STATUS_WORDS[status].en} (${word.en} ${target.en}${said.en} by ${goal.by})`,
  };
}

function readingOf(goal: Goal, judged: Judged, series: Series): Text[] {
  const { status, latest } = judged;
  const { decimals, unit, hard, breaks } = series;
  const said: Text[] = [sentenceOf(goal, judged, series)];
  if (latest) {
    // The sentence says the value itself but where it speaks of the direction.
    const value = numberOf(latest.value.figure.value!, decimals);
    if (!said[0]!.sv.includes(`värdet ${latest.year}`))
      said.push({
        sv: `Senast, ${latest.year}, var värdet ${value.sv} ${unit.sv}.`,
        en: `Latest, in ${latest.year}, the value was ${value.en} ${unit.en}.`,
      });
  } else
    said.push({
      sv: `Det finns inget känt värde från ${goal.from}. Hämta uppgifterna, eller vänta på nästa år.`,
      en: `There is no known value from ${goal.from}. Fetch the figures, or wait for next year.`,
    });
  if (status === "not-comparable") {
    const names = breaks.filter(({ between }) => hard.includes(between[0]));
    for (const { between, reason } of names)
      said.push({
        sv: `Brott mellan ${between[0]} och ${between[1]}: ${reason.sv} Räkna målet från ${between[1]} eller senare.`,
        en: `Break between ${between[0]} and ${between[1]}: ${reason.en} Count the goal from ${between[1]} or later.`,
      });
  }
  return said;
}

/** Why the status is what it is, in one sentence with the interval it rests on. */
export function sentenceOf(
  goal: Goal,
  { status, latest, trend, needed }: Judged,
  { decimals }: Series,
): Text {
  const said = (sv: string, en: string): Text => ({
    sv: `${capital(STATUS_WORDS[status].sv)}: ${sv}`,
    en: `${capital(STATUS_WORDS[status].en)}: ${en}`,
  });
  const target = numberOf(goal.target, decimals);
  if (!latest) return said(`inget känt värde från ${goal.from}.`, `no known value from ${goal.from}.`);
  const { value, low, high } = {
    value: latest.value.figure.value!,
    low: latest.value.low,
    high: latest.value.high,
  };
  const number = numberOf(value, decimals);
  const span =
    low === null || high === null ? null : ([numberOf(low, decimals), numberOf(high, decimals)] as const);
  const at: Text = span
    ? {
        sv: `värdet ${latest.year} är ${number.sv} (95 %: ${span[0].sv} till ${span[1].sv})`,
        en: `the value in ${latest.year} is ${number.en} (95%: ${span[0].en} to ${span[1].en})`,
      }
    : { sv: `värdet ${latest.year} är ${number.sv}`, en: `the value in ${latest.year} is ${number.en}` };
  if (status === "no-data")
    return said(
      `målåret ${goal.by} saknar värde; ${at.sv}.`,
      `the target year ${goal.by} has no value; ${at.en}.`,
    );
  if (status === "not-comparable")
    return said(
      `ett brott ligger mellan ${goal.from} och ${latest.year}, så ${at.sv} men är inte samma sak som då.`,
      `a break lies between ${goal.from} and ${latest.year}, so ${at.en} but is not the same thing as then.`,
    );
  if (status === "met")
    return said(`${at.sv}, mot målet ${target.sv}.`, `${at.en}, against the target ${target.en}.`);
  if (latest.year >= goal.by || needed === null)
    return status === "not-met"
      ? said(`${at.sv}, mot målet ${target.sv}.`, `${at.en}, against the target ${target.en}.`)
      : said(
          `${at.sv}, och målet ${target.sv} ligger inom osäkerheten.`,
          `${at.en}, and the target ${target.en} lies within the uncertainty.`,
        );
  if (!trend || trend.low === null || trend.high === null)
    return said(
      `färre än ${LEAST_YEARS} år sedan ${goal.from} eller senaste brott, så ingen riktning läses; ${at.sv} och målet är ${target.sv}.`,
      `fewer than ${LEAST_YEARS} years since ${goal.from} or the last break, so no direction is read; ${at.en} and the target is ${target.en}.`,
    );
  const [pace, from, to, way] = [trend.figure.value!, trend.low, trend.high, needed].map((one) =>
    numberOf(one, decimals + 1, true),
  ) as [Text, Text, Text, Text];
  return said(
    `ändringen är ${pace.sv} per år (95 %: ${from.sv} till ${to.sv}), och ${way.sv} per år behövs till ${goal.by}.`,
    `the change is ${pace.en} a year (95%: ${from.en} to ${to.en}), and ${way.en} a year is needed by ${goal.by}.`,
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const EPSILON = 1e-9;

/** Years whose value is another than it was with the snapshots before. */
function revisedOf({ years, decimals }: Series, before: Series | undefined): GoalAnswer["revised"] {
  const then = new Map(before?.years.map(({ year, value }) => [year, value.figure]));
  return years.flatMap(({ year, value: { figure: after } }) => {
    const old = then.get(year);
    if (!old || old.value === null || after.value === null || Math.abs(old.value - after.value) < EPSILON)
      return [];
    const [a, b] = [numberOf(old.value, decimals + 1), numberOf(after.value, decimals + 1)];
    const text = {
      sv: `Värdet för ${year} är ändrat av källan: ${a.sv} blev ${b.sv}.`,
      en: `The value of ${year} was revised by the source: ${a.en} became ${b.en}.`,
    };
    return [{ year, before: old, after, text }];
  });
}

/** How far the cuts between the types moved: an area can change type without changing. */
export function cutoffsSaid(data: Data, from: number, to: number): Text | null {
  const [a, b] = [from, to].map((year) =>
    data.years.includes(year) ? yearCutoffs(data, year)?.best : undefined,
  );
  if (!a || !b || from === to) return null;
  const moved = a.bounds.map((bound, at) => b.bounds[at]! - bound);
  if (moved.every((one) => Math.abs(one) < 0.005)) return null;
  const list = (lang: "sv" | "en"): string =>
    a.bounds
      .map(
        (bound, at) =>
          `${at + 1}|${at + 2}: ${numberOf(bound, 2)[lang]} → ${numberOf(b.bounds[at]!, 2)[lang]}`,
      )
      .join("; ");
  return {
    sv: `Gränserna mellan typerna flyttades mellan ${from} och ${to} (${list("sv")}). Ett område kan ha bytt typ utan att självt ha ändrats.`,
    en: `The cuts between the types moved between ${from} and ${to} (${list("en")}). An area may have changed type without having changed itself.`,
  };
}
