import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { openWorkspace } from "@tvars/engine";
import type { Workspace } from "@tvars/engine";

const opened: { workspace: Workspace; folder: string }[] = [];
after(async () => {
  for (const { workspace, folder } of opened) {
    await workspace.close();
    await rm(folder, { recursive: true });
  }
});

/** An empty workspace, closed and removed when the file's tests are done. */
export async function workspace(): Promise<Workspace & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "tvars-sources-"));
  const made = await openWorkspace(folder);
  opened.push({ workspace: made, folder });
  return { ...made, folder };
}
