import { randomFrom } from "../http/backoff.ts";
import type { StatBody } from "./answer.ts";

export interface SyntheticOptions {
  /** RegSO per version; 3,363 as in Sweden. */
  areas?: number;
  firstYear?: number;
  lastYear?: number;
  updated?: string;
  seed?: number;
  /** Table id and contents codes with their labels. */
  table?: string;
}

const category = (codes: readonly string[], labels: readonly string[] = codes) => ({
  index: Object.fromEntries(codes.map((code, index) => [code, index])),
  label: Object.fromEntries(codes.map((code, index) => [code, labels[index]])),
});

/**
 * A generated body shaped as TAB6586 is for the whole country: both RegSO versions interleaved, five contents, years,
 * ".." outside each version's years. The figures are invented and marked so.
 */
export function syntheticTable(options: SyntheticOptions = {}): StatBody {
  const {
    areas = 3_363,
    firstYear = 2011,
    lastYear = 2024,
    updated = "2026-06-23T06:00:00Z",
    seed = 1,
  } = options;
  const random = randomFrom(seed);
  const plain = Array.from(
    { length: areas },
    (_, index) => `${1001 + Math.floor(index / 12)}R${String((index % 12) + 1).padStart(3, "0")}`,
  );
  const regions = plain.flatMap((code) => [code, `${code}_RegSO2025`]);
  const contents = ["000008IT", "000008IU", "000008IV", "000008IW", "000008IX"];
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index));
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  for (const region of regions) {
    const start = value.length;
    for (let cell = 0; cell < contents.length * years.length; cell += 1) value.push(null);
    for (const [index, year] of years.entries()) {
      if (region.endsWith("_RegSO2025") !== Number(year) >= 2024) continue;
      const parts = [0, 1, 2].map(() => Math.round(random() * 300) / 10);
      const mean = (parts[0]! + parts[1]! + parts[2]!) / 3;
      const figures = [
        Math.round(mean * 10) / 10,
        mean >= 20 ? 1 : mean >= 15 ? 2 : mean >= 9 ? 3 : mean >= 4 ? 4 : 5,
      ];
      for (const [content, figure] of [...figures, ...parts].entries())
        value[start + content * years.length + index] = figure;
    }
    for (let cell = start; cell < value.length; cell += 1) if (value[cell] === null) status[cell] = "..";
  }
  const unit = Object.fromEntries(
    contents.map((code) => [code, { base: "andel", decimals: code === "000008IU" ? 0 : 1 }]),
  );
  return {
    version: "2.0",
    class: "dataset",
    label: "Socioekonomiskt index efter region och år",
    source: "Tvärs, påhittade värden",
    updated,
    id: ["Region", "ContentsCode", "Tid"],
    size: [regions.length, contents.length, years.length],
    role: { time: ["Tid"], metric: ["ContentsCode"] },
    dimension: {
      Region: {
        label: "region",
        category: category(
          regions,
          regions.map((code) => `Påhittad (${code.slice(0, 8)})`),
        ),
      },
      ContentsCode: { label: "tabellinnehåll", category: { ...category(contents), unit } },
      Tid: { label: "år", category: category(years) },
    },
    extension: { px: { tableid: options.table ?? "TAB6586" }, tvars: { invented: true } },
    value,
    status,
  };
}
