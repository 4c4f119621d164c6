import { useMemo } from "react";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";
import { classOf, colorsOf, shown, valueOf } from "./colouring.ts";
import { inBand } from "./overlays.ts";
import type { Work } from "./work.ts";

const BINS = 32;
const HIGH = 56;

/** How the stretches are spread, with two handles that leave out what is smaller and larger on the map. */
export function BurdenRange({ work }: { work: Work }) {
  const { t, lang } = useTexts();
  const { state, go } = useRouter();
  const { colouring, band } = state;
  const { segments, steps } = work;
  const values = useMemo(() => segments.map((segment) => valueOf(segment, colouring)), [segments, colouring]);
  const logarithmic = colouring === "burden";
  const positive = values.filter((value) => value > 0);
  const least = logarithmic ? positive.reduce((a, b) => Math.min(a, b), Infinity) : 0;
  const most = positive.reduce((a, b) => Math.max(a, b), 0);
  if (segments.length === 0 || most <= 0 || least >= most) return null;
  const at = (value: number): number => {
    if (!logarithmic) return (100 * value) / most;
    return value <= least ? 0 : (100 * Math.log(value / least)) / Math.log(most / least);
  };
  const of = (position: number): number => {
    const value = logarithmic ? least * (most / least) ** (position / 100) : (most * position) / 100;
    // Three figures are as fine as the handle is.
    return Number(value.toPrecision(3));
  };
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of values) counts[Math.min(BINS - 1, Math.floor((at(value) / 100) * BINS))]!++;
  const tallest = Math.max(...counts);
  const colors = colorsOf(steps);
  const [low, high] = [band?.[0] ?? null, band?.[1] ?? null];
  const positions = [low === null ? 0 : at(low), high === null ? 100 : at(high)] as const;
  const set = (from: number | null, to: number | null): void =>
    go({ band: from === null && to === null ? null : [from, to] }, { replace: true });
  const visible = values.filter((value) => inBand(value, band)).length;
  const unit = colouring === "burden" ? ` ${t("bar.unit.burden")}` : colouring === "excess" ? " m" : "";
  return (
    <section className="section">
      <h3>{t("bar.distribution")}</h3>
      <div className="burden-range">
        <svg viewBox={`0 0 100 ${HIGH}`} preserveAspectRatio="none" height={HIGH} aria-hidden="true">
          {counts.map((count, i) => {
            const middle = of(((i + 0.5) * 100) / BINS);
            const height = count === 0 ? 0 : Math.max(2, (HIGH * count) / tallest);
            return (
              <rect
                // oxlint-disable-next-line react/no-array-index-key
                key={i}
                x={(i * 100) / BINS + 0.2}
                width={100 / BINS - 0.4}
                y={HIGH - height}
                height={height}
                fill={colors[classOf(middle, steps)]}
                opacity={inBand(middle, band) ? 1 : 0.25}
              />
            );
          })}
        </svg>
        <div className="range-pair">
          <input
            type="range"
            min={0}
            max={100}
            step={0.5}
            value={positions[0]}
            aria-label={t("bar.from")}
            aria-valuetext={`${shown(low ?? least, colouring, lang)}${unit}`}
            onChange={({ target }) => {
              const position = Math.min(Number(target.value), positions[1]);
              set(position <= 0 ? null : of(position), high);
            }}
          />
          <input
            type="range"
            min={0}
            max={100}
            step={0.5}
            value={positions[1]}
            aria-label={t("bar.to")}
            aria-valuetext={`${shown(high ?? most, colouring, lang)}${unit}`}
            onChange={({ target }) => {
              const position = Math.max(Number(target.value), positions[0]);
              set(low, position >= 100 ? null : of(position));
            }}
          />
        </div>
        <p className="range-ends">
          <span>
            {shown(low ?? least, colouring, lang)}
            {unit}
          </span>
          <span>
            {shown(high ?? most, colouring, lang)}
            {unit}
          </span>
        </p>
      </div>
      <p className="over">
        {t(logarithmic ? "bar.distributionSaid" : "bar.distributionSaidLinear", {
          n: visible,
          all: values.length,
          what: t(`bar.colour.${colouring}`).toLowerCase(),
        })}{" "}
        {band && (
          <button type="button" className="as-link" onClick={() => set(null, null)}>
            {t("bar.all")}
          </button>
        )}
      </p>
    </section>
  );
}
