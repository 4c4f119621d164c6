import { defineMeasure } from "../catalogue/measure.ts";
import { MeasuresError } from "../error.ts";
import { NOT_TO_READ, POWER, SELF, kernelOption } from "./options.ts";
import type { SmoothOptions } from "./smoothed.ts";
import { MEASURE_OPTION, profiledBy } from "./multiscalar-profile.ts";
import { profileOf } from "./profile-over.ts";

export interface MacroMicroOptions extends Omit<SmoothOptions, "bandwidthM" | "steps"> {
  measure?: string;
  microM?: number;
  macroM?: number;
}

export const macroMicroRatio = defineMeasure<MacroMicroOptions>({
  id: "macro-micro-ratio",
  aliases: ["macro-micro", "scale-ratio"],
  symbol: "H̃₄₀₀₀/H̃₅₀₀",
  family: "context",
  name: { sv: "Kvot mellan stor och liten skala", en: "Macro/micro ratio" },
  groups: "many",
  needsOneOf: ["reach", "centres"],
  formula: "H̃(macro)/H̃(micro), 4,000 m and 500 m",
  sources: ["Reardon et al. 2008"],
  range: {
    low: -Infinity,
    high: Infinity,
    lowMeans: {
      sv: "Nära 0: skillnaderna finns mellan kvarter som ligger intill varandra.",
      en: "Near 0: differences are between blocks that lie side by side.",
    },
    highMeans: {
      sv: "Nära 1: skillnaderna finns mellan hela stadsdelar, och är lika stora på stort som på litet avstånd.",
      en: "Near 1: differences are between whole parts of the city, as large far off as close by.",
    },
  },
  sensitiveTo: {
    sv: "Områdenas storlek: är de flesta områden större än den lilla skalan dras kvoten mot för högt värde.",
    en: "The size of areas: where most are larger than the small scale, the ratio is drawn too high.",
  },
  notToRead: NOT_TO_READ,
  options: [
    MEASURE_OPTION,
    {
      id: "microM",
      kind: "number",
      default: 500,
      unit: "m",
      what: { sv: "Den lilla skalan.", en: "The small scale." },
    },
    {
      id: "macroM",
      kind: "number",
      default: 4000,
      unit: "m",
      what: { sv: "Den stora skalan.", en: "The large scale." },
    },
    kernelOption("biweight"),
    SELF,
    POWER,
  ],
  measure(
    data,
    { measure = MEASURE_OPTION.default, microM = 500, macroM = 4000, kernel = "biweight", ...options },
  ) {
    const profile = profileOf(profiledBy(measure), data, {
      ...options,
      kernel,
      over: "metres",
      at: [microM, macroM],
    });
    const [micro, macro] = profile.value as unknown as [number, number];
    if (micro === 0)
      throw new MeasuresError("undefined", {
        value: `${measure} 0 at ${microM} m`,
        expected: "differences at the small scale",
        action: "Everyone has the same mix around them; there is nothing to compare with.",
      });
    return {
      value: macro / micro,
      profile,
      note: {
        sv: `${measure}: ${macro.toPrecision(3)} vid ${macroM} m, ${micro.toPrecision(3)} vid ${microM} m (${kernel}).`,
        en: `${measure}: ${macro.toPrecision(3)} at ${macroM} m, ${micro.toPrecision(3)} at ${microM} m (${kernel}).`,
      },
    };
  },
});
