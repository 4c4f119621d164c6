/** What a reference names: road numbers in a form of their own, and kilometres along the road where it tells them. */
export interface RoadReference {
  numbers: string[];
  kilometres: { from: number; to: number } | null;
}

/** No list names more roads by a range than this; a wider one is a slip of the pen. */
const WIDEST = 50;

const KM = /\bkm\.?\s*(\d+(?:[.,]\d+)?)(?:\s*[–-]\s*(?:km\s*)?(\d+(?:[.,]\d+)?))?/i;
const KM_AFTER = /(\d+(?:[.,]\d+)?)(?:\s*[–-]\s*(\d+(?:[.,]\d+)?))?\s*km\b/i;
const NUMBER = /^(?:[A-ZÅÄÖ]{1,2} ?)?\d{1,4}(?:\.\d{1,2})?$/i;
/** Words for road, road of the nation, of a county, in the forms lists use. */
const WORDS = /\b(vägarna|vägar|väg|vag|riksväg|rv|länsväg|lv|europaväg|roads?|route|highway|nr)\b\.?/giu;

/**
 * `E18`, `väg 910–917`, `Rv 45 och 70`, `E4/E20`, `E18 km 12–15`. Undefined where it holds no road number: the name of a railway, or words.
 */
export function roadReference(text: string): RoadReference | undefined {
  const [said = "", from, to] = KM.exec(text) ?? KM_AFTER.exec(text) ?? [];
  const kilometres =
    from === undefined ? null : { from: decimal(from), to: decimal(to === undefined ? from : to) };
  const parts = text
    .replace(said === "" ? /$^/ : said, " ")
    .replaceAll(/[Vv]äg(ar|arna)?(?=\s|$)/gu, " ")
    .replaceAll(WORDS, " ")
    .split(/[,;/+&]|\boch\b|\band\b/iu)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const numbers: string[] = [];
  for (const part of parts) {
    const [, low, high] = /^(\d{1,4})\s*[–-]\s*(\d{1,4})$/.exec(part) ?? [];
    if (low !== undefined) {
      const [first, last] = [Number(low), Number(high)];
      if (last < first || last - first > WIDEST) return undefined;
      for (let number = first; number <= last; number++) numbers.push(String(number));
    } else if (NUMBER.test(part)) numbers.push(roadNumber(part));
    else return undefined;
  }
  return numbers.length > 0 ? { numbers: [...new Set(numbers)], kilometres } : undefined;
}

const decimal = (text: string): number => Number(text.replace(",", "."));

/** `E 18` and `e18` are one road: upper case, no spaces. */
export const roadNumber = (text: string): string => text.toUpperCase().replaceAll(/\s+/g, "");

/** Numbers of a way as its source writes them (`E 4;E 20`); a county's letter before a number is also left away, as lists of one county do. */
export function numbersOf(ref: string): string[] {
  return ref.split(/[;,/]/).flatMap((one) => {
    const number = roadNumber(one);
    if (!NUMBER.test(one.trim())) return [];
    const [, bare] = /^(?!E\d)[A-ZÅÄÖ]{1,2}(\d+(?:\.\d+)?)$/.exec(number) ?? [];
    return bare === undefined ? [number] : [number, bare];
  });
}
