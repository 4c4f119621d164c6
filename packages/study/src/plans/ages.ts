import { regsoVersion } from "../data/data.ts";
import type { Data } from "../data/data.ts";
import { ageSpan } from "../records/denominators/age-span.ts";
import type { Residents } from "../records/denominators/residents.ts";
import type { LivedNear } from "./lived-near.ts";

/** Shares of those reached, 0–1; null where the stored population does not tell. */
export interface Ages {
  children: number | null;
  older: number | null;
  women: number | null;
}

/** Each area's own shares, weighed by the people reached in it. An area without a figure is left out of both sides. */
export function agesNear(data: Data, residents: Residents | undefined, near: LivedNear | null): Ages {
  const year = data.years.at(-1);
  const share = (spans: readonly string[], sex?: "women"): number | null => {
    if (!residents || !near || year === undefined) return null;
    for (const name of spans) {
      const span = name === "" ? undefined : ageSpan(name);
      let [own, all] = [0, 0];
      for (const [code, people] of near.regso) {
        const area = { version: regsoVersion(year), code, year, type: 0 };
        const [part, whole] = [
          residents.of(area, span, sex).value,
          residents.of(area, undefined, undefined).value,
        ];
        if (code === "" || part === null || !whole) continue;
        own += (people * part) / whole;
        all += people;
      }
      if (all > 0) return Math.min(1, own / all);
    }
    return null;
  };
  return { children: share(["0-19", "0-14"]), older: share(["65+"]), women: share([""], "women") };
}
