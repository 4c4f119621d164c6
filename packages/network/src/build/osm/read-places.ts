import type { PlaneBounds } from "../plane.ts";
import { isInside, PLANE } from "../plane.ts";
import { type Blob, findBlobs, unpack } from "./blobs.ts";
import { Block } from "./block.ts";
import { entrances, middle, ringM2 } from "./place-shapes.ts";
import { PLACE_KEYS, PLACE_STARTS, type PlaceKind, placeKindOf } from "./place-tags.ts";
import { broken, Cursor } from "./protobuf.ts";
import type { ReadOsmOptions } from "./read-osm.ts";

/** Something people go to. */
export interface OsmPlace {
  /** `n`, `w` or `r` and the number OpenStreetMap has for it. */
  id: string;
  kind: PlaceKind;
  name?: string;
  /** Where it is come to: one point, or for green space points along its edge. */
  xM: number[];
  yM: number[];
  /** Of green space. */
  m2?: number;
}

export interface ReadPlaces {
  places: OsmPlace[];
  /** Areas left out because a part of them is not in the file. */
  broken: number;
  /** Green space smaller than is counted. */
  small: number;
}

/** Green space below this is a lawn. */
const LEAST_GREEN_M2 = 2000;
/** Two of one kind closer than this are one drawn twice: a shop as a point in its building, a stop and its platform. */
const SAME_M = 25;

interface Tagged {
  id: string;
  kind: PlaceKind;
  name?: string;
}

/**
 * Services, stops and green space of an OpenStreetMap PBF file, by the rules of `placeKindOf`. A building or a ground is a point in its
 * middle; a park is come to along its edge. Blocks are unpacked twice, since what areas are made of lies before them.
 *
 * @throws NetworkError `file` for bytes that are cut off, damaged, packed otherwise than by zlib, or that are no PBF file.
 */
export function readOsmPlaces(
  bytes: Uint8Array,
  {
    inflate,
    toPlane,
    bounds = PLANE,
    signal,
  }: Pick<ReadOsmOptions, "inflate" | "toPlane" | "bounds" | "signal">,
): ReadPlaces {
  const blobs = findBlobs(bytes).filter(({ type }) => type === "OSMData");
  const holds = new Map<Blob, Set<number>>();
  const eachBlock = (field: number, visit: (block: Block, message: Cursor) => void): void => {
    for (const blob of blobs) {
      if (holds.get(blob)?.has(field) === false) continue;
      signal?.throwIfAborted();
      const block = new Block(unpack(bytes, blob, inflate));
      const fields = new Set<number>();
      for (const group of block.groups)
        while (group.next()) {
          // Dense nodes and nodes written on their own are looked for together.
          const found = group.field === 1 ? 2 : group.field;
          fields.add(found);
          if (found === field && group.wire === 2) visit(block, group);
          else group.skip();
        }
      holds.set(blob, fields);
    }
  };
  const areas = new Map<string, { tagged: Tagged; rings: string[] }>();
  eachBlock(4, (block, group) => readRelation(block, group.message(), areas));
  const asked = new Set([...areas.values()].flatMap(({ rings }) => rings));
  const refs = new Map<string, number[]>();
  eachBlock(3, (block, group) => readArea(block, group.message(), { areas, asked, refs }));
  const at = new Map<number, [number, number] | null>();
  for (const own of refs.values()) for (const ref of own) at.set(ref, null);
  const points: (Tagged & { lon: number; lat: number })[] = [];
  eachBlock(2, (block, group) => readPoints(block, group, { at, points }));
  return finish({ areas, refs, at, points, toPlane, bounds });
}

interface Found {
  areas: Map<string, { tagged: Tagged; rings: string[] }>;
  refs: Map<string, number[]>;
  at: Map<number, [lon: number, lat: number] | null>;
  points: (Tagged & { lon: number; lat: number })[];
  toPlane: ReadOsmOptions["toPlane"];
  bounds: PlaneBounds;
}

function taggedOf(block: Block, id: string, keys: Cursor, values: Cursor): Tagged | undefined {
  const isStart = block.among(PLACE_STARTS);
  const at = keys.at;
  let matters = false;
  while (keys.at < keys.end) if (isStart(keys.varint())) matters = true;
  if (!matters) return undefined;
  keys.at = at;
  const tags = new Map<string, string>();
  while (keys.at < keys.end && values.at < values.end) {
    const [key, value] = [block.text(keys.varint()), values.varint()];
    if (PLACE_KEYS.has(key)) tags.set(key, block.text(value));
  }
  return tagged(id, tags);
}

function tagged(id: string, tags: ReadonlyMap<string, string>): Tagged | undefined {
  const kind = placeKindOf(tags);
  const name = tags.get("name");
  return kind && { id, kind, ...(name === undefined ? {} : { name }) };
}

const nothing = (block: Block): Cursor => new Cursor(block.bytes, 0, 0);

function readRelation(block: Block, relation: Cursor, areas: Found["areas"]): void {
  let id = 0;
  let [keys, values, roles, members, types] = Array.from({ length: 5 }, () => nothing(block)) as [
    Cursor,
    Cursor,
    Cursor,
    Cursor,
    Cursor,
  ];
  while (relation.next()) {
    if (relation.field === 1 && relation.wire === 0) id = relation.varint();
    else if (relation.wire !== 2) relation.skip();
    else if (relation.field === 2) keys = relation.message();
    else if (relation.field === 3) values = relation.message();
    else if (relation.field === 8) roles = relation.message();
    else if (relation.field === 9) members = relation.message();
    else if (relation.field === 10) types = relation.message();
    else relation.skip();
  }
  const found = taggedOf(block, `r${id}`, keys, values);
  if (found === undefined) return;
  const rings: string[] = [];
  let member = 0;
  while (members.at < members.end && types.at < types.end && roles.at < roles.end) {
    member += members.signed();
    const role = block.text(roles.varint());
    if (types.varint() === 1 && role !== "inner") rings.push(`w${member}`);
  }
  if (rings.length > 0) areas.set(found.id, { tagged: found, rings });
}

function readArea(
  block: Block,
  way: Cursor,
  { areas, asked, refs }: Pick<Found, "areas" | "refs"> & { asked: ReadonlySet<string> },
): void {
  let id = 0;
  let [keys, values, nodes] = [nothing(block), nothing(block), nothing(block)];
  while (way.next()) {
    if (way.field === 1 && way.wire === 0) id = way.varint();
    else if (way.wire !== 2) way.skip();
    else if (way.field === 2) keys = way.message();
    else if (way.field === 3) values = way.message();
    else if (way.field === 8) nodes = way.message();
    else way.skip();
  }
  const found = taggedOf(block, `w${id}`, keys, values);
  if (found) areas.set(found.id, { tagged: found, rings: [found.id] });
  if (!found && !asked.has(`w${id}`)) return;
  const own: number[] = [];
  for (let ref = 0; nodes.at < nodes.end;) own.push((ref += nodes.signed()));
  refs.set(`w${id}`, own);
}

function readPoints(block: Block, group: Cursor, { at, points }: Pick<Found, "at" | "points">): void {
  const { granularity, latOffset, lonOffset } = block;
  const keep = (id: number, lat: number, lon: number, own: Tagged | undefined): void => {
    const place = [1e-9 * (lonOffset + granularity * lon), 1e-9 * (latOffset + granularity * lat)] as const;
    if (at.has(id)) at.set(id, [place[0], place[1]]);
    if (own) points.push({ ...own, lon: place[0], lat: place[1] });
  };
  if (group.field === 1) {
    const node = group.message();
    let [id, lat, lon] = [0, 0, 0];
    let [keys, values] = [nothing(block), nothing(block)];
    while (node.next()) {
      if (node.field === 1 && node.wire === 0) id = node.signed();
      else if (node.field === 2 && node.wire === 2) keys = node.message();
      else if (node.field === 3 && node.wire === 2) values = node.message();
      else if (node.field === 8 && node.wire === 0) lat = node.signed();
      else if (node.field === 9 && node.wire === 0) lon = node.signed();
      else node.skip();
    }
    keep(id, lat, lon, taggedOf(block, `n${id}`, keys, values));
    return;
  }
  const dense = group.message();
  let [ids, lats, lons, pairs] = [nothing(block), nothing(block), nothing(block), nothing(block)];
  while (dense.next()) {
    if (dense.wire !== 2) dense.skip();
    else if (dense.field === 1) ids = dense.message();
    else if (dense.field === 8) lats = dense.message();
    else if (dense.field === 9) lons = dense.message();
    else if (dense.field === 10) pairs = dense.message();
    else dense.skip();
  }
  const isStart = block.among(PLACE_STARTS);
  let [id, lat, lon] = [0, 0, 0];
  while (ids.at < ids.end) {
    if (lats.at >= lats.end || lons.at >= lons.end) throw broken("nodes without a place", lats.at);
    id += ids.signed();
    lat += lats.signed();
    lon += lons.signed();
    const start = pairs.at;
    let matters = false;
    while (pairs.at < pairs.end) {
      const key = pairs.varint();
      if (key === 0) break;
      if (isStart(key)) matters = true;
      pairs.varint();
    }
    if (!matters) keep(id, lat, lon, undefined);
    else {
      const tags = new Map<string, string>();
      const own = new Cursor(block.bytes, start, pairs.at);
      for (let key = own.varint(); key !== 0 && own.at < own.end; key = own.varint())
        tags.set(block.text(key), block.text(own.varint()));
      keep(id, lat, lon, tagged(`n${id}`, tags));
    }
  }
}

function finish({ areas, refs, at, points, toPlane, bounds }: Found): ReadPlaces {
  const read: ReadPlaces = { places: [], broken: 0, small: 0 };
  const seen = new Map<string, [number, number][]>();
  const isNew = (kind: PlaceKind, x: number, y: number): boolean => {
    const [column, row] = [Math.floor(x / SAME_M), Math.floor(y / SAME_M)];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const [ox, oy] of seen.get(`${kind} ${column + dx} ${row + dy}`) ?? [])
          if (Math.hypot(ox - x, oy - y) < SAME_M) return false;
    const cell = `${kind} ${column} ${row}`;
    seen.set(cell, [...(seen.get(cell) ?? []), [x, y]]);
    return true;
  };
  const add = (place: OsmPlace, x: number, y: number): void => {
    if (isInside(x, y, bounds) && isNew(place.kind, x, y)) read.places.push(place);
  };
  const sorted = [...areas.values()].sort((a, b) => (a.tagged.id < b.tagged.id ? -1 : 1));
  for (const { tagged: own, rings } of sorted) {
    const nodes = rings.map((ring) => refs.get(ring)?.map((ref) => at.get(ref) ?? undefined));
    if (nodes.some((ring) => ring === undefined || ring.includes(undefined))) {
      read.broken += 1;
      continue;
    }
    const planes = (nodes as [number, number][][]).map((ring) =>
      ring.map(([lon, lat]): [number, number] => {
        const [x, y] = toPlane(lon, lat);
        return [x, y];
      }),
    );
    if (own.kind === "green") {
      const m2 = planes.reduce((all, ring) => all + ringM2(ring), 0);
      if (m2 < LEAST_GREEN_M2) {
        read.small += 1;
        continue;
      }
      const along = planes.flatMap(entrances);
      const [x, y] = middle(planes.flat());
      add({ ...own, xM: along.map(([px]) => px), yM: along.map(([, py]) => py), m2: Math.round(m2) }, x, y);
    } else {
      const [x, y] = middle(planes.flat());
      add({ ...own, xM: [x], yM: [y] }, x, y);
    }
  }
  for (const { lon, lat, ...own } of points) {
    if (own.kind === "green") continue;
    const [x, y] = toPlane(lon, lat);
    add({ ...own, xM: [x], yM: [y] }, x, y);
  }
  return read;
}
