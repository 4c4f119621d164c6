import type { Text } from "../text.ts";

export const MANY_EVEN: Text = {
  sv: "Alla områden har samma sammansättning som helheten.",
  en: "Every area has the same composition as the whole.",
};
export const MANY_APART: Text = {
  sv: "I varje område bor bara en grupp.",
  en: "Only one group lives in each area.",
};
export const ONE_GROUP: Text = {
  sv: "Alla hör till en och samma grupp.",
  en: "Everyone belongs to one group.",
};
export const EQUAL_GROUPS: Text = { sv: "Grupperna är lika stora.", en: "The groups are equally large." };
export const SMALL_CELLS: Text = {
  sv: "Hur grupper och områden är indelade, och slumpen när många områden har få ur någon grupp: då blir värdet för högt.",
  en: "How groups and areas are drawn, and chance where many areas have few of some group: the value is then too high.",
};
export const GROUPING: Text = {
  sv: "Hur grupperna är indelade: fler och finare grupper ger ett annat värde.",
  en: "How groups are drawn: more and finer groups give another value.",
};
export const NOT_SPREAD: Text = {
  sv: "Det beskriver hela befolkningens sammansättning, inte hur den är fördelad över områdena. Mångfald är inte motsatsen till segregation.",
  en: "It describes the composition of the whole population, not how it is spread over areas. Diversity is not the opposite of segregation.",
};
