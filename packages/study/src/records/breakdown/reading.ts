import type { BreakdownAnswer } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { type Said, numberWords } from "./words.ts";

/** What the indicator of the profile says about itself goes first. */
export interface Read extends Said {
  indicator: Text | undefined;
  unmatched: BreakdownAnswer["unmatched"];
  hidden: number;
  estimated: boolean;
  cells: number;
}

const DIRECTION: Text = {
  sv: "Typ 1 är områden med stora socioekonomiska utmaningar, typ 5 områden med mycket goda förutsättningar.",
  en: "Type 1 is areas with major socioeconomic challenges, type 5 areas with very good conditions.",
};

/** What the figures say, and what they do not say. */
export function readingOf(read: Read): Text[] {
  const { question, indicator, gaps, unmatched, hidden, estimated, cells, denominator } = read;
  const { definition, asked, spatial, periods, years, survey } = question;
  const said: Text[] = [];
  if (indicator) said.push(indicator);
  if (spatial.includes("type")) said.push(DIRECTION);
  const ratio = gaps.find(({ id }) => id === "low-high-ratio")?.value;
  if (
    ratio &&
    ratio.figure.value !== null &&
    ratio.low !== null &&
    ratio.high !== null &&
    Number.isFinite(ratio.high)
  ) {
    const [value, low, high] = [ratio.figure.value, ratio.low, ratio.high].map((one) => numberWords(one, 2));
    const percent = numberWords(
      asked.level * 100,
      asked.level * 100 === Math.round(asked.level * 100) ? 0 : 1,
    );
    said.push({
      sv: `Talet i typ 1–2 är ${value!.sv} gånger det i typ 4–5 (${percent.sv} % intervall ${low!.sv}–${high!.sv}).`,
      en: `The figure in types 1–2 is ${value!.en} times that of types 4–5 (${percent.en}% interval ${low!.en}–${high!.en}).`,
    });
  }
  if (definition.placeOf === "event" || definition.placeOf === "road" || definition.placeOf === "workplace")
    said.push({
      sv: "Raderna hör till platsen där det hände, inte till dem som bor där. Talen säger inget om de boendes risk eller beteende.",
      en: "The rows belong to where it happened, not to those who live there. The figures say nothing of the residents' risk or conduct.",
    });
  else if (definition.placeOf === "service")
    said.push({
      sv: "Raderna hör till platsen för verksamheten. De som använder den kan bo någon annanstans.",
      en: "The rows belong to where the service is. Those who use it may live elsewhere.",
    });
  if (question.strata.length > 0)
    said.push({
      sv: `De standardiserade talen jämnar ut skillnader i ${question.strata.map(({ title }) => title.sv.toLowerCase()).join(" och ")}; de är till för jämförelse, inte för att säga hur många det är.`,
      en: `Standardised figures even out differences in ${question.strata.map(({ title }) => title.en.toLowerCase()).join(" and ")}; they are for comparing, not for telling how many there are.`,
    });
  if (periods.length === 1 && years.length > 1)
    said.push({
      sv: `${years.length} år är lagda ihop; nämnaren är summan av årens.`,
      en: `${years.length} years are put together; the denominator is the sum of theirs.`,
    });
  if (survey)
    said.push({
      sv: "Talen är vägda enkätsvar. Intervallen tar hänsyn till vikterna (Kishs designeffekt), inte till dem som inte svarade.",
      en: "The figures are weighted survey answers. Intervals take the weights into account (Kish's design effect), not those who did not answer.",
    });
  said.push(unmatchedWords(unmatched));
  if (hidden > 0)
    said.push({
      sv: `${numberWords(hidden).sv} siffror är dolda, och allt som följer av dem. Dolt är inte noll.`,
      en: `${numberWords(hidden).en} figures are hidden, and all that follows from them. Hidden is not zero.`,
    });
  if (estimated)
    said.push({
      sv: `${denominator?.title.sv ?? "Nämnaren"} för något år är uppskattad med året intill.`,
      en: `${denominator?.title.en ?? "The denominator"} of some year is estimated by the year beside it.`,
    });
  if (spatial.includes("type"))
    said.push({
      sv: "Talen gäller områden, inte människor: alla i en typ har det inte likadant, och andra gränser kunde ge andra tal.",
      en: "The figures are of areas, not of people: not everyone in a type is alike, and other borders could give other figures.",
    });
  if (cells >= 20)
    said.push({
      sv: `Tabellen har ${numberWords(cells).sv} tal: ungefär vart tjugonde hamnar utanför sitt 95-procentiga intervall av slump. Peka inte ut enstaka områden.`,
      en: `The table holds ${numberWords(cells).en} figures: about one in twenty falls outside its 95 per cent interval by chance. Do not single out areas.`,
    });
  said.push({
    sv: "Skillnader mellan typer säger inte vad de beror på.",
    en: "Differences between types do not say what causes them.",
  });
  return said;
}

function unmatchedWords({ rows, share }: BreakdownAnswer["unmatched"]): Text {
  if (rows.value === null)
    return {
      sv: "Några rader saknar områdestyp; hur många är dolt.",
      en: "Some rows have no area type; how many is hidden.",
    };
  if (rows.value === 0)
    return { sv: "Alla rader har fått en områdestyp.", en: "Every row was given an area type." };
  const count = numberWords(rows.value);
  const percent = share === null ? undefined : numberWords(share * 100, 1);
  return {
    sv: `${count.sv} saknar områdestyp${percent ? ` (${percent.sv} procent)` : ""}. De saknas sällan slumpvis: se gränserna för vad de kan betyda.`,
    en: `${count.en} have no area type${percent ? ` (${percent.en} per cent)` : ""}. They are seldom missing at random: see the bounds of what they may mean.`,
  };
}

/** Benefits and unemployment are part of the index that the types are made of. */
export const CIRCULAR: Text = {
  sv: "Delvis cirkulärt: ekonomiskt bistånd och långtidsarbetslöshet ingår i det index som områdestyperna byggs av.",
  en: "Partly circular: economic assistance and long-term unemployment are part of the index the area types are made of.",
};
export const CELL_KEY_2025: Text = {
  sv: "Från 2025 är SCB:s befolkningstal skyddade med Cell-Key: delar summerar inte exakt till helheten, och 2024 och 2025 ska jämföras med försiktighet.",
  en: "From 2025 Statistics Sweden's population counts are protected by Cell-Key: parts do not sum exactly to the whole, and 2024 and 2025 should be compared with care.",
};
export const VERSION_BREAK: Text = {
  sv: "Områdena är indelade på nytt från 2024: jämför typer före och efter med försiktighet.",
  en: "The areas were divided anew from 2024: compare types before and after with care.",
};
export const RELATIVE_TYPES: Text = {
  sv: "Områdestyperna är relativa: gränserna flyttas varje år med landets medelvärde och spridning.",
  en: "Area types are relative: their limits move every year with the country's mean and spread.",
};
