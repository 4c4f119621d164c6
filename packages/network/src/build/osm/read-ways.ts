import type { ReadReport } from "../report.ts";
import type { Block } from "./block.ts";
import { Cursor } from "./protobuf.ts";
import type { TaggedWay, WayKinds } from "./way-tags.ts";
import { kindOf, WAY_KEYS, wayOf } from "./way-tags.ts";
import { floats } from "../growing.ts";

/** Ways of one block with the ids of their nodes in a row: those of way w are `ref[first[w]] … ref[first[w + 1] − 1]`. */
export interface DraftWays {
  ways: TaggedWay[];
  first: number[];
  ref: Float64Array;
}

const STARTS = new Set(["highway", "railway", "waterway"]);

/** The roads, railways and rivers of a group's ways. */
export function readWays(
  block: Block,
  group: Cursor,
  into: DraftWays[],
  report: ReadReport,
  areas: boolean,
): void {
  const isKey = block.among(WAY_KEYS);
  const isStart = block.among(STARTS);
  const refs = floats();
  const draft: DraftWays = { ways: [], first: [0], ref: refs.data };
  const tags = new Map<string, string>();
  const way = new Cursor(block.bytes);
  const cursor = new Cursor(block.bytes);
  const keys = new Cursor(block.bytes);
  const values = new Cursor(block.bytes);
  while (group.next()) {
    if (group.field !== 3 || group.wire !== 2) {
      group.skip();
      continue;
    }
    way.end = group.open();
    way.at = group.at;
    group.at = way.end;
    let id = 0;
    let refsAt = 0;
    let refsEnd = 0;
    let hasStart = false;
    keys.at = keys.end = values.at = values.end = 0;
    while (way.next()) {
      if (way.field === 1 && way.wire === 0) id = way.varint();
      else if (way.field === 2 && way.wire === 2) {
        keys.end = way.open();
        keys.at = way.at;
        while (way.at < keys.end) if (isStart(way.varint())) hasStart = true;
        way.at = keys.end;
      } else if (way.field === 3 && way.wire === 2) {
        values.end = way.open();
        values.at = way.at;
        way.at = values.end;
      } else if (way.field === 8 && way.wire === 2) {
        refsEnd = way.open();
        refsAt = way.at;
        way.at = refsEnd;
      } else way.skip();
    }
    if (!hasStart) continue;
    tags.clear();
    while (keys.at < keys.end && values.at < values.end) {
      const key = keys.varint();
      const value = values.varint();
      if (isKey(key)) tags.set(block.text(key), block.text(value));
    }
    const kind: WayKinds = kindOf(tags, areas);
    if (kind === undefined) continue;
    report.lines++;
    draft.ways.push(wayOf(String(id), kind, tags, report));
    cursor.at = refsAt;
    cursor.end = refsEnd;
    for (let ref = 0; cursor.at < refsEnd;) refs.push((ref += cursor.signed()));
    draft.first.push(refs.length);
  }
  if (draft.ways.length > 0) into.push({ ...draft, ref: refs.trimmed() });
}
