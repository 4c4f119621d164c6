import type { Cube } from "@tvars/cube";
import { RowCube } from "../cube-of.ts";

export interface KoladaValues {
  values: {
    kpi: string;
    period: number;
    municipality: string;
    values: { gender: string; value: number | null; status?: string; isdeleted?: boolean }[];
  }[];
}

export const isKolada = (value: unknown): value is KoladaValues => {
  const list = (value as { values?: unknown } | null)?.values;
  return Array.isArray(list) && typeof (list[0] as { kpi?: unknown } | undefined)?.kpi === "string";
};

const SEX: Record<string, { id: string; label: { sv: string; en: string } }> = {
  T: { id: "total", label: { sv: "totalt", en: "total" } },
  K: { id: "women", label: { sv: "kvinnor", en: "women" } },
  M: { id: "men", label: { sv: "män", en: "men" } },
};

/** Kolada writes riket as 0000 and a region as 00 and its län code; kommuner have their own codes. */
const areaCode = (id: string): string => (id === "0000" ? "00" : /^00\d\d$/.test(id) ? id.slice(2) : id);

/** Values of one or more KPIs as a cube: municipality, period, kpi, gender. Deleted values are left out. */
export function readKolada(body: KoladaValues, file: string): Cube {
  const rows = new RowCube([
    { id: "municipality", label: { sv: "kommun", en: "municipality" }, role: "geo" },
    { id: "period", label: { sv: "år", en: "year" }, role: "time" },
    { id: "kpi", label: { sv: "nyckeltal", en: "indicator" }, role: "metric" },
    { id: "sex", label: { sv: "kön", en: "sex" } },
  ]);
  for (const [index, { kpi, period, municipality, values }] of body.values.entries())
    for (const { gender, value, isdeleted } of values) {
      if (isdeleted === true) continue;
      const sex = SEX[gender] ?? { id: gender, label: { sv: gender, en: gender } };
      const labels = [undefined, undefined, undefined, sex.label];
      rows.add([areaCode(municipality), String(period), kpi, sex.id], value, index + 1, labels);
    }
  return rows.finish(file, { label: { sv: "Kolada", en: "Kolada" }, origin: [{ source: "Kolada" }] });
}
