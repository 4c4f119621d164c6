import type { StudyDefinition } from "@tvars/api";

/** A study to begin with: what is known of a place, and how it has developed. */
export const startingStudy = (id: string, place = "riket"): StudyDefinition => ({
  id,
  title: { sv: "En första utredning", en: "A first study" },
  question: {
    sv: "Hur bor människor efter områdestyp, och hur har det förändrats?",
    en: "How do people live by area type, and how has it changed?",
  },
  answers: ["analysis", "followup"],
  steps: [
    {
      id: "types",
      title: { sv: "Befolkning efter områdestyp", en: "Population by area type" },
      route: "barometer",
      asked: { place },
    },
    {
      id: "transitions",
      title: { sv: "Områden som bytt typ", en: "Areas that have changed type" },
      route: "transitions",
      asked: { place },
    },
  ],
});
