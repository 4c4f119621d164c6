import type { MeasureScale } from "@tvars/api";
import type { Measure, MeasureData, Profile } from "@tvars/measures";
import { workbench } from "./apart/workbench.ts";
import type { Text } from "@tvars/cube";
import { rangeOf } from "./catalogue.ts";
import { wholePersons } from "./chance.ts";
import { evaluateOrSay, heading, needCounts } from "./measure.ts";
import type { Asked } from "./measure.ts";
import { fitter } from "./place-data.ts";
import { asStudyError, onlyQuick } from "./problems.ts";
import { originOfMeasured } from "./provenance.ts";
import { nameOf } from "./result.ts";
import { countText, inBoth, levelText, numberText } from "./words.ts";

/** Doublings from a block to a small town, as in the Swedish literature on k nearest neighbours. */
export const PERSONS = [400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200] as const;
export const METRES = [500, 1000, 2000, 3000, 5000, 7500, 10_000] as const;

type Series = MeasureScale["series"][number];
type Point = Series["points"][number];

/**
 * A measure over scale: of the areas of both divisions, of the k nearest persons around every area, and of everyone within a distance.
 * Made from the counts alone, so only measures of counts have it.
 */
export async function scaleAnswer(asked: Asked, other: Asked): Promise<MeasureScale> {
  const { counted, measures } = asked;
  const measure = measures[0]!;
  const { info } = measure;
  needCounts(counted);
  if ((info.needs?.length ?? 0) > 0)
    throw onlyQuick(info, { sv: "räknas över skala", en: "made over scale" });
  const [regso, deso] = counted.division === "regso" ? [asked, other] : [other, asked];
  const divisions = await divisionSeries([deso, regso]);
  const fitted = await fitter(asked.data, counted, asked.groundOf)({ ...info, needs: ["centres"] });
  const around = fitted.data.centres
    ? await aroundSeries(asked, measure, fitted.data)
    : withoutCentres(asked);
  const series = [divisions, ...around];
  const whole = await evaluateOrSay(asked, measure, fitted);
  return {
    ...heading(asked),
    measure: { id: info.id, symbol: info.symbol, name: nameOf(measure, whole), range: rangeOf(info) },
    series,
    reading: readingOf(info.name, series),
    provenance: originOfMeasured(asked, "measureScale"),
  };
}

const DIVISION_TITLE: Text = { sv: "Indelning", en: "Division" };

async function divisionSeries(both: readonly Asked[]): Promise<Series> {
  const points: Point[] = [];
  for (const asked of both) {
    const { codes, totals, division } = asked.counted;
    const measure = asked.measures[0]!;
    if (codes.length === 0) continue;
    const { data } = await fitter(asked.data, asked.counted, asked.groundOf)(measure.info);
    const { value, interval, expected } = await evaluateOrSay(asked, measure, { data });
    const name = division === "regso" ? "RegSO" : "DeSO";
    points.push({
      at: Math.round(totals.reduce((sum, one) => sum + one, 0) / codes.length),
      label: { sv: name, en: name },
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      expected: expected ?? null,
    });
  }
  const level = both[0]!.level;
  return {
    kind: "division",
    title: DIVISION_TITLE,
    unit: { sv: "personer i ett genomsnittligt område", en: "persons in an average area" },
    band: points.some(({ low }) => low !== null) ? bandText(level) : null,
    points: points.sort((a, b) => a.at - b.at),
  };
}

const bandText = (level: number): Text =>
  inBoth((lang) => {
    const percent = levelText(level, lang);
    return lang === "sv"
      ? `${percent}-procentigt intervall för varje punkt`
      : `${percent} per cent interval for each point`;
  });

const PERSONS_WORDS = {
  title: { sv: "De k närmaste personerna", en: "The k nearest persons" },
  unit: { sv: "personer", en: "persons" },
};
const METRES_WORDS = {
  title: { sv: "Alla inom ett avstånd", en: "Everyone within a distance" },
  unit: { sv: "meter", en: "metres" },
};

/** Resampling a profile costs its whole making each time: for a kommun or a län it is done, for the country it would take minutes. */
const MOST_RESAMPLED = 600;
const REPLICATES = 200;

async function aroundSeries(asked: Asked, measure: Measure, data: MeasureData): Promise<Series[]> {
  const { counts } = wholePersons(data.counts);
  const all = counts.totals.reduce((sum, one) => sum + one, 0);
  // Around nobody can more people live than there are: such a k would be the place as a whole.
  const ks = PERSONS.filter((k) => k < all);
  const replicates = counts.areas <= MOST_RESAMPLED ? REPLICATES : 0;
  const { persons, metres } = await (async () => {
    try {
      return await workbench.run({
        do: "scale",
        measure: measure.info.id,
        data: { counts, centres: data.centres! },
        scales: { persons: ks, metres: METRES, level: asked.level, replicates, seed: 1 },
      });
    } catch (error) {
      throw asStudyError(measure.info, error);
    }
  })();
  const band = inBoth((lang) => {
    const percent = levelText(asked.level, lang);
    return lang === "sv"
      ? `${percent}-procentigt band för hela kurvan på en gång (${REPLICATES} omsamplingar av personer, frö 1)`
      : `${percent} per cent band for the whole curve at once (${REPLICATES} resamplings of persons, seed 1)`;
  });
  return [
    {
      kind: "persons",
      ...PERSONS_WORDS,
      band: persons?.low ? band : null,
      points: persons ? pointsOf(persons, (k) => inBoth((lang) => countText(k, lang))) : [],
      ...(persons
        ? {}
        : {
            absent: { sv: "Platsen har färre än 400 personer.", en: "The place has fewer than 400 persons." },
          }),
    },
    {
      kind: "metres",
      ...METRES_WORDS,
      band: metres.low ? band : null,
      points: pointsOf(metres, (m) => inBoth((lang) => metresText(m, lang))),
    },
  ];
}

const metresText = (m: number, lang: keyof Text): string =>
  m < 1000 ? `${m} m` : `${(m / 1000).toLocaleString(lang === "sv" ? "sv-SE" : "en-GB")} km`;

const pointsOf = ({ at, value, low, high }: Profile, label: (at: number) => Text): Point[] =>
  Array.from(at, (scale, point) => ({
    at: scale,
    label: label(scale),
    value: value[point]!,
    low: low?.[point] ?? null,
    high: high?.[point] ?? null,
    expected: null,
  }));

function withoutCentres({ counted }: Asked): Series[] {
  const absent = {
    sv: `Gränserna för ${counted.version} finns inte här; hämta dem för att se närområden.`,
    en: `There are no boundaries of ${counted.version} here; fetch them to see surroundings.`,
  };
  return [
    { kind: "persons", ...PERSONS_WORDS, band: null, points: [], absent },
    { kind: "metres", ...METRES_WORDS, band: null, points: [], absent },
  ];
}

function readingOf(name: Text, series: readonly Series[]): Text {
  const around = series.find(({ kind, points }) => kind === "persons" && points.length > 1)?.points;
  if (!around)
    return {
      sv: "Mindre områden visar mer av skillnaderna än större: jämför bara värden på samma skala.",
      en: "Smaller areas show more of the differences than larger ones: compare values on the same scale only.",
    };
  const [first, last] = [around[0]!, around.at(-1)!];
  return inBoth((lang) => {
    const words = [
      numberText(first.value, lang),
      first.label[lang],
      numberText(last.value, lang),
      last.label[lang],
    ];
    const share = first.value > 0 ? numberText((100 * last.value) / first.value, lang) : undefined;
    if (lang === "sv")
      return `${name.sv} är ${words[0]} bland de ${words[1]} närmaste och ${words[2]} bland de ${words[3]} närmaste.${share ? ` ${share} procent av det som syns på den minsta skalan finns kvar på den största.` : ""} Jämför bara värden på samma skala.`;
    return `${name.en} is ${words[0]} among the ${words[1]} nearest and ${words[2]} among the ${words[3]} nearest.${share ? ` ${share} per cent of what shows at the smallest scale remains at the largest.` : ""} Compare values on the same scale only.`;
  });
}
