import type { IndicatorFigures } from "@tvars/api";
import { useMemo } from "react";
import { ValueMap } from "../map/value-map.tsx";
import { useTexts } from "../text/index.ts";

/** An indicator on the map. */
export function IndicatorMap({ figures }: { figures: IndicatorFigures }) {
  const { pick } = useTexts();
  const { indicator, rows, year } = figures;
  const areas = useMemo(
    () => rows.map(({ area, figure, type }) => ({ code: area.code, figure, type: type.value })),
    [rows],
  );
  return (
    <ValueMap
      title={pick(indicator.title)}
      year={year}
      version={rows[0]?.area.version}
      areas={areas}
      decimals={indicator.decimals}
    />
  );
}
