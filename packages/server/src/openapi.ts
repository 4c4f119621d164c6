import { type Format, type Route, problem, routes } from "@tvars/api";
import { z } from "zod";
import { LONG } from "./changing.ts";
import { EXTRA_PATHS, IMPORT_REPORT, MEDIA } from "./openapi-extra.ts";

type Json = Record<string, unknown>;

const PROBLEM_STATUSES = ["400", "404", "500"];

/**
 * The table of routes as an OpenAPI 3.1 document. 3.1 speaks JSON Schema 2020-12, which zod writes, so every shape is
 * the one the server checks by; shapes with a name are kept once, under `components`.
 */
export function openApi(version: string): Json {
  const answers = schemasOf({ problem, importReport: IMPORT_REPORT, ...answersOf() }, "output");
  const bodies = bodiesBeside(answers.components);
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = (paths[route.path] ??= {});
    path[route.method] = operation(name, route, { answer: answers.of[name]!, body: bodies.of[name] });
  }
  for (const [path, operations] of Object.entries(EXTRA_PATHS))
    paths[path] = { ...paths[path], ...operations };
  return {
    openapi: "3.1.0",
    info: {
      title: "Tvärs",
      version,
      summary: "Follow up socioeconomic segregation",
      description:
        "Every figure carries its status and its origin. Errors are RFC 9457 problems; a problem with a `question` " +
        "asks for an answer instead of guessing.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: {
        ...bodies.components,
        ...answers.components,
        Problem: answers.components.Problem ?? answers.of.problem,
        ImportReport: answers.components.ImportReport ?? answers.of.importReport,
      },
    },
  };
}

const answersOf = (): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(routes).map(([name, { answer }]) => [name, answer]));

/**
 * What routes are sent. A shape that is answered too, but with what was left out filled in, is named apart where it is sent: what is always
 * answered need not be sent.
 */
function bodiesBeside(answered: Record<string, Json>): ReturnType<typeof schemasOf> {
  const bodies = schemasOf(
    Object.fromEntries(
      (Object.entries(routes) as [string, Route][]).flatMap(([name, { body }]) =>
        body ? [[name, body]] : [],
      ),
    ),
    "input",
  );
  const others = Object.keys(bodies.components).filter(
    (name) => name in answered && JSON.stringify(answered[name]) !== JSON.stringify(bodies.components[name]),
  );
  const text = others.reduce(
    (all, name) => all.replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${name}Sent"`),
    JSON.stringify(bodies),
  );
  const { of, components } = JSON.parse(text) as typeof bodies;
  const named = Object.entries(components).map(([name, schema]) => [
    others.includes(name) ? `${name}Sent` : name,
    schema,
  ]);
  return { of, components: Object.fromEntries(named) };
}

function operation(
  name: string,
  { summary, params, query, formats, method }: Route,
  { answer, body }: { answer: Json; body: Json | undefined },
): Json {
  const accepted = LONG.has(name);
  return {
    operationId: name,
    summary,
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query", formats), ...langOf(query)],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: {
      [accepted ? "202" : "200"]: {
        description: accepted ? "Under way; Location names the job." : "OK",
        content: contentOf(answer, formats),
      },
      ...(method === "get" ? { "304": { description: "Unchanged since the ETag that was sent." } } : {}),
      ...Object.fromEntries(PROBLEM_STATUSES.map((status) => [status, problemAnswer])),
      ...(accepted ? { "409": problemAnswer } : {}),
    },
  };
}

const problemAnswer = {
  description: "A problem",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function contentOf(answer: Json, formats: readonly Format[] = ["json"]): Json {
  const others = formats.filter((format) => format !== "json" && format !== "json-stat2");
  return {
    "application/json": { schema: answer },
    ...Object.fromEntries(others.map((format) => [MEDIA[format], {}])),
  };
}

function parametersOf(
  schema: z.ZodObject | undefined,
  where: "path" | "query",
  formats?: readonly Format[],
): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = inline(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const named = Object.entries(properties).map(([name, { description, ...shape }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: name === "format" && formats ? { ...shape, enum: formats } : shape,
  }));
  if (where === "path" || schema.def.catchall === undefined) return named;
  // Any dimension of the table can be selected, by codes separated by commas.
  const free = { type: "object", additionalProperties: { type: "string" } };
  return [
    ...named,
    { name: "select", in: "query", style: "form", explode: true, required: false, schema: free },
  ];
}

/** Every route takes `lang`; where the answer does not depend on it, problems do. */
const langOf = (query: z.ZodObject | undefined): Json[] =>
  query !== undefined && "lang" in query.shape
    ? []
    : [{ name: "lang", in: "query", required: false, schema: { enum: ["sv", "en"], default: "sv" } }];

const inline = (schema: z.ZodType): Json => schemasOf({ it: schema }, "input").of.it!;

/** JSON Schemas of several shapes at once; named shapes inside become references to components. */
function schemasOf(
  shapes: Record<string, z.ZodType>,
  io: "input" | "output",
): { of: Record<string, Json>; components: Record<string, Json> } {
  const whole = z.toJSONSchema(z.object(shapes), { io, unrepresentable: "any", target: "draft-2020-12" }) as {
    properties: Record<string, Json>;
    $defs?: Record<string, Json>;
  };
  const text = JSON.stringify(whole, (name, value: unknown) =>
    isSafeBound(name, value) ? undefined : value,
  );
  const moved = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as typeof whole;
  const components = Object.entries(moved.$defs ?? {}).map(([name, { id: _id, ...schema }]) => [
    name,
    schema,
  ]);
  return { of: moved.properties, components: Object.fromEntries(components) };
}

/** Every whole number has JavaScript's own bounds in zod; they say nothing of the figure. */
const isSafeBound = (name: string, value: unknown): boolean =>
  (name === "minimum" || name === "maximum") && Math.abs(value as number) === Number.MAX_SAFE_INTEGER;
