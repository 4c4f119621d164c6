import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { SourceError } from "../source-error.ts";
import { type Mapping, mappingSchema } from "./mapping.ts";

const own = fileURLToPath(new URL("../../definitions/network/", import.meta.url));

/** The mappings that come with the package, by id. */
export async function readMappings(): Promise<Map<string, Mapping>> {
  const names = (await readdir(own)).filter((name) => name.endsWith(".json")).sort();
  const read = await Promise.all(names.map((name) => readMappingFile(own + name)));
  return new Map(read.map((mapping) => [mapping.id, mapping]));
}

/** One mapping from a file. @throws SourceError `definition` naming the path, the value and what was expected */
export async function readMappingFile(file: string): Promise<Mapping> {
  const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  try {
    return parseMapping(JSON.parse(text), file);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError("definition", {
      file,
      value: text.slice(0, 80),
      problem: { sv: "avbildningen är inte JSON", en: "the mapping is not JSON" },
      expected: { sv: "ett JSON-objekt", en: "one JSON object" },
      action: { sv: "rätta filen", en: "correct the file" },
      cause,
    });
  }
}

/** Validates a mapping held in memory; `file` is what a message calls it. */
export function parseMapping(value: unknown, file: string): Mapping {
  const result = mappingSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.map(String);
  const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
  throw new SourceError("definition", {
    file,
    row: path.length === 0 ? "(root)" : path.join("."),
    value: found ?? "undefined",
    problem: { sv: "avbildningen stämmer inte med formatet", en: "the mapping does not fit the format" },
    expected: { sv: issue.message, en: issue.message },
    action: {
      sv: "rätta fältet; formatet beskrivs i docs/networks.md",
      en: "correct the field; docs/networks.md describes the format",
    },
  });
}
