import type { AreaType, Theme } from "@tvars/report";
import { AREA_TYPES, number, themeOf, typeShort } from "@tvars/report";
import type { ReactNode } from "react";
import { useState } from "react";
import { Icon } from "../parts/icon.tsx";
import { useNarrow, useTheme } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";
import type { ChangePart, MapLayer } from "../url/state.ts";
import type { StateCounts } from "./area-state.ts";
import { INDEX_STEPS, changeColors } from "./paint.ts";

interface LegendProps {
  layer: MapLayer;
  part: ChangePart;
  year: number;
  since: number | null;
  counts: StateCounts;
  invented: boolean;
  children?: ReactNode;
}

/** What is said under the title: which way the measure goes, or which part of a change is shown. */
export const DIRECTION = {
  type: "type.direction",
  index: "measure.indexDirection",
  all: "map.part.all",
  own: "map.part.own",
  cuts: "map.part.cuts",
} as const;

const swatch = (className: string, color?: string): ReactNode => (
  <span
    className={`swatch ${className}`}
    style={color ? { background: color } : undefined}
    aria-hidden="true"
  />
);

const indexLabel = (at: number, lang: "sv" | "en"): string => {
  const [from, to] = [INDEX_STEPS[at - 1], INDEX_STEPS[at]];
  if (from === undefined) return `< ${number(to!, lang)}`;
  return to === undefined ? `≥ ${number(from, lang)}` : `${number(from, lang)}–${number(to, lang)}`;
};

export interface LegendItem {
  color: string;
  label: string;
  /** Areas of the colour, where that says more than the map does. */
  count?: number;
  type?: AreaType;
}

/** What the colours of a layer mean; also drawn on a saved picture of the map. */
export function legendItems(
  layer: MapLayer,
  theme: Theme,
  lang: "sv" | "en",
  words: (key: keyof StateCounts["change"]) => string,
  counts: StateCounts["change"],
): LegendItem[] {
  if (layer === "type")
    return AREA_TYPES.map((type) => ({ color: theme.types[type].fill, label: typeShort(type, lang), type }));
  if (layer === "index") return theme.sequential.map((color, i) => ({ color, label: indexLabel(i, lang) }));
  const colors = changeColors(theme);
  return (["up", "same", "down"] as const).map((key) => ({
    color: colors[key],
    label: words(key),
    count: counts[key],
  }));
}

export function Legend({ layer, part, year, since, counts, invented, children }: LegendProps) {
  const { t, lang } = useTexts();
  const theme = themeOf(useTheme());
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  const folded = narrow && !unfolded;
  const title =
    layer === "change"
      ? `${t("map.layer.change")} ${since ?? "–"}–${year}`
      : `${t(layer === "type" ? "measure.type" : "measure.indexLong")} ${year}`;
  const items = legendItems(layer, theme, lang, (key) => t(`map.legend.${key}`), counts.change);
  return (
    <section className="legend" aria-label={t("map.legend")} data-folded={folded}>
      {narrow && (
        <button
          type="button"
          className="legend-fold"
          aria-expanded={!folded}
          aria-label={t("map.legend")}
          onClick={() => setUnfolded(folded)}
        >
          <Icon name={folded ? "up" : "down"} size={16} />
        </button>
      )}
      <p className="legend-title">{title}</p>
      <p className="legend-direction">{t(DIRECTION[layer === "change" ? part : layer])}</p>
      <ul>
        {items.map(({ color, label, type, count }) => (
          <li key={label}>
            {type ? <span className={`type-chip small type-${type}`}>{type}</span> : swatch("", color)}
            <span className="legend-words">
              {label}
              {count !== undefined && ` (${number(count, lang)})`}
            </span>
          </li>
        ))}
        {counts.small > 0 && (
          <li>
            {swatch("swatch-small")}
            <span className="legend-words">{t("map.legend.few")}</span>
          </li>
        )}
        {counts.hatched > 0 && (
          <li>
            {swatch("swatch-suppressed")}
            <span className="legend-words">
              {t("map.legend.suppressed")} ({counts.hatched})
            </span>
          </li>
        )}
        {counts.dotted > 0 && (
          <li>
            {swatch("swatch-missing")}
            <span className="legend-words">
              {t(layer === "change" ? "map.legend.notComparable" : "map.legend.missing")} ({counts.dotted})
            </span>
          </li>
        )}
      </ul>
      {invented && <p className="legend-invented">{t("app.invented")}</p>}
      {!folded && children}
    </section>
  );
}
