import type { BarrierSegregation, Profile } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { inBoth, pText } from "../measures/words.ts";
import type { MeasuredAround } from "./segregation-measures.ts";
import { PROFILE_WORDS, n } from "./words.ts";

const SURE_BELOW = 0.05;
/** Differences are small beside the values: fewer decimals would hide them. */
const DECIMALS = 4;

export function segregationMethod(
  { info, kernel }: MeasuredAround,
  division: BarrierSegregation["division"],
): Text {
  const name = division === "deso" ? "DeSO" : "RegSO";
  return {
    sv: `Grupperna i varje ${name} läggs på gatorna inom området efter längden bostadsgata; alla platser i ett område har alltså dess sammansättning. Omgivningen π̃ av en plats p är folket inom radien, viktat med kärnan ${kernel} efter avståndet: kortaste vägen i nätet med väntan vid passager (N), densamma om barriärerna kunde korsas var 50:e meter där det finns en gata inom 150 m på båda sidor (N⁰), eller rak linje (E). ${info.symbol}: ${formulaOf(info.formula, kernel)}. ΔB = N − N⁰. p: andelen slumpvisa byten av sammansättning mellan områdena, det verkliga läget inräknat, med minst lika stor ΔB; hur många som bor var ändras inte. Blandning som går förlorad vid en barriär: av möjliga möten mellan människor i olika grupper, Σ PᵢPⱼ e^(−d⁰/1000 m) över par inom 1 000 m vars raka linje möter barriären, den del som försvinner när d⁰ blir dᴺ.`,
    en: `The groups of each ${name} are laid on the streets inside it by length of residential street; all places of an area thus have its composition. The surroundings π̃ of a place p are the people within the radius, weighed by the kernel ${kernel} of distance: the shortest way on the network with waits at crossings (N), the same were the barriers open every 50 m wherever a street lies within 150 m on both sides (N⁰), or a straight line (E). ${info.symbol}: ${formulaOf(info.formula, kernel)}. ΔB = N − N⁰. p: share of random exchanges of composition between the areas, the real one counted in, with a ΔB at least as large; how many live where stays as it is. Mixing lost at a barrier: of potential meetings between people of different groups, Σ PᵢPⱼ e^(−d⁰/1000 m) over pairs within 1,000 m whose straight line meets the barrier, the part that goes when d⁰ becomes dᴺ.`,
  };
}

/** The divergence of surroundings has the formula of the areas' own with π̃ for their shares. */
const formulaOf = (formula: string, kernel: MeasuredAround["kernel"]): string =>
  kernel === "uniform" ? "D = Σ_p τ_p Σ_m π̃_pm ln(π̃_pm/π_m)/T" : formula;

/** What the barriers add at the radius where they add most, and what that is worth. */
export function segregationReading(
  { info }: MeasuredAround,
  radii: BarrierSegregation["radii"],
  profile: Profile,
): Text {
  const most = radii.reduce((one, other) =>
    Math.abs(other.difference) > Math.abs(one.difference) ? other : one,
  );
  const { now, open, straight, difference, p, radiusM } = most;
  return inBoth((lang) => {
    const [is, could, line] = [now, open, straight].map((value) => n(value, DECIMALS)[lang]);
    const metres = n(radiusM)[lang];
    const size = n(Math.abs(difference), DECIMALS)[lang];
    const who = PROFILE_WORDS[profile][lang];
    const [worst] = most.areas;
    if (lang === "sv") {
      const change = difference > 0 ? `höjer det med ${size}` : `sänker det med ${size}`;
      return [
        `För ${who} är ${info.name.sv.toLowerCase()} inom ${metres} m ${is} i nätet som det är, ${could} om barriärerna vore öppna och ${line} i rak linje: barriärerna ${change}.`,
        chance(p, lang),
        ...(worst ? [`Mest blandning går förlorad i ${areaWords(worst.area, "i")}.`] : []),
      ].join(" ");
    }
    const change = difference > 0 ? `raise it by ${size}` : `lower it by ${size}`;
    return [
      `For ${who} the ${info.name.en.toLowerCase()} within ${metres} m is ${is} on the network as it is, ${could} were the barriers open and ${line} by straight line: the barriers ${change}.`,
      chance(p, lang),
      ...(worst ? [`Most mixing is lost in ${areaWords(worst.area, "in")}.`] : []),
    ].join(" ");
  });
}

/** DeSO have codes and no names: their kommun says where they are. */
const areaWords = (
  { division, name, code, kommun }: BarrierSegregation["radii"][number]["areas"][number]["area"],
  within: string,
): string =>
  [division === "deso" ? `DeSO ${code}` : name, ...(kommun ? [`${within} ${kommun.name}`] : [])].join(" ");

function chance(p: number | null, lang: keyof Text): string {
  if (p === null) return lang === "sv" ? "Ingen slump är prövad." : "Chance has not been tried.";
  const word = pText(p, lang);
  if (lang === "sv")
    return p < SURE_BELOW
      ? `Så mycket följer sällan av slumpen (${word}): grupperna bor på var sin sida om barriärerna.`
      : `Det går inte att skilja från slumpen (${word}).`;
  return p < SURE_BELOW
    ? `Chance seldom gives as much (${word}): the groups live on either side of the barriers.`
    : `It cannot be told from chance (${word}).`;
}
