import type { BreakdownQuery } from "@tvars/study";
import { oddYears, yearsIn } from "@tvars/study";
import { type Handler, split } from "./handler.ts";

interface Asked {
  id: string;
  by?: string;
  years?: string;
  having?: string;
  where?: string;
  reference?: string;
  rounding?: "3" | "5" | "10";
  format?: string;
  lang?: string;
}

export const breakdownsHandlers = {
  denominators: ({ study }, { id }: { id: string }) => study.denominators({ id }),
  breakdown: (
    { study },
    { id, by, years, having, where, reference, rounding, format: _format, lang: _lang, ...rest }: Asked,
  ) => {
    const chosen = having === undefined ? undefined : chosenIn(having)[0];
    return study.breakdown({
      ...rest,
      records: id,
      ...(by === undefined ? {} : { by: split(by, /[,;\s]+/) ?? [] }),
      ...(years === undefined ? {} : { years: yearsOf(years) }),
      ...(chosen ? { having: { group: chosen[0], values: chosen[1] } } : {}),
      ...(where === undefined ? {} : { where: Object.fromEntries(chosenIn(where)) }),
      ...(reference === undefined ? {} : { reference: referenceOf(reference) }),
      ...(rounding === undefined ? {} : { secrecy: { rounding: Number(rounding) as 3 } }),
    } as BreakdownQuery);
  },
} satisfies Record<string, Handler>;

function yearsOf(text: string): number[] {
  const years = yearsIn(text);
  if (years === undefined) throw oddYears(text);
  return years;
}

const referenceOf = (text: string): number | string => (text === "mean" ? text : Number(text));

/** `group=value,value;group=value` */
const chosenIn = (text: string): [string, string[]][] =>
  (split(text, /;/) ?? []).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [part, []] : [part.slice(0, at), part.slice(at + 1).split(",")];
  });
