type Lang = "sv" | "en";

const textIn = (text: unknown, lang: Lang): string | undefined =>
  text !== null && typeof text === "object" && lang in text
    ? String((text as Record<Lang, unknown>)[lang])
    : undefined;

const textsIn = (list: unknown, lang: Lang): string[] =>
  Array.isArray(list) ? list.flatMap((one) => textIn(one, lang) ?? []) : [];

interface Speaking {
  title?: unknown;
  reading?: unknown;
  results?: unknown;
  leavesOut?: unknown;
  table?: unknown;
}

/** The finding, where the answer says one in words. */
export function sentenceOf(answer: unknown, lang: Lang): string | undefined {
  const { title, reading, results } = (answer ?? {}) as Speaking;
  if (Array.isArray(results)) {
    const readings = results.flatMap((one) => textIn((one as Speaking).reading, lang) ?? []);
    if (readings.length > 0) return readings.join(" ");
  }
  return textIn(reading, lang) ?? textIn(title, lang) ?? (textsIn(reading, lang).join(" ") || undefined);
}

/** What an answer says of how it is read, beside its finding; a release speaks as its table. */
export function readingOf(answer: unknown, lang: Lang): string[] {
  const { reading, table } = (answer ?? {}) as Speaking;
  const own = textsIn(reading, lang);
  return own.length > 0 ? own : textsIn(((table ?? {}) as Speaking).reading, lang);
}

/** What a list of measures does not weigh. */
export function leavesOutOf(answer: unknown, lang: Lang): { lead: string; items: string[] } | undefined {
  const items = textsIn(((answer ?? {}) as Speaking).leavesOut, lang);
  if (items.length === 0) return undefined;
  return { lead: lang === "sv" ? "Det här vägs inte:" : "What this does not weigh:", items };
}
