import type { MeasureTrend } from "@tvars/api";
import { normalCdf, normalQuantile } from "@tvars/measures";
import type { YearResult } from "./trend.ts";
import { inBoth, numberText, pText, percentText } from "./words.ts";

/** Whether a value changed between two years by more than chance would make it, by the standard errors of both. */
export function changeBetween(before: YearResult, after: YearResult): MeasureTrend["change"] {
  const [first, last] = [before.result!, after.result!];
  const [from, to] = [before.asked.counted.year, after.asked.counted.year];
  const { level } = after.asked;
  const difference = last.value - first.value;
  const error =
    first.standardError === undefined || last.standardError === undefined
      ? undefined
      : Math.hypot(first.standardError, last.standardError);
  const z = error ? difference / error : undefined;
  const p = z === undefined ? null : 2 * normalCdf(-Math.abs(z));
  const half = error === undefined ? undefined : normalQuantile(0.5 + level / 2) * error;
  return {
    from,
    to,
    difference,
    interval:
      half === undefined
        ? null
        : {
            low: difference - half,
            high: difference + half,
            level,
            method: "standard errors of both years, as if independent",
          },
    p,
    paired: false,
    areas: after.asked.counted.codes.length,
    method:
      error === undefined
        ? {
            sv: "Måttet har inget medelfel, så ändringen är inte prövad.",
            en: "The measure has no standard error, so the change is not tested.",
          }
        : {
            sv: "Oparat: medelfelen för båda åren, som om åren var oberoende. Det är försiktigt, eftersom samma människor bor kvar.",
            en: "Unpaired: the standard errors of both years, as if the years were independent. That is cautious, since the same people live on.",
          },
    reading: inBoth((lang) => {
      const change = `${difference > 0 ? "+" : ""}${numberText(difference, lang)}`.replace("-", "−");
      const began =
        lang === "sv"
          ? `Värdet ändrades med ${change} från ${from} till ${to}.`
          : `The value changed by ${change} from ${from} to ${to}.`;
      if (p === null) return began;
      const sure = p < 1 - level;
      const risk = percentText(p, lang);
      if (lang === "sv")
        return `${began} ${sure ? `En så stor ändring skulle slumpen sällan ge (${pText(p, lang)}).` : `En så stor ändring kan vara slump (${risk} av gångerna).`}`;
      return `${began} ${sure ? `Chance would seldom give a change as large (${pText(p, lang)}).` : `A change as large may be chance (${risk} of the time).`}`;
    }),
  };
}
