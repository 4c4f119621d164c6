import { SourceError } from "../source-error.ts";
import type { ReplayAnswer, ReplayBodies, ReplayLimits, StatBody } from "./answer.ts";
import { problem } from "./answer.ts";
import type { Asked } from "./slice.ts";
import { chosen, countCells, sliceBody } from "./slice.ts";

/** PxWebApi 2: /config, /tables, /tables/{id}, /tables/{id}/metadata, /tables/{id}/data by GET and POST. */
export function answerPxWeb2(
  bodies: ReplayBodies,
  path: readonly string[],
  url: URL,
  text: string,
  limits: ReplayLimits,
): ReplayAnswer {
  const tables = bodies.tables ?? {};
  if (path[0] === "config")
    return {
      status: 200,
      body: {
        apiVersion: "2.3.2",
        languages: [
          { id: "sv", label: "Svenska" },
          { id: "en", label: "English" },
        ],
        defaultLanguage: "sv",
        maxDataCells: limits.maxDataCells,
        maxCallsPerTimeWindow: limits.calls,
        timeWindow: limits.windowS,
        license: "https://creativecommons.org/publicdomain/zero/1.0/",
        defaultDataFormat: "json-stat2",
      },
    };
  if (path[0] !== "tables") return problem(404, "Not Found");
  const id = path[1];
  if (id === undefined || id === "")
    return { status: 200, body: listTables(tables, url.searchParams.get("query") ?? "") };
  const table = tables[id];
  if (table === undefined) return problem(404, "Non-existent table");
  const body = url.searchParams.get("lang") === "en" ? (table.en ?? table.sv) : table.sv;
  if (path[2] === undefined) return { status: 200, body: tableEntry(id, body) };
  if (path[2] === "metadata") return { status: 200, body: { ...body, value: undefined, status: undefined } };
  if (path[2] !== "data") return problem(404, "Not Found");
  try {
    const codes = chosen(body, text === "" ? fromQuery(url) : fromPost(text), id);
    if (countCells(body, codes) > limits.maxDataCells) return problem(403, "Too many cells selected");
    return { status: 200, body: sliceBody(body, codes) };
  } catch (error) {
    if (error instanceof SourceError) return problem(400, error.message);
    throw error;
  }
}

function fromQuery(url: URL): Asked {
  const asked: Asked = { valueCodes: new Map(), codelists: new Map() };
  for (const [key, value] of url.searchParams) {
    const parts = /^(valueCodes|codelist)\[(.+)\]$/i.exec(key);
    if (!parts) continue;
    if (parts[1]!.toLowerCase() === "codelist") asked.codelists.set(parts[2]!, value);
    else asked.valueCodes.set(parts[2]!, splitCodes(value));
  }
  return asked;
}

/** Commas separate values, but not inside top(3,1) or [brackets]. */
const splitCodes = (value: string): string[] => value.match(/\[[^\]]*\]|[^,(]+\([^)]*\)|[^,]+/g) ?? [];

function fromPost(text: string): Asked {
  const { selection } = JSON.parse(text) as {
    selection: { variableCode: string; valueCodes: string[]; codelist?: string }[];
  };
  return {
    valueCodes: new Map(selection.map(({ variableCode, valueCodes }) => [variableCode, valueCodes])),
    codelists: new Map(
      selection.flatMap(({ variableCode, codelist }) =>
        codelist ? [[variableCode, codelist] as const] : [],
      ),
    ),
  };
}

const tableEntry = (id: string, body: StatBody): unknown => ({
  id,
  label: body.label,
  updated: body.updated,
  category: "public",
  variableNames: (body.id as string[]).map((name) => body.dimension[name].label),
});

function listTables(tables: NonNullable<ReplayBodies["tables"]>, query: string): unknown {
  const found = Object.entries(tables)
    .filter(([id, { sv }]) => `${id} ${sv.label}`.toLowerCase().includes(query.toLowerCase()))
    .map(([id, { sv }]) => tableEntry(id, sv));
  return {
    language: "sv",
    tables: found,
    page: { pageNumber: 1, pageSize: found.length, totalElements: found.length, totalPages: 1 },
  };
}
