import type { Route, RouteName } from "@tvars/api";
import type { Context } from "hono";
import { ASK, type Asked } from "./ask.ts";
import { ServerError } from "./error.ts";
import { type Input, readBody } from "./input.ts";

/** Answered with the job that does the work. */
export const LONG: ReadonlySet<string> = new Set<RouteName>([
  "fetch",
  "severAll",
  "buildReport",
  "runStudy",
  "freezeReport",
]);

interface Change {
  name: RouteName;
  route: Route;
  input: Input;
}

/** Routes whose body says who asks. */
const SIGNED: ReadonlySet<string> = new Set<RouteName>([
  "draftRelease",
  "decideRelease",
  "freezeReport",
  "addReportErratum",
]);

/** Answers POST, PUT and DELETE. Long work is accepted (202) and named by Location. */
export async function changing(
  asked: Asked,
  { name, route, input }: Change,
  c: Context,
  { userHeader }: { userHeader?: string | undefined } = {},
): Promise<Response> {
  const given = route.body === undefined ? {} : await jsonBody(c);
  const signed = userHeader !== undefined && SIGNED.has(name);
  const body = readBody(route, signed ? { ...(given as object), who: userOf(c, userHeader) } : given);
  if (input.id !== undefined && body.id !== undefined && input.id !== body.id)
    throw otherId(input.id, body.id);
  const result = await ASK[name](asked, { ...body, ...input } as never);
  c.header("cache-control", "no-store");
  if (!LONG.has(name)) return c.json(result as never);
  return c.json(result as never, 202, { location: `/api/jobs/${(result as { id: string }).id}` });
}

/** Who the proxy in front of the server says it is; what the client itself writes does not count then. */
function userOf(c: Context, header: string): string {
  // A header is bytes; names with å, ä and ö come as UTF-8.
  const name = Buffer.from(c.req.header(header) ?? "", "latin1")
    .toString("utf8")
    .trim();
  if (name === "") throw noUser(header);
  return name;
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

const noUser = (header: string): ServerError =>
  new ServerError(
    403,
    { sv: "Servern vet inte vem du är.", en: "The server does not know who you are." },
    {
      value: "",
      expected: `the header ${header}, set by the proxy in front of the server`,
      action: "Sign in through the proxy, or ask its operator to pass the header on.",
    },
  );

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
