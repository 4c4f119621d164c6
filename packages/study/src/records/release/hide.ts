import type { BreakdownAnswer, BreakdownRow, Estimated } from "@tvars/api";
import type { Text } from "@tvars/cube";

const SUPPRESSED = { value: null, status: "suppressed" } as const;

/** Why a figure is hidden that the table alone could have shown. */
export const BY_EARLIER: Text = {
  sv: "Dold: annars kan en dold siffra räknas ut tillsammans med det som redan är utlämnat",
  en: "Hidden: otherwise a hidden figure could be worked out together with what is out already",
};

/**
 * Hides further rows of a protected table, and with them all that was computed from them: differences where their reference is
 * gone, gaps, the curve, points of the funnel, and sentences, which may hold any figure.
 * @param rows positions of rows; `denominators`: those whose denominator is hidden too
 */
export function hideRows(
  answer: BreakdownAnswer,
  rows: ReadonlySet<number>,
  denominators: ReadonlySet<number> = new Set(),
): BreakdownAnswer {
  if (rows.size === 0) return answer;
  const { reference = 5 } = answer.asked;
  const isReference = ({ key }: BreakdownRow): boolean =>
    reference === "mean" || key.type === String(reference) || key.type === undefined;
  const lost = [...rows].some((at) => isReference(answer.rows[at]!));
  const hiddenIds = new Set([...rows].flatMap((at) => Object.values(answer.rows[at]!.key)));
  const dimensions = answer.dimensions.map(({ title }) => title);
  const more = [...rows].filter((at) => answer.rows[at]!.hidden === null).length;
  // A trend may go through years that are hidden now.
  const { trend: _, ...rest } = answer;
  return {
    ...rest,
    title: {
      sv: `${answer.records.title.sv} efter ${dimensions.map(({ sv }) => sv).join(", ") || "plats"}, ${answer.place.name.sv}`,
      en: `${answer.records.title.en} by ${dimensions.map(({ en }) => en).join(", ") || "place"}, ${answer.place.name.en}`,
    },
    reading: [
      {
        sv: `${more} siffror är dolda därför att de tillsammans med tidigare utlämningar skulle röja andra. Skillnader och sammanfattningar som bygger på dem visas inte.`,
        en: `${more} figures are hidden because together with earlier releases they would give others away. Differences and summaries made of them are not shown.`,
      },
    ],
    rows: answer.rows.map((row, at) => {
      const gone = rows.has(at);
      return {
        ...row,
        ...(gone && {
          count: { ...SUPPRESSED },
          value: suppressed(row.value),
          standardised: suppressed(row.standardised),
        }),
        ...(gone &&
          row.hidden === null && {
            hidden: { kind: "secondary" as const, rule: "earlier-release", reason: BY_EARLIER },
          }),
        ...(denominators.has(at) && row.denominator && { denominator: { ...SUPPRESSED } }),
        difference: gone || lost ? suppressed(row.difference) : row.difference,
        ratio: gone || lost ? suppressed(row.ratio) : row.ratio,
      };
    }),
    gaps: answer.gaps.map((gap) => ({ ...gap, value: suppressed(gap.value)!, reading: BY_EARLIER })),
    concentration: null,
    // Its centre is the common rate of all its points: with one point gone it would give that one back.
    funnel: answer.funnel?.points.some(({ id }) => hiddenIds.has(id)) ? null : answer.funnel,
    // The share is of the whole table: beside the number of rows it gives a hidden sum back.
    unmatched: { ...answer.unmatched, share: null, bounds: [] },
    secrecy: {
      ...answer.secrecy,
      secondary: answer.secrecy.secondary + more,
      published: answer.secrecy.published - more,
      words: [
        ...answer.secrecy.words,
        {
          sv: `${more} siffror är dolda för att inte röja något tillsammans med tidigare utlämningar.`,
          en: `${more} figures are hidden so as not to give anything away together with earlier releases.`,
        },
      ],
    },
  };
}

const suppressed = (estimated: Estimated | null): Estimated | null =>
  estimated && { figure: { ...SUPPRESSED }, low: null, high: null };
