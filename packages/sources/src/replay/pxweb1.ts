import { readMetadata } from "../pxweb2/body.ts";
import { SourceError } from "../source-error.ts";
import type { ReplayAnswer, ReplayBodies, ReplayLimits, StatBody } from "./answer.ts";
import { problem } from "./answer.ts";
import { chosen, countCells, sliceBody } from "./slice.ts";

interface Query {
  query: { code: string; selection: { filter: string; values: string[] } }[];
  response: { format: string };
}

/** PxWebApi 1: GET a table for its metadata, POST a query for `json` or `json-stat2`. The last path part is the table. */
export function answerPxWeb1(
  bodies: ReplayBodies,
  path: readonly string[],
  text: string,
  limits: ReplayLimits,
): ReplayAnswer {
  const id = path.at(-1) ?? "";
  const body = bodies.tables?.[id]?.sv;
  if (body === undefined) return problem(404, "Not Found");
  const { variables, label } = readMetadata(body, id);
  if (text === "")
    return {
      status: 200,
      body: {
        title: label,
        variables: variables.map((variable) => ({
          code: variable.id,
          text: variable.label,
          values: variable.codes,
          valueTexts: variable.codes.map((code) => variable.labels[code] ?? code),
          ...(variable.role === "time" ? { time: true } : {}),
        })),
      },
    };
  const { query, response } = JSON.parse(text) as Query;
  const expressions = query.map(({ code, selection: { filter, values } }): [string, string[]] => [
    code,
    filter === "top" ? [`top(${values[0]})`] : values,
  ]);
  try {
    const codes = chosen(body, { valueCodes: new Map(expressions), codelists: new Map() }, id);
    if (countCells(body, codes) > limits.maxDataCells) return problem(403, "Too many values selected");
    const cut = sliceBody(body, codes);
    return { status: 200, body: response.format === "json" ? asPlainJson(cut) : cut };
  } catch (error) {
    if (error instanceof SourceError) return problem(400, error.message);
    throw error;
  }
}

/** v1's own form: a row per combination, one value column per contents. */
function asPlainJson(body: StatBody): unknown {
  const { variables } = readMetadata(body, "body");
  const contents = variables.findIndex(({ role }) => role === "metric");
  const keys = variables.filter((_, index) => index !== contents);
  const measures = contents < 0 ? [undefined] : variables[contents]!.codes;
  const cell = (codes: ReadonlyMap<string, number>): string => {
    const at = variables.reduce((offset, { id, codes: all }) => offset * all.length + codes.get(id)!, 0);
    const value = body.value[at];
    return value === null || value === undefined
      ? ((body.status?.[at] as string | undefined) ?? "..")
      : String(value);
  };
  let rows: Map<string, number>[] = [new Map()];
  for (const { id, codes } of keys)
    rows = rows.flatMap((row) => codes.map((_, index) => new Map(row).set(id, index)));
  return {
    columns: [
      ...keys.map(({ id, label, role }) => ({ code: id, text: label, type: role === "time" ? "t" : "d" })),
      ...(contents < 0
        ? [{ code: "value", text: body.label, type: "c" }]
        : variables[contents]!.codes.map((code) => ({
            code,
            text: variables[contents]!.labels[code] ?? code,
            type: "c",
          }))),
    ],
    comments: [],
    data: rows.map((row) => ({
      key: keys.map(({ id, codes }) => codes[row.get(id)!]),
      values: measures.map((_, index) =>
        cell(contents < 0 ? row : new Map(row).set(variables[contents]!.id, index)),
      ),
    })),
  };
}
