import type { Text } from "@tvars/cube";
import type { AnswerInput } from "./answer.ts";
import { CELL_KEY_2025, CIRCULAR, RELATIVE_TYPES, VERSION_BREAK } from "./reading.ts";
import type { ShownPeriod } from "./shown.ts";

/** What to mind: of the records, their profile, the denominator, the years, the types. Each once. */
export function caveatsOf(
  { question, denominator, profileCaveats }: AnswerInput,
  periods: readonly ShownPeriod[],
): Text[] {
  const { definition, years, withoutIndex, asked, amount } = question;
  const effects = periods.flatMap(({ designEffect }) => designEffect ?? []);
  const all: Text[] = [
    ...definition.caveats,
    ...profileCaveats,
    ...(denominator?.caveat ? [denominator.caveat] : []),
    ...(definition.profile === "job-seekers" ||
    definition.profile === "benefits" ||
    definition.profile === "social-services"
      ? [CIRCULAR]
      : []),
    RELATIVE_TYPES,
    ...(years[0]! <= 2023 && years.at(-1)! >= 2024 ? [VERSION_BREAK] : []),
    ...(years.at(-1)! >= 2025 && asked.figure === "rate" ? [CELL_KEY_2025] : []),
    ...(withoutIndex.length > 0
      ? [
          {
            sv: `Uppgifterna har också år utan index, som inte är med: ${withoutIndex.join(", ")}.`,
            en: `The records also hold years without an index, which are left out: ${withoutIndex.join(", ")}.`,
          },
        ]
      : []),
    ...(amount
      ? [
          {
            sv: "Rader utan uppgift om beloppet är inte med i det; de är inte räknade som 0.",
            en: "Rows without the amount are not part of it; they are not counted as 0.",
          },
        ]
      : []),
    ...(effects.length > 0
      ? [
          {
            sv: `Vikternas designeffekt (Kish) är som mest ${Math.max(...effects)
              .toFixed(2)
              .replace(".", ",")}.`,
            en: `The design effect of the weights (Kish) is at most ${Math.max(...effects).toFixed(2)}.`,
          },
        ]
      : []),
  ];
  return all.filter((one, at) => all.findIndex(({ sv }) => sv === one.sv) === at);
}
