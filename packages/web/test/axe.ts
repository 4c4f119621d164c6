import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import type { Size } from "./app.ts";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeFinding {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** What axe finds on the page, a line each. */
export async function axe(page: Page): Promise<string[]> {
  // Run through the debugger, not a script tag: the page's content policy stays as it is served.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: { run: () => Promise<{ violations: unknown[] }> } };
    return (await tool.run()).violations;
  });
  return (violations as AxeFinding[]).map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}) ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary ?? ""}`,
  );
}

/** Every pair of language, size and theme occurs; what one changes does not depend on the third. */
export const LOOKS: { lang: "sv" | "en"; size: Size; theme: "light" | "dark" }[] = [
  { lang: "sv", size: "wide", theme: "light" },
  { lang: "sv", size: "phone", theme: "dark" },
  { lang: "en", size: "wide", theme: "dark" },
  { lang: "en", size: "phone", theme: "light" },
];
