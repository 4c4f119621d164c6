import type { Text } from "@tvars/cube";
import type { SuggestedStep } from "./templates.ts";

/** What stored data cannot answer, why, and what would make it possible. */
export const WHY_NOT: Record<SuggestedStep, Text> = {
  types: {
    sv: "Befolkning efter områdestyp: inga områdestyper är lagrade. Hämta dem från SCB på skärmen Data.",
    en: "Population by area type: no area types are stored. Fetch them from SCB on the screen Data.",
  },
  transitions: {
    sv: "Områden som bytt typ: färre än två år är lagrade. Hämta fler år från SCB på skärmen Data.",
    en: "Areas that have changed type: fewer than two years are stored. Fetch more years from SCB on the screen Data.",
  },
  composition: {
    sv: "Egen ändring eller byte av typ: färre än två år är lagrade. Hämta fler år från SCB på skärmen Data.",
    en: "Own change or change of type: fewer than two years are stored. Fetch more years from SCB on the screen Data.",
  },
  early: {
    sv: "Tidiga tecken: färre än fem år är lagrade, och chanser räknas ur tidigare års ändringar. Hämta fler år.",
    en: "Early signs: fewer than five years are stored, and chances come from changes of earlier years. Fetch more years.",
  },
  measure: {
    sv: "Mått på segregation: ingen tabell med grupper är lagrad. Hämta en tabell med befolkning efter grupp.",
    en: "Measures of segregation: no table of groups is stored. Fetch a table of population by group.",
  },
  trend: {
    sv: "Segregation över tid: ingen tabell med grupper för minst två år är lagrad. Hämta fler år av en sådan tabell.",
    en: "Segregation over time: no table of groups for at least two years is stored. Fetch more years of one.",
  },
  barriers: {
    sv: "Barriärer: inget nät av gator, vägar och järnvägar är lagrat. Läs in ett utdrag ur NVDB eller OpenStreetMap.",
    en: "Barriers: no network of streets, roads and railways is stored. Import an extract of NVDB or OpenStreetMap.",
  },
  segregation: {
    sv: "Segregation med barriärer: det kräver både ett nät av gator och en tabell med grupper. Läs in det som saknas.",
    en: "Segregation with barriers: it needs both a network of streets and a table of groups. Import what is missing.",
  },
  access: {
    sv: "Tillgänglighet: inget nät av gator är lagrat. Läs in ett utdrag ur NVDB eller OpenStreetMap, och service som punkter.",
    en: "Access: no network of streets is stored. Import an extract of NVDB or OpenStreetMap, and services as points.",
  },
  scenario: {
    sv: "Vad en ny passage skulle ändra: inget scenario är sparat. Rita ett på skärmen Barriärer och spara det.",
    en: "What a new crossing would change: no scenario is saved. Draw one on the screen Barriers and save it.",
  },
  records: {
    sv: "Egna uppgifter efter områdestyp: myndighetens egna uppgifter är inte inlästa. Läs in dem på skärmen Egna uppgifter.",
    en: "Own records by area type: the agency's own records are not stored. Import them on the screen Own records.",
  },
  release: {
    sv: "Utlämnade tal: ingen utlämning är beslutad. Gör ett utkast av en skyddad tabell och låt någon granska det.",
    en: "Released figures: no release has been decided. Draft one of a protected table and have it reviewed.",
  },
  plan: {
    sv: "Planerade åtgärder: ingen lista över åtgärder är inläst. Läs in en på skärmen Planera.",
    en: "Planned measures: no list of measures is stored. Import one on the screen Plan.",
  },
  sheet: {
    sv: "Sociala konsekvenser av en åtgärd: ingen lista över åtgärder är inläst. Läs in en på skärmen Planera.",
    en: "Social consequences of a measure: no list of measures is stored. Import one on the screen Plan.",
  },
  goal: {
    sv: "Mål: inga mål är satta. Sätt ett på skärmen Följ upp.",
    en: "Goals: none are set. Set one on the screen Follow up.",
  },
};
