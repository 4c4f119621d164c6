import type { Route, RouteName } from "@tvars/api";
import type { Context } from "hono";
import { ASK, type Asked } from "./ask.ts";
import { ServerError } from "./error.ts";
import { type Input, readBody } from "./input.ts";

/** Answered with the job that does the work. */
export const LONG: ReadonlySet<string> = new Set<RouteName>(["fetch", "severAll"]);

interface Change {
  name: RouteName;
  route: Route;
  input: Input;
}

/** Answers POST, PUT and DELETE. Long work is accepted (202) and named by Location. */
export async function changing(asked: Asked, { name, route, input }: Change, c: Context): Promise<Response> {
  const body = route.body === undefined ? {} : readBody(route, await jsonBody(c));
  if (input.id !== undefined && body.id !== undefined && input.id !== body.id)
    throw otherId(input.id, body.id);
  const result = await ASK[name](asked, { ...body, ...input } as never);
  c.header("cache-control", "no-store");
  if (!LONG.has(name)) return c.json(result as never);
  return c.json(result as never, 202, { location: `/api/jobs/${(result as { id: string }).id}` });
}

async function jsonBody(c: Context): Promise<unknown> {
  const type = c.req.header("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw notJson(type);
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw brokenJson(cause);
  }
}

const notJson = (type: string): ServerError =>
  new ServerError(
    415,
    { sv: "Frågan ska skickas som JSON.", en: "Send the request as JSON." },
    { value: type, expected: "Content-Type: application/json" },
  );

const brokenJson = (cause: unknown): ServerError =>
  new ServerError(
    400,
    { sv: "Frågans JSON går inte att läsa.", en: "The request's JSON cannot be read." },
    { value: (cause as Error).message, expected: "one JSON document" },
  );

const otherId = (path: unknown, body: unknown): ServerError =>
  new ServerError(
    400,
    { sv: "Adressen och innehållet har olika id.", en: "The address and the body have different ids." },
    { value: body, expected: String(path) },
  );
