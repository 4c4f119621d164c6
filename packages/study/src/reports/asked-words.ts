import type { Text } from "@tvars/cube";

type Lang = "sv" | "en";
type Asked = Record<string, unknown>;

/** What parameters of questions are called; what has no word here says nothing to a reader and is left to the annex. */
const NAMES: Record<string, Text> = {
  place: { sv: "plats", en: "place" },
  places: { sv: "platser", en: "places" },
  compare: { sv: "jämfört med", en: "compared with" },
  year: { sv: "år", en: "year" },
  years: { sv: "år", en: "years" },
  from: { sv: "från", en: "from" },
  to: { sv: "till", en: "to" },
  ahead: { sv: "år framåt", en: "years ahead" },
  division: { sv: "indelning", en: "division" },
  areas: { sv: "områden", en: "areas" },
  grouping: { sv: "gruppering", en: "grouping" },
  groups: { sv: "grupper", en: "groups" },
  measure: { sv: "mått", en: "measure" },
  measures: { sv: "mått", en: "measures" },
  indicator: { sv: "indikator", en: "indicator" },
  id: { sv: "beteckning", en: "id" },
  network: { sv: "nät", en: "network" },
  profile: { sv: "färdas som", en: "travels as" },
  rules: { sv: "vad som räknas som barriär", en: "what counts as a barrier" },
  within: { sv: "grannar inom meter", en: "neighbours within metres" },
  withinM: { sv: "grannar inom meter", en: "neighbours within metres" },
  limit: { sv: "längsta väg, meter", en: "longest walk, metres" },
  radius: { sv: "radie, meter", en: "radius, metres" },
  permutations: { sv: "omkastningar", en: "permutations" },
  seed: { sv: "frö", en: "seed" },
  draws: { sv: "dragningar", en: "draws" },
  reach: { sv: "nära är högst meter", en: "near is at most metres" },
  weights: { sv: "vikter", en: "weights" },
  minutes: { sv: "minuter", en: "minutes" },
  mode: { sv: "färdsätt", en: "way of travelling" },
  date: { sv: "dag", en: "day" },
  departure: { sv: "avgång", en: "departure" },
  by: { sv: "delat efter", en: "by" },
  figure: { sv: "tal", en: "figure" },
  per: { sv: "per", en: "per" },
  reference: { sv: "jämfört med typ", en: "against type" },
  level: { sv: "intervallens nivå", en: "level of intervals" },
  since: { sv: "från och med", en: "since" },
  treated: { sv: "områden med åtgärden", en: "areas with the measure" },
};

const VALUES: Record<string, Text> = {
  riket: { sv: "alla områden som finns här", en: "all areas at hand" },
  adult: { sv: "vuxen till fots", en: "an adult on foot" },
  child: { sv: "barn till fots", en: "a child on foot" },
  older: { sv: "äldre till fots", en: "an older person on foot" },
  wheelchair: { sv: "med rullstol", en: "by wheelchair" },
  cycle: { sv: "med cykel", en: "by cycle" },
  car: { sv: "med bil", en: "by car" },
  walk: { sv: "till fots", en: "on foot" },
  transit: { sv: "med kollektivtrafik", en: "by public transport" },
  type: { sv: "områdestyp", en: "area type" },
  count: { sv: "antal", en: "count" },
  rate: { sv: "per befolkning", en: "per population" },
  share: { sv: "andel", en: "share" },
};

const HIDDEN = new Set(["format", "lang"]);

function valueOf(value: unknown, names: ReadonlyMap<string, Text>, lang: Lang): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean")
    return value ? (lang === "sv" ? "ja" : "yes") : lang === "sv" ? "nej" : "no";
  if (typeof value === "string") {
    const parts = value.split(/[;,]\s*/);
    return parts.map((one) => (names.get(one) ?? VALUES[one] ?? { sv: one, en: one })[lang]).join(", ");
  }
  if (Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number"))
    return value.map((one) => valueOf(one, names, lang)).join(", ");
  return undefined;
}

/**
 * What a step asks, in words: "plats Vretstad, år 2024". Names of places and networks are taken from the answer where it
 * says them.
 */
export function askedSaid(
  asked: Asked,
  answer: unknown,
  lang: Lang,
  told: ReadonlyMap<string, Text> = new Map(),
): string {
  const names = new Map([...told, ...namesIn(answer)]);
  const { year, place } = (answer ?? {}) as { year?: unknown; place?: { id?: string; name?: Text } };
  const said: Asked = {
    ...(typeof place === "object" && typeof place?.id === "string" && !("id" in asked)
      ? { place: place.id }
      : {}),
    ...(typeof year === "number" ? { year } : {}),
    ...asked,
  };
  return Object.entries(said)
    .flatMap(([key, value]) => {
      const name = NAMES[key];
      const text = HIDDEN.has(key) ? undefined : valueOf(value, names, lang);
      if (!name || !text) return [];
      // What has a name needs no word for being named.
      return key === "id" && names.has(String(value)) ? [text] : [`${name[lang]} ${text}`];
    })
    .join("; ");
}

/** Names that an answer gives to ids at its top: places, areas, measures, groupings. */
function namesIn(answer: unknown): Map<string, Text> {
  const found = new Map<string, Text>();
  const look = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    if (Array.isArray(value)) return value.slice(0, 50).forEach(look);
    const { id, name, title } = value as { id?: unknown; name?: unknown; title?: unknown };
    const word = [name, title].find(
      (one): one is Text | string =>
        typeof one === "string" || (one !== null && typeof one === "object" && "sv" in one && "en" in one),
    );
    if (typeof id === "string" && word !== undefined && !found.has(id))
      found.set(id, typeof word === "string" ? { sv: word, en: word } : word);
  };
  look(answer);
  if (answer !== null && typeof answer === "object" && !Array.isArray(answer))
    for (const value of Object.values(answer)) look(value);
  return found;
}
