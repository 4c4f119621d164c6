import type { AreaTable, Barometer, PlacePage } from "@tvars/api";
import type { Lang } from "@tvars/report";
import { distributionStrip, intervalDots, trendLines, typeStrip, typeTrend } from "@tvars/report";
import type { Figure } from "@tvars/cube";
import type { Draw, Drawing } from "./kinds.ts";
import { breaksOf, percentOf, sharesOf } from "./kinds.ts";
import { mapOfTypes } from "./map-of-areas.ts";

const CHALLENGED = {
  sv: "Befolkning i områden av typ 1–2",
  en: "Population in areas of types 1–2",
} as const;
const INDEX = { sv: "Medelindex", en: "Mean index" } as const;

/** Type strip, types over the years, and a map. */
export const barometerPictures: Draw<Barometer> = (answer, lang, ground) => {
  const { place, types, comparison, year, trend, breaks } = answer;
  const rows = [{ place, types }, ...comparison].map((row, index) => ({
    id: row.place.id,
    label: row.place.name[lang],
    shares: sharesOf(row.types),
    own: index === 0,
  }));
  const years = trend.filter((one) => one.types.some(({ share }) => share.value !== null));
  const drawn: Drawing[] = [(options) => typeStrip({ year, rows }, options)];
  if (years.length > 1)
    drawn.push((options) =>
      typeTrend(
        {
          place: place.name[lang],
          years: years.map((one) => ({ year: one.year, shares: sharesOf(one.types) })),
          breaks: breaksOf(breaks),
        },
        { ...options, height: 150 },
      ),
    );
  return [...drawn, ...mapOfTypes(ground, { place: place.name[lang], year }, lang)];
};

export const placePictures: Draw<PlacePage> = ({ barometer }, lang, ground) =>
  barometerPictures(barometer, lang, ground);

const challengedOf = (types: Barometer["types"]): Figure => {
  const [one, two] = [types[0]!.share as Figure, types[1]!.share as Figure];
  if (one.value === null || two.value === null) return one.value === null ? one : two;
  const value = one.value + two.value;
  return percentOf({ value, status: value === 0 ? "zero" : "value" });
};

/** Places beside each other: types, types 1–2 over the years, mean index. */
export const comparePictures: Draw<Barometer[]> = (barometers, lang) => {
  const [first] = barometers;
  if (!first) return [];
  const named = barometers.map((one, i) => ({ ...one, label: one.place.name[lang], own: i === 0 }));
  return [
    (options) =>
      typeStrip(
        {
          year: first.year,
          rows: named.map(({ place, label, types, own }) => ({
            id: place.id,
            label,
            shares: sharesOf(types),
            own,
          })),
        },
        options,
      ),
    (options) =>
      trendLines(
        {
          measure: CHALLENGED[lang],
          unit: "percent",
          series: named.map(({ place, label, trend, own }) => ({
            id: place.id,
            label,
            own,
            points: trend.map((one) => ({ year: one.year, figure: challengedOf(one.types) })),
          })),
          breaks: breaksOf(first.breaks),
        },
        options,
      ),
    (options) =>
      intervalDots(
        {
          measure: INDEX[lang],
          place: first.place.name[lang],
          year: first.year,
          rows: named.map(({ place, label, meanIndex, own }) => ({
            id: place.id,
            label,
            figure: meanIndex as Figure,
            own,
          })),
        },
        options,
      ),
  ];
};

const indexWord = (lang: Lang): string => (lang === "sv" ? "Socioekonomiskt index" : "Socioeconomic index");

/** The areas of a place: where they are and how the index is spread over them. */
export const areasPictures: Draw<AreaTable> = ({ place, year, rows }, lang, ground) => {
  const typed = rows.filter(({ index }) => index.value !== null);
  return [
    ...mapOfTypes(ground, { place: place.name[lang], year }, lang),
    ...(typed.length > 1
      ? ([
          (options) =>
            distributionStrip(
              {
                measure: indexWord(lang),
                year,
                among: place.name[lang],
                items: typed.map(({ area, index, type }) => ({
                  id: area.id,
                  label: area.name,
                  figure: index as Figure,
                  type: type.value as 1 | 2 | 3 | 4 | 5 | null,
                })),
              },
              options,
            ),
        ] satisfies Drawing[])
      : []),
  ];
};
