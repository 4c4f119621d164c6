import type { AreaType } from "@tvars/report";
import { typeWord } from "@tvars/report";
import { useTexts } from "../../text/index.ts";

interface Typed {
  type: AreaType | null;
}

/** Rows by area type as pictures take them: known types carry their colour, the unknown its words. */
export function useTypeRows() {
  const { t, lang } = useTexts();
  return {
    rowOf: ({ type }: Typed): { id: string; type?: AreaType; label?: string } =>
      type === null ? { id: "none", label: t("bar.unknownType") } : { id: String(type), type },
    nameOf: ({ type }: Typed): string => (type === null ? t("bar.unknownType") : typeWord(type, lang)),
  };
}

/** By type, 1 first, the unknown last. */
export const inOrder = <Row extends Typed>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.type ?? 9) - (b.type ?? 9));
