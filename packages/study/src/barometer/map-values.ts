import type { MapValues } from "@tvars/api";
import type { Data } from "../data/data.ts";
import { regsoVersion } from "../data/data.ts";
import { comparableCodes } from "./comparable.ts";

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Index and type of every RegSO in a year, and the type in an earlier year where the area is the same. */
export function mapValuesOf(data: Data, year: number, before: number | undefined): MapValues {
  const version = regsoVersion(year);
  const table = data.index.get(version);
  const codes = table ? [...table.codes] : [];
  const earlier = before === undefined ? undefined : data.index.get(regsoVersion(before));
  const comparable = before === undefined ? undefined : comparableCodes(data, before, year);
  return {
    year,
    version,
    codes,
    type: codes.map((code) => orNull(table?.value("type", code, year))),
    index: codes.map((code) => orNull(table?.value("index", code, year))),
    status: codes.map((code) => table?.statusWords("type", code, year) ?? "missing"),
    typeBefore: codes.map((code) =>
      before === undefined || !comparable?.has(code) ? null : orNull(earlier?.value("type", code, before)),
    ),
    before: before ?? null,
  };
}
