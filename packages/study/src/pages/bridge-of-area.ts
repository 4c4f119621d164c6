import type { AreaPage, AreaRef } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { divisionOf } from "@tvars/areas";
import type { Outcome } from "@tvars/areas";
import type { Data } from "../data/data.ts";

const WORDS: Record<Outcome, Text> = {
  unchanged: {
    sv: "Området är detsamma i båda indelningarna. Serien kan läsas över skiftet.",
    en: "The area is the same in both divisions. The series can be read across the change.",
  },
  split: {
    sv: "Området har delats. Antal kan läggas ihop över delarna; andelar och index kan inte.",
    en: "The area was split. Counts can be added over its parts; shares and index cannot.",
  },
  moved: {
    sv: "Områdets gräns har flyttats. Serien bryts mellan indelningarna.",
    en: "The area's boundary has moved. The series breaks between the divisions.",
  },
  ended: {
    sv: "Området finns inte i den nyare indelningen.",
    en: "The area does not exist in the newer division.",
  },
  new: {
    sv: "Området finns inte i den äldre indelningen.",
    en: "The area does not exist in the older division.",
  },
  unknown: {
    sv: "Underlaget räcker inte för att säga om gränsen har flyttats.",
    en: "There is not enough at hand to tell whether the boundary has moved.",
  },
};

/** What became of a RegSO between the divisions, with the evidence in words; null for DeSO and where no bridge is stored. */
export function bridgeOfArea(data: Data, area: AreaRef): AreaPage["bridge"] {
  const { bridge, gazetteer } = data;
  if (!bridge || divisionOf(area.version) !== "regso") return null;
  const isBefore = area.version === bridge.from;
  const entry = (isBefore ? bridge.before : bridge.after).get(area.code);
  if (!entry) return null;
  const other = isBefore ? bridge.to : bridge.from;
  const partners = entry.partners.flatMap((code) => gazetteer.get(other, code) ?? []);
  const evidence = entry.evidence.slice(0, 3).map(({ text }) => text);
  const join = (lang: keyof Text): string =>
    [WORDS[entry.outcome][lang], entry.reason?.[lang], ...evidence.map((text) => text[lang])]
      .filter(Boolean)
      .map((sentence) => (/[.!?]$/.test(sentence!) ? sentence : `${sentence}.`))
      .join(" ");
  return {
    outcome: entry.outcome,
    reason: { sv: join("sv"), en: join("en") },
    from: isBefore ? [area] : partners,
    to: isBefore ? partners : [area],
  };
}
