import { text } from "@tvars/cube";
import { EngineError } from "../error.ts";
import type { SnapshotDraft } from "../snapshot.ts";

/** `source.table.date.sha8`; the date is when the source changed it, else when it was read. */
export function snapshotId({ source, table, updated, fetched }: SnapshotDraft, sha256: string): string {
  const date = (updated ?? fetched).slice(0, 10);
  return [source, table, date, sha256.slice(0, 8)].map(part).join(".");
}

/** A dot parts the id, and a slash or a leading dot would mean something to the file system. */
const part = (words: string): string => words.replaceAll(/[^\p{L}\p{N}@_-]+/gu, "-").slice(0, 80) || "-";

/** A name that stays inside its folder. @throws EngineError `not-found` */
export function checkName(name: string): string {
  if (/^[\p{L}\p{N}@_-][\p{L}\p{N}@_.-]*$/u.test(name)) return name;
  throw new EngineError({
    kind: "not-found",
    what: text("Namnet kan inte tillhöra en ögonblicksbild", "The name cannot belong to a snapshot"),
    value: name,
    expected: text("bokstäver, siffror, @ _ - och punkt", "letters, digits, @ _ - and dots"),
    action: text("Ta namnet från listan över ögonblicksbilder.", "Take the name from the list of snapshots."),
  });
}
