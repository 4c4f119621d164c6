import type { MapValues } from "@tvars/api";
import { classify } from "@tvars/areas";
import type { Data } from "../data/data.ts";
import { regsoVersion } from "../data/data.ts";
import { comparableCodes } from "./comparable.ts";
import { yearCutoffs } from "./year-cutoffs.ts";

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/**
 * Index and type of every RegSO in a year; for an earlier year also the type then and the type that this year's own values
 * would have had under that year's cuts, where the area is the same.
 */
export function mapValuesOf(data: Data, year: number, before: number | undefined): MapValues {
  const version = regsoVersion(year);
  const table = data.index.get(version);
  const codes = table ? [...table.codes] : [];
  const { typeBefore, typeOwn } =
    before === undefined ? nothing(codes.length) : since(data, codes, year, before);
  return {
    year,
    version,
    codes,
    type: codes.map((code) => orNull(table?.value("type", code, year))),
    index: codes.map((code) => orNull(table?.value("index", code, year))),
    status: codes.map((code) => table?.statusWords("type", code, year) ?? "missing"),
    typeBefore,
    typeOwn,
    before: before ?? null,
  };
}

type Change = Pick<MapValues, "typeBefore" | "typeOwn">;

function since(data: Data, codes: readonly string[], year: number, before: number): Change {
  const earlier = data.index.get(regsoVersion(before));
  const comparable = comparableCodes(data, before, year);
  const now = yearCutoffs(data, year);
  const then = yearCutoffs(data, before)?.best;
  const own = (at: number): number | null => {
    const index = now?.unrounded[at] ?? NaN;
    return then && !Number.isNaN(index) ? classify(index, then) || null : null;
  };
  return {
    typeBefore: codes.map((code) =>
      comparable.has(code) ? orNull(earlier?.value("type", code, before)) : null,
    ),
    typeOwn: codes.map((code, at) => (comparable.has(code) ? own(at) : null)),
  };
}

const nothing = (length: number): Change => ({
  typeBefore: Array.from({ length }, () => null),
  typeOwn: Array.from({ length }, () => null),
});
