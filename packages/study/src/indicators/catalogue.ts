import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { indicatorDefinition } from "./definition.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { badIndicatorFile } from "../problems.ts";

const SHIPPED = fileURLToPath(new URL("../../indicators", import.meta.url));

/** The shipped indicators, and those in the workspace's `indicators` folder; one with the same id replaces a shipped one. */
export async function readIndicators(workspace: string): Promise<IndicatorDefinition[]> {
  const own = await readFolder(join(workspace, "indicators"));
  const shipped = await readFolder(SHIPPED);
  const byId = new Map([...shipped, ...own].map((definition) => [definition.id, definition]));
  return [...byId.values()];
}

async function readFolder(folder: string): Promise<IndicatorDefinition[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json")).sort();
  return Promise.all(files.map((name) => readDefinition(join(folder, name), name)));
}

async function readDefinition(path: string, file: string): Promise<IndicatorDefinition> {
  const bytes = await readFile(path, "utf8");
  try {
    return indicatorDefinition.parse(JSON.parse(bytes));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    throw badIndicatorFile(file, issue?.path.join(".") ?? "", issue?.message ?? "JSON", cause);
  }
}
