import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** Waits until a file or folder is on the disk, not only in its cache. */
export async function settle(path: string, kind: "file" | "folder" = "file"): Promise<void> {
  // Some systems refuse to open or sync a folder; a rename is then as lasting as they make it.
  const handle = await open(path, kind === "file" ? "r+" : "r").catch((error: unknown) => {
    if (kind === "file") throw error;
  });
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    if (kind === "file") throw error;
  } finally {
    await handle.close();
  }
}

/** Readers see the old file or the new, never a part. `scratch` must be on the same disk. */
export async function replaceFile(path: string, content: string, scratch: string): Promise<void> {
  await writeFile(scratch, content);
  await settle(scratch);
  await rename(scratch, path);
}
