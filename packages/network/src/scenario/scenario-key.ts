import type { Scenario } from "./scenario.ts";

/** The same text for the same thing, in whatever order its fields were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}

const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/**
 * What a scenario does to the network, as 16 hexadecimal digits (FNV-1a, 64 bits, of its canonical JSON): the key results are kept under.
 * Names, ids of what is new and costs do not count, nor does the order of modifications, which are applied together.
 */
export function scenarioKey({ modifications }: Scenario): string {
  const parts = modifications.map((modification) => {
    const { cost: _cost, ...rest } = modification;
    if ("id" in rest) {
      const { id: _id, ...nameless } = rest;
      return canonical(nameless);
    }
    return canonical(rest);
  });
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(parts.sort().join("\n")))
    hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash.toString(16).padStart(16, "0");
}
