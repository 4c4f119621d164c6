import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * Unfinished work is named `host-pid-start-random`. The owner is in the name because a pid file would leave a moment
 * in which the folder has none; the time the process started tells a dead owner from a new one with the same pid.
 */
export const partialName = (): string =>
  [host, process.pid, startOf(process.pid), randomBytes(6).toString("hex")].join("-");

const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** On another machine or in another container the owner cannot be asked; after a day it is taken for dead. */
const FOREIGN_AGE_MS = 24 * 3600 * 1000;

/** Removes what dead processes left behind; leaves what a live one is writing. Where others lie in the folder, `ours` tells them apart. */
export async function sweepPartial(
  folder: string,
  ours: (name: string) => boolean = () => true,
): Promise<string[]> {
  const swept: string[] = [];
  for (const name of (await readdir(folder)).filter(ours)) {
    const path = join(folder, name);
    // A dot keeps unfinished work from being read as data.
    if (await isAlive(name.replace(/^\./, ""), path)) continue;
    await rm(path, { recursive: true, force: true });
    swept.push(name);
  }
  return swept;
}

async function isAlive(name: string, path: string): Promise<boolean> {
  const [owner, pid, start] = name.split("-");
  if (owner !== host) return await isYoung(path);
  const current = startOf(Number(pid));
  if (current !== "0" && start !== "0") return current === start;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function isYoung(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs < FOREIGN_AGE_MS;
  } catch {
    return false;
  }
}

/** When a process started, in ticks since boot (field 22 of /proc/PID/stat); "0" where the system does not tell. */
function startOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended, though its parent has not yet asked for it.
    return fields[0] === "Z" ? "ended" : (fields[19] ?? "0");
  } catch {
    return "0";
  }
}
