import type { RecordsDefinition } from "@tvars/api";
import { plainName } from "../understand/plain-name.ts";

/** Columns a definition names as its place; two, one or none. */
export function placeColumns({ place }: RecordsDefinition): string[] {
  if (place.by === "point") return [...new Set([place.x, place.y])];
  return place.by === "geometry" ? [] : [place.column];
}

export const timeColumn = ({ time }: RecordsDefinition): string | undefined =>
  "column" in time ? time.column : undefined;

/** Column of a group that standardisation knows by its role. */
export const roleColumn = ({ groups }: RecordsDefinition, role: "age" | "sex"): string | undefined =>
  groups.find((group) => group.role === role)?.column;

/** The first column whose plain name passes. */
export const named = (columns: readonly string[], pattern: RegExp): string | undefined =>
  columns.find((name) => pattern.test(plainName(name)));
