import type { MapValues } from "@tvars/api";
import { number, typeName } from "@tvars/report";
import type { ReactNode } from "react";
import { changeOf } from "../map/area-state.ts";
import type { Pointed } from "../map/map-canvas.tsx";
import { TypeMark, asType } from "../parts/type-mark.tsx";
import type { Texts } from "../text/index.ts";
import { useTexts } from "../text/index.ts";
import { useRouter } from "../url/router.tsx";
import type { ChangePart } from "../url/state.ts";

const CHANGE = { 1: "map.legend.up", 0: "map.legend.same", "-1": "map.legend.down" } as const;

/** What a change of type was, and from what to what; empty where the area has no value to compare. */
export function changeLines(
  { value }: Pointed,
  { year, before, part }: { year: number; before: number | null; part: ChangePart },
  t: Texts["t"],
): string[] {
  if (!value || before === null) return [];
  const change = changeOf(value, part);
  if (change === 9) return [t("map.legend.notComparable")];
  return [
    t(CHANGE[change]),
    ...(part === "cuts" || value.typeBefore === null
      ? []
      : [t("map.tip.before", { type: value.typeBefore, year: before })]),
    ...(part === "all" || value.typeOwn === null
      ? []
      : [t("map.tip.own", { type: value.typeOwn, year, before })]),
  ];
}

/** The tooltip of an area, and the same in words for those who do not see it. */
export function useAreaTip(values: MapValues | undefined): {
  tip: (pointed: Pointed) => ReactNode;
  speak: (pointed: Pointed) => string;
} {
  const { t, lang } = useTexts();
  const { layer, part } = useRouter().state;
  const change = (pointed: Pointed): string[] =>
    layer === "change" && values
      ? changeLines(pointed, { year: values.year, before: values.before, part }, t)
      : [];
  const speak = (pointed: Pointed): string => {
    const { name, value } = pointed;
    const type = asType(value?.type);
    const index = value?.index ?? null;
    return [
      name,
      type
        ? `${t("type.one", { n: type })}, ${typeName(type, lang)}`
        : t(value?.status === "suppressed" ? "figure.suppressed" : "figure.missing"),
      index === null ? "" : `${t("measure.index")} ${number(index, lang, 1)}`,
      ...change(pointed),
    ]
      .filter(Boolean)
      .join(". ");
  };
  const tip = (pointed: Pointed) => {
    const { name, code, value } = pointed;
    const type = asType(value?.type);
    const status = value?.status === "suppressed" ? "suppressed" : "missing";
    return (
      <>
        <p className="tip-name">{name}</p>
        <p className="tip-code">{code}</p>
        <TypeMark type={type ? { value: type, status: "value" } : { value: null, status }} words="short" />
        {value?.index !== null && value?.index !== undefined && (
          <p className="tip-figure">
            {t("measure.index")} <strong>{number(value.index, lang, 1)}</strong>
          </p>
        )}
        {change(pointed).map((line) => (
          <p key={line} className="tip-figure">
            {line}
          </p>
        ))}
      </>
    );
  };
  return { tip, speak };
}
