import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = resolve(process.env.TVARS_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url)));

/** Where the real data lies: beside the checkout, or where TVARS_SHARED says. */
export const sharedPath = (...parts: string[]): string => join(root, ...parts);

export const hasShared = existsSync(join(root, "data", "CATALOG.md"));

/** A test on real data; skipped with a printed line where the data is absent. */
export function shared(title: string, body: () => void | Promise<void>): void {
  if (!hasShared) console.log(`skipped, no shared data at hand: ${title}`);
  void test(title, { skip: hasShared ? false : "no shared data" }, body);
}
