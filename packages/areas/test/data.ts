import { readFileSync } from "node:fs";
import type { NestingRow } from "@tvars/areas";
import { sharedPath } from "../../../test/support/shared.ts";

/** Rows of a comma-separated file as records; quoted fields may hold commas. */
export function csv(...path: string[]): Record<string, string>[] {
  const text = readFileSync(sharedPath(...path), "utf8").replace(/^\uFEFF/, "");
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const columns = fields(head!);
  return lines.map((line) => {
    const values = fields(line);
    return Object.fromEntries(columns.map((column, i) => [column, values[i] ?? ""]));
  });
}

const fields = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, field]) => (field!.startsWith('"') ? field!.slice(1, -1).replaceAll('""', '"') : field!))
    .slice(0, -1);

export const number = (text: string | undefined): number =>
  text === undefined || text === "" ? NaN : Number(text);

export const nestingRows2020 = (): (NestingRow & { name: string })[] =>
  csv("data", "areas", "koppling-deso2018-regso2020.csv").map((row) => ({
    deso: row.DeSO_2018!,
    regso: row.RegSOkod_2020!,
    kommun: row.Kommun!,
    name: row.RegSO_2020!,
  }));

interface Mapped {
  regso_code: string;
  regso_name: string;
  kommun_code: string;
}

export function nestingRows2025(): (NestingRow & { name: string })[] {
  const text = readFileSync(sharedPath("data", "areas", "deso2025-regso2025-mapping.json"), "utf8");
  return Object.entries(JSON.parse(text) as Record<string, Mapped>)
    .filter(([deso]) => deso !== "DeSO_2025")
    .map(([deso, row]) => ({ deso, regso: row.regso_code, kommun: row.kommun_code, name: row.regso_name }));
}
