import { useEffect, useRef, useState } from "react";
import { Icon } from "../parts/icon.tsx";
import { useReducedMotion } from "../parts/use-theme.ts";
import { useTexts } from "../text/index.ts";

interface YearSliderProps {
  years: readonly number[];
  year: number;
  /** Last year of each version but the latest: a notch is drawn after it. */
  breaks: readonly number[];
  onYear: (year: number) => void;
}

const STEP_MS = 900;

export function YearSlider({ years, year, breaks, onYear }: YearSliderProps) {
  const { t } = useTexts();
  const still = useReducedMotion();
  const [playing, setPlaying] = useState(false);
  const at = Math.max(0, years.indexOf(year));
  const latest = useRef({ at, onYear });
  useEffect(() => {
    latest.current = { at, onYear };
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const next = latest.current.at + 1;
      if (next >= years.length) setPlaying(false);
      else latest.current.onYear(years[next]!);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing, years]);
  const toggle = (): void => {
    if (!playing && at === years.length - 1) onYear(years[0]!);
    setPlaying(!playing);
  };
  const last = Math.max(1, years.length - 1);
  return (
    <div className="years">
      {!still && (
        <button
          type="button"
          className="button round"
          onClick={toggle}
          aria-label={playing ? t("map.pause") : t("map.play")}
        >
          <Icon name={playing ? "pause" : "play"} size={18} />
        </button>
      )}
      <div className="years-track">
        <input
          type="range"
          aria-label={t("map.slider")}
          aria-valuetext={String(year)}
          min={0}
          max={years.length - 1}
          step={1}
          value={at}
          onChange={(event) => {
            setPlaying(false);
            onYear(years[Number(event.target.value)]!);
          }}
        />
        <div className="years-ticks" aria-hidden="true">
          {years.map((tick, i) => (
            <span
              key={tick}
              data-now={tick === year}
              data-end={i === 0 || i === years.length - 1}
              style={{ left: `${(i / last) * 100}%` }}
            >
              {tick}
            </span>
          ))}
          {breaks.map((after) => {
            const i = years.indexOf(after);
            return i < 0 ? null : (
              <i
                key={after}
                className="years-break"
                title={t("map.break")}
                style={{ left: `${((i + 0.5) / last) * 100}%` }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
