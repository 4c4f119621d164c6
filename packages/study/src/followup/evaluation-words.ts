import type { EvaluationAnswer, EvaluationAsked } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { AreaValues } from "./area-values.ts";
import { addressOf } from "./evaluation-asked.ts";
import { numberOf } from "./words.ts";

/** An estimate as it is spoken of; without limits where there are too few areas for an interval. */
export type Made = { value: number; low: number | null; high: number | null; p?: number | null };

const sure = ({ low, high }: Made): boolean => low !== null && high !== null && (low > 0 || high < 0);

export function evaluationTitle(
  effect: Made,
  { title, decimals }: AreaValues,
  since: number,
  sound: boolean,
): Text {
  const change = numberOf(effect.value, decimals + 1, true);
  if (!sound)
    return {
      sv: `${title.sv}: grupperna gick redan isär före ${since}, så skillnaden kan inte tillskrivas åtgärden`,
      en: `${title.en}: the groups were already drifting apart before ${since}, so the difference cannot be put down to the measure`,
    };
  return sure(effect)
    ? {
        sv: `${title.sv}: ${change.sv} från ${since}, mot liknande områden`,
        en: `${title.en}: ${change.en} from ${since}, against similar areas`,
      }
    : {
        sv: `${title.sv}: ingen säker skillnad från ${since} mot liknande områden`,
        en: `${title.en}: no certain difference from ${since} against similar areas`,
      };
}

export function effectWords(effect: Made, { decimals, unit }: AreaValues, level: number): Text {
  const [value, low, high] = [effect.value, effect.low ?? NaN, effect.high ?? NaN].map((one) =>
    numberOf(one, decimals + 1, true),
  ) as [Text, Text, Text];
  const percent = Math.round(100 * level);
  const p = effect.p == null ? null : numberOf(effect.p, 3);
  return {
    sv: `Skillnaden är ${value.sv} (${unit.sv})${effect.low === null || effect.high === null ? "; områdena är för få för ett intervall" : `, ${percent} %: ${low.sv} till ${high.sv}`}${p ? `; p = ${p.sv} mot lika många andra områden, på samma sätt jämförda` : ""}.`,
    en: `The difference is ${value.en} (${unit.en})${effect.low === null || effect.high === null ? "; the areas are too few for an interval" : `, ${percent}%: ${low.en} to ${high.en}`}${p ? `; p = ${p.en} against as many other areas, compared in the same way` : ""}.`,
  };
}

export function preTrendWords(slope: Made, decimals: number, checkable: boolean, alike: boolean): Text {
  if (!checkable)
    return {
      sv: "Det finns färre än tre år före, eller för få områden: om trenderna var lika kan inte prövas.",
      en: "There are fewer than three years before, or too few areas: whether trends were alike cannot be tested.",
    };
  const change = numberOf(slope.value, decimals + 2, true);
  return alike
    ? {
        sv: `Före åtgärden gick grupperna lika (skillnad i trend ${change.sv} per år).`,
        en: `Before the measure the groups moved alike (difference in trend ${change.en} a year).`,
      }
    : {
        sv: `Före åtgärden gick grupperna olika (skillnad i trend ${change.sv} per år).`,
        en: `Before the measure the groups moved apart (difference in trend ${change.en} a year).`,
      };
}

export function assumptionsOf({
  alike,
  checkable,
  balanced,
  fake,
  placeboYear,
  values,
}: {
  alike: boolean;
  checkable: boolean;
  balanced: boolean;
  fake: number | null;
  placeboYear: Made | null;
  values: AreaValues;
}): EvaluationAnswer["assumptions"] {
  const wrong = placeboYear && numberOf(placeboYear.value, values.decimals + 1, true);
  return [
    {
      text: {
        sv: "Utan åtgärden hade områdena följt jämförelsen. Trenderna före talar för eller emot; bevisa det kan de inte.",
        en: "Without the measure the areas would have followed the comparison. Trends before speak for or against it; they cannot prove it.",
      },
      checked: checkable ? (alike ? "holds" : "doubtful") : "cannot-be-checked",
    },
    {
      text: wrong
        ? {
            sv: `Ett påhittat startår (${fake}) ska inte visa någon skillnad. Det visar ${wrong.sv}.`,
            en: `An invented first year (${fake}) should show no difference. It shows ${wrong.en}.`,
          }
        : {
            sv: "Ett påhittat startår ska inte visa någon skillnad. Det finns färre än fyra år före att pröva på.",
            en: "An invented first year should show no difference. There are fewer than four years before to try it on.",
          },
      checked: placeboYear
        ? placeboYear.low === null
          ? "cannot-be-checked"
          : sure(placeboYear)
            ? "doubtful"
            : "holds"
        : "cannot-be-checked",
    },
    {
      text: {
        sv: "Jämförelsen liknar områdena före: ingen skillnad över 0,25 standardavvikelser i balanstabellen.",
        en: "The comparison is like the areas before: no difference above 0.25 standard deviations in the balance table.",
      },
      checked: balanced ? "holds" : "doubtful",
    },
    {
      text: {
        sv: "Inget annat hände samtidigt i bara den ena gruppen, och åtgärden påverkade inte jämförelsen.",
        en: "Nothing else happened at the time in only one of the groups, and the measure did not touch the comparison.",
      },
      checked: "cannot-be-checked",
    },
    {
      text: {
        sv: "Samma människor bor inte kvar: en ändring kan vara flyttningar. Värden för områden säger inget om enskilda.",
        en: "The same people do not stay: a change may be people moving. Figures of areas say nothing of individuals.",
      },
      checked: "cannot-be-checked",
    },
  ];
}

/** How it was made, in words. */
export function evaluationMethod(
  { seed, perTreated, level }: EvaluationAsked,
  drawn: { placebos: number; exact: boolean; strata: number; chosen: boolean; bounded: boolean },
): Text {
  const { placebos, exact, strata, chosen, bounded } = drawn;
  const ways: Text = exact
    ? {
        sv: `alla ${placebos + 1} sätt att välja lika många områden`,
        en: `all ${placebos + 1} ways of picking as many areas`,
      }
    : {
        sv: `${placebos} dragningar (frö ${seed}) av lika många områden${strata > 1 ? `, ur samma ${strata}-del efter nivå före` : ""}`,
        en: `${placebos} draws (seed ${seed}) of as many areas${strata > 1 ? `, from the same ${strata}-quantile of the level before` : ""}`,
      };
  const p = Math.round(100 * level);
  return {
    sv: `Skillnad i skillnad: (efter − före) där något gjordes, minus detsamma i ${chosen ? "valda" : `de ${perTreated} mest lika`} områden. Lika mäts före åtgärden i V1, V2, V3, folkmängd, nivå och trend, alla i standardavvikelser. p och intervall kommer av ${ways.sv}: varje gång söks jämförelsen på nytt, och det som visas delas med jämförelsens spridning. ${bounded ? `Intervallet är de konstanta effekter som prövningen inte förkastar på nivån ${p} %.` : `De är för få för ett intervall på nivån ${p} %.`}`,
    en: `Difference in differences: (after − before) where something was done, less the same in ${chosen ? "chosen" : `the ${perTreated} most alike`} areas. Likeness is measured before the measure in V1, V2, V3, population, level and trend, each in standard deviations. p and interval come of ${ways.en}: each time the comparison is looked for anew, and what is shown is divided by the spread of the comparison. ${bounded ? `The interval is the constant effects that the test does not reject at ${p}%.` : `They are too few for an interval at ${p}%.`}`,
  };
}

/** The whole question is an address, or a body where an address cannot say it; the command takes the same. */
export function askedAgain(asked: EvaluationAsked): { command: string; request: string } {
  const { follows, treated, since } = asked;
  const what =
    follows.kind === "indicator"
      ? `--indicator ${follows.id}`
      : `--follows '${JSON.stringify(follows).replaceAll("'", "'\\''")}'`;
  const own = Array.isArray(asked.comparison) ? ` --comparison ${asked.comparison.join(",")}` : "";
  return {
    command: `tvars follow evaluate ${what} --areas ${treated.join(",")} --since ${since} --within ${asked.within} --per-treated ${asked.perTreated} --placebos ${asked.placebos} --seed ${asked.seed}${own}`,
    request: addressOf(asked) ?? `POST /api/evaluations ${JSON.stringify(asked)}`,
  };
}
