import type { AreaPage } from "@tvars/api";
import type { PictureOptions } from "@tvars/report";
import { ageBars, contributions, intervalDots, smallMultiples, trendLines } from "@tvars/report";
import { useCallback } from "react";
import { Result } from "../parts/result.tsx";
import { breaksOf } from "../parts/shares.ts";
import { useTexts } from "../text/index.ts";

interface AreaResultProps {
  page: AreaPage;
  level?: 2 | 3;
}

/** The index of the area over the years. */
export function AreaIndexResult({ page, level = 2 }: AreaResultProps) {
  const { t } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      trendLines(
        {
          measure: t("measure.indexLong"),
          series: [
            {
              id: page.area.id,
              label: page.area.name,
              points: page.years.map(({ year, index }) => ({ year, figure: index })),
              own: true,
            },
          ],
          breaks: breaksOf(page.breaks),
          decimals: 1,
        },
        options,
      ),
    [page, t],
  );
  return (
    <Result
      id="index"
      level={level}
      over={t("panel.trend")}
      make={make}
      provenance={page.provenance}
      unit={t("unit.index")}
    />
  );
}

/** The three parts of the index over the years, on one scale. */
export function AreaPartsResult({ page, level = 2 }: AreaResultProps) {
  const { t } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      smallMultiples(
        {
          measure: t("areas.parts"),
          panels: (["v1", "v2", "v3"] as const).map((id) => ({
            id,
            label: t(`measure.${id}`),
            points: page.years.map((year) => ({ year: year.year, figure: year[id] })),
          })),
          unit: "percent",
          breaks: breaksOf(page.breaks),
        },
        { ...options, title: t("areas.partsTitle", { name: page.area.name }) },
      ),
    [page, t],
  );
  return (
    <Result
      id="parts"
      level={level}
      over={t("areas.years")}
      make={make}
      provenance={page.provenance}
      unit={t("unit.percent")}
    />
  );
}

/** What moved the index: the three parts between two years. */
export function AreaChangeResult({ page, level = 2 }: AreaResultProps) {
  const { t } = useTexts();
  const { change } = page;
  const make = useCallback(
    (options: PictureOptions) => {
      const indexIn = (year: number | undefined): number | null =>
        page.years.find((one) => one.year === year)?.index.value ?? null;
      return contributions(
        {
          place: page.area.name,
          fromYear: change?.from ?? page.year,
          toYear: change?.to ?? page.year,
          from: indexIn(change?.from),
          to: indexIn(change?.to),
          parts: (["v1", "v2", "v3"] as const).map((id) => ({
            id,
            label: t(`measure.${id}`),
            change: change?.[id].value ?? 0,
          })),
        },
        options,
      );
    },
    [page, change, t],
  );
  if (!change) return null;
  return (
    <Result
      id="change"
      level={level}
      over={t("areas.change")}
      make={make}
      provenance={page.provenance}
      unit={t("unit.index")}
    />
  );
}

/** The index of the area beside the places it belongs to. */
export function AreaComparisonResult({ page, level = 2 }: AreaResultProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      intervalDots(
        {
          measure: t("measure.index"),
          place: page.area.name,
          year: page.year,
          rows: [
            {
              id: page.area.id,
              label: page.area.name,
              figure: page.years.find(({ year }) => year === page.year)?.index ?? {
                value: null,
                status: "missing",
              },
              own: true,
            },
            ...page.comparison
              .filter(({ place }) => place.id !== page.area.id)
              .map(({ place, meanIndex }) => ({ id: place.id, label: place.name[lang], figure: meanIndex })),
          ],
        },
        options,
      ),
    [page, lang, t],
  );
  return (
    <Result
      id="comparison"
      level={level}
      over={t("areas.comparison")}
      make={make}
      provenance={page.provenance}
      unit={t("unit.index")}
    />
  );
}

export function AreaAgesResult({ page, level = 2 }: AreaResultProps) {
  const { t, lang } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const total = page.ages.reduce((sum, { population }) => sum + (population.value ?? 0), 0);
      return ageBars(
        {
          place: page.area.name,
          year: page.year,
          ages: page.ages.map(({ label, population }) => ({
            // The chart says that they are years.
            label: label[lang].replace(/ (?:år|years)$/, "").replace(/^(\d+)-(\d+)$/, "$1–$2"),
            share:
              population.value === null || total === 0
                ? population
                : { ...population, value: (100 * population.value) / total },
          })),
        },
        options,
      );
    },
    [page, lang],
  );
  if (page.ages.length === 0) return null;
  return (
    <Result
      id="ages"
      level={level}
      over={t("areas.ages")}
      make={make}
      provenance={page.provenance}
      unit={t("unit.percent")}
    />
  );
}

type Contrast = AreaPage["contrasts"][number];

/** DeSO inside the area: what its average hides. */
export function ContrastResult({ page, contrast, level = 3 }: AreaResultProps & { contrast: Contrast }) {
  const { lang, pick } = useTexts();
  const make = useCallback(
    (options: PictureOptions) => {
      const isPercent = /procent|%|per cent/i.test(contrast.unit.sv);
      return intervalDots(
        {
          measure: contrast.title[lang],
          place: page.area.name,
          year: contrast.year,
          unit: isPercent ? "percent" : "number",
          decimals: isPercent ? 1 : 0,
          rows: contrast.parts.map(({ area, figure }) => ({
            id: area.id,
            label: area.name || area.code,
            figure,
          })),
          ...(contrast.whole.value === null
            ? {}
            : { reference: { label: page.area.name, value: contrast.whole.value } }),
        },
        options,
      );
    },
    [page, contrast, lang],
  );
  return (
    <Result
      id={`contrast-${contrast.indicator}`}
      level={level}
      make={make}
      provenance={page.provenance}
      unit={pick(contrast.unit)}
      years={String(contrast.year)}
    />
  );
}
