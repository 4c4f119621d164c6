import type { MeasureTrend } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { MeasuresError, compareTest, normalCdf, normalQuantile, pairedTest } from "@tvars/measures";
import type { Counts, Measure } from "@tvars/measures";
import { workbench } from "./apart/workbench.ts";
import { wholePersons } from "./chance.ts";
import { countsIn, keysOf } from "./decomposition.ts";
import type { Asked } from "./measure.ts";
import type { YearResult } from "./trend.ts";
import { inBoth, numberText, pText, percentText } from "./words.ts";

type Change = NonNullable<MeasureTrend["change"]>;
type Tested = Pick<Change, "difference" | "interval" | "p" | "paired" | "areas" | "method">;

/** Measures whose paired test has a closed form. */
const CLOSED = new Set(["dissimilarity", "mutual-information", "theil-h"]);
/** Above this many areas the same in both years, resampling other measures would take too long to wait for. */
const MOST_RESAMPLED = 1000;
const REPLICATES = 500;

/**
 * Did the value change between two years by more than chance would make it? Areas that are the same in both years are compared with
 * themselves; where there are none, or the measure cannot be resampled, the standard errors of both years as if they were independent.
 */
export async function changeBetween(before: YearResult, after: YearResult): Promise<Change> {
  const [from, to] = [before.asked.counted.year, after.asked.counted.year];
  const tested = (await paired(before.asked, after.asked)) ?? unpaired(before, after);
  const all = tested.areas === after.asked.counted.codes.length;
  return { from, to, ...tested, reading: readingOf(from, to, tested, after.asked.level, all) };
}

async function paired(before: Asked, after: Asked): Promise<Tested | undefined> {
  const measure = after.measures[0]!;
  if (measure.quick === undefined) return undefined;
  const [first, second] = sameAreas(before, after);
  if (first.areas < 3) return undefined;
  const all = first.areas === after.counted.codes.length && first.areas === before.counted.codes.length;
  try {
    const { difference, interval, p } = CLOSED.has(measure.info.id)
      ? pairedTest(measure, first, second, { level: after.level })
      : await resampled(measure, first, second, after);
    return {
      difference,
      interval,
      p,
      paired: true,
      areas: first.areas,
      method: methodOf(measure, first.areas, all),
    };
  } catch (error) {
    if (error instanceof MeasuresError) return undefined;
    throw error;
  }
}

async function resampled(measure: Measure, first: Counts, second: Counts, { optionsOf, level }: Asked) {
  if (first.areas > MOST_RESAMPLED)
    throw new MeasuresError("input", {
      value: first.areas,
      expected: `at most ${MOST_RESAMPLED} areas`,
      action: "Choose a smaller place.",
    });
  const [before, after] = [wholePersons(first).counts, wholePersons(second).counts];
  const measureOptions = optionsOf(measure);
  const options = {
    kind: "bootstrap" as const,
    paired: true,
    replicates: REPLICATES,
    seed: 1,
    ...(Object.keys(measureOptions).length > 0 ? { measureOptions } : {}),
  };
  const draws = await workbench.run({ do: "compare", measure: measure.info.id, before, after, options });
  return compareTest(measure, before, after, { ...options, level, draws });
}

/** Counts of the areas that are the same in both years, in one order. */
function sameAreas(before: Asked, after: Asked): [Counts, Counts] {
  const { before: first, after: second, same } = keysOf(before, after);
  const later = new Map(second.map((key, at) => [key, at]));
  const pairs = first.flatMap((key, at) => {
    const found = later.get(same?.get(key) ?? key);
    return found === undefined ? [] : [[at, found] as const];
  });
  return [
    pick(
      countsIn(before),
      pairs.map(([at]) => at),
    ),
    pick(
      countsIn(after),
      pairs.map(([, at]) => at),
    ),
  ];
}

function pick({ groups, totals }: Counts, rows: readonly number[]): Counts {
  const of = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  return { areas: rows.length, groups: groups.map(of), totals: of(totals) };
}

function unpaired(before: YearResult, after: YearResult): Tested {
  const [first, last] = [before.result!, after.result!];
  const { level } = after.asked;
  const difference = last.value - first.value;
  const areas = after.asked.counted.codes.length;
  const untested = { difference, interval: null, p: null, paired: false, areas };
  if (first.standardError === undefined || last.standardError === undefined)
    return {
      ...untested,
      method: {
        sv: "Måttet har inget medelfel, så ändringen är inte prövad.",
        en: "The measure has no standard error, so the change is not tested.",
      },
    };
  const error = Math.hypot(first.standardError, last.standardError);
  const half = normalQuantile(0.5 + level / 2) * error;
  return {
    ...untested,
    interval: {
      low: difference - half,
      high: difference + half,
      level,
      method: "standard errors of both years",
    },
    p: error > 0 ? 2 * normalCdf(-Math.abs(difference / error)) : null,
    method: {
      sv: "Oparat: medelfelen för båda åren, som om åren var oberoende. Det är försiktigt, eftersom samma människor bor kvar.",
      en: "Unpaired: the standard errors of both years, as if the years were independent. That is cautious, since the same people live on.",
    },
  };
}

function methodOf({ info }: Measure, areas: number, all: boolean): Text {
  const how = CLOSED.has(info.id)
    ? { sv: "sluten form", en: "closed form" }
    : {
        sv: `${REPLICATES} omsamplingar av områden, frö 1`,
        en: `${REPLICATES} resamplings of areas, seed 1`,
      };
  const which = all
    ? { sv: `alla ${areas} områden`, en: `all ${areas} areas` }
    : {
        sv: `de ${areas} områden som är desamma båda åren; skillnaden gäller dem`,
        en: `the ${areas} areas that are the same in both years; the difference is theirs`,
      };
  return {
    sv: `Parat: ${which.sv}, vart och ett jämfört med sig självt (${how.sv}).`,
    en: `Paired: ${which.en}, each compared with itself (${how.en}).`,
  };
}

function readingOf(
  from: number,
  to: number,
  { difference, p, paired, areas }: Tested,
  level: number,
  all: boolean,
): Text {
  return inBoth((lang) => {
    const change = `${difference > 0 ? "+" : ""}${numberText(difference, lang)}`.replace("-", "−");
    // Over a break only what is the same on both sides is compared, and said to be.
    const where =
      paired && !all
        ? {
            sv: ` i de ${areas} områden som är desamma båda åren`,
            en: ` in the ${areas} areas that are the same in both years`,
          }
        : { sv: "", en: "" };
    const began =
      lang === "sv"
        ? `Värdet ändrades med ${change} från ${from} till ${to}${where.sv}.`
        : `The value changed by ${change} from ${from} to ${to}${where.en}.`;
    if (p === null) return began;
    const sure = p < 1 - level;
    if (lang === "sv")
      return `${began} ${sure ? `En så stor ändring skulle slumpen sällan ge (${pText(p, lang)}).` : `En så stor ändring kan vara slump (${percentText(p, lang)} av gångerna).`}`;
    return `${began} ${sure ? `Chance would seldom give a change as large (${pText(p, lang)}).` : `A change as large may be chance (${percentText(p, lang)} of the time).`}`;
  });
}
