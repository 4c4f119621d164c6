import type { Text } from "@tvars/cube";
import type { AnswerInput } from "./answer.ts";

/** How the figures were made: what was counted, which intervals, what evened out, and that all else follows from what is shown. */
export function methodOf({ question, kind, provenance }: AnswerInput, per: number, described: Text): Text {
  const { asked, rules, survey, amount } = question;
  const interval: Text =
    amount || survey
      ? survey && !amount
        ? {
            sv: "Wilsons intervall med effektivt antal svar (Kish)",
            en: "Wilson intervals with the effective number of answers (Kish)",
          }
        : { sv: "normalintervall av medelvärdet", en: "normal intervals of the mean" }
      : kind === "persons"
        ? {
            sv: "Wilsons intervall för andelar, Newcombes för skillnader, Katz för kvoter",
            en: "Wilson intervals of shares, Newcombe's of differences, Katz's of ratios",
          }
        : {
            sv: "Byars intervall för antal (exakta under 10), kombinerade gränser för skillnader, logaritmiska för kvoter",
            en: "Byar intervals of counts (exact below 10), combined limits of differences, log limits of ratios",
          };
  const standard: Text =
    asked.standardise === "direct"
      ? {
          sv: " Direkt standardiserat med alla typers invånare tillsammans (Dobsons intervall).",
          en: " Directly standardised to the residents of all types together (Dobson intervals).",
        }
      : asked.standardise === "indirect"
        ? {
            sv: " Indirekt standardiserat: antal mot vad alla typers tal tillsammans skulle ge.",
            en: " Indirectly standardised: cases against what the rates of all types together would give.",
          }
        : { sv: "", en: "" };
  const secrecy: Text = rules.open
    ? { sv: " Offentliga uppgifter: inget skydd.", en: " Public records: no protection." }
    : {
        sv: " Skyddat innan något räknas vidare: allt annat är räknat på det som visas.",
        en: " Protected before anything else is computed: all else is made of what is shown.",
      };
  const weights = asked.figure === "count" || asked.figure === "amount";
  return {
    sv: `${provenance.method.sv} ${described.sv}${per > 1 ? ", antal ÷ nämnare × " + per : ""}.${weights ? "" : ` ${interval.sv}.`}${standard.sv}${secrecy.sv}`,
    en: `${provenance.method.en} ${described.en}${per > 1 ? ", cases ÷ denominator × " + per : ""}.${weights ? "" : ` ${interval.en}.`}${standard.en}${secrecy.en}`,
  };
}
