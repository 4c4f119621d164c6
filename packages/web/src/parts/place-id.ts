/** What kind of place an id speaks of: see the contract of the API. */
export function placeKind(id: string): "riket" | "lan" | "kommun" | "regso" | "deso" | "set" {
  if (id.startsWith("regso@")) return "regso";
  if (id.startsWith("deso@")) return "deso";
  if (id.startsWith("lan:")) return "lan";
  if (id.startsWith("kommun:")) return "kommun";
  return id.startsWith("set:") || id.startsWith("areas:") ? "set" : "riket";
}

export const codeOf = (id: string): string => id.slice(id.indexOf(":") + 1);
export const versionOf = (id: string): string => id.slice(0, id.indexOf(":"));

/** Area codes in pasted text, without the suffix of SCB's database, each once, in the order they came. */
export const readCodes = (text: string): string[] => [
  ...new Set(
    [...text.toUpperCase().matchAll(/\b(\d{4}R\d{3})(?:_REGSO\d{4})?\b/g)].map((match) => match[1]!),
  ),
];
