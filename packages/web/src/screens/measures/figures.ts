import type { MeasureResult } from "@tvars/api";
import type { Figure } from "@tvars/cube";
import { number } from "@tvars/report";
import type { Language } from "../../url/state.ts";

/** The figure in a result, without what stands round it. */
export const figureOf = ({
  value,
  status,
  flags,
}: Pick<MeasureResult, "value" | "status" | "flags">): Figure => ({
  value,
  status,
  ...(flags ? { flags } : {}),
});

/** Three figures that count, whatever the size of the number. */
export const decimalsFor = (value: number): number =>
  value === 0 ? 2 : Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));

export const valueIn = ({ value }: Pick<MeasureResult, "value">, lang: Language): string | undefined =>
  value === null ? undefined : number(value, lang, decimalsFor(value));
