// Sweeps over a hierarchy's window, sixteen sources at once: AssemblyScript, compiled by `npm run kernel`.
//
// A row is 64 bytes: the distances of one node from sixteen sources, u32 millimetres. Rows are in order of rank. `first` holds, for each row, the
// byte offset of its first arc; an arc is 8 bytes, the byte offset of its head's row and its weight. `reached` holds one byte for each row, 0 before
// `up` and 0 again after a way down, so that rows need not be cleared between sweeps: a row not reached is never read before it is written.

const FAR: i32 = 0x3fffffff;

/** Pushes distances to higher rows, from those marked in `reached` on; `reached` is eight bytes longer than the rows. */
export function up(
  from: usize,
  rows: usize,
  distance: usize,
  first: usize,
  arcs: usize,
  reached: usize,
): void {
  const far = i32x4.splat(FAR);
  let row = from;
  while (row < rows) {
    if (load<u64>(reached + row) == 0) {
      row += 8;
      continue;
    }
    if (load<u8>(reached + row) == 0) {
      row++;
      continue;
    }
    const at = distance + (row << 6);
    // no more than FAR before a weight is added, so that no lane overflows
    const d0 = i32x4.min_u(far, v128.load(at));
    const d1 = i32x4.min_u(far, v128.load(at, 16));
    const d2 = i32x4.min_u(far, v128.load(at, 32));
    const d3 = i32x4.min_u(far, v128.load(at, 48));
    const end = arcs + load<u32>(first + (row << 2), 4);
    for (let arc = arcs + load<u32>(first + (row << 2)); arc < end; arc += 8) {
      const offset = <usize>load<u32>(arc);
      const mm = i32x4.splat(load<i32>(arc, 4));
      const head = distance + offset;
      const mark = reached + (offset >> 6);
      const t0 = i32x4.add(d0, mm);
      const t1 = i32x4.add(d1, mm);
      const t2 = i32x4.add(d2, mm);
      const t3 = i32x4.add(d3, mm);
      if (load<u8>(mark) == 0) {
        store<u8>(mark, 1);
        v128.store(head, t0);
        v128.store(head, t1, 16);
        v128.store(head, t2, 32);
        v128.store(head, t3, 48);
      } else {
        v128.store(head, i32x4.min_u(v128.load(head), t0));
        v128.store(head, i32x4.min_u(v128.load(head, 16), t1), 16);
        v128.store(head, i32x4.min_u(v128.load(head, 32), t2), 32);
        v128.store(head, i32x4.min_u(v128.load(head, 48), t3), 48);
      }
    }
    row++;
  }
}

/** Pulls distances from higher rows, the highest first. */
export function down(rows: usize, distance: usize, first: usize, arcs: usize, reached: usize): void {
  const far = i32x4.splat(FAR);
  let end = arcs + load<u32>(first + (rows << 2));
  for (let row = rows; row-- > 0;) {
    const at = distance + (row << 6);
    let d0 = far;
    let d1 = far;
    let d2 = far;
    let d3 = far;
    if (load<u8>(reached + row)) {
      store<u8>(reached + row, 0);
      d0 = i32x4.min_u(far, v128.load(at));
      d1 = i32x4.min_u(far, v128.load(at, 16));
      d2 = i32x4.min_u(far, v128.load(at, 32));
      d3 = i32x4.min_u(far, v128.load(at, 48));
    }
    const begin = arcs + load<u32>(first + (row << 2));
    for (let arc = begin; arc < end; arc += 8) {
      const head = distance + load<u32>(arc);
      const mm = i32x4.splat(load<i32>(arc, 4));
      d0 = i32x4.min_u(d0, i32x4.add(v128.load(head), mm));
      d1 = i32x4.min_u(d1, i32x4.add(v128.load(head, 16), mm));
      d2 = i32x4.min_u(d2, i32x4.add(v128.load(head, 32), mm));
      d3 = i32x4.min_u(d3, i32x4.add(v128.load(head, 48), mm));
    }
    end = begin;
    v128.store(at, d0);
    v128.store(at, d1, 16);
    v128.store(at, d2, 32);
    v128.store(at, d3, 48);
  }
}

/** As `down`, and the sum of one column over the rows no farther than one limit, sixteen i32 at `sums`. */
export function downSum(
  rows: usize,
  distance: usize,
  first: usize,
  arcs: usize,
  reached: usize,
  column: usize,
  limit: i32,
  sums: usize,
): void {
  const far = i32x4.splat(FAR);
  const most = i32x4.splat(limit);
  let s0 = i32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let end = arcs + load<u32>(first + (rows << 2));
  for (let row = rows; row-- > 0;) {
    const at = distance + (row << 6);
    let d0 = far;
    let d1 = far;
    let d2 = far;
    let d3 = far;
    if (load<u8>(reached + row)) {
      store<u8>(reached + row, 0);
      d0 = i32x4.min_u(far, v128.load(at));
      d1 = i32x4.min_u(far, v128.load(at, 16));
      d2 = i32x4.min_u(far, v128.load(at, 32));
      d3 = i32x4.min_u(far, v128.load(at, 48));
    }
    const begin = arcs + load<u32>(first + (row << 2));
    for (let arc = begin; arc < end; arc += 8) {
      const head = distance + load<u32>(arc);
      const mm = i32x4.splat(load<i32>(arc, 4));
      d0 = i32x4.min_u(d0, i32x4.add(v128.load(head), mm));
      d1 = i32x4.min_u(d1, i32x4.add(v128.load(head, 16), mm));
      d2 = i32x4.min_u(d2, i32x4.add(v128.load(head, 32), mm));
      d3 = i32x4.min_u(d3, i32x4.add(v128.load(head, 48), mm));
    }
    end = begin;
    v128.store(at, d0);
    v128.store(at, d1, 16);
    v128.store(at, d2, 32);
    v128.store(at, d3, 48);
    const value = i32x4.splat(load<i32>(column + (row << 2)));
    s0 = i32x4.add(s0, v128.and(value, i32x4.le_s(d0, most)));
    s1 = i32x4.add(s1, v128.and(value, i32x4.le_s(d1, most)));
    s2 = i32x4.add(s2, v128.and(value, i32x4.le_s(d2, most)));
    s3 = i32x4.add(s3, v128.and(value, i32x4.le_s(d3, most)));
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
}

/**
 * After `down`: adds each row's columns to the first of the ascending limits that holds its distance. The sums lie [limit][column][lane], i32, and
 * are cleared by the caller; those of a limit are its own and all before it. The columns lie [row][column].
 */
export function sumByLimit(
  rows: usize,
  distance: usize,
  columns: usize,
  columnCount: usize,
  limits: usize,
  limitCount: usize,
  sums: usize,
): void {
  const farthest = i32x4.splat(load<i32>(limits + ((limitCount - 1) << 2)));
  const width = columnCount << 2;
  const block = columnCount << 6;
  for (let row: usize = 0; row < rows; row++) {
    const at = distance + (row << 6);
    const d0 = v128.load(at);
    const d1 = v128.load(at, 16);
    const d2 = v128.load(at, 32);
    const d3 = v128.load(at, 48);
    let left0 = i32x4.le_s(d0, farthest);
    let left1 = i32x4.le_s(d1, farthest);
    let left2 = i32x4.le_s(d2, farthest);
    let left3 = i32x4.le_s(d3, farthest);
    let limit = limits;
    let into = sums;
    const values = columns + row * width;
    while (v128.any_true(v128.or(v128.or(left0, left1), v128.or(left2, left3)))) {
      const most = i32x4.splat(load<i32>(limit));
      const in0 = v128.and(left0, i32x4.le_s(d0, most));
      const in1 = v128.and(left1, i32x4.le_s(d1, most));
      const in2 = v128.and(left2, i32x4.le_s(d2, most));
      const in3 = v128.and(left3, i32x4.le_s(d3, most));
      if (v128.any_true(v128.or(v128.or(in0, in1), v128.or(in2, in3)))) {
        let sum = into;
        for (let value = values; value < values + width; value += 4) {
          const add = i32x4.splat(load<i32>(value));
          v128.store(sum, i32x4.add(v128.load(sum), v128.and(add, in0)));
          v128.store(sum, i32x4.add(v128.load(sum, 16), v128.and(add, in1)), 16);
          v128.store(sum, i32x4.add(v128.load(sum, 32), v128.and(add, in2)), 32);
          v128.store(sum, i32x4.add(v128.load(sum, 48), v128.and(add, in3)), 48);
          sum += 64;
        }
        left0 = v128.andnot(left0, in0);
        left1 = v128.andnot(left1, in1);
        left2 = v128.andnot(left2, in2);
        left3 = v128.andnot(left3, in3);
      }
      limit += 4;
      into += block;
    }
  }
}

/** After `down`: as `sumByLimit` with equal steps; step s holds s·step … (s + 1)·step − 1. */
export function sumByStep(
  rows: usize,
  distance: usize,
  columns: usize,
  columnCount: usize,
  step: u32,
  farthest: u32,
  sums: usize,
): void {
  const width = columnCount << 2;
  const block = columnCount << 6;
  for (let row: usize = 0; row < rows; row++) {
    const values = columns + row * width;
    for (let lane: usize = 0; lane < 64; lane += 4) {
      const mm = load<u32>(distance + (row << 6) + lane);
      if (mm > farthest) continue;
      let sum = sums + <usize>(mm / step) * block + lane;
      for (let value = values; value < values + width; value += 4) {
        store<i32>(sum, load<i32>(sum) + load<i32>(value));
        sum += 64;
      }
    }
  }
}

/**
 * Lays out the part of a window (or of the whole graph) that some sources need: the listed rows, ascending, and the arcs that a way within the limit
 * can take. `least` is the distance of a row from the nearest of the sources, at `least + (row << shift)`; beyond the limit where a row is not listed.
 * `map` gets the new row's offset for each listed row.
 */
export function lay(
  list: usize,
  count: usize,
  least: usize,
  shift: usize,
  upFirst: usize,
  upArcs: usize,
  downFirst: usize,
  downArcs: usize,
  map: usize,
  limit: u32,
  newUpFirst: usize,
  newUpArcs: usize,
  newDownFirst: usize,
  newDownArcs: usize,
): void {
  for (let i: usize = 0; i < count; i++) {
    store<u32>(map + (load<u32>(list + (i << 2)) << 2), <u32>(i << 6));
  }
  let up = newUpArcs;
  let down = newDownArcs;
  for (let i: usize = 0; i < count; i++) {
    const row = <usize>load<u32>(list + (i << 2));
    store<u32>(newUpFirst + (i << 2), <u32>(up - newUpArcs));
    store<u32>(newDownFirst + (i << 2), <u32>(down - newDownArcs));
    const from = load<u32>(least + (row << shift));
    let end = upArcs + load<u32>(upFirst + (row << 2), 4);
    for (let arc = upArcs + load<u32>(upFirst + (row << 2)); arc < end; arc += 8) {
      const mm = load<u32>(arc, 4);
      // a head within the limit is listed
      if (from + mm > limit) continue;
      store<u32>(up, load<u32>(map + (load<u32>(arc) >> 4)));
      store<u32>(up, mm, 4);
      up += 8;
    }
    end = downArcs + load<u32>(downFirst + (row << 2), 4);
    for (let arc = downArcs + load<u32>(downFirst + (row << 2)); arc < end; arc += 8) {
      const mm = load<u32>(arc, 4);
      const head = <usize>load<u32>(arc) >> 6;
      if (load<u32>(least + (head << shift)) + mm > limit) continue;
      store<u32>(down, load<u32>(map + (head << 2)));
      store<u32>(down, mm, 4);
      down += 8;
    }
  }
  store<u32>(newUpFirst + (count << 2), <u32>(up - newUpArcs));
  store<u32>(newDownFirst + (count << 2), <u32>(down - newDownArcs));
}

/** Lists the rows whose distance in one lane is within the limit; how many. `distance` is that of the lane in the first row. */
export function select(rows: usize, distance: usize, limit: u32, list: usize): usize {
  let at = list;
  for (let row: usize = 0; row < rows; row++) {
    store<u32>(at, <u32>row);
    at += (<usize>(load<u32>(distance + (row << 6)) <= limit)) << 2;
  }
  return (at - list) >> 2;
}

/** Values of the listed rows, `width` to a row. */
export function gather(list: usize, count: usize, width: usize, from: usize, to: usize): void {
  const bytes = width << 2;
  for (let i: usize = 0; i < count; i++) {
    const row = from + <usize>load<u32>(list + (i << 2)) * bytes;
    for (let at: usize = 0; at < bytes; at += 4) store<u32>(to + at, load<u32>(row + at));
    to += bytes;
  }
}

/**
 * Distances of some rows (their offsets, a multiple of four of them) from each lane: `stride` bytes from one lane to the next at `to`; FAR beyond the
 * limit. Four rows by four lanes are turned at a time.
 */
export function extract(
  ends: usize,
  count: usize,
  distance: usize,
  limit: i32,
  to: usize,
  stride: usize,
): void {
  const far = i32x4.splat(FAR);
  const most = i32x4.splat(limit);
  const last = ends + (count << 2);
  for (let end = ends; end < last; end += 16) {
    const a = distance + load<u32>(end);
    const b = distance + load<u32>(end, 4);
    const c = distance + load<u32>(end, 8);
    const d = distance + load<u32>(end, 12);
    let out = to;
    for (let lanes: usize = 0; lanes < 64; lanes += 16) {
      const a0 = v128.load(a + lanes);
      const b0 = v128.load(b + lanes);
      const c0 = v128.load(c + lanes);
      const d0 = v128.load(d + lanes);
      const ab0 = v128.shuffle<i32>(a0, b0, 0, 4, 1, 5);
      const ab1 = v128.shuffle<i32>(a0, b0, 2, 6, 3, 7);
      const cd0 = v128.shuffle<i32>(c0, d0, 0, 4, 1, 5);
      const cd1 = v128.shuffle<i32>(c0, d0, 2, 6, 3, 7);
      const l0 = v128.shuffle<i64>(ab0, cd0, 0, 2);
      const l1 = v128.shuffle<i64>(ab0, cd0, 1, 3);
      const l2 = v128.shuffle<i64>(ab1, cd1, 0, 2);
      const l3 = v128.shuffle<i64>(ab1, cd1, 1, 3);
      v128.store(out, v128.bitselect(l0, far, i32x4.le_s(l0, most)));
      out += stride;
      v128.store(out, v128.bitselect(l1, far, i32x4.le_s(l1, most)));
      out += stride;
      v128.store(out, v128.bitselect(l2, far, i32x4.le_s(l2, most)));
      out += stride;
      v128.store(out, v128.bitselect(l3, far, i32x4.le_s(l3, most)));
      out += stride;
    }
    to += 16;
  }
}

/**
 * Ground beside straight pieces of ways: on a grid of samples (rows of `columns` f64, every `cell` metres from x0, y0) what is left of a limit in
 * millimetres, where that is more than what they hold. A piece is seven f64: both ends, what is walked coming from the one and from the other, and its
 * length; the limit ends on none of them. The same steps in f64 as access/isochrone/field.ts, two samples at a time; the grid has room for one more.
 */
export function ground(
  pieces: usize,
  count: usize,
  left: usize,
  columns: i32,
  rows: i32,
  x0: f64,
  y0: f64,
  cell: f64,
  besideM: f64,
  limit: f64,
): void {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const none = f64x2.splat(-Infinity);
  const limits = f64x2.splat(limit);
  const beside = f64x2.splat(besideM * besideM);
  const thousand = f64x2.splat(1000);
  const last = pieces + count * 56;
  for (let piece = pieces; piece < last; piece += 56) {
    const ax = load<f64>(piece);
    const ay = load<f64>(piece, 8);
    const bx = load<f64>(piece, 16);
    const by = load<f64>(piece, 24);
    const dx = bx - ax;
    const dy = by - ay;
    const squared = dx * dx + dy * dy;
    const per = f64x2.splat(squared > 0 ? 1 / squared : 0);
    const dxs = f64x2.splat(dx);
    const dys = f64x2.splat(dy);
    const froms = f64x2.splat(load<f64>(piece, 32));
    const backs = f64x2.splat(load<f64>(piece, 40));
    const lengths = f64x2.splat(load<f64>(piece, 48));
    // Nothing of this piece could leave more.
    const best = f64x2.sub(limits, f64x2.pmin(froms, backs));
    const c0 = max<i32>(0, <i32>Math.ceil((min(ax, bx) - besideM - x0) / cell));
    const c1 = min<i32>(columns - 1, <i32>Math.floor((max(ax, bx) + besideM - x0) / cell));
    const r0 = max<i32>(0, <i32>Math.ceil((min(ay, by) - besideM - y0) / cell));
    const r1 = min<i32>(rows - 1, <i32>Math.floor((max(ay, by) + besideM - y0) / cell));
    for (let r = r0; r <= r1; r++) {
      const up = f64x2.splat(y0 + <f64>r * cell - ay);
      const upDy = f64x2.mul(up, dys);
      let at = left + ((<usize>(r * columns + c0)) << 3);
      for (let c = c0; c <= c1; c += 2, at += 16) {
        const had = v128.load(at);
        if (!v128.any_true(f64x2.lt(had, best))) continue;
        const x = f64x2.replace_lane(f64x2.splat(x0 + <f64>c * cell), 1, x0 + <f64>(c + 1) * cell);
        const right = f64x2.sub(x, f64x2.splat(ax));
        let along = f64x2.mul(f64x2.add(f64x2.mul(right, dxs), upDy), per);
        along = f64x2.pmin(one, f64x2.pmax(zero, along));
        const walked = f64x2.pmin(
          f64x2.add(froms, f64x2.mul(along, lengths)),
          f64x2.add(backs, f64x2.mul(f64x2.sub(one, along), lengths)),
        );
        const east = f64x2.sub(right, f64x2.mul(along, dxs));
        const north = f64x2.sub(up, f64x2.mul(along, dys));
        const away = f64x2.add(f64x2.mul(east, east), f64x2.mul(north, north));
        const rest = f64x2.sub(f64x2.sub(limits, walked), f64x2.mul(f64x2.sqrt(away), thousand));
        const reached = v128.and(f64x2.le(away, beside), f64x2.ge(rest, zero));
        v128.store(at, f64x2.pmax(had, v128.bitselect(rest, none, reached)));
      }
    }
  }
}
