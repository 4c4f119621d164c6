import type { Text } from "@tvars/cube";
import { createContext, useContext } from "react";
import type { Language } from "../url/state.ts";
import { access } from "./access.ts";
import { areas } from "./areas.ts";
import { barrierViews } from "./barrier-views.ts";
import { barrierIndicators } from "./barrier-indicators.ts";
import { barriers } from "./barriers.ts";
import { common } from "./common.ts";
import { compare } from "./compare.ts";
import { data } from "./data.ts";
import { followup } from "./followup.ts";
import { glossary } from "./glossary.ts";
import { indicators } from "./indicators.ts";
import { map } from "./map.ts";
import { measures } from "./measures.ts";
import { pictures } from "./pictures.ts";
import { plans } from "./plans.ts";
import { records } from "./records.ts";
import { reports } from "./reports.ts";
import { releases } from "./releases.ts";
import { studies } from "./studies.ts";

export const CATALOGUE = {
  ...common,
  ...map,
  ...areas,
  ...barriers,
  ...access,
  ...barrierIndicators,
  ...barrierViews,
  ...compare,
  ...indicators,
  ...data,
  ...glossary,
  ...measures,
  ...records,
  ...releases,
  ...pictures,
  ...plans,
  ...reports,
  ...studies,
  ...followup,
};
export type TextKey = keyof typeof CATALOGUE;
export type TextValues = Record<string, string | number>;

/** A text of the catalogue with its `{names}` filled in. */
export function say(key: TextKey, lang: Language, values: TextValues = {}): string {
  return CATALOGUE[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export interface Texts {
  lang: Language;
  t: (key: TextKey, values?: TextValues) => string;
  /** The text of an answer in the language of the page. */
  pick: (text: Text) => string;
}

export const textsOf = (lang: Language): Texts => ({
  lang,
  t: (key, values) => say(key, lang, values),
  pick: (text) => text[lang],
});

export const TextContext = createContext<Texts>(textsOf("sv"));
export const useTexts = (): Texts => useContext(TextContext);
