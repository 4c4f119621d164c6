import type { Goal, GoalAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { yearCutoffs } from "../barometer/year-cutoffs.ts";
import type { Data } from "../data/data.ts";
import type { Series } from "./series.ts";
import type { Judged } from "./status.ts";
import { judge } from "./status.ts";
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
  return {
    sv: `${goal.title.sv}: ${STATUS_WORDS[status].sv} (${word.sv} ${target.sv} ${unit.sv} ${goal.by})`,
    en: `${goal.title.en}: ${STATUS_WORDS[status].en} (${word.en} ${target.en} ${unit.en} by ${goal.by})`,
  };
}

function readingOf(
  goal: Goal,
  { status, latest, trend, needed }: Judged,
  { decimals, unit, hard, breaks }: Series,
): Text[] {
  const said: Text[] = [];
  if (latest) {
    const value = numberOf(latest.value.figure.value!, decimals);
    said.push({
      sv: `Senast, ${latest.year}, var värdet ${value.sv} ${unit.sv}.`,
      en: `Latest, in ${latest.year}, the value was ${value.en} ${unit.en}.`,
    });
  } else
    said.push({
      sv: `Det finns inget känt värde från ${goal.from}. Hämta uppgifterna, eller vänta på nästa år.`,
      en: `There is no known value from ${goal.from}. Fetch the figures, or wait for next year.`,
    });
  if (trend && trend.figure.value !== null) {
    const [value, low, high] = [trend.figure.value, trend.low!, trend.high!].map((one) =>
      numberOf(one, decimals + 1, true),
    ) as [Text, Text, Text];
    said.push({
      sv: `Ändringen sedan senaste brott är ${value.sv} per år (95 %: ${low.sv} till ${high.sv}).`,
      en: `The change since the last break is ${value.en} a year (95%: ${low.en} to ${high.en}).`,
    });
  }
  if (needed !== null && status !== "met" && status !== "not-comparable") {
    const way = numberOf(needed, decimals + 1, true);
    said.push({
      sv: `För att nå målet ${goal.by} behövs ${way.sv} per år.`,
      en: `To meet the target by ${goal.by}, ${way.en} a year is needed.`,
    });
  }
  if (status === "not-comparable") {
    const names = breaks.filter(({ between }) => hard.includes(between[0]));
    for (const { between, reason } of names)
      said.push({
        sv: `Brott mellan ${between[0]} och ${between[1]}: ${reason.sv} Räkna målet från ${between[1]} eller senare.`,
        en: `Break between ${between[0]} and ${between[1]}: ${reason.en} Count the goal from ${between[1]} or later.`,
      });
  }
  if (status === "too-early" && latest)
    said.push(
      latest.year >= goal.by
        ? {
            sv: "Intervallet omfattar målet: det är för osäkert att säga.",
            en: "The interval holds the target: it is too uncertain to say.",
          }
        : trend
          ? {
              sv: "Ändringens intervall omfattar den takt som behövs.",
              en: "The interval of the change holds the pace that is needed.",
            }
          : {
              sv: "Färre än fyra år sedan senaste brott: ingen riktning läses.",
              en: "Fewer than four years since the last break: no direction is read.",
            },
    );
  return said;
}

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
