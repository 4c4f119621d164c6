import type {
  Barometer,
  Barriers,
  BreakdownAnswer,
  BreakMark,
  ByType,
  MeasureAnswer,
  MeasureTrend,
  Transitions,
} from "@tvars/api";
import type { AreaType } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import type { Lang, Picture, PictureOptions } from "@tvars/report";
import {
  intervalDots,
  measureDots,
  signedBars,
  transitionDiagram,
  trendLines,
  typeStrip,
  typeTrend,
} from "@tvars/report";

const percent = (figure: Figure): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * 100 };
const sharesOf = (types: readonly ByType[]): Figure[] => types.map(({ share }) => percent(share as Figure));
const breaksOf = (breaks: readonly BreakMark[]) =>
  breaks.map(({ between, reason }) => ({ year: between[1], reason }));

type Draw = (answer: never, options: PictureOptions & { lang: Lang }) => Picture[];

/** How the answer of a route is drawn; what has no picture of its own is shown as its table. */
const DRAW: Record<string, Draw> = {
  barometer: (answer: Barometer, options) => {
    const { place, types, comparison, year, trend, breaks } = answer;
    const rows = [{ place, types }, ...comparison].map((row, index) => ({
      id: row.place.id,
      label: row.place.name[options.lang],
      shares: sharesOf(row.types),
      own: index === 0,
    }));
    const known = trend.filter((one) => one.types.some(({ share }) => share.value !== null));
    return [
      typeStrip({ year, rows }, options),
      ...(known.length > 1
        ? [
            typeTrend(
              {
                place: place.name[options.lang],
                years: known.map((one) => ({ year: one.year, shares: sharesOf(one.types) })),
                breaks: breaksOf(breaks),
              },
              { ...options, idPrefix: `${options.idPrefix}b` },
            ),
          ]
        : []),
    ];
  },
  transitions: ({ matrix, from, to }: Transitions, options) => {
    if (matrix.every(({ areas }) => areas === 0)) return [];
    const counts = [1, 2, 3, 4, 5].map((a) =>
      [1, 2, 3, 4, 5].map((b): Figure => {
        const value = matrix.find((one) => one.from === a && one.to === b)?.areas ?? 0;
        return { value, status: value === 0 ? "zero" : "value" };
      }),
    );
    return [transitionDiagram({ fromYear: from, toYear: to, counts }, options)];
  },
  measure: ({ results, place, year }: MeasureAnswer, options) => {
    const shown = results.filter(({ value, range }) => value !== null && range.low === 0 && range.high === 1);
    if (shown.length === 0) return [];
    const { lang } = options;
    return [
      measureDots(
        {
          place: place.name[lang],
          year,
          rows: shown.map(({ id, name, value, status, flags, interval, expected }) => ({
            id,
            label: name[lang],
            figure: { value, status, ...(flags ? { flags } : {}) } as Figure,
            ...(interval ? { low: interval.low, high: interval.high } : {}),
            ...(expected === null ? {} : { expected }),
          })),
          ends: {
            low: shown[0]!.range.lowMeans[lang].replace(/\.$/, ""),
            high: shown[0]!.range.highMeans[lang].replace(/\.$/, ""),
          },
        },
        options,
      ),
    ];
  },
  measureTrend: ({ measure, years, place, breaks }: MeasureTrend, options) => [
    trendLines(
      {
        measure: measure.name[options.lang],
        decimals: 3,
        series: [
          {
            id: measure.id,
            label: place.name[options.lang],
            own: true,
            points: years.map(({ year, value, status, interval }) => ({
              year,
              figure: { value, status } as Figure,
              ...(interval ? { low: interval.low, high: interval.high } : {}),
            })),
          },
        ],
        breaks: breaksOf(breaks),
      },
      options,
    ),
  ],
  barriers: ({ gaps, segments }: Barriers, options) => {
    const sv = options.lang === "sv";
    const shown = segments.slice(0, 10);
    if (shown.length === 0) return [];
    const what = sv ? "längre väg i snitt, meter" : "longer walk on average, metres";
    return [
      signedBars(
        {
          what,
          finding: sv
            ? `Mest belastad är ${shown[0]!.name}: ${Math.round(shown[0]!.excessM)} meter längre väg i snitt`
            : `The greatest burden is at ${shown[0]!.name}: ${Math.round(shown[0]!.excessM)} metres longer on average`,
          description: sv
            ? `De tio sträckor av ${gaps.length} barriärer där flest möten får längst omväg. Extra väg jämfört med samma nät med barriären öppen.`
            : `The ten stretches of ${gaps.length} barriers where most contacts have the longest detour. Extra walk against the same network with the barrier open.`,
          rows: shown.map(({ id, name, excessM }) => ({ id, label: `${name} (${id})`, value: excessM })),
          decimals: 0,
          signed: false,
        },
        options,
      ),
    ];
  },
  breakdown: ({ rows, dimensions, title, place, unit, asked }: BreakdownAnswer, options) => {
    const [one] = dimensions;
    if (dimensions.length !== 1 || one?.id !== "type") return [];
    const dots = rows.flatMap(({ key, count, value }) => {
      const type = Number((key.type ?? "").replace(/\D/g, ""));
      const figure: Figure = value?.figure ?? count;
      const { low = null, high = null } = value ?? {};
      if (!(type >= 1 && type <= 5)) return [];
      return [
        {
          id: String(type),
          type: type as AreaType,
          figure,
          ...(low === null || high === null ? {} : { low, high }),
        },
      ];
    });
    if (dots.length === 0) return [];
    const year = Number((asked as { years?: number[] }).years?.at(-1) ?? NaN);
    if (Number.isNaN(year)) return [];
    return [
      intervalDots(
        { measure: unit[options.lang], place: place.name[options.lang], year, rows: dots },
        { ...options, title: title[options.lang] },
      ),
    ];
  },
};

/** Pictures of a route's answer, without what the document says around them. */
export function picturesOf(route: string, answer: unknown, lang: Lang, idPrefix: string): Picture[] {
  return (
    DRAW[route]?.(answer as never, { lang, width: 640, theme: "print", standalone: false, idPrefix }) ?? []
  );
}
