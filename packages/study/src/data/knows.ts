import type { Version } from "@tvars/areas";
import type { Gazetteer } from "./gazetteer.ts";

/** Whether a version has a code; undefined where its areas are not at hand, so that nothing can be said. */
export function knowsOf(
  gazetteer: Pick<Gazetteer, "versions" | "get">,
): (version: Version, code: string) => boolean | undefined {
  const versions = new Set(gazetteer.versions());
  return (version, code) => (versions.has(version) ? gazetteer.get(version, code) !== undefined : undefined);
}
