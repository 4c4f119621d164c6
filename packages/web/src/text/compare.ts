export const compare = {
  "compare.title": { sv: "Jämför platser", en: "Compare places" },
  "compare.lead": {
    sv: "Ställ två till fyra platser bredvid varandra: områden, kommuner, län, riket eller egna urval.",
    en: "Put two to four places side by side: areas, municipalities, counties, the country or sets of your own.",
  },
  "compare.add": { sv: "Lägg till plats", en: "Add a place" },
  "compare.remove": { sv: "Ta bort {name}", en: "Remove {name}" },
  "compare.full": {
    sv: "Fyra platser ryms. Ta bort en för att lägga till en annan.",
    en: "Four places fit. Remove one to add another.",
  },
  "compare.one": { sv: "Lägg till en plats till för att jämföra.", en: "Add one more place to compare." },
  "compare.none": { sv: "Välj platser att jämföra", en: "Choose places to compare" },
  "compare.noneHelp": {
    sv: "Sök efter ett namn eller en kod, eller börja med ett förslag.",
    en: "Search for a name or a code, or start with a suggestion.",
  },
  "compare.sets": { sv: "Eget urval av områden", en: "Your own set of areas" },
  "compare.setsHelp": {
    sv: "Klistra in koder, en per rad eller med komma emellan. Ett urval kan vara en korridor, ett projektområde eller ett verksamhetsområde.",
    en: "Paste codes, one a line or separated by commas. A set can be a corridor, a project area or a service district.",
  },
  "compare.codes": { sv: "Områdeskoder", en: "Area codes" },
  "compare.useSet": { sv: "Jämför urvalet", en: "Compare the set" },
  "compare.setSaved": { sv: "Sparat: {name}, {n} områden.", en: "Saved: {name}, {n} areas." },
  "compare.noCodes": {
    sv: "Ingen områdeskod hittades. En RegSO-kod ser ut så här: 1780R001.",
    en: "No area code was found. A RegSO code looks like this: 1780R001.",
  },
  "compare.types": { sv: "Var människor bor", en: "Where people live" },
  "compare.trend": { sv: "Utvecklingen sedan {year}", en: "Development since {year}" },
  "compare.challenged": {
    sv: "Andel i områden med utmaningar (typ 1 och 2)",
    en: "Share in areas with challenges (types 1 and 2)",
  },
  "compare.index": { sv: "Index", en: "Index" },
  "compare.suggest": { sv: "Förslag", en: "Suggestions" },
} as const;
