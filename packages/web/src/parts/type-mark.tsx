import type { Figure } from "@tvars/cube";
import type { AreaType } from "@tvars/report";
import { typeName, typeShort } from "@tvars/report";
import { useTexts } from "../text/index.ts";
import { FigureText } from "./figure.tsx";

export const asType = (value: number | null | undefined): AreaType | null =>
  value === 1 || value === 2 || value === 3 || value === 4 || value === 5 ? value : null;

interface TypeMarkProps {
  type: Figure;
  /** The number alone, with its short name, or with SCB's full name. */
  words?: "none" | "short" | "full";
}

/** Colour and number of an area type; the number is always there, so colour is never alone. */
export function TypeMark({ type, words = "none" }: TypeMarkProps) {
  const { t, lang } = useTexts();
  const known = asType(type.value);
  if (known === null) return <FigureText figure={type} />;
  const name = words === "full" ? typeName(known, lang) : typeShort(known, lang);
  return (
    <span className="type-mark">
      <span className={`type-chip type-${known}`} title={typeName(known, lang)}>
        <span className="hidden">{t("type.one", { n: "" })}</span>
        {known}
      </span>
      {words === "none" ? null : <span className="type-words">{name}</span>}
    </span>
  );
}
