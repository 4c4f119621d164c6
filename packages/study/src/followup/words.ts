import type { GoalAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";

/** A number in both languages: decimal comma and decimal point, a true minus. */
export function numberOf(value: number, decimals: number, signed = false): Text {
  const options = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...(signed ? { signDisplay: "exceptZero" as const } : {}),
  };
  return {
    sv: value.toLocaleString("sv-SE", options),
    en: value.toLocaleString("en-GB", options).replace("-", "−"),
  };
}

/** The status of a goal in words. */
export const STATUS_WORDS: Record<GoalAnswer["status"], Text> = {
  met: { sv: "nått", en: "met" },
  "not-met": { sv: "inte nått", en: "not met" },
  "on-way": { sv: "på väg", en: "on the way" },
  "off-way": { sv: "inte på väg", en: "off the way" },
  "too-early": { sv: "för tidigt att säga", en: "too early to say" },
  "not-comparable": { sv: "går inte att jämföra", en: "cannot be compared" },
  "no-data": { sv: "inga uppgifter", en: "no figures" },
};

/** How a status is reached, as it is shown beside every goal. */
export const STATUS_RULES: Text = {
  sv: "Så sätts läget. Nått eller inte nått: hela intervallet för målårets värde ligger på eller bortom målet, eller inget av det. Före målåret hålls ändringen per år sedan senaste brott (minsta kvadrat, 95 % intervall, minst fyra år) mot den som behövs: på väg om hela intervallet räcker, inte på väg om inget av det räcker, annars för tidigt att säga. Ligger ett brott mellan första året och det senaste, så att serien inte är samma sak, går målet inte att jämföra.",
  en: "How the status is set. Met or not met: the whole interval of the target year's value lies at or beyond the target, or none of it does. Before the target year the change per year since the last break (least squares, 95% interval, four years at least) is held against the one needed: on the way where the whole interval suffices, off the way where none of it does, else too early to say. Where a break lies between the first year and the latest, so that the series is not the same thing, the goal cannot be compared.",
};
