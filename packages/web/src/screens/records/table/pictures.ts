/** The pictures of an answer, each from its published figures alone: what the screen draws, and what an attacker is given. */
import type { BreakdownAnswer } from "@tvars/api";
import type { Picture, PictureOptions } from "@tvars/report";
import {
  concentrationCurve,
  funnelPlot,
  intervalDots,
  percent,
  sentenceCase,
  trendLines,
  typeShort,
} from "@tvars/report";
import type { Language } from "../../../url/state.ts";
import { ALL, lastYear, partsOf } from "./asked.ts";
import { decimalsOf, measureOf, nameOf, scaleOf, scaled, shownOf, typeOf, unitOf } from "./show.ts";

export const MOST_ROWS = 40;
const TYPES = [1, 2, 3, 4, 5] as const;

/** The figure asked for with its intervals. */
export function mainPicture(answer: BreakdownAnswer, lang: Language, options: PictureOptions): Picture {
  const [scale, unit] = [scaleOf(answer), unitOf(answer)];
  const year = lastYear(answer) ?? String(answer.asked.years?.at(-1) ?? "");
  const onlyType = answer.dimensions.every(({ id }) => id === "type" || id === "year");
  return intervalDots(
    {
      measure: measureOf(answer, lang),
      place: answer.place.name[lang],
      year: Number(year),
      unit,
      decimals: decimalsOf(answer),
      level: percent(100 * answer.asked.level, lang, 0),
      rows: partsOf(answer)
        .slice(0, MOST_ROWS)
        .map((row) => {
          const { figure, low, high } = shownOf(row);
          const type = typeOf(row.key);
          return {
            id: Object.values(row.key).join("-"),
            ...(type === undefined ? {} : { type }),
            ...(onlyType && type !== undefined ? {} : { label: nameOf(row, lang) }),
            figure: scaled(figure, scale),
            ...(low === null ? {} : { low: low * scale }),
            ...(high === null ? {} : { high: high * scale }),
          };
        }),
    },
    { ...options, title: answer.title[lang] },
  );
}

export function trendPicture(answer: BreakdownAnswer, lang: Language, options: PictureOptions): Picture {
  const scale = scaleOf(answer);
  return trendLines(
    {
      measure: measureOf(answer, lang),
      unit: unitOf(answer),
      decimals: decimalsOf(answer),
      intervals: false,
      series: TYPES.map((type) => ({
        id: `type-${type}`,
        label: `${type} ${typeShort(type, lang)}`,
        type,
        own: type === 1,
        points: answer.rows
          .filter(({ key }) => key.type === String(type) && key.year !== ALL)
          .map((row) => ({ year: Number(row.key.year), figure: scaled(shownOf(row).figure, scale) }))
          .toSorted((a, b) => a.year - b.year),
      })),
      breaks: (answer.trend?.breaks ?? []).map(({ after, why }) => ({ year: after + 1, reason: why })),
    },
    options,
  );
}

/** Type by type what the curve is drawn of; null where one of the five is hidden, since then there is no curve. */
export function concentrationGroups(answer: BreakdownAnswer) {
  const shown = partsOf(answer).flatMap(({ key, count, denominator }) => {
    const type = typeOf(key);
    return type === undefined || count.value === null || (denominator?.value ?? null) === null
      ? []
      : [{ type, people: denominator!.value!, amount: count.value }];
  });
  return shown.length === TYPES.length ? shown.toSorted((a, b) => a.type - b.type) : null;
}

export const concentrationPicture = (
  answer: BreakdownAnswer,
  lang: Language,
  options: PictureOptions,
): Picture =>
  concentrationCurve(
    {
      what: sentenceCase(answer.records.unit[lang]),
      place: answer.place.name[lang],
      groups: concentrationGroups(answer) ?? [],
    },
    options,
  );

/** @param base what points are as large as: "Nämnare" */
export function funnelPicture(
  answer: BreakdownAnswer & { funnel: NonNullable<BreakdownAnswer["funnel"]> },
  base: string,
  lang: Language,
  options: PictureOptions,
): Picture {
  const { funnel } = answer;
  const share = answer.asked.figure === "share";
  const scale = scaleOf(answer);
  const row = answer.rows.find(
    ({ count, denominator, value }) => count.value && denominator?.value && value?.figure.value,
  );
  // What rates are per follows from any one of them: per = rate × people / cases.
  const per = row ? Math.round((row.value!.figure.value! * row.denominator!.value!) / row.count.value!) : 1;
  return funnelPlot(
    {
      measure: measureOf(answer, lang),
      year: answer.asked.years?.at(-1) ?? 0,
      kind: share ? "share" : { per },
      base,
      decimals: decimalsOf(answer),
      reference: { label: answer.place.name[lang], value: funnel.centre * scale },
      points: funnel.points.map(({ id, name, rate, population }) => ({
        id,
        label: name,
        figure: { value: rate * scale, status: rate === 0 ? ("zero" as const) : ("value" as const) },
        base: population,
      })),
    },
    options,
  );
}
