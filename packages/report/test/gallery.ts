import { absent, figure } from "@tvars/cube";
import type { Figure } from "@tvars/cube";
import type { Picture, PictureOptions } from "@tvars/report";
import { trendLines, typeStrip } from "@tvars/report";

/** Every picture once, on small invented figures; what the golden files and the layout properties are made of. */
export interface Exhibit {
  id: string;
  make: (options: PictureOptions) => Picture;
}

const shares = (...values: number[]): Figure[] => values.map((value) => figure(value));

const INDEX = [14.1, 13.6, 13.9, 13.2, 12.4, 12.9, 12.1, 11.8, 11.9, 11.4, 11.0, 10.8, 10.9, 10.5];
const YEARS = INDEX.map((_, i) => 2011 + i);
const NEW_AREAS = {
  year: 2024,
  reason: { sv: "områdenas gränser ändrades (RegSO 2025).", en: "the areas' boundaries changed (RegSO 2025)." },
};

const along = (
  offset: number,
  wave: number,
  odd: Record<number, Figure> = {},
): { year: number; figure: Figure; low?: number; high?: number }[] =>
  YEARS.map((year, i) => {
    const value = Math.round(10 * (INDEX[i]! + offset + wave * Math.sin(i))) / 10;
    return { year, figure: odd[year] ?? figure(value) };
  });

export const EXHIBITS: Exhibit[] = [
  {
    id: "type-strip-one",
    make: (options) =>
      typeStrip(
        {
          year: 2024,
          rows: [{ id: "0000", label: "Exempelstad", shares: shares(5.4, 8, 22.3, 54.7, 9.6), own: true }],
          mark: { label: "Norra Ängarna", type: 2 },
          source: "Källa: SCB (TAB6574, TAB6586), hämtad 2026-07-01",
        },
        options,
      ),
  },
  {
    id: "type-strip-many",
    make: (options) =>
      typeStrip(
        {
          year: 2024,
          rows: [
            { id: "a", label: "Exempelstad", shares: shares(12.1, 14.3, 20.1, 41.4, 12.1), own: true },
            { id: "b", label: "Grannkommunen vid Långa sjön", shares: shares(0, 1.2, 30.4, 67.2, 1.2) },
            { id: "c", label: "Exempellän", shares: shares(4.6, 9.1, 24.9, 52.9, 8.5) },
            {
              id: "d",
              label: "Lillkommun",
              shares: [figure(0), absent("suppressed"), absent("suppressed"), figure(62), figure(0)],
            },
            { id: "e", label: "Riket", shares: shares(5.4, 8, 22.3, 54.7, 9.6) },
          ],
        },
        options,
      ),
  },
  { id: "type-strip-none", make: (options) => typeStrip({ year: 2009, rows: [] }, options) },
  {
    id: "trend-one",
    make: (options) =>
      trendLines(
        {
          measure: "Socioekonomiskt index",
          unit: "index",
          series: [
            {
              id: "a",
              label: "Norra Ängarna",
              own: true,
              points: along(14, 0.6, { 2016: absent("missing") }).map((point) => ({
                ...point,
                ...(point.figure.value === null
                  ? {}
                  : { low: point.figure.value - 0.9, high: point.figure.value + 0.9 }),
              })),
            },
          ],
          breaks: [NEW_AREAS],
          source: "Källa: SCB (TAB6586), hämtad 2026-07-01",
        },
        options,
      ),
  },
  {
    id: "trend-many",
    make: (options) =>
      trendLines(
        {
          measure: "Andel med låg ekonomisk standard",
          unit: "percent",
          series: [
            { id: "a", label: "Norra Ängarna", own: true, points: along(12, 0.8, { 2014: figure(24.9, ["small"]) }) },
            { id: "b", label: "Exempelstad", points: along(1.2, 0.2) },
            { id: "c", label: "Exempellän", points: along(0.8, 0.3) },
            { id: "d", label: "Riket", points: along(0, 0) },
            { id: "e", label: "Söderholmen", points: along(6, 1.4, { 2018: absent("suppressed"), 2019: absent("suppressed") }) },
          ],
        },
        options,
      ),
  },
];

export const VARIANTS: { id: string; options: PictureOptions }[] = [
  { id: "sv-light-760", options: { lang: "sv", theme: "light", width: 760 } },
  { id: "en-dark-340", options: { lang: "en", theme: "dark", width: 340 } },
];
