import { SourceError } from "../source-error.ts";

/** One variable of a table as its JSON-stat 2 metadata describes it. */
export interface Variable {
  id: string;
  label: string;
  role: "geo" | "time" | "metric" | undefined;
  codes: string[];
  labels: Record<string, string>;
  units: Record<string, { base?: string; decimals?: number }>;
}

export interface TableMetadata {
  id: string | undefined;
  label: string;
  updated: string | undefined;
  source: string | undefined;
  variables: Variable[];
  invented: boolean;
  notes: string[];
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Variables, labels and units of a JSON-stat 2 body with or without values; `category.index` as array, object or absent. */
export function readMetadata(body: unknown, file: string): TableMetadata {
  if (!isObject(body) || !Array.isArray(body.id) || !isObject(body.dimension)) throw notJsonStat(file, body);
  const { dimension } = body;
  const roles = isObject(body.role) ? body.role : {};
  const variables = body.id.map((id): Variable => {
    const entry = dimension[String(id)];
    if (!isObject(entry) || !isObject(entry.category))
      throw notJsonStat(file, entry, `dimension.${id}.category`);
    const { index, label, unit } = entry.category;
    const labels = isObject(label) ? (label as Record<string, string>) : {};
    const codes = Array.isArray(index)
      ? index.map(String)
      : isObject(index)
        ? Object.entries(index as Record<string, number>)
            .sort(([, a], [, b]) => a - b)
            .map(([code]) => code)
        : Object.keys(labels);
    return {
      id: String(id),
      label: typeof entry.label === "string" ? entry.label : String(id),
      role: (["geo", "time", "metric"] as const).find((role) =>
        (roles[role] as unknown[] | undefined)?.includes(id),
      ),
      codes,
      labels,
      units: isObject(unit) ? (unit as Variable["units"]) : {},
    };
  });
  const extension = isObject(body.extension) ? body.extension : {};
  const px = isObject(extension.px) ? extension.px : {};
  const tvars = isObject(extension.tvars) ? extension.tvars : {};
  return {
    id: typeof px.tableid === "string" ? px.tableid : undefined,
    label: typeof body.label === "string" ? body.label : "",
    updated: typeof body.updated === "string" ? body.updated : undefined,
    source: typeof body.source === "string" ? body.source : undefined,
    variables,
    invented: tvars.invented === true || body.invented === true || extension.invented === true,
    notes: Array.isArray(body.note) ? body.note.map(String) : [],
  };
}

function notJsonStat(file: string, value: unknown, row?: string): SourceError {
  return new SourceError("body", {
    file,
    ...(row === undefined ? {} : { row }),
    value,
    problem: { sv: "svaret är inte JSON-stat 2", en: "the body is not JSON-stat 2" },
    expected: {
      sv: "ett objekt med id, size, dimension.*.category och value",
      en: "an object with id, size, dimension.*.category and value",
    },
    action: {
      sv: "hämta tabellen med outputFormat=json-stat2, eller kontrollera adressen",
      en: "fetch the table with outputFormat=json-stat2, or check the address",
    },
  });
}
