import type { MeasurePlaces } from "@tvars/api";
import { absent } from "@tvars/cube";
import type { Text } from "@tvars/cube";
import { MeasuresError, rankIntervals } from "@tvars/measures";
import type { Result } from "@tvars/measures";
import { areaRef } from "../data/gazetteer.ts";
import { rangeOf } from "./catalogue.ts";
import { groupsOf, sumOf, usedGrouping } from "./counted.ts";
import type { Counted } from "./counted.ts";
import { circumstances, evaluate, evaluateOrSay, needCounts } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { fitter } from "./place-data.ts";
import { asStudyError } from "./problems.ts";
import { originOfMeasured } from "./provenance.ts";
import { nameOf, resultOf, withoutValue } from "./result.ts";

type Row = MeasurePlaces["rows"][number];

const CAVEAT: Record<"kommun" | "lan", Text> = {
  kommun: {
    sv: "Kommuner ska inte jämföras rakt av. SCB skriver om sitt segregationsindex att det inte lämpar sig för jämförelser mellan kommuner utan för att följa en kommun över tid: kommunerna har olika många och olika stora områden, och det påverkar nivån. Tabellen står därför i kodordning och är ingen rangordning.",
    en: "Municipalities should not be compared directly. Statistics Sweden writes of its segregation index that it is not suited for comparison between municipalities but for following one over time: they have different numbers and sizes of areas, which moves the level. The table therefore stands in the order of codes and is no ranking.",
  },
  lan: {
    sv: "Län ska inte jämföras rakt av: de har olika många och olika stora områden, och det påverkar nivån. Följ ett län över tid i stället. Tabellen står i kodordning och är ingen rangordning.",
    en: "Counties should not be compared directly: they have different numbers and sizes of areas, which moves the level. Follow one over time instead. The table stands in the order of codes and is no ranking.",
  },
};

/** A measure for every kommun or län of a place, in the order of their codes. */
export async function placesAnswer(asked: Asked, division: "kommun" | "lan"): Promise<MeasurePlaces> {
  const { counted, measures } = asked;
  const measure = measures[0]!;
  const { info } = measure;
  needCounts(counted);
  const digits = division === "lan" ? 2 : 4;
  const made: { row: Row; result: Result | undefined }[] = [];
  for (const [code, part] of partsOf(counted, digits)) made.push(await rowOf(asked, part, code, division));
  const ranks = ranksOf(made.map(({ result }) => result));
  const some = made.find(({ result }) => result)?.result;
  if (!some) await evaluateWhole(asked);
  return {
    place: counted.place.ref,
    division,
    areasOf: counted.division,
    version: counted.version,
    year: counted.year,
    grouping: usedGrouping(counted.chosen),
    rest: counted.chosen.rest,
    groups: groupsOf(counted.chosen),
    measure: {
      id: info.id,
      symbol: info.symbol,
      name: some ? nameOf(measure, some) : info.name,
      range: rangeOf(info),
    },
    caveat: CAVEAT[division],
    rows: made.map(({ row }, at) => ({ ...row, rank: ranks[at] ?? null })),
    provenance: originOfMeasured(asked, "measurePlaces", { places: division }),
  };
}

/** The counts of each kommun or län, by its code, in the order of codes. */
function partsOf(counted: Counted, digits: number): [string, Counted][] {
  const prefixes = new Set(
    [...counted.codes, ...counted.leftOut.map(({ code }) => code)].map((code) => code.slice(0, digits)),
  );
  return [...prefixes].sort().map((prefix) => {
    const at = counted.codes.flatMap((code, position) => (code.startsWith(prefix) ? [position] : []));
    const pick = (column: Float64Array): Float64Array =>
      Float64Array.from(at, (position) => column[position]!);
    return [
      prefix,
      {
        ...counted,
        codes: at.map((position) => counted.codes[position]!),
        columns: counted.columns.map(pick),
        totals: pick(counted.totals),
        leftOut: counted.leftOut.filter(({ code }) => code.startsWith(prefix)),
      },
    ];
  });
}

const NO_COUNTS = new MeasuresError("undefined", {
  value: "no area",
  expected: "at least one area with known counts",
  action: "Choose another year or other groups.",
});

async function rowOf(
  asked: Asked,
  counted: Counted,
  code: string,
  division: "kommun" | "lan",
): Promise<{ row: Row; result: Result | undefined }> {
  const { data, measures } = asked;
  const measure = measures[0]!;
  const own = { ...asked, counted };
  const version = division === "lan" ? ("lan@2007" as const) : ("kommun@2007" as const);
  const persons = sumOf(counted.totals);
  const common = {
    area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
    areas: counted.codes.length,
    leftOut: counted.leftOut.length,
    persons,
    groupShare: persons > 0 ? sumOf(counted.columns[0]!) / persons : null,
    rank: null,
  };
  try {
    if (counted.codes.length === 0) throw NO_COUNTS;
    const fitted = await fitter(data, counted, asked.groundOf)(measure.info);
    const result = await evaluate(own, measure, fitted);
    const { value, status, flags, interval, expected, reliability } = resultOf(
      measure,
      fitted.data,
      result,
      circumstances(own, fitted),
    );
    return {
      row: { ...common, value, status, ...(flags ? { flags } : {}), interval, expected, reliability },
      result,
    };
  } catch (error) {
    if (!(error instanceof MeasuresError) || error.kind === "input") throw asStudyError(measure.info, error);
    const { reliability, note } = withoutValue(measure, error, counted.leftOut.length);
    return {
      row: {
        ...common,
        ...absent(counted.codes.length === 0 ? "missing" : "not-applicable"),
        interval: null,
        expected: null,
        reliability,
        note,
      },
      result: undefined,
    };
  }
}

/** Where no part has a value, the whole says why. */
async function evaluateWhole(asked: Asked): Promise<void> {
  const { counted, measures } = asked;
  const counts = { areas: counted.codes.length, groups: counted.columns, totals: counted.totals };
  await evaluateOrSay(asked, measures[0]!, { data: { counts } });
}

/**
 * Between which ranks each value may lie, 1 = highest, all of them at once (Klein, Wright & Wieczorek 2020). None where a measure has no
 * standard error, and none for a value without one.
 */
function ranksOf(results: readonly (Result | undefined)[]): ({ low: number; high: number } | null)[] {
  const known = results.flatMap((result, at) =>
    result?.standardError === undefined ? [] : [{ at, value: result.value, error: result.standardError }],
  );
  const ranks: ({ low: number; high: number } | null)[] = results.map(() => null);
  if (known.length < 2) return ranks;
  const { low, high } = rankIntervals(
    known.map(({ value }) => value),
    known.map(({ error }) => error),
  );
  // The library counts from the smallest value.
  known.forEach(({ at }, position) => {
    ranks[at] = { low: known.length + 1 - high[position]!, high: known.length + 1 - low[position]! };
  });
  return ranks;
}
