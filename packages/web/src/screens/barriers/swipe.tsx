import { useTexts } from "../../text/index.ts";

interface SwipeProps {
  /** Per cent of the width that shows the map before. */
  at: number;
  onMove: (at: number) => void;
}

/** The handle between the map before and the map after: by mouse, by finger and by arrows. */
export function Swipe({ at, onMove }: SwipeProps) {
  const { t } = useTexts();
  return (
    <div className="swipe">
      <span className="swipe-line" style={{ left: `${at}%` }} aria-hidden="true" />
      <span className="swipe-side" style={{ right: `calc(${100 - at}% + 32px)` }} aria-hidden="true">
        {t("bar.legend.before")}
      </span>
      <span className="swipe-side" style={{ left: `calc(${at}% + 32px)` }} aria-hidden="true">
        {t("bar.swipeAfter")}
      </span>
      <input
        type="range"
        className="swipe-range"
        min={0}
        max={100}
        step={1}
        value={at}
        aria-label={t("bar.swipe")}
        aria-valuetext={t("bar.swipeSaid", { n: at })}
        onChange={({ target }) => onMove(Number(target.value))}
      />
    </div>
  );
}
