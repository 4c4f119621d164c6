import type { ReadReport } from "../report.ts";
import type { Block } from "./block.ts";
import type { IdTable } from "./id-table.ts";
import { Cursor, readDeltas, Run } from "./protobuf.ts";
import { NAME, REF, START, type TagSet, type TagSets } from "./tag-sets.ts";
import type { Growing } from "../growing.ts";

/** Ways of one group. Their nodes, as positions in the table of ids, are those of `refs` from `first[w]` to `first[w + 1] − 1`. */
export interface DraftWays {
  ids: number[];
  names: (string | undefined)[];
  refs: (string | undefined)[];
  tags: TagSet[];
  first: number[];
}

/** Where the nodes that ways ask for are kept. */
export interface Asked {
  ids: IdTable;
  refs: Growing<Uint32Array>;
}

const run = new Run();
let pairs = new Int32Array(256);

/** The roads, railways and rivers of a group's ways. */
export function readWays(
  { block, tagSets, group }: { block: Block; tagSets: TagSets; group: Cursor },
  { ids, refs }: Asked,
  into: DraftWays[],
  report: ReadReport,
): void {
  const draft: DraftWays = { ids: [], names: [], refs: [], tags: [], first: [] };
  const way = new Cursor(block.bytes);
  const nodes = new Cursor(block.bytes);
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
    let hasStart = false;
    nodes.at = nodes.end = keys.at = keys.end = values.at = values.end = 0;
    while (way.next()) {
      if (way.field === 1 && way.wire === 0) id = way.varint();
      else if (way.field === 2 && way.wire === 2) {
        keys.end = way.open();
        keys.at = way.at;
        while (way.at < keys.end) if ((tagSets.code(way.varint()) & START) !== 0) hasStart = true;
        way.at = keys.end;
      } else if (way.field === 3 && way.wire === 2) field(values, way);
      else if (way.field === 8 && way.wire === 2) field(nodes, way);
      else way.skip();
    }
    if (!hasStart) continue;
    let [name, ref] = [-1, -1];
    let count = 0;
    while (keys.at < keys.end && values.at < values.end) {
      const key = keys.varint();
      const value = values.varint();
      const code = tagSets.code(key);
      if (code === 0) continue;
      if (code === NAME) name = value;
      else if (code === REF) ref = value;
      else {
        if (count === pairs.length) pairs = doubled(pairs);
        pairs[count++] = key;
        pairs[count++] = value;
      }
    }
    const tags = tagSets.of(pairs, count);
    if (tags.attributes === undefined) continue;
    report.lines++;
    report.absurdNumbers += tags.absurdNumbers;
    draft.ids.push(id);
    const named = name >= 0 ? name : ref;
    draft.names.push(named >= 0 ? block.text(named) : undefined);
    draft.refs.push(ref >= 0 ? block.text(ref) : undefined);
    draft.tags.push(tags);
    draft.first.push(refs.length);
    readDeltas(nodes, run);
    refs.room(run.length);
    const { data } = run;
    for (let k = 0; k < run.length; k++) refs.data[refs.length++] = ids.add(data[k]!);
  }
  if (draft.ids.length === 0) return;
  draft.first.push(refs.length);
  into.push(draft);
}

/** Lets `part` stand at the field that `way` has come to. */
function field(part: Cursor, way: Cursor): void {
  part.end = way.open();
  part.at = way.at;
  way.at = part.end;
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * numbers.length);
  wider.set(numbers);
  return wider;
}
