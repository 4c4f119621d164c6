export const glossary = {
  "glossary.title": { sv: "Ordlista", en: "Glossary" },
  "glossary.lead": {
    sv: "Ord som används här, och hur siffrorna inte ska läsas.",
    en: "Words used here, and how not to read the figures.",
  },
  "glossary.words": { sv: "Ord", en: "Words" },
  "glossary.not": { sv: "Så ska siffrorna inte läsas", en: "How not to read this" },
  "glossary.signs": { sv: "Tecken", en: "Signs" },
  "glossary.signs.lead": {
    sv: "Ett tomt fält betyder aldrig noll. Så här visas det som inte är ett vanligt värde.",
    en: "An empty cell never means zero. This is how what is not an ordinary figure is shown.",
  },
  "glossary.keys": { sv: "Tangenter", en: "Keys" },
  "glossary.types": { sv: "De fem områdestyperna", en: "The five area types" },
} as const;
