import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Workspace } from "@tvars/engine";
import { openWorkspace } from "@tvars/engine";

export async function scratchFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-engine-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A workspace in a folder of its own, removed after the test. */
export async function scratchWorkspace(context: TestContext): Promise<Workspace> {
  const workspace = await openWorkspace(await scratchFolder(context));
  context.after(() => workspace.close());
  return workspace;
}
