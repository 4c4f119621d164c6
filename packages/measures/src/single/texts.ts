import type { Counts } from "../data/counts.ts";
import { groupSums } from "../data/sums.ts";
import type { Text } from "../text.ts";

/** What many measures have in common to say. */
export const EVEN: Text = {
  sv: "Grupperna är lika fördelade över områdena.",
  en: "The groups are spread alike over the areas.",
};
export const APART: Text = {
  sv: "Grupperna bor aldrig i samma område.",
  en: "The groups never live in the same area.",
};
export const SMALL_AREAS: Text = {
  sv: "Hur områdena är indelade, och slumpen när områden eller grupper är små: då blir värdet för högt.",
  en: "How areas are drawn, and chance where areas or groups are small: the value is then too high.",
};
export const COMPOSITION: Text = {
  sv: "Hur stora grupperna är: värdet ändras när en grupp växer, även om fördelningen över områdena är densamma.",
  en: "How large the groups are: the value changes when a group grows, even if its spread over areas is the same.",
};

/** How many areas there are, how many have no people, which groups have no members; then what else there is to say. */
export function noteOf(counts: Counts, more?: Text): Text {
  let empty = 0;
  for (let i = 0; i < counts.areas; i += 1) if (counts.totals[i] === 0) empty += 1;
  const absent = counts.groups.length - groupSums(counts).present;
  const areas =
    counts.areas === 1 ? ["1 område", "1 area"] : [`${counts.areas} områden`, `${counts.areas} areas`];
  const sv = [`${areas[0]}${empty > 0 ? `, varav ${empty} utan folk` : ""}.`];
  const en = [`${areas[1]}${empty > 0 ? `, ${empty} of them without people` : ""}.`];
  if (counts.areas === 1) {
    sv.push("Ett enda område säger inget om hur grupper fördelar sig.");
    en.push("A single area says nothing about how groups are spread.");
  }
  if (absent > 0) {
    sv.push(`${absent} av ${counts.groups.length} grupper saknar medlemmar och räknas inte.`);
    en.push(`${absent} of ${counts.groups.length} groups have no members and do not count.`);
  }
  if (more) {
    sv.push(more.sv);
    en.push(more.en);
  }
  return { sv: sv.join(" "), en: en.join(" ") };
}
