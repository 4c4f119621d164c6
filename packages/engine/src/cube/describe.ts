import type { Cube, Dimension, Origin, Text } from "@tvars/cube";
import { emptyCube, mergeNotes, text } from "@tvars/cube";
import type { Snapshot } from "../snapshot.ts";

/** A cube of missing figures, with the words, notes and origins of the snapshots it is asked from. */
export const cubeFrom = (from: readonly Snapshot[], dimensions: Dimension[]): Cube => ({
  ...emptyCube(titleOf(from), dimensions),
  notes: mergeNotes(from.map(({ notes = [] }) => ({ notes }))),
  origin: from.map(originOf),
});

const titleOf = (from: readonly Snapshot[]): Text =>
  text(
    [...new Set(from.map(({ title }) => title.sv))].join(" · "),
    [...new Set(from.map(({ title }) => title.en))].join(" · "),
  );

/** What a figure of a snapshot says about where it comes from. */
export function originOf(snapshot: Snapshot): Origin {
  const { id, source, table, updated, fetched, licence, attribution, invented } = snapshot;
  return {
    source,
    table,
    snapshot: id,
    ...(updated === undefined ? {} : { updated }),
    fetched,
    licence,
    attribution,
    ...(invented ? { invented } : {}),
  };
}
