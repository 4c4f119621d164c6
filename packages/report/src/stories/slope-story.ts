import type { Figure, Text } from "@tvars/cube";
import type { AreaType } from "../base/palette.ts";
import type { Lang, Picture, PictureOptions } from "../base/picture.ts";
import type { SlopeItem } from "../charts/slope.ts";
import { slope } from "../charts/slope.ts";
import { amid } from "../words/amid.ts";
import { number } from "../words/numbers.ts";
import { trendSentence } from "../words/sentences.ts";
import { DIRECTION, typeShort } from "../words/types.ts";
import { inPercent, withNotes } from "./parts.ts";
import type { SlopeStory } from "./story.ts";

/** More areas than this would have names on top of each other; those that changed most are named, the rest drawn thin. */
const NAMED_MOST = 14;

const MEASURE = {
  share: { sv: "Andel av invånarna efter områdestyp", en: "Share of residents by area type" },
  people: { sv: "Invånare efter områdestyp", en: "Residents by area type" },
  areas: { sv: "Antal områden efter områdestyp", en: "Number of areas by area type" },
  index: { sv: "Socioekonomiskt index", en: "Socioeconomic index" },
} as const;

export function slopePicture(story: SlopeStory, options: PictureOptions): Picture {
  const { lang = "sv" } = options;
  const { of, from: fromYear, to: toYear, breaks } = story;
  const byType = of !== "index";
  const [crossed] = breaks;
  const items = byType ? typeItems(story, lang) : areaItems(story);
  return slope(
    {
      measure: MEASURE[of][lang],
      fromYear,
      toYear,
      items,
      unit: of === "share" ? "percent" : of === "index" ? "index" : "number",
      decimals: of === "share" || of === "index" ? 1 : 0,
      rows: byType ? (lang === "sv" ? "Områdestyp" : "Area type") : lang === "sv" ? "Område" : "Area",
      ...(!byType && items.length === 0
        ? {
            empty: {
              sv: `Inget område kan följas mellan ${fromYear} och ${toYear}: gränserna är ändrade, eller det är inte känt om de är det. Välj två år med samma indelning.`,
              en: `No area can be followed between ${fromYear} and ${toYear}: the boundaries have changed, or it is not known whether they have. Choose two years of one division.`,
            },
          }
        : {}),
      sentence: byType ? typesSentence(story, lang) : areasSentence(story, lang),
      ...(crossed && byType
        ? {
            notched: {
              sv: `Brott mellan ${crossed.between[0]} och ${crossed.between[1]}: ${crossed.reason.sv}`,
              en: `Break between ${crossed.between[0]} and ${crossed.between[1]}: ${crossed.reason.en}`,
            },
          }
        : {}),
    },
    withNotes({ notes: [...namedSaid(items), ...story.notes] }, options),
  );
}

function namedSaid(items: readonly SlopeItem[]): Text[] {
  const named = items.filter(({ quiet }) => !quiet).length;
  if (named === items.length) return [];
  return [
    {
      sv: `De ${named} områden vars index har ändrats mest har namn; alla står i tabellen.`,
      en: `The ${named} areas whose index changed most are named; all are in the table.`,
    },
  ];
}

const typeItems = ({ items, of }: SlopeStory, lang: Lang): SlopeItem[] =>
  items.map(({ id, type, from, to }) => ({
    id,
    label: `${type} ${typeShort(type as AreaType, lang)}`,
    type: type as AreaType,
    from: of === "share" ? inPercent(from) : from,
    to: of === "share" ? inPercent(to) : to,
  }));

function areaItems({ items }: SlopeStory): SlopeItem[] {
  const moved = ({ from, to }: (typeof items)[number]): number =>
    from.value === null || to.value === null ? -1 : Math.abs(to.value - from.value);
  const named = new Set(
    items
      .toSorted((a, b) => moved(b) - moved(a) || (a.id < b.id ? -1 : 1))
      .slice(0, NAMED_MOST)
      .map(({ id }) => id),
  );
  return items.map(({ id, name, type, from, to }) => ({
    id,
    label: name.sv,
    from,
    to,
    ...(type === null ? {} : { type: type as AreaType }),
    ...(named.has(id) ? {} : { quiet: true }),
  }));
}

/** What became of types 1 and 2 together; where a break lies between, only what each year was. */
function typesSentence({ place, of, from, to, items, breaks }: SlopeStory, lang: Lang): string {
  const sum = (end: "from" | "to"): Figure => {
    const two = items.filter(({ type }) => type === 1 || type === 2).map((item) => item[end]);
    if (two.length < 2 || two.some(({ value }) => value === null)) return { value: null, status: "missing" };
    const value = two.reduce((a, figure) => a + figure.value!, 0);
    return of === "share"
      ? inPercent({ value, status: "value" })
      : { value, status: value === 0 ? "zero" : "value" };
  };
  const sv = lang === "sv";
  const what = {
    share: sv ? "Andelen invånare i typ 1 och 2" : "The share of residents in types 1 and 2",
    people: sv ? "Antalet invånare i typ 1 och 2" : "The number of residents in types 1 and 2",
    areas: sv ? "Antalet områden av typ 1 och 2" : "The number of areas of types 1 and 2",
    index: "",
  }[of];
  const subject = `${what} ${sv ? "i" : "in"} ${amid(place.name[lang])}`;
  const said = trendSentence(
    {
      subject,
      points: [
        { year: from, figure: sum("from") },
        { year: to, figure: sum("to") },
      ],
      ...(breaks.length > 0 ? { breakYears: [to] } : {}),
      unit: of === "share" ? "percent" : "number",
      decimals: of === "share" ? 1 : 0,
    },
    lang,
  );
  return `${said} ${DIRECTION.type[lang]}`;
}

function areasSentence({ place, from, to, items }: SlopeStory, lang: Lang): string {
  const both = items.filter((item) => item.from.value !== null && item.to.value !== null);
  const count = (test: (change: number) => boolean): string =>
    number(both.filter((item) => test(item.to.value! - item.from.value!)).length, lang);
  const [up, down] = [count((change) => change > 0), count((change) => change < 0)];
  const all = number(both.length, lang);
  return lang === "sv"
    ? `Index steg i ${up} och sjönk i ${down} av ${all} områden i ${amid(place.name.sv)} från ${from} till ${to}.`
    : `The index rose in ${up} and fell in ${down} of ${all} areas in ${amid(place.name.en)} from ${from} to ${to}.`;
}
