import { readFile, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Definition } from "./definition.ts";
import { definitionSchema } from "./definition.ts";
import { SourceError } from "./source-error.ts";

const own = fileURLToPath(new URL("../definitions/", import.meta.url));

/**
 * Every table that can be fetched: those that come with the package, then those in `folder/definitions` (a workspace),
 * where a definition with a known id replaces the package's. Sorted by source and id.
 *
 * @throws SourceError naming file, path, value and what was expected, on the first definition that is not valid.
 */
export async function readCatalogue(folder?: string): Promise<Definition[]> {
  const byId = new Map<string, Definition>();
  for (const place of [own, ...(folder === undefined ? [] : [join(folder, "definitions")])]) {
    if (!existsSync(place)) continue;
    const names = (await readdir(place)).filter((name) => name.endsWith(".json")).sort();
    for (const name of names) {
      const definition = await readDefinition(join(place, name));
      byId.set(definition.id, definition);
    }
  }
  return [...byId.values()].sort((a, b) => compare(a.source, b.source) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One definition file, validated. */
export async function readDefinition(file: string): Promise<Definition> {
  const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new SourceError("definition", {
      file,
      value: text.slice(0, 80),
      problem: { sv: "tabelldefinitionen är inte JSON", en: "the table definition is not JSON" },
      expected: { sv: "ett JSON-objekt", en: "one JSON object" },
      action: { sv: "rätta filen", en: "correct the file" },
      cause,
    });
  }
  return parseDefinition(parsed, file);
}

/** Validates a definition held in memory; `file` is what a message calls it. */
export function parseDefinition(value: unknown, file: string): Definition {
  const result = definitionSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String);
  const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
  throw new SourceError("definition", {
    file,
    row: path.length === 0 ? "(root)" : path.join("."),
    value: found === undefined ? "(absent)" : found,
    problem: { sv: "tabelldefinitionen är inte giltig", en: "the table definition is not valid" },
    expected: { sv: issue.message, en: issue.message },
    action: {
      sv: "rätta filen; packages/sources/README.md beskriver fälten",
      en: "correct the file; packages/sources/README.md describes the fields",
    },
    cause: result.error,
  });
}
