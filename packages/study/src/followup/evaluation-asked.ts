import type { EvaluationAsked, EvaluationAskedInput } from "@tvars/api";

/** An evaluation as an address asks it: lists are separated by commas. */
export interface EvaluationQuery {
  treated: string;
  since: number;
  indicator?: string;
  records?: string;
  within?: string;
  comparison?: string;
  perTreated?: number;
  placebos?: number;
  seed?: number;
}

const listed = (text: string): string[] => text.split(",").filter((one) => one !== "");

export function evaluationAskedBy({
  treated,
  indicator = "socioeconomic-index",
  records,
  comparison,
  ...rest
}: EvaluationQuery): EvaluationAskedInput {
  return {
    ...rest,
    follows:
      records === undefined ? { kind: "indicator", id: indicator } : { kind: "records", asked: { records } },
    treated: listed(treated),
    ...(comparison === undefined ? {} : { comparison: listed(comparison) }),
  };
}

/** The address that asks the same; undefined where only a body can say it. */
export function addressOf(asked: EvaluationAsked): string | undefined {
  const { follows, treated, since, within, comparison, perTreated, placebos, seed, level } = asked;
  if (level !== 0.95 || follows.kind !== "indicator") return undefined;
  const pairs = [
    ["treated", treated.join(",")],
    ["since", since],
    ["indicator", follows.id],
    ["within", within],
    ...(comparison === "matched" ? [] : [["comparison", comparison.join(",")]]),
    ...(perTreated === 5 ? [] : [["perTreated", perTreated]]),
    ...(placebos === 500 ? [] : [["placebos", placebos]]),
    ...(seed === 1 ? [] : [["seed", seed]]),
  ];
  const readable = (value: unknown): string =>
    encodeURIComponent(String(value)).replace(/%(?:40|3A|2C)/g, decodeURIComponent);
  return `/api/evaluations?${pairs.map(([key, value]) => `${key}=${readable(value)}`).join("&")}`;
}
