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
  | "measure"
  | "trend"
  | "barriers"
  | "segregation"
  | "records"
  | "release"
  | "access"
  | "scenario"
  | "sheet"
  | "plan"
  | "early"
  | "goal"
  | "transitions"
  | "composition";

const FOLLOWED: readonly SuggestedStep[] = ["early", "goal", "transitions", "composition", "trend"];
const COMMON: readonly SuggestedStep[] = ["types", "measure", "records", "release", "plan", ...FOLLOWED];
const PLACED: readonly SuggestedStep[] = [
  "types",
  "measure",
  "records",
  "release",
  "access",
  "plan",
  ...FOLLOWED,
];
/** State roads and railways, and what is planned of them. */
const BUILT: readonly SuggestedStep[] = [
  "types",
  "measure",
  "barriers",
  "segregation",
  "records",
  "release",
  "access",
  "scenario",
  "sheet",
  "plan",
  ...FOLLOWED,
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
    suggests: BUILT,
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
    suggests: ["types", "barriers", "plan", "goal"],
    small: true,
  },
};

/** Pictures of a step at most, in documents that are to stay on a page or two. */
export const MOST_PICTURES: Partial<Record<Template, number>> = { "fact-sheet": 3, brief: 1 };

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
    steps: ["types", "measure", "barriers", "segregation", "records", "release"],
  },
  {
    id: "planning",
    title: { sv: "Planering", en: "Planning" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd i myndighetens **planering**. Här visas vem som når vad, vad en ritad passage skulle ändra och för vem, och vad som är känt om en åtgärds sociala konsekvenser.",
      en: "The question is to what extent the figures can support the agency's **planning**. This shows who reaches what, what a drawn crossing would change and for whom, and what is known of the social consequences of a measure.",
    }),
    steps: ["access", "scenario", "sheet"],
  },
  {
    id: "direction",
    title: { sv: "Inriktning", en: "Direction" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd när myndighetens **inriktning** beslutas. Här visas vilka åtgärder som kommer först med olika vikter, hur säkert det är, och vilka områden som kan komma att byta typ. Beskriv vilka val som står öppna, vad uppgifterna säger om dem och vad de inte säger.",
      en: "The question is to what extent the figures can support decisions on the agency's **direction**. This shows which measures come first with different weights, how sure that is, and which areas may come to change type. Describe which choices are open, what the figures say about them and what they do not say.",
    }),
    steps: ["plan", "early"],
  },
  {
    id: "followup",
    title: { sv: "Uppföljning", en: "Follow-up" },
    starter: () => ({
      sv: "Frågan är i vilken utsträckning uppgifterna kan vara stöd i myndighetens **uppföljning**. Här visas hur det går för de mål som är satta, och hur områden har bytt typ över tid. Gränserna mellan typerna räknas om varje år, så ett område kan byta typ utan att något har ändrats där.",
      en: "The question is to what extent the figures can support the agency's **follow-up**. This shows how the goals that are set fare, and how areas have changed type over time. The cut-offs between types are computed anew each year, so an area can change type though nothing has changed there.",
    }),
    steps: ["goal", "transitions", "composition", "trend"],
  },
];
