import type { LayerFeature } from "../layer.ts";

export type ColumnType = "boolean" | "integer" | "number" | "text";

/** One property of a layer as a table column of one type. */
export interface Column {
  name: string;
  type: ColumnType;
  /** The property in the column's type; `null` when absent. Values that fit no other type are kept as JSON text. */
  value(properties: Record<string, unknown>): boolean | number | string | null;
}

/** The columns of a layer's properties in the order they first appear; a mixed column becomes text. */
export function columnsOf(features: readonly LayerFeature[]): Column[] {
  const types = new Map<string, ColumnType | undefined>();
  for (const { properties } of features)
    for (const [name, value] of Object.entries(properties))
      types.set(name, widest(types.get(name), typeOf(value)));
  return [...types].map(([name, found]) => {
    const type = found ?? "text";
    return { name, type, value: (properties) => convert(properties[name], type) };
  });
}

function typeOf(value: unknown): ColumnType | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isSafeInteger(value) ? "integer" : "number";
  return "text";
}

function widest(a: ColumnType | undefined, b: ColumnType | undefined): ColumnType | undefined {
  if (a === undefined || a === b) return b ?? a;
  if (b === undefined) return a;
  const pair = new Set([a, b]);
  return pair.has("integer") && pair.has("number") ? "number" : "text";
}

function convert(value: unknown, type: ColumnType): boolean | number | string | null {
  if (value === null || value === undefined) return null;
  if (type === "integer" || type === "number") return Number(value);
  if (type === "boolean") return value === true;
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value as number);
}
