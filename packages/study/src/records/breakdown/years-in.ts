import { StudyError } from "../../error.ts";

/** `2022`, `2018-2022` or `2018,2020`: the years, ascending; undefined where it is none of these. */
export function yearsIn(text: string): number[] | undefined {
  const years = new Set<number>();
  for (const part of text.split(",")) {
    const found = /^\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*$/.exec(part);
    if (!found) return undefined;
    const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (last < first || last - first > 200) return undefined;
    for (let year = first; year <= last; year++) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

export const oddYears = (text: string): StudyError =>
  new StudyError(
    "bad-request",
    { sv: `"${text}" är inga år.`, en: `"${text}" is not years.` },
    {
      value: text,
      expected: { sv: "2022, 2018-2022 eller 2018,2020", en: "2022, 2018-2022 or 2018,2020" },
      action: { sv: "Skriv åren så.", en: "Write the years so." },
    },
  );
