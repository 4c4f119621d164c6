import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all: what was there before stays until the new one is complete. */
export async function writeWhole(path: string, body: string | Uint8Array): Promise<void> {
  const half = `${path}.${process.pid}.part`;
  try {
    await writeFile(half, body);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
