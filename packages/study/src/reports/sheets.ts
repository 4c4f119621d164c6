import type { Report, ReportBlock } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { SuggestedStep } from "./templates.ts";

interface SheetSection {
  id: string;
  title: Text;
  /** Plain words before the result. */
  words?: Text;
  steps: readonly SuggestedStep[];
  show: Extract<ReportBlock, { kind: "step" }>["show"];
}

/** What a document of a page or two is made of. */
export interface Sheet {
  lead: Text;
  sections: readonly SheetSection[];
}

export const SHEETS: Partial<Record<Report["template"], Sheet>> = {
  "fact-sheet": {
    lead: {
      sv: "Det här bladet visar vad som är känt om platsen där du bor. Siffrorna gäller hela områden och säger inget om en enskild människa.",
      en: "This sheet shows what is known about the place where you live. The figures are about whole areas and say nothing about any one person.",
    },
    sections: [
      {
        id: "live",
        title: { sv: "Hur människor bor här", en: "How people live here" },
        words: {
          sv: "Statistiska centralbyrån delar in områden i fem typer. **Typ 1** har störst utmaningar: fler har låg inkomst, kort utbildning eller är utan arbete länge. **Typ 5** har mycket goda förutsättningar. Typen handlar om villkoren i området, inte om dem som bor där.",
          en: "Statistics Sweden sorts areas into five types. **Type 1** has the greatest challenges: more people have low income, short schooling or are without work for long. **Type 5** has very good conditions. The type is about conditions in the area, not about those who live there.",
        },
        steps: ["types"],
        show: "picture",
      },
      {
        id: "reach",
        title: { sv: "Vad du når till fots", en: "What you reach on foot" },
        words: {
          sv: "Vägar och järnvägar kan göra vägen längre till skola, butik och vård. Den streckade linjen visar hur det vore om de gick att korsa överallt.",
          en: "Roads and railways can make the way longer to school, shops and health care. The dashed outline shows how it would be if they could be crossed anywhere.",
        },
        steps: ["access"],
        show: "picture",
      },
      {
        id: "change",
        title: { sv: "Hur det har ändrats", en: "How it has changed" },
        words: {
          sv: "Gränserna mellan typerna räknas om varje år. Ett område kan därför byta typ utan att något har ändrats där.",
          en: "The cut-offs between types are computed anew each year. An area can therefore change type though nothing has changed there.",
        },
        steps: ["transitions"],
        show: "sentence",
      },
    ],
  },
  brief: {
    lead: {
      sv: "Underlaget visar hur människor bor efter områdestyp, var hindren är störst, vem planen når och hur det går för målen. Typ 1 har störst utmaningar, typ 5 bäst förutsättningar.",
      en: "This brief shows how people live by area type, where obstacles are greatest, whom the plan reaches and how the goals fare. Type 1 has the greatest challenges, type 5 the best conditions.",
    },
    sections: [
      { id: "now", title: { sv: "Läget", en: "The situation" }, steps: ["types"], show: "picture" },
      {
        id: "obstacles",
        title: { sv: "Var hindren är störst", en: "Where obstacles are greatest" },
        steps: ["barriers"],
        show: "sentence",
      },
      {
        id: "plan",
        title: { sv: "Vem planen når", en: "Whom the plan reaches" },
        steps: ["plan"],
        show: "sentence",
      },
      {
        id: "goals",
        title: { sv: "Hur det går för målen", en: "How the goals fare" },
        steps: ["goal"],
        show: "table",
      },
    ],
  },
};
