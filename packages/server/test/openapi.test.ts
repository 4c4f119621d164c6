import assert from "node:assert/strict";
import { test } from "node:test";
import { routes } from "@tvars/api";
import { createApp, openApi } from "../src/index.ts";
import { memoryStudy } from "./support/study.ts";

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: Json }[];
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}
const document = openApi("1.2.3") as {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

const walk = (value: unknown, visit: (node: Json) => void): void => {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Json);
  for (const child of Object.values(value)) walk(child, visit);
};

test("the document is served, is OpenAPI 3.1 and carries the program's version", async () => {
  const response = await createApp(memoryStudy(), { version: "1.2.3" }).request("/api/openapi.json");
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(document)));
  assert.equal(document.openapi, "3.1.0");
  assert.equal(document.info.version, "1.2.3");
});

test("every route of the table is in it under its own name, and no name comes twice", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const [name, { path, method }] of Object.entries(routes))
    assert.equal(document.paths[path]?.[method]?.operationId, name);
  for (const name of ["import", "tile", "layer", "openapi"]) assert.ok(ids.includes(name));
});

test("every reference leads to a component", () => {
  const dangling: string[] = [];
  walk(document, ({ $ref }) => {
    if (typeof $ref !== "string") return;
    const name = $ref.replace("#/components/schemas/", "");
    if (!(name in document.components.schemas)) dangling.push($ref);
  });
  assert.deepEqual(dangling, []);
});

test("every part of a path is a required parameter, and no other path parameter exists", () => {
  for (const { path, method, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const declared = (operation.parameters ?? []).filter((one) => one.in === "path");
    assert.deepEqual(declared.map(({ name }) => name).sort(), inPath.sort(), `${method} ${path}`);
    assert.ok(declared.every(({ required }) => required));
  }
});

test("every operation says what it answers, problems included; every parameter has a schema", () => {
  for (const { operation } of operations) {
    const answers = Object.entries(operation.responses);
    assert.ok(
      answers.some(([status]) => status.startsWith("2")),
      operation.operationId,
    );
    for (const [status, { description, content }] of answers) {
      assert.notEqual(description, "");
      if (Number(status) >= 400) assert.ok(content?.["application/problem+json"]);
    }
    for (const parameter of operation.parameters ?? []) assert.ok(parameter.schema, parameter.name);
  }
});

test("a parameter with a default is not required, and formats are those the answer can be had in", () => {
  const { parameters = [] } = document.paths["/api/barometer"]!.get!;
  const place = parameters.find(({ name }) => name === "place")!;
  assert.deepEqual([place.required, place.schema.default], [false, "riket"]);
  const format = parameters.find(({ name }) => name === "format")!;
  assert.deepEqual(format.schema.enum, routes.barometer.formats);
});

test("a figure is described once, with its statuses, and is referred to", () => {
  const figure = document.components.schemas.Figure as { properties: Json; required: string[] };
  assert.deepEqual(figure.required, ["value", "status"]);
  assert.match(JSON.stringify(document.components.schemas.AreaRow), /"#\/components\/schemas\/Figure"/);
});
