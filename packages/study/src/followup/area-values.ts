import type { Followed } from "@tvars/api";
import type { Text } from "@tvars/cube";
import type { Data } from "../data/data.ts";
import { provenanceOf, regsoVersion } from "../data/data.ts";
import { notByArea } from "./problems.ts";
import type { Series, Sources } from "./series.ts";

/** Values of single areas, which an evaluation compares. */
export interface AreaValues {
  title: Text;
  unit: Text;
  decimals: number;
  years: number[];
  /** NaN where there is none, or where it is hidden. */
  value: (code: string, year: number) => number;
  provenance: Series["provenance"];
}

/** Of own records only what is published of each area and year; hidden figures are as if they were not there. */
export async function areaValues(sources: Sources, data: Data, follows: Followed): Promise<AreaValues> {
  if (follows.kind === "indicator") {
    const { definition, values } = await sources.indicator(data, follows.id);
    return {
      title: definition.title,
      unit: definition.unit,
      decimals: definition.decimals,
      years: values.years.filter((year) => data.years.includes(year)),
      value: (code, year) => values.of(regsoVersion(year), code, year).value ?? NaN,
      provenance: provenanceOf(data, [definition.table, "TAB6586", "TAB6574"], {
        method: definition.description,
        command: "",
        request: "",
      }),
    };
  }
  if (follows.kind !== "records") throw notByArea();
  const answer = await sources.breakdown({ ...follows.asked, by: ["regso", "year"] });
  const known = new Map(
    answer.rows.map(({ key, value, count }) => [
      `${key.regso?.split(":").at(-1)} ${key.year}`,
      (value?.figure ?? count).value ?? NaN,
    ]),
  );
  const years = (answer.dimensions.find(({ id }) => id === "year")?.categories ?? [])
    .map(({ id }) => Number(id))
    .filter((year) => data.years.includes(year));
  return {
    title: answer.records.title,
    unit: answer.unit,
    decimals: 1,
    years,
    value: (code, year) => known.get(`${code} ${year}`) ?? NaN,
    provenance: answer.provenance,
  };
}
