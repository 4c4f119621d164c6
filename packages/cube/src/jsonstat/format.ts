/** JSON-stat 2.0 as it is written here; https://json-stat.org/full/. Reading accepts every shape of it. */
export interface JsonStatUnit {
  base?: string;
  decimals?: number;
}

export interface JsonStatDimension {
  label: string;
  category: {
    index: string[];
    label: Record<string, string>;
    unit?: Record<string, JsonStatUnit>;
  };
}

export interface JsonStat {
  version: "2.0";
  class: "dataset";
  label: string;
  source?: string;
  updated?: string;
  note?: string[];
  role?: { time?: string[]; geo?: string[]; metric?: string[] };
  id: string[];
  size: number[];
  dimension: Record<string, JsonStatDimension>;
  extension: Record<string, unknown>;
  value: (number | null)[];
  /** By cell; only where the figure alone does not tell. */
  status?: Record<string, string>;
}
