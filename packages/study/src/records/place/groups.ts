import type { RecordGroup } from "@tvars/api";

/** What a cell of a group's column is counted as; null where it is empty or fits no band. */
export function categoryOf({ bands, values }: RecordGroup): (text: string) => string | null {
  const named = (text: string): string => (values && Object.hasOwn(values, text) ? values[text]! : text);
  if (!bands || bands.length === 0) return (text) => (text === "" ? null : named(text));
  const labels = bandLabels(bands);
  return (text) => {
    if (text === "") return null;
    if (values && Object.hasOwn(values, text)) return values[text]!;
    const number = leadingNumber(text);
    const at = bands.findLastIndex((low) => number >= low);
    return at < 0 ? null : labels[at]!;
  };
}

/** `[0, 20, 65]` is 0–19, 20–64 and 65–; bands of halves end where the next begins. */
export function bandLabels(bands: readonly number[]): string[] {
  const whole = bands.every((low) => Number.isInteger(low));
  return bands.map((low, at) => {
    const next = bands[at + 1];
    if (next === undefined) return `${said(low)}–`;
    const high = whole ? next - 1 : next;
    return whole && high === low ? said(low) : `${said(low)}–${whole ? said(high) : `<${said(high)}`}`;
  });
}

const said = (value: number): string => String(value).replace(".", ",");

/** `80+`, `7 år` and `12,5` are numbers that go on; NaN elsewhere. */
function leadingNumber(text: string): number {
  const found = /^\s*([-+−]?\d+(?:[.,]\d+)?)\s*(\+|år|years?|-|–|$)/i.exec(text);
  return found ? Number(found[1]!.replace(",", ".").replace("−", "-")) : NaN;
}
