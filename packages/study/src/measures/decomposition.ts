import type { MeasureDecomposition } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { MeasuresError, changeByArea, mutualInformationWithin, shapleyDifference } from "@tvars/measures";
import type { Compared, Counts, Difference, Keys, Measure } from "@tvars/measures";
import { areaRef } from "../data/gazetteer.ts";
import { rangeOf } from "./catalogue.ts";
import { evaluateOrSay, heading, needCounts } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { fitter, numbered } from "./place-data.ts";
import { originOfMeasured } from "./provenance.ts";
import { nameOf } from "./result.ts";
import { inBoth, numberText, percentText } from "./words.ts";

type Nested = MeasureDecomposition["nested"][number];

const MOST = 10;
const M = {
  id: "mutual-information",
  symbol: "M",
  name: { sv: "Ömsesidig information", en: "Mutual information" },
};
const H = {
  id: "theil-h",
  symbol: "H",
  name: { sv: "Theils informationsindex", en: "Theil's information theory index" },
};

/** What a value is made of: between and within larger areas, and what its change since an earlier year is made of. */
export async function decompositionAnswer(
  asked: Asked,
  before: Asked | undefined,
): Promise<MeasureDecomposition> {
  const { counted, measures } = asked;
  const measure = measures[0]!;
  const { info } = measure;
  needCounts(counted);
  const fitted = await fitter(asked.data, counted, asked.groundOf)(info);
  const whole = await evaluateOrSay(asked, measure, fitted);
  const absent: Text[] = [];
  const counts = countsIn(asked);
  const nested = nestedOf(asked, counts, info.id === H.id ? H : M, absent);
  const compared = before ? comparedOf(asked, before, measure, absent) : undefined;
  if (!before)
    absent.push({
      sv: "Ingen ändring att dela upp: det finns bara ett år med uppgifter.",
      en: "No change to take apart: there is only one year with figures.",
    });
  const span = before ? { from: before.counted.year, to: counted.year } : {};
  return {
    ...heading(asked),
    measure: { id: info.id, symbol: info.symbol, name: nameOf(measure, whole), range: rangeOf(info) },
    nested,
    difference: compared?.difference ?? null,
    changed: compared?.changed ?? null,
    absent,
    provenance: originOfMeasured(asked, "measureDecomposition", span),
  };
}

function nestedOf({ data, counted }: Asked, counts: Counts, measure: typeof M, absent: Text[]): Nested[] {
  const levels = [
    { level: "lan", digits: 2, name: { sv: "län", en: "counties" } },
    { level: "kommun", digits: 4, name: { sv: "kommuner", en: "municipalities" } },
  ] as const;
  if (!counts.totals.some((total) => total > 0)) return [];
  const all = mutualInformationWithin(counts, new Int32Array(counts.areas))[0]!;
  // H is M over the entropy of the groups, and so are its parts.
  const scale = measure.id === H.id && all.M > 0 ? all.H / all.M : 1;
  return levels.flatMap(({ level, digits, name }): Nested[] => {
    const { numbers, names, size } = numbered(counted.codes.map((code) => code.slice(0, digits)));
    if (size < 2) {
      absent.push({
        sv: `Platsen ligger i ett enda ${level === "lan" ? "län" : "kommunområde"}, så det finns inget mellan ${name.sv}.`,
        en: `The place lies in one of the ${name.en} alone, so there is nothing between them.`,
      });
      return [];
    }
    const units = mutualInformationWithin(counts, numbers);
    const within = units.reduce((sum, { part }) => sum + part, 0) * scale;
    const total = all.M * scale;
    const share = total > 0 ? (total - within) / total : 0;
    return [
      {
        level,
        measure,
        total,
        between: total - within,
        within,
        members: units
          .map(({ unit, part }) => {
            const code = String(names[unit]);
            const version = level === "lan" ? ("lan@2007" as const) : ("kommun@2007" as const);
            return {
              area: data.gazetteer.get(version, code) ?? areaRef(version, code, code),
              within: part * scale,
            };
          })
          .sort((a, b) => (a.area.code < b.area.code ? -1 : 1)),
        reading: inBoth((lang) =>
          lang === "sv"
            ? `${percentText(share, lang)} av ${measure.symbol} är skillnader mellan ${name.sv}, resten är skillnader inom dem.`
            : `${percentText(share, lang)} of ${measure.symbol} are differences between ${name.en}, the rest are differences within them.`,
        ),
      },
    ];
  });
}

const ADDITIVE = new Set(["mutual-information", "theil-h", "dissimilarity"]);

function comparedOf(
  asked: Asked,
  before: Asked,
  measure: Measure,
  absent: Text[],
): Pick<MeasureDecomposition, "difference" | "changed"> | undefined {
  const { info, quick } = measure;
  if (!ADDITIVE.has(info.id) && !quick) {
    absent.push({
      sv: `${info.name.sv} görs inte av antalen ensamma, så dess ändring kan inte delas upp.`,
      en: `${info.name.en} is not made of counts alone, so its change cannot be taken apart.`,
    });
    return undefined;
  }
  const compared = (ADDITIVE.has(info.id) ? info.id : measure) as Compared;
  const keys = keysOf(before, asked);
  try {
    const difference = shapleyDifference(countsIn(before), countsIn(asked), { measure: compared, keys });
    return {
      difference: differenceOf(asked, before, measure, difference),
      changed: changedOf(asked, before, measure, absent),
    };
  } catch (error) {
    if (!(error instanceof MeasuresError)) throw error;
    absent.push({
      sv: `Ändringen ${before.counted.year}–${asked.counted.year} kan inte delas upp: områdena är inte desamma, eller en grupp saknas.`,
      en: `The change ${before.counted.year}–${asked.counted.year} cannot be taken apart: the areas are not the same, or a group is absent.`,
    });
    return undefined;
  }
}

/** Areas are the same within a version; between versions where the bridge knows the boundary to be unchanged. */
export function keysOf(before: Asked, after: Asked): Keys {
  const [first, last] = [before.counted, after.counted];
  const key = (version: string) => (code: string) => `${version}:${code}`;
  const keys = { before: first.codes.map(key(first.version)), after: last.codes.map(key(last.version)) };
  if (first.version === last.version) return keys;
  return { ...keys, same: sameGround(before, after) };
}

function sameGround({ data, counted }: Asked, after: Asked): Map<string, string> {
  const same = new Map<string, string>();
  if (counted.division !== "regso") return same;
  for (const code of counted.codes) {
    const entry = data.bridge?.before.get(code);
    const [partner] = entry?.partners ?? [];
    if (entry?.outcome === "unchanged" && partner !== undefined)
      same.set(`${counted.version}:${code}`, `${after.counted.version}:${partner}`);
  }
  return same;
}

function differenceOf(
  asked: Asked,
  before: Asked,
  { info }: Measure,
  { before: first, after: last, difference, parts }: Difference,
): MeasureDecomposition["difference"] {
  const [from, to] = [before.counted.year, asked.counted.year];
  const largest = parts.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
  return {
    from,
    to,
    before: first,
    after: last,
    difference,
    paired: before.counted.version === asked.counted.version || asked.data.bridge !== undefined,
    measure: { id: info.id, symbol: info.symbol, name: info.name },
    parts: parts.map((part) => ({ ...part })),
    reading: inBoth((lang) => {
      const change = signed(difference, lang);
      const part = signed(largest.value, lang);
      return lang === "sv"
        ? `${info.name.sv} ändrades med ${change} från ${from} till ${to}. Störst del: ${lower(largest.name.sv)} (${part}).`
        : `${info.name.en} changed by ${change} from ${from} to ${to}. The largest part: ${lower(largest.name.en)} (${part}).`;
    }),
  };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const signed = (value: number, lang: "sv" | "en"): string =>
  `${value > 0 ? "+" : ""}${numberText(value, lang)}`.replace("-", "−");

/** For measures that are no sums over areas each is changed by itself, which costs the square of their number. */
const MOST_ONE_AT_A_TIME = 1000;

/**
 * The ten areas that raised the value most and the ten that lowered it most. An area whose boundary moved is one area before and another
 * after: neither changed, so both stand among the others.
 */
function changedOf(
  asked: Asked,
  before: Asked,
  measure: Measure,
  absent: Text[],
): MeasureDecomposition["changed"] {
  const { data, counted } = asked;
  const { info } = measure;
  if (!ADDITIVE.has(info.id) && counted.codes.length > MOST_ONE_AT_A_TIME) {
    absent.push({
      sv: `Ändringen i ${info.name.sv} delas upp på områden bara för platser med högst ${MOST_ONE_AT_A_TIME} områden.`,
      en: `The change of ${info.name.en} is taken apart by area only for places of at most ${MOST_ONE_AT_A_TIME} areas.`,
    });
    return null;
  }
  const { areas, difference } = changeByArea(measure, countsIn(before), countsIn(asked), {
    keys: keysOf(before, asked),
  });
  const rows = areas.flatMap(({ kind, after, value }) => {
    if (kind !== "both") return [];
    const code = counted.codes[after]!;
    const area = data.gazetteer.get(counted.version, code) ?? areaRef(counted.version, code, code);
    return [{ area, change: value }];
  });
  const up = rows
    .filter(({ change }) => change > 0)
    .slice(-MOST)
    .reverse();
  const down = rows.filter(({ change }) => change < 0).slice(0, MOST);
  const shown = [...up, ...down].reduce((sum, { change }) => sum + change, 0);
  const [from, to] = [before.counted.year, counted.year];
  return {
    from,
    to,
    difference,
    up,
    down,
    others: difference - shown,
    reading: inBoth((lang) => {
      const [raised, lowered] = [up, down].map((some) =>
        signed(
          some.reduce((sum, { change }) => sum + change, 0),
          lang,
        ),
      );
      return lang === "sv"
        ? `De ${up.length} områden som höjde värdet mest gav ${raised}, de ${down.length} som sänkte det mest ${lowered}; alla områden tillsammans ${signed(difference, lang)}.`
        : `The ${up.length} areas that raised the value most gave ${raised}, the ${down.length} that lowered it most ${lowered}; all areas together ${signed(difference, lang)}.`;
    }),
  };
}

export const countsIn = ({ counted }: Pick<Asked, "counted">): Counts => ({
  areas: counted.codes.length,
  groups: counted.columns,
  totals: counted.totals,
});
