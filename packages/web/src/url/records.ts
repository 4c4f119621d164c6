import { RECORD_FIGURES } from "@tvars/api";

export type RecordFigure = (typeof RECORD_FIGURES)[number];

export const STANDARDS = ["none", "direct", "indirect"] as const;

/** What is asked of stored records: the same words as the API's query, so that an address is an API call. */
export interface TableAsked {
  by: string[];
  years: string | null;
  figure: RecordFigure;
  amount: string | null;
  having: string | null;
  where: string | null;
  per: string | null;
  /** The type others are compared with: 1–5 or `mean`; null is as usual. */
  reference: string | null;
  standardise: (typeof STANDARDS)[number];
  rounding: string | null;
}

export const START_ASKED: TableAsked = {
  by: [],
  years: null,
  figure: "count",
  amount: null,
  having: null,
  where: null,
  per: null,
  reference: null,
  standardise: "none",
  rounding: null,
};

const NAME = /^[a-z][a-z0-9-]*$/;

/** Reads what is asked; what is not understood is left as at the start. */
export function readAsked(query: URLSearchParams): TableAsked {
  const figure = query.get("figure");
  const standardise = query.get("standardise");
  return {
    by: (query.get("by") ?? "").split(",").filter((one) => NAME.test(one)),
    years: query.get("years")?.match(/^\d{4}([-,]\d{4})*$/)?.[0] ?? null,
    figure: RECORD_FIGURES.find((one) => one === figure) ?? START_ASKED.figure,
    amount: query.get("amount"),
    having: query.get("having"),
    where: query.get("where"),
    per: query.get("per")?.match(/^[a-z][a-z0-9:-]*$/)?.[0] ?? null,
    reference: query.get("reference")?.match(/^([1-5]|mean)$/)?.[0] ?? null,
    standardise: STANDARDS.find((one) => one === standardise) ?? START_ASKED.standardise,
    rounding: query.get("rounding")?.match(/^(3|5|10)$/)?.[0] ?? null,
  };
}

/** What is asked as pairs of an address or an API call; null is left out. */
export const askedPairs = (asked: TableAsked): [string, string | null][] => [
  ["by", asked.by.length > 0 ? asked.by.join(",") : null],
  ["years", asked.years],
  ["figure", asked.figure === START_ASKED.figure ? null : asked.figure],
  ["amount", asked.amount],
  ["having", asked.having],
  ["where", asked.where],
  ["per", asked.per],
  ["reference", asked.reference],
  ["standardise", asked.standardise === START_ASKED.standardise ? null : asked.standardise],
  ["rounding", asked.rounding],
];
