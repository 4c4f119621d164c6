import { kommunOf } from "./code.ts";
import { AreaError } from "./error.ts";
import { areaId } from "./id.ts";
import type { AreaKey, Version } from "./version.ts";

/** A name an area has had, over the reference years given (both included; open where left out). */
export interface NameRow extends AreaKey {
  name: string;
  from?: number;
  to?: number;
}

export interface NameSpan {
  name: string;
  from: number | null;
  to: number | null;
}

/** Names by area, each area with its names in order of time. Names label areas; they never find or join them. */
export type Names = ReadonlyMap<string, { key: AreaKey; spans: readonly NameSpan[] }>;

/** Without blanks around it, with single blanks inside, in Unicode NFC: what differs between exports beyond is real. */
export const tidyName = (name: string): string => name.normalize("NFC").replace(/\s+/gu, " ").trim();

/** For comparison only: tidied, lower case, every dash a hyphen. */
export const foldName = (name: string): string =>
  tidyName(name)
    .toLocaleLowerCase("sv")
    .replace(/[\u2010-\u2015\u2212]/gu, "-");

/**
 * Names with history from rows in any order. Two names of one area in the same year are an error.
 * @throws AreaError on an empty name or overlapping years; AreaCodeError on a code that does not fit its version.
 */
export function buildNames(rows: readonly NameRow[]): Names {
  const names = new Map<string, { key: AreaKey; spans: NameSpan[] }>();
  for (const { version, code, name, from = null, to = null } of rows) {
    const id = areaId({ version, code });
    const tidy = tidyName(name);
    if (tidy === "")
      throw new AreaError("input", {
        value: name,
        expected: `a name for ${id}`,
        action: "Check the column.",
      });
    const entry = names.get(id) ?? { key: { version, code }, spans: [] };
    names.set(id, entry);
    entry.spans.push({ name: tidy, from, to });
  }
  for (const [id, { spans }] of names) {
    spans.sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    spans.slice(1).forEach(({ name, from }, i) => {
      const previous = spans[i]!;
      if ((from ?? -Infinity) <= (previous.to ?? Infinity))
        throw new AreaError("input", {
          value: `${previous.name} and ${name}`,
          expected: `one name of ${id} at a time`,
          action: "Say in which years each name holds.",
        });
    });
  }
  return names;
}

/** The name of an area in a year, or its latest; null where none is known. */
export function nameOf(names: Names, key: AreaKey, { year }: { year?: number } = {}): string | null {
  const spans = names.get(areaId(key))?.spans ?? [];
  if (year === undefined) return spans.at(-1)?.name ?? null;
  const found = spans.find(({ from, to }) => (from ?? -Infinity) <= year && year <= (to ?? Infinity));
  return found?.name ?? null;
}

export interface NameChange {
  code: string;
  before: string;
  after: string;
  /** `respelled`: blanks, dashes or case only. `swapped`: another area of the kommun had this name before. */
  kind: "renamed" | "respelled" | "swapped";
  /** The code that had the name before, where swapped. */
  hadBy?: string;
}

/**
 * Codes of two versions whose latest names differ. A swapped name is the trap that makes a join by name silently
 * wrong: the name stands in both versions, on different codes.
 */
export function nameChanges(names: Names, from: Version, to: Version): NameChange[] {
  const before = latest(names, from);
  const after = latest(names, to);
  const holder = new Map<string, string>();
  for (const [code, name] of before) holder.set(placed(code, name), code);
  const changes: NameChange[] = [];
  for (const [code, name] of after) {
    const old = before.get(code);
    if (old === undefined || old === name) continue;
    const hadBy = holder.get(placed(code, name));
    if (foldName(old) === foldName(name)) changes.push({ code, before: old, after: name, kind: "respelled" });
    else if (hadBy !== undefined) changes.push({ code, before: old, after: name, kind: "swapped", hadBy });
    else changes.push({ code, before: old, after: name, kind: "renamed" });
  }
  return changes.sort((a, b) => (a.code < b.code ? -1 : 1));
}

const placed = (code: string, name: string): string => `${kommunOf(code)} ${foldName(name)}`;

function latest(names: Names, version: Version): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, spans } of names.values())
    if (key.version === version) found.set(key.code, spans.at(-1)!.name);
  return found;
}
