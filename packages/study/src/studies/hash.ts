import { createHash } from "node:crypto";

/** What differs between two runs of the same program on the same data, and is no part of the answer. */
const UNSTABLE = new Set(["milliseconds"]);

/** An answer as it is frozen: what the clock put in is left out. */
export function frozen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(frozen);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !UNSTABLE.has(name) && inner !== undefined)
      .map(([name, inner]) => [name, frozen(inner)]),
  );
}

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");
