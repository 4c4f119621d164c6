import type { AreaType, PictureOptions } from "@tvars/report";
import { intervalDots } from "@tvars/report";
import { useCallback } from "react";
import { PictureTable } from "../../parts/picture-table.tsx";
import { PictureView, usePicture } from "../../parts/picture-view.tsx";
import { useTexts } from "../../text/index.ts";

interface BoundsRow {
  type: number;
  value?: number;
  low: number;
  high: number;
}

interface UnmatchedBoundsProps {
  title: string;
  unit: string;
  place: string;
  year: number;
  decimals?: number;
  rows: readonly BoundsRow[];
}

/** What each type could be at least and at most, wherever the rows without a place lay. */
export function UnmatchedBounds({ title, unit, place, year, decimals = 0, rows }: UnmatchedBoundsProps) {
  const { t } = useTexts();
  const make = useCallback(
    (options: PictureOptions) =>
      intervalDots(
        {
          measure: unit,
          place,
          year,
          decimals,
          level: t("rec.bounds.level"),
          rows: rows.map(({ type, value, low, high }) => ({
            id: `type-${type}`,
            type: type as AreaType,
            figure: { value: value ?? (low + high) / 2, status: "value" as const },
            low,
            high,
          })),
        },
        { ...options, title },
      ),
    [title, unit, place, year, decimals, rows, t],
  );
  const { ref, picture } = usePicture(make);
  return (
    <figure ref={ref} className="result-figure">
      <PictureView picture={picture} />
      <figcaption>{t("rec.bounds.caption")}</figcaption>
      <details className="how">
        <summary>{t("result.table")}</summary>
        <PictureTable picture={picture} />
      </details>
    </figure>
  );
}
