/** An age span, both ends included; `high` is Infinity where it is open. */
export interface AgeSpan {
  low: number;
  high: number;
}

/** `20-64`, `20–64`, `65-`, `65+`, `-4`, `7 år`: as tables and groups of records write ages; undefined where it is no age. */
export function ageSpan(text: string): AgeSpan | undefined {
  const plain = text.trim().replace(/\s*(år|years?)$/i, "");
  const both = /^(\d{1,3})\s*[-–]\s*(\d{1,3})$/.exec(plain);
  if (both) return { low: Number(both[1]), high: Number(both[2]) };
  const open = /^(\d{1,3})\s*[-–+]$/.exec(plain);
  if (open) return { low: Number(open[1]), high: Infinity };
  const under = /^[-–](\d{1,3})$/.exec(plain);
  if (under) return { low: 0, high: Number(under[1]) };
  return /^\d{1,3}$/.test(plain) ? { low: Number(plain), high: Number(plain) } : undefined;
}

/**
 * The bands of a table that together are exactly the span; undefined where its ends cut a band or a band is absent.
 * Ages from 100 up are nobody's end: an open band ends the span as well as `100+` does.
 */
export function bandsWithin(bands: readonly string[], { low, high }: AgeSpan): string[] | undefined {
  const read = bands
    .flatMap((id) => {
      const span = ageSpan(id);
      return span ? [{ id, ...span }] : [];
    })
    .sort((a, b) => a.low - b.low || a.high - b.high);
  const chosen: string[] = [];
  let next = low;
  for (const band of read) {
    if (band.low !== next || band.high > high) continue;
    chosen.push(band.id);
    next = band.high + 1;
    if (next > high) break;
  }
  return chosen.length > 0 && next === high + 1 ? chosen : undefined;
}

const SEXES: Record<"women" | "men", readonly string[]> = {
  women: ["women", "woman", "female", "f", "kvinna", "kvinnor", "k", "2", "flicka", "flickor"],
  men: ["men", "man", "male", "m", "män", "1", "pojke", "pojkar"],
};

/** The sex that a category of records says; undefined where it says neither. */
export const sexOf = (category: string): "women" | "men" | undefined =>
  (["women", "men"] as const).find((sex) => SEXES[sex].includes(category.trim().toLowerCase()));
