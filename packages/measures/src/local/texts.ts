import type { Text } from "../text.ts";

export const ONE_GROUP_EACH: Text = {
  sv: "I varje område bor bara en grupp.",
  en: "Only one group lives in each area.",
};
export const ALL_MIXED: Text = {
  sv: "Grupperna är lika stora i varje område.",
  en: "Groups are equally large in every area.",
};
export const OWN_MIX: Text = {
  sv: "Det är områdets egen blandning, inte jämförd med helheten: ett område kan vara blandat för att hela orten är det, eller enhetligt för att nästan alla på orten hör till samma grupp.",
  en: "It is the area's own mix, not compared with the whole: an area can be mixed because the whole place is, or uniform because nearly everyone in the place belongs to one group.",
};
