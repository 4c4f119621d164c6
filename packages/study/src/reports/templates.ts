import type { Report } from "@tvars/api";
import type { Text } from "@tvars/cube";

type Template = Report["template"];

export interface ReportTemplate {
  agency: Text;
  /** Of the decision, where it is known; else left to be filled in, and said by the check. */
  reference: string;
  title: Text;
  /** What the agency's ordinary mandate is about, to be continued by its own words. */
  mandate: Text;
  /** Routes of the API that its questions are likely to need, in the order of the document. */
  suggests: readonly SuggestedStep[];
  /** A document of its own shape rather than an account of the assignment. */
  small?: boolean;
}

export type Question = "analysis" | "planning" | "direction" | "followup";
export type SuggestedStep =
  | "types"
  | "transitions"
  | "measure"
  | "barriers"
  | "access"
  | "records"
  | "plan"
  | "goal";

const COMMON: readonly SuggestedStep[] = ["types", "measure", "records", "plan", "transitions", "goal"];
const PLACED: readonly SuggestedStep[] = [
  "types",
  "measure",
  "records",
  "access",
  "plan",
  "transitions",
  "goal",
];

const title = (sv: string, en: string): Text => ({
  sv: `Redovisning av uppdrag om ${sv}`,
  en: `Account of the assignment on ${en}`,
});
const FOLLOW_UP = title(
  "uppföljning av socioekonomisk segregation",
  "following up socioeconomic segregation",
);

/** What differs between the eight agencies' accounts, and the two small documents. */
export const TEMPLATES: Record<Template, ReportTemplate> = {
  trafikverket: {
    agency: { sv: "Trafikverket", en: "The Swedish Transport Administration" },
    reference: "Ju2022/01507",
    title: FOLLOW_UP,
    mandate: {
      sv: "planering, byggande och drift av statliga vägar och järnvägar",
      en: "planning, building and running state roads and railways",
    },
    suggests: ["types", "measure", "barriers", "records", "access", "plan", "transitions", "goal"],
  },
  arbetsformedlingen: {
    agency: { sv: "Arbetsförmedlingen", en: "The Swedish Public Employment Service" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "stöd till arbetssökande och arbetsgivare", en: "support to jobseekers and employers" },
    suggests: COMMON,
  },
  folkhalsomyndigheten: {
    agency: { sv: "Folkhälsomyndigheten", en: "The Public Health Agency of Sweden" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "uppföljning av hälsa och dess villkor", en: "following up health and its conditions" },
    suggests: COMMON,
  },
  forsakringskassan: {
    agency: { sv: "Försäkringskassan", en: "The Swedish Social Insurance Agency" },
    reference: "Ju2022/01505",
    title: FOLLOW_UP,
    mandate: { sv: "handläggning av socialförsäkringen", en: "administering social insurance" },
    suggests: COMMON,
  },
  polismyndigheten: {
    agency: { sv: "Polismyndigheten", en: "The Swedish Police Authority" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "trygghet och brottsförebyggande arbete", en: "safety and crime prevention" },
    suggests: COMMON,
  },
  socialstyrelsen: {
    agency: { sv: "Socialstyrelsen", en: "The National Board of Health and Welfare" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "kunskap om vård och omsorg", en: "knowledge of health care and social services" },
    suggests: PLACED,
  },
  "statens-servicecenter": {
    agency: { sv: "Statens servicecenter", en: "The National Government Service Centre" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "statlig service på lokala servicekontor", en: "state services at local offices" },
    suggests: PLACED,
  },
  skolverket: {
    agency: { sv: "Skolverket", en: "The Swedish National Agency for Education" },
    reference: "",
    title: FOLLOW_UP,
    mandate: { sv: "uppföljning av förskola och skola", en: "following up preschool and school" },
    suggests: PLACED,
  },
  "fact-sheet": {
    agency: { sv: "", en: "" },
    reference: "",
    title: { sv: "Så ser det ut här", en: "How things are here" },
    mandate: { sv: "", en: "" },
    suggests: ["types", "access", "transitions"],
    small: true,
  },
  brief: {
    agency: { sv: "", en: "" },
    reference: "",
    title: { sv: "Underlag inför beslut", en: "Brief for a decision" },
    mandate: { sv: "", en: "" },
    suggests: ["types", "measure"],
    small: true,
  },
};

export interface QuestionWords {
  id: Question;
  title: Text;
  starter: (mandate: Text) => Text;
  steps: readonly SuggestedStep[];
}

/** The decision's four words in their order, each with a neutral beginning. */
export const QUESTIONS: readonly QuestionWords[] = [
  {
    id: "analysis",
    title: { sv: "Analys", en: "Analysis" },
    starter: ({ sv, en }) => ({
      sv: `Frågan är i vilken utsträckning uppgifterna kan vara stöd i myndighetens **analys**. Uppdraget gäller ${sv}. Här visas hur människor bor efter områdestyp, där typ 1 har störst socioekonomiska utmaningar. Uppgifterna beskriver områden, inte enskilda människor.`,
      en: `The question is to what extent the figures can support the agency's **analysis**. Its mandate is ${en}. This shows how people live by area type, where type 1 has the greatest socioeconomic challenges. The figures describe areas, not individuals.`,
    }),
    steps: ["types", "measure", "barriers", "records"],
  },
  {
    id: "planning",
    title: { sv: "Planering", en: "Planning" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd i myndighetens **planering**. Här visas vem som når vad, och vad planerade åtgärder skulle ändra där det är beräknat.",
      en: "The question is to what extent the figures can support the agency's **planning**. This shows who reaches what, and what planned measures would change where that has been computed.",
    }),
    steps: ["access", "plan"],
  },
  {
    id: "direction",
    title: { sv: "Inriktning", en: "Direction" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd när myndighetens **inriktning** beslutas. Beskriv vilka val som står öppna, vad uppgifterna säger om dem och vad de inte säger.",
      en: "The question is to what extent the figures can support decisions on the agency's **direction**. Describe which choices are open, what the figures say about them and what they do not say.",
    }),
    steps: ["goal"],
  },
  {
    id: "followup",
    title: { sv: "Uppföljning", en: "Follow-up" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd i myndighetens **uppföljning**. Här visas hur områden har bytt typ över tid. Gränserna mellan typerna räknas om varje år, så ett område kan byta typ utan att något har ändrats där.",
      en: "The question is to what extent the figures can support the agency's **follow-up**. This shows how areas have changed type over time. The cut-offs between types are computed anew each year, so an area can change type though nothing has changed there.",
    }),
    steps: ["transitions"],
  },
];
