import type { Block } from "./block.ts";
import { NODE_KEYS, NODE_STARTS } from "./node-tags.ts";
import { broken, Cursor, readDeltas, Run } from "./protobuf.ts";
import type { Tags } from "./way-tags.ts";

export interface NodeSink {
  /** The vertex of a node, −1 where no way asks for it. */
  find(id: number): number;
  place(vertex: number, lon: number, lat: number): void;
  tagged(vertex: number, tags: Tags): void;
}

const [id, lat, lon] = [new Run(), new Run(), new Run()];

/** A group's dense nodes, those that ways ask for. */
export function readDense(block: Block, dense: Cursor, sink: NodeSink): void {
  const part = (): Cursor => new Cursor(block.bytes, 0, 0);
  let [ids, lats, lons, tags] = [part(), part(), part(), part()];
  while (dense.next()) {
    if (dense.wire !== 2) dense.skip();
    else if (dense.field === 1) ids = dense.message();
    else if (dense.field === 8) lats = dense.message();
    else if (dense.field === 9) lons = dense.message();
    else if (dense.field === 10) tags = dense.message();
    else dense.skip();
  }
  readDeltas(ids, id);
  readDeltas(lats, lat);
  readDeltas(lons, lon);
  const count = id.length;
  if (lat.length < count || lon.length < count) throw broken("nodes without a place", lats.end);
  const [idOf, latOf, lonOf] = [id.data, lat.data, lon.data];
  const hasTags = tags.end > tags.at;
  const isStart = block.among(NODE_STARTS);
  const { bytes, granularity, latOffset, lonOffset } = block;
  for (let k = 0; k < count; k++) {
    const vertex = sink.find(idOf[k]!);
    if (vertex >= 0)
      sink.place(
        vertex,
        1e-9 * (lonOffset + granularity * lonOf[k]!),
        1e-9 * (latOffset + granularity * latOf[k]!),
      );
    if (!hasTags) continue;
    // Most nodes have none: a single 0 for each.
    if (bytes[tags.at] === 0 && tags.at < tags.end) {
      tags.at++;
      continue;
    }
    const start = tags.at;
    let matters = false;
    for (let key = tags.varint(); key !== 0 && tags.at < tags.end; key = tags.varint()) {
      if (vertex >= 0 && isStart(key)) matters = true;
      tags.varint();
    }
    if (matters) sink.tagged(vertex, nodeTags(block, new Cursor(bytes, start, tags.at)));
  }
}

function nodeTags(block: Block, pairs: Cursor): Tags {
  const tags = new Map<string, string>();
  for (let key = pairs.varint(); key !== 0 && pairs.at < pairs.end; key = pairs.varint()) {
    const name = block.text(key);
    const value = pairs.varint();
    if (NODE_KEYS.has(name)) tags.set(name, block.text(value));
  }
  return tags;
}

/** A node written on its own, as some older programs do. */
export function readNode(block: Block, node: Cursor, sink: NodeSink): void {
  let [id, lat, lon] = [0, 0, 0];
  let [keys, values] = [new Cursor(block.bytes, 0, 0), new Cursor(block.bytes, 0, 0)];
  while (node.next()) {
    if (node.field === 1 && node.wire === 0) id = node.signed();
    else if (node.field === 2 && node.wire === 2) keys = node.message();
    else if (node.field === 3 && node.wire === 2) values = node.message();
    else if (node.field === 8 && node.wire === 0) lat = node.signed();
    else if (node.field === 9 && node.wire === 0) lon = node.signed();
    else node.skip();
  }
  const vertex = sink.find(id);
  if (vertex < 0) return;
  const { granularity, latOffset, lonOffset } = block;
  sink.place(vertex, 1e-9 * (lonOffset + granularity * lon), 1e-9 * (latOffset + granularity * lat));
  const tags = new Map<string, string>();
  while (keys.at < keys.end && values.at < values.end) {
    const name = block.text(keys.varint());
    const value = values.varint();
    if (NODE_KEYS.has(name)) tags.set(name, block.text(value));
  }
  if (tags.size > 0) sink.tagged(vertex, tags);
}
