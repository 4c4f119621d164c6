import type { Report } from "@tvars/api";
import type { DocumentBlock } from "@tvars/report/document";
import { type AnsweredStep, provenanceOf } from "./step-blocks.ts";
import { WORDS } from "./words.ts";

/** What is hidden in each result, how much and why. */
export function secrecyBlocks({ lang }: Report, steps: readonly AnsweredStep[]): DocumentBlock[] {
  const sv = lang === "sv";
  const rows = steps.flatMap(({ step, answer }) => {
    const hidden = provenanceOf(answer)?.hidden;
    const { secrecy } = (answer ?? {}) as {
      secrecy?: { primary: number; secondary: number; published: number };
    };
    const count = secrecy ? secrecy.primary + secrecy.secondary : (hidden?.count ?? 0);
    if (count === 0) return [];
    const why = hidden?.reason[lang] ?? "";
    const parts = secrecy
      ? sv
        ? `${secrecy.primary} för att de är små, ${secrecy.secondary} för att de annars kunde räknas fram, ${secrecy.published} visas.`
        : `${secrecy.primary} because they are small, ${secrecy.secondary} because they could otherwise be worked out, ${secrecy.published} are shown.`
      : why;
    return [{ title: step.title[lang], count, parts }];
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: [WORDS.nothingHidden[lang]] }];
  return [
    {
      kind: "table",
      id: "secrecy",
      title: WORDS.secrecy[lang],
      columns: [
        { id: "step", label: sv ? "Resultat" : "Result", align: "start" },
        { id: "count", label: sv ? "Dolda tal" : "Hidden figures", align: "end" },
        { id: "why", label: sv ? "Varför" : "Why", align: "start" },
      ],
      rows: rows.map(({ title, count, parts }) => ({
        cells: [
          { text: title },
          { text: String(count), value: count, decimals: 0, status: "value" },
          { text: parts },
        ],
      })),
      origin: [],
    },
  ];
}
