/** Words for what is stored: dates, years, sources. */

export const dayOf = (moment: string | undefined, lang: string): string => {
  if (!moment) return "";
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return date.toLocaleDateString(lang === "sv" ? "sv-SE" : "en-GB", { dateStyle: "medium" });
};

/** "2011–2024", or single years where there are gaps. */
export function yearSpan(years: readonly number[]): string {
  const sorted = years.toSorted((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  return first === last ? String(first) : `${first}–${last}`;
}

/** Where a table is from, as people write it. */
const SOURCE_NAMES: Record<string, string> = { scb: "SCB", kolada: "Kolada", example: "Tvärs" };
export const sourceName = (source: string): string => SOURCE_NAMES[source] ?? source;
