import type { BreakdownAnswer, Denominator } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { CellFigures } from "./estimated.ts";
import type { TypedRate } from "./gaps.ts";
import type { Question } from "./question.ts";

/** A number in each language: decimals as its size asks for. */
export function numberWords(value: number, decimals = decimalsOf(value)): Text {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return { sv: value.toLocaleString("sv-SE", options), en: value.toLocaleString("en-GB", options) };
}

const decimalsOf = (value: number): number => {
  const size = Math.abs(value);
  return Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
};

export interface Said {
  question: Question;
  place: Text;
  when: Text;
  rates: readonly TypedRate[];
  all: CellFigures | undefined;
  total: number | null;
  per: number;
  denominator: Denominator | undefined;
  gaps: BreakdownAnswer["gaps"];
}

/** What was found, in one sentence: size and direction, or that nothing certain was found. */
export function titleOf({ question, place, when, rates, total, per, gaps, denominator }: Said): Text {
  const { definition, asked, amount } = question;
  const { unit } = definition;
  const where = { sv: `${place.sv}, ${when.sv}`, en: `${place.en}, ${when.en}` };
  const described = describedOf(question, denominator, per);
  if (asked.figure === "count")
    return total === null
      ? {
          sv: `${capital(unit.sv)}: antalet är dolt (${where.sv})`,
          en: `${capital(unit.en)}: the number is hidden (${where.en})`,
        }
      : {
          sv: `${numberWords(total).sv} ${unit.sv} (${where.sv})`,
          en: `${numberWords(total).en} ${unit.en} (${where.en})`,
        };
  const difference = gaps.find(({ id }) => id === (amount ? "sii" : "low-high-difference"))?.value;
  if (!difference || difference.figure.value === null || difference.low === null || difference.high === null)
    return { sv: `${capital(described.sv)} (${where.sv})`, en: `${capital(described.en)} (${where.en})` };
  const { low, high, figure } = difference;
  if (low <= 0 && high >= 0)
    return {
      sv: `${capital(described.sv)}: ingen säker skillnad mellan områden med utmaningar och områden med goda förutsättningar (${where.sv})`,
      en: `${capital(described.en)}: no certain difference between areas with challenges and areas with good conditions (${where.en})`,
    };
  const more = figure.value! > 0;
  const sides = amount ? undefined : sidesOf(rates);
  const sizes = sides
    ? {
        sv: `: ${numberWords(sides.low * per).sv} mot ${numberWords(sides.high * per).sv}`,
        en: `: ${numberWords(sides.low * per).en} against ${numberWords(sides.high * per).en}`,
      }
    : { sv: "", en: "" };
  const size = sizeOf(question, more);
  return {
    sv: `${size.sv} ${described.sv} i områden med utmaningar än i områden med goda förutsättningar${sizes.sv} (${where.sv})`,
    en: `${size.en} ${described.en} in areas with challenges than in areas with good conditions${sizes.en} (${where.en})`,
  };
}

/** More, larger or higher: what fits the figure. */
function sizeOf({ asked, amount }: Question, more: boolean): Text {
  if (amount) return more ? { sv: "Högre", en: "Higher" } : { sv: "Lägre", en: "Lower" };
  if (asked.figure === "share")
    return more ? { sv: "Större", en: "A larger" } : { sv: "Mindre", en: "A smaller" };
  return more ? { sv: "Fler", en: "More" } : { sv: "Färre", en: "Fewer" };
}

/** Rates of types 1–2 and 4–5 put together. */
function sidesOf(rates: readonly TypedRate[]): { low: number; high: number } | undefined {
  const rate = (parts: readonly TypedRate[]): number => {
    let [cases, population] = [0, 0];
    for (const one of parts)
      if (one && one !== "hidden") {
        cases += one.cases;
        population += one.population;
      }
    return cases / population;
  };
  const [low, high] = [rate(rates.slice(0, 2)), rate(rates.slice(3, 5))];
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The figure asked for, as a noun: injured persons per 10,000 residents. */
export function describedOf(
  { definition, asked, amount }: Question,
  denominator: Denominator | undefined,
  per: number,
): Text {
  const { unit } = definition;
  if (amount)
    return asked.figure === "mean"
      ? { sv: `${lower(amount.title.sv)} i medeltal`, en: `${lower(amount.title.en)} on average` }
      : { sv: `${lower(amount.title.sv)}`, en: `${lower(amount.title.en)}` };
  if (asked.figure === "share") {
    const which = asked.having!.values.join(", ");
    return { sv: `andel ${which} av ${unit.sv}`, en: `share ${which} of ${unit.en}` };
  }
  if (asked.figure === "count") return unit;
  if (denominator?.id === "own") return { sv: `andel av alla ${unit.sv}`, en: `share of all ${unit.en}` };
  const many = numberWords(per, 0);
  const of = denominator?.unit ?? { sv: "", en: "" };
  return per === 1
    ? { sv: `${unit.sv} per ${of.sv}`, en: `${unit.en} for each of ${of.en}` }
    : { sv: `${unit.sv} per ${many.sv} ${of.sv}`, en: `${unit.en} per ${many.en} ${of.en}` };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The unit of the figure, short. */
export function unitOf(
  { definition, asked, amount }: Question,
  denominator: Denominator | undefined,
  per: number,
): Text {
  if (amount) return amount.unit;
  if (asked.figure === "count") return definition.unit;
  if (asked.figure === "share" || denominator?.id === "own") return { sv: "andel, 0–1", en: "share, 0–1" };
  const many = numberWords(per, 0);
  const of = denominator!.unit;
  return per === 1
    ? { sv: `per ${of.sv}`, en: `per ${of.en}` }
    : { sv: `per ${many.sv} ${of.sv}`, en: `per ${many.en} ${of.en}` };
}
