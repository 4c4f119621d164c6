import type { MeasureInfo, OptionInfo } from "../catalogue/measure.ts";
import type { Text } from "../text.ts";
import { KERNELS } from "./kernels.ts";
import { inSteps } from "./smoothed.ts";
import type { SmoothOptions } from "./smoothed.ts";
import type { Place } from "./surroundings.ts";

/** Distance is known through any of these; the first that is given is used. */
export const NEEDS_DISTANCE: NonNullable<MeasureInfo["needsOneOf"]> = ["reach", "centres", "adjacency"];

export const kernelOption = (standard: string): OptionInfo => ({
  id: "kernel",
  kind: "choice",
  default: standard,
  choices: KERNELS,
  what: {
    sv: "Hur mycket människor räknas ju längre bort de bor: lika mycket ända ut (uniform) eller allt mindre.",
    en: "How much people count the farther away they live: as much all the way (uniform), or less and less.",
  },
});

export const BANDWIDTH: OptionInfo = {
  id: "bandwidthM",
  kind: "number",
  default: 1000,
  unit: "m",
  what: {
    sv: "Hur långt omgivningen sträcker sig. För gaussian är det en standardavvikelse, för negexp och de andra avtagandena halveringsavståndet.",
    en: "How far surroundings reach. For gaussian it is one standard deviation, for negexp and the other decays the half-life.",
  },
};

export const STEPS: OptionInfo = {
  id: "steps",
  kind: "number",
  default: 1,
  unit: "steps",
  what: {
    sv: "Hur många gränser omgivningen sträcker sig över, där man bara vet vilka områden som gränsar till varandra.",
    en: "How many borders surroundings reach across, where all that is known is which areas touch.",
  },
};

export const SELF: OptionInfo = {
  id: "self",
  kind: "number",
  default: 1,
  what: {
    sv: "Vad de som bor i området självt räknas för: 1 helt, 0 inte alls.",
    en: "What those who live in the area itself count for: 1 wholly, 0 not at all.",
  },
};

export const POWER: OptionInfo = {
  id: "power",
  kind: "number",
  default: 2,
  what: {
    sv: "Hur brant kärnorna scaled-exponential och inverse-power avtar.",
    en: "How steeply the kernels scaled-exponential and inverse-power fall.",
  },
};

export const surroundingsOptions = (kernel: string): readonly OptionInfo[] => [
  kernelOption(kernel),
  BANDWIDTH,
  STEPS,
  SELF,
  POWER,
];

const whole = (value: number): string => String(Math.round(value * 10) / 10);

/** What surroundings were used, in words. */
export function surroundingsIn(
  place: Place,
  { kernel = "triangular", bandwidthM = 1000, steps = 1, self = 1 }: SmoothOptions,
): Text {
  const far = inSteps(place)
    ? { sv: `${whole(steps)} steg över gränser`, en: `${whole(steps)} steps over borders` }
    : { sv: `${whole(bandwidthM)} m`, en: `${whole(bandwidthM)} m` };
  const along = place.reach
    ? { sv: " längs det givna nätet", en: " along the given network" }
    : { sv: "", en: "" };
  const own =
    self === 1
      ? { sv: "", en: "" }
      : { sv: `, det egna området räknat ${self} gånger`, en: `, the area itself counted ${self} times` };
  return {
    sv: `Omgivning: ${kernel}, ${far.sv}${along.sv}${own.sv}.`,
    en: `Surroundings: ${kernel}, ${far.en}${along.en}${own.en}.`,
  };
}

/** Says how many people were left out, where any were. */
export const leftOutIn = (leftOut: number): Text =>
  leftOut > 0
    ? {
        sv: ` ${whole(leftOut)} personer har ingen i sin omgivning och är inte med.`,
        en: ` ${whole(leftOut)} people have nobody in their surroundings and are left out.`,
      }
    : { sv: "", en: "" };

export const joined = (...texts: Text[]): Text => ({
  sv: texts.map(({ sv }) => sv).join(""),
  en: texts.map(({ en }) => en).join(""),
});

/** Of every measure of surroundings. */
export const SENSITIVE: Text = {
  sv: "Hur stor omgivning man väljer: ju större, desto lägre värde. Gränser mellan områden betyder mindre än för mått utan omgivning, men områdets alla invånare läggs i dess mittpunkt.",
  en: "How large surroundings are chosen: the larger, the lower the value. Borders between areas matter less than for measures without surroundings, but all people of an area are put at its centre.",
};

export const NOT_TO_READ: Text = {
  sv: "Jämför bara värden med samma omgivning. Fågelvägen går rakt över järnvägar, leder och vatten; där sådana skiljer områden åt är ett gångnät riktigare.",
  en: "Compare only values with the same surroundings. A straight line runs across railways, main roads and water; where such part areas, a walking network is truer.",
};

export const ALIKE: Text = {
  sv: "Alla har samma blandning av grupper omkring sig.",
  en: "Everyone has the same mix of groups around them.",
};

export const APART: Text = {
  sv: "Ingen har någon annan grupp än sin egen omkring sig.",
  en: "Nobody has any group but their own around them.",
};
