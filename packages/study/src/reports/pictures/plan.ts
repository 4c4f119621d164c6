import type { Answer, PlanAnswer } from "@tvars/api";
import type { AreaType } from "@tvars/areas";
import { concentrationCurve, pairMatrix, rankIntervals, signedBars } from "@tvars/report";
import type { Draw, Drawing } from "./kinds.ts";

const MOST = 20;

/** What comes first and how sure that is, whom the money reaches, and kronor for each resident. */
export const planPictures: Draw<PlanAnswer> = ({ rows, spending, plan }, lang) => {
  const sv = lang === "sv";
  const ranked = rows.filter(
    ({ rank, rankLow, rankHigh }) => rank !== null && rankLow !== null && rankHigh !== null,
  );
  const drawn: Drawing[] = [];
  if (ranked.length > 1)
    drawn.push((options) =>
      rankIntervals(
        {
          what: plan.title[lang],
          rows: ranked.slice(0, MOST).map(({ measure, rank, rankLow, rankHigh }) => ({
            id: measure.id,
            label: measure.name,
            rank: rank!,
            low: rankLow!,
            high: rankHigh!,
          })),
          of: rows.length,
        },
        options,
      ),
    );
  const { byType, index } = spending;
  if (!byType.some(({ msek }) => msek > 0)) return drawn;
  const value = index?.figure.value ?? null;
  drawn.push((options) =>
    concentrationCurve(
      {
        what: sv ? "Utgifterna" : "The spending",
        place: sv ? "länen som planen når" : "the counties the plan reaches",
        groups: byType.map(({ type, residents, msek }) => ({
          type: type as AreaType,
          people: residents,
          amount: msek,
        })),
        ...(value === null
          ? {}
          : {
              index: {
                value,
                ...(index!.low === null ? {} : { low: index!.low }),
                ...(index!.high === null ? {} : { high: index!.high }),
                level: "90 %",
              },
            }),
      },
      options,
    ),
  );
  const most = byType.reduce((a, b) => (a.perResident >= b.perResident ? a : b));
  drawn.push((options) =>
    signedBars(
      {
        what: sv ? "kronor per boende" : "SEK per resident",
        finding: sv
          ? `Mest per boende, ${Math.round(most.perResident)} kronor, går till områden av typ ${most.type}`
          : `Most per resident, SEK ${Math.round(most.perResident)}, goes to areas of type ${most.type}`,
        description: sv
          ? "Planens kostnad för åtgärder inom räckhåll, delad med alla som bor i områden av typen. 1 = störst utmaningar."
          : "The plan's cost of measures within reach over all who live in areas of the type. 1 = greatest challenges.",
        rows: byType.map(({ type, perResident }) => ({
          id: String(type),
          label: `${sv ? "Typ" : "Type"} ${type}`,
          value: perResident,
        })),
        decimals: 0,
        signed: false,
      },
      options,
    ),
  );
  return drawn;
};

/** How often each measure comes before each other; a longer list has its pairs in the answer only. */
export const planOrderPictures: Draw<Answer<"planOrder">> = ({ measures, before, draws }, lang) =>
  measures.length < 2
    ? []
    : [
        (options) =>
          pairMatrix(
            {
              what: lang === "sv" ? "Prioritetslista" : "Priority list",
              rows: measures.slice(0, MOST).map(({ id, name }) => ({ id, label: name })),
              shares: before.slice(0, MOST).map((row) => row.slice(0, MOST)),
              draws,
            },
            options,
          ),
      ];
