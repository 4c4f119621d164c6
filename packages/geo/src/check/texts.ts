import type { Text } from "../error.ts";
import type { ProblemCode } from "./check-layer.ts";

export const PROBLEMS: Record<ProblemCode, Text> = {
  empty: { sv: "Området saknar geometri", en: "The area has no geometry" },
  "not-an-area": { sv: "Objektet är ingen yta", en: "The feature is not an area" },
  "too-few-points": { sv: "En ring har färre än fyra punkter", en: "A ring has fewer than four points" },
  "unclosed-ring": { sv: "En ring är inte sluten", en: "A ring is not closed" },
  "self-crossing": { sv: "Gränsen korsar sig själv", en: "The border crosses itself" },
  "missing-code": { sv: "Områdeskoden saknas", en: "The area code is missing" },
  "duplicate-code": { sv: "Områdeskoden förekommer flera gånger", en: "The area code occurs more than once" },
  overlap: { sv: "Området överlappar ett annat", en: "The area overlaps another" },
};

export const ACTIONS: Record<ProblemCode, Text> = {
  empty: { sv: "Ta bort raden eller rita området.", en: "Remove the row or draw the area." },
  "not-an-area": { sv: "Välj ett lager med ytor.", en: "Choose a layer of polygons." },
  "too-few-points": { sv: "Rita om eller ta bort ringen.", en: "Redraw or remove the ring." },
  "unclosed-ring": {
    sv: "Ringen slöts; kontrollera att den är hel.",
    en: "The ring was closed; check that it is complete.",
  },
  "self-crossing": {
    sv: "Rätta gränsen på den angivna platsen (i QGIS: Reparera geometrier).",
    en: "Mend the border at the place given (in QGIS: Fix geometries).",
  },
  "missing-code": { sv: "Fyll i koden.", en: "Fill in the code." },
  "duplicate-code": {
    sv: "Behåll en rad per kod, eller slå samman raderna.",
    en: "Keep one row per code, or merge the rows.",
  },
  overlap: {
    sv: "Dra gränsen så att områdena inte överlappar, eller godta överlapp av den storleken.",
    en: "Move the border so that the areas do not overlap, or accept overlaps of that size.",
  },
};
