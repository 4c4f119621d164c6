import { useState } from "react";
import { Icon } from "../../parts/icon.tsx";
import { useNarrow } from "../../parts/use-theme.ts";
import { useTexts } from "../../text/index.ts";
import { CROSSING_KINDS } from "../../url/edits.ts";
import { useRouter } from "../../url/router.tsx";
import { colorsOf, shown } from "./colouring.ts";
import { useCounted } from "./counted.ts";
import { CrossingMark } from "./crossing-mark.tsx";
import type { Work } from "./work.ts";

/** What colour, width, marks and lines on the map mean; only what is seen there. */
export function BarrierLegend({ work }: { work: Work }) {
  const { t, lang } = useTexts();
  const { state } = useRouter();
  // The network's own: a real one may lie beside the invented region.
  const { invented } = work.network;
  const narrow = useNarrow();
  const counted = useCounted(work.network);
  const [unfolded, setUnfolded] = useState(false);
  const folded = narrow && !unfolded;
  const { colouring } = state;
  const { steps } = work;
  const colors = colorsOf(steps);
  const unit = colouring === "burden" ? t("bar.unit.burden") : colouring === "excess" ? "m" : "";
  const label = (at: number): string => {
    const [from, to] = [steps[at - 1], steps[at]];
    if (from === undefined && to === undefined) return "";
    if (from === undefined) return `< ${shown(to!, colouring, lang)}`;
    return to === undefined
      ? `≥ ${shown(from, colouring, lang)}`
      : `${shown(from, colouring, lang)}–${shown(to, colouring, lang)}`;
  };
  const seen = new Set(work.barriers.data?.crossings.map(({ kind }) => kind));
  const walks = state.task === "barriers" && work.segment.data?.worst;
  return (
    <section className="legend barrier-legend" aria-label={t("bar.legend")} data-folded={folded}>
      {narrow && (
        <button
          type="button"
          className="legend-fold"
          aria-expanded={!folded}
          aria-label={t("bar.legend")}
          onClick={() => setUnfolded(folded)}
        >
          <Icon name={folded ? "up" : "down"} size={16} />
        </button>
      )}
      <p className="legend-title">{t(`bar.colour.${colouring}`)}</p>
      <p className="legend-direction">{[unit, counted("bar.legend.width")].filter(Boolean).join(" · ")}</p>
      <ul>
        {colors
          .map((color, at) => (
            <li key={color}>
              <span className="line-swatch" style={{ background: color }} aria-hidden="true" />
              <span className="legend-words">{label(at)}</span>
            </li>
          ))
          .toReversed()}
      </ul>
      {!folded && (
        <ul className="legend-crossings">
          {CROSSING_KINDS.filter((kind) => seen.has(kind)).map((kind) => (
            <li key={kind}>
              <CrossingMark kind={kind} />
              <span className="legend-words">{t(`bar.crossing.${kind}`)}</span>
            </li>
          ))}
          {walks && (
            <>
              <li>
                <span className="line-swatch walk-now" aria-hidden="true" />
                <span className="legend-words">{t("bar.legend.now")}</span>
              </li>
              <li>
                <span className="line-swatch walk-without" aria-hidden="true" />
                <span className="legend-words">{t("bar.legend.without")}</span>
              </li>
            </>
          )}
          {state.task === "access" && state.at && (
            <>
              <li>
                <span className="line-swatch walk-without" aria-hidden="true" />
                <span className="legend-words">{t("acc.legend.reach")}</span>
              </li>
              <li>
                <span className="line-swatch walk-now" aria-hidden="true" />
                <span className="legend-words">{t("acc.legend.open")}</span>
              </li>
            </>
          )}
          {work.drawn.some((one) => !("line" in one)) && (
            <li>
              <span className="line-swatch walk-without" aria-hidden="true" />
              <span className="legend-words">{t("bar.legend.drawn")}</span>
            </li>
          )}
          {state.task === "scenario" && (work.worked.data?.pairs.length ?? 0) > 0 && (
            <li>
              <span className="line-swatch pair" aria-hidden="true" />
              <span className="legend-words">{t("bar.legend.pairs")}</span>
            </li>
          )}
        </ul>
      )}
      {invented && <p className="legend-invented">{t("app.invented")}</p>}
    </section>
  );
}
