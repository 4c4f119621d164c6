import type { Text } from "../text.ts";

export const BELOW_CHANCE: Text = {
  sv: "Under 0: grupperna är jämnare fördelade än slumpen skulle ge. Läs det som att ingen segregation syns.",
  en: "Below 0: the groups are spread more evenly than chance would have it. Read it as no segregation to be seen.",
};
export const ONLY_CHANCE: Text = {
  sv: "Hur områdena är indelade. Slumpens del i små områden är borträknad, så gott det går.",
  en: "How areas are drawn. The part of chance in small areas is taken away, as far as can be.",
};
export const NOT_REGISTER: Text = {
  sv: "Rättelsen svarar på frågan hur det vore om områdena vore stora nog att slumpen inte syntes. Vad som faktiskt gäller dem som bor där i dag visar det orättade måttet.",
  en: "The correction answers how it would be if areas were large enough for chance not to show. What actually holds for those who live there today is shown by the uncorrected measure.",
};
