import type { Format, Route } from "@tvars/api";
import type { z } from "zod";
import { ServerError } from "./error.ts";

/** What a request asks, read and checked by the schemas of its route: parameters of the path and the query together. */
export type Input = Record<string, unknown>;

const LIMIT = 200;

/**
 * Reads the path's parameters and the query of a request.
 * @throws ServerError 400 with the value and what was expected; also for a parameter the route does not have, since
 * a misspelt `yaer` would otherwise be answered with the figures of another year
 */
export function readInput(route: Route, params: Record<string, string>, search: URLSearchParams): Input {
  const query: Record<string, string> = {};
  for (const [name, value] of search) {
    if (name in query) throw twice(name);
    query[name] = value;
  }
  const known = Object.keys(route.query?.shape ?? {});
  const open = route.query !== undefined && route.query.def.catchall !== undefined;
  if (!open)
    for (const name of Object.keys(query))
      if (!known.includes(name) && name !== "lang") throw unknownParameter(name, known);
  const input = {
    ...(route.params ? parse(route.params, params) : {}),
    ...(route.query ? parse(route.query, query) : {}),
  };
  checkFormat(route, input.format as Format | undefined);
  return input;
}

/** @throws ServerError 400 where the body does not have the shape of the route */
export function readBody(route: Route, body: unknown): Input {
  return route.body === undefined ? {} : (parse(route.body, body) as Input);
}

function parse(schema: z.ZodType, value: unknown): Input {
  const result = schema.safeParse(value);
  if (result.success) return result.data as Input;
  const issue = result.error.issues[0]!;
  const name = issue.path.join(".");
  const got = issue.path.reduce<unknown>((at, key) => (at as Input | undefined)?.[key as string], value);
  throw new ServerError(
    400,
    {
      sv: `Parametern ${name || "body"} går inte att använda: ${issue.message}`,
      en: `The parameter ${name || "body"} cannot be used: ${issue.message}`,
    },
    {
      value: shortened(got),
      expected: expectedOf(issue),
      action: "See /api/openapi.json for what the route takes.",
    },
  );
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.join(", ")}`;
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "too_big") return `at most ${issue.maximum}`;
  if (issue.code === "too_small") return `at least ${issue.minimum}`;
  return issue.message;
}

function checkFormat(route: Route, format: Format | undefined): void {
  if (format === undefined || format === "json" || route.formats?.includes(format)) return;
  throw new ServerError(
    400,
    { sv: `Svaret finns inte som ${format}.`, en: `This answer cannot be had as ${format}.` },
    { value: format, expected: `one of ${(route.formats ?? ["json"]).join(", ")}` },
  );
}

const twice = (name: string): ServerError =>
  new ServerError(
    400,
    { sv: `Parametern ${name} står två gånger.`, en: `The parameter ${name} is given twice.` },
    {
      value: name,
      expected: "each parameter once",
      action: "Separate several values as the route's description says.",
    },
  );

const unknownParameter = (name: string, known: readonly string[]): ServerError =>
  new ServerError(
    400,
    {
      sv: `Det finns ingen parameter ${shortened(name)} här.`,
      en: `There is no parameter ${shortened(name)} here.`,
    },
    { value: shortened(name), expected: known.length === 0 ? "no parameters" : known.join(", ") },
  );

const shortened = (value: unknown): unknown =>
  typeof value === "string" && value.length > LIMIT ? `${value.slice(0, LIMIT)}…` : value;
