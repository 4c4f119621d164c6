import type { Barometer, BreakMark } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { headline, trendLines, typeStrip, typeTrend } from "@tvars/report";
import { useCallback } from "react";
import { TABULAR } from "../parts/downloads.tsx";
import { Result } from "../parts/result.tsx";
import { areaSharesOf, breaksOf, onlyAreas, sharesOf, stripRows } from "../parts/shares.ts";
import { useTexts } from "../text/index.ts";

interface PlaceResultsProps {
  barometer: Barometer;
  level?: 2 | 3;
  /** The page's headline says the finding. */
  said?: boolean;
  /** The chosen area pointed out in the strip. */
  mark?: { label: string; type: 1 | 2 | 3 | 4 | 5 };
}

const fileOf = (barometer: Barometer) => ({
  path: "/api/barometer",
  query: { place: barometer.place.id, year: barometer.year },
  formats: TABULAR,
});

/** What the barometer finds, or what is missing for it to find anything. */
export function PlaceHeadline({ barometer }: { barometer: Barometer }) {
  const { t, pick, lang } = useTexts();
  const { place, year, types } = barometer;
  if (onlyAreas(types)) return t("panel.onlyAreas", { year });
  return `${headline({ place: pick(place.name), year, shares: sharesOf(types) }, lang)}.`;
}

/** Where people live: the five types of a place beside those it is compared with. */
export function ShareResult({ barometer, level = 2, mark, said = false }: PlaceResultsProps) {
  const { t, lang } = useTexts();
  const areas = onlyAreas(barometer.types);
  const make = useCallback(
    (options: PictureOptions) =>
      typeStrip(
        {
          year: barometer.year,
          rows: stripRows(barometer, lang, areas ? areaSharesOf : sharesOf),
          of: areas ? "areas" : "population",
          ...(mark ? { mark } : {}),
        },
        options,
      ),
    [barometer, lang, mark, areas],
  );
  return (
    <Result
      id="share"
      said={said && !areas}
      level={level}
      over={t(areas ? "measure.type" : "panel.share")}
      make={make}
      provenance={barometer.provenance}
      unit={t("unit.percent")}
      years={String(barometer.year)}
      file={fileOf(barometer)}
    />
  );
}

/** Nothing to draw over the years without population. */
const nobodyCounted = ({ trend }: Barometer): boolean => trend.every(({ types }) => onlyAreas(types));

/** The types over the years, with the breaks between versions. */
export function TrendResult({ barometer, level = 2 }: PlaceResultsProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      typeTrend(
        {
          place: barometer.place.name[lang],
          years: barometer.trend.map(({ year, types }) => ({ year, shares: sharesOf(types) })),
          breaks: breaksOf(barometer.breaks),
        },
        options,
      ),
    [barometer, lang],
  );
  if (nobodyCounted(barometer)) return null;
  return (
    <Result
      id="trend"
      level={level}
      over={t("panel.trend")}
      make={make}
      provenance={barometer.provenance}
      unit={t("unit.percent")}
      file={fileOf(barometer)}
    />
  );
}

/** The mean index of a place over the years. */
export function MeanIndexResult({ barometer, level = 2 }: PlaceResultsProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      trendLines(
        {
          measure: t("measure.meanIndex"),
          series: [
            {
              id: barometer.place.id,
              label: barometer.place.name[lang],
              points: barometer.trend.map(({ year, meanIndex }) => ({ year, figure: meanIndex })),
              own: true,
            },
          ],
          breaks: breaksOf(barometer.breaks satisfies BreakMark[]),
        },
        options,
      ),
    [barometer, lang, t],
  );
  if (nobodyCounted(barometer)) return null;
  return (
    <Result
      id="index"
      level={level}
      over={t("measure.meanIndex")}
      make={make}
      provenance={barometer.provenance}
      unit={t("unit.index")}
      file={fileOf(barometer)}
    />
  );
}
