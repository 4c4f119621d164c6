import type { AgencyProfile, BreakdownAnswer, RecordsDefinition } from "@tvars/api";
import type { State } from "../../../url/state.ts";
import type { TableAsked } from "../../../url/records.ts";
import { START_ASKED, askedPairs } from "../../../url/records.ts";

type Indicator = AgencyProfile["indicators"][number];
type Row = BreakdownAnswer["rows"][number];

/** What the address asks of the records, as the API is asked it. */
export const queryOf = ({ asked, place }: State): Record<string, string | null> => ({
  place,
  ...Object.fromEntries(askedPairs(asked)),
});

/** An indicator of the profile as a question, where the records have the groups and amounts it asks for. */
export function ofIndicator({ asked }: Indicator, { groups, amounts }: RecordsDefinition): TableAsked | null {
  const { by, figure, per, having, amount, reference, standardise, where } = asked;
  const known = new Set(groups.map(({ id }) => id));
  if (figure === "share" && !having) return null;
  if (having && !known.has(having.group)) return null;
  if (Object.keys(where ?? {}).some((group) => !known.has(group))) return null;
  const column = amount ?? amounts[0]?.column;
  if ((figure === "amount" || figure === "mean") && column === undefined) return null;
  return {
    ...START_ASKED,
    by: (by ?? []).filter((one) => one !== "type" || (by?.length ?? 0) > 1),
    figure: figure ?? "count",
    per: per === undefined || per === "none" ? null : per,
    having: having ? `${having.group}=${having.values.join(",")}` : null,
    amount: figure === "amount" || figure === "mean" ? (column ?? null) : null,
    reference: reference === undefined ? null : String(reference),
    standardise: standardise ?? "none",
    where: where
      ? Object.entries(where)
          .map(([group, values]) => `${group}=${values.join(",")}`)
          .join(";") || null
      : null,
  };
}

/** "kon=man,kvinna" as a group and its values. */
export function readValues(text: string | null): { group: string; values: string[] } | null {
  const [first = ""] = (text ?? "").split(";");
  const at = first.indexOf("=");
  if (at <= 0) return null;
  return {
    group: first.slice(0, at),
    values: first
      .slice(at + 1)
      .split(",")
      .filter((one) => one !== ""),
  };
}

export const writeValues = ({ group, values }: { group: string; values: string[] }): string | null =>
  values.length === 0 ? null : `${group}=${values.join(",")}`;

export const ALL = "all";
export const AREAS = ["regso", "deso", "kommun", "lan"] as const;
export const areaBy = (by: readonly string[]): (typeof AREAS)[number] | undefined =>
  AREAS.find((one) => by.includes(one));

/** The latest year of an answer by year; null where it is not by year. */
export function lastYear({ dimensions }: BreakdownAnswer): string | null {
  const years = dimensions.find(({ id }) => id === "year")?.categories.map(({ id }) => id) ?? [];
  return years.toSorted().at(-1) ?? null;
}

/** Rows that are no sums; of one year where there are several. */
export function partsOf(answer: BreakdownAnswer, year: string | null = lastYear(answer)): Row[] {
  const summed = new Set(
    answer.dimensions.filter(({ categories }) => categories.length > 0).map(({ id }) => id),
  );
  return answer.rows.filter(
    ({ key }) =>
      [...summed].every((id) => key[id] !== ALL) &&
      (year === null || key.year === undefined || key.year === year),
  );
}

/** The years an answer is of, "2018–2024". */
export function yearsOf({ asked: { years } }: BreakdownAnswer): string {
  const [first, last] = [years?.[0], years?.at(-1)];
  return first === undefined ? "" : first === last ? String(first) : `${first}–${last}`;
}
