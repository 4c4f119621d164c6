import type { Lang } from "../base/picture.ts";

const COUNTS: Record<Lang, readonly string[]> = {
  sv: ["ingen", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"],
  en: ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
};

/**
 * A share as people say it: "tre av tio", "drygt en av tio", "nästan ingen". Within 1.5 percentage points of a
 * tenth it is that tenth; above it "drygt", below it "knappt". Shares under 7.5 per cent are said of a hundred.
 */
export function outOfTen(sharePercent: number, lang: Lang): string {
  if (!(sharePercent >= 0 && sharePercent <= 100))
    throw new RangeError(`A share is ${sharePercent} per cent; expected 0 to 100.`);
  const sv = lang === "sv";
  if (sharePercent === 0) return sv ? "ingen" : "no one";
  if (sharePercent === 100) return sv ? "alla" : "everyone";
  if (sharePercent < 0.5) return sv ? "nästan ingen" : "almost no one";
  if (sharePercent >= 95) return sv ? "nästan alla" : "almost everyone";
  if (sharePercent < 7.5) {
    const hundred = Math.max(1, Math.round(sharePercent));
    return sv ? `${COUNTS.sv[hundred]!} av hundra` : `${COUNTS.en[hundred]!} in a hundred`;
  }
  if (Math.abs(sharePercent - 50) <= 1.5) return sv ? "hälften" : "half";
  const tenth = Math.round(sharePercent / 10);
  const off = sharePercent - tenth * 10;
  const count = `${COUNTS[lang][tenth]!} ${sv ? "av" : "in"} ${COUNTS[lang][10]!}`;
  if (Math.abs(off) <= 1.5) return count;
  if (off > 0) return `${sv ? "drygt" : "just over"} ${count}`;
  return `${sv ? "knappt" : "just under"} ${count}`;
}

/** The first letter large, for the head of a sentence. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
