import assert from "node:assert/strict";
import { test } from "node:test";
import { rankIntervals, stretchMap } from "../src/index.ts";
import type { Stretch } from "../src/index.ts";

/** Ten stretches of 250 m in a row, as of one road; what each is worth rises along it. */
const road: Stretch[] = Array.from({ length: 10 }, (_, i) => ({
  id: `v${i}`,
  label: `Väg 1 (v${i})`,
  line: [
    [600_000 + i * 250, 6_600_000],
    [600_250 + i * 250, 6_600_000],
  ],
  value: i * 100,
  mark: String(i + 1),
}));
const map = { title: "Tio sträckor", measure: "Extra väg, meter", borders: [50, 250, 500], stretches: road };

test("a stretch takes the colour of its step: at a border it belongs to the step above", () => {
  const { svg } = stretchMap({
    ...map,
    stretches: [0, 49, 50, 250, 500].map((value, i) => ({ ...road[i]!, value })),
  });
  const colors = new Map(
    [...svg.matchAll(/stroke="([^"]+)" stroke-width="3.6" data-stretch="(v\d)"/g)].map(([, color, id]) => [
      id,
      color,
    ]),
  );
  assert.equal(colors.get("v0"), colors.get("v1"));
  assert.equal(new Set(colors.values()).size, 4);
});

test("marks of neighbouring stretches never lie on each other, and stay inside the frame", () => {
  const { svg, width } = stretchMap(map, { width: 400 });
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="9"/g)].map(
    ([, x, y]): [number, number] => [Number(x), Number(y)],
  );
  assert.equal(circles.length, 10);
  circles.forEach(([x, y], i) => {
    assert.ok(x > 9 && x < width - 9);
    for (const [ox, oy] of circles.slice(i + 1)) assert.ok(Math.hypot(x - ox, y - oy) >= 18);
  });
});

test("the table holds the marked stretches with their values, and beside ways only the ways", () => {
  assert.deepEqual(stretchMap(map).table.rows[1], ["2", "Väg 1 (v1)", 100]);
  const plain = road.map(({ mark: _mark, ...one }) => one);
  const way = {
    id: "bridge",
    label: "Bro, 90 m",
    line: [
      [600_500, 6_599_950],
      [600_500, 6_600_040],
    ] as const,
  };
  const { table, svg } = stretchMap({ ...map, stretches: plain, ways: [way], around: true });
  assert.deepEqual(table.rows, [["Bro, 90 m", null]]);
  assert.match(svg, /data-way="bridge"/);
});

test("a map with nothing on it says so instead of failing", () => {
  assert.equal(stretchMap({ ...map, stretches: [] }).title, "Tio sträckor");
  assert.match(stretchMap({ ...map, stretches: [] }).svg, /Ingen karta att visa/);
});

const row = (rank: number, low: number, high: number) => ({
  id: `m${rank}`,
  label: `Åtgärd ${rank}`,
  rank,
  low,
  high,
});

test("places are said with where they end in nine of ten draws; overlap of the first is told", () => {
  const { title, summary, table } = rankIntervals({
    what: "Planen",
    rows: [row(1, 1, 3), row(2, 1, 4)],
    of: 5,
  });
  assert.match(title, /Åtgärd 1 kommer först, på plats 1–3 av 5/);
  assert.match(summary, /överlappar/);
  assert.deepEqual(table.rows[1], ["Åtgärd 2", 2, 1, 4]);
  const sure = rankIntervals({ what: "Planen", rows: [row(1, 1, 1), row(2, 2, 4)], of: 5 });
  assert.doesNotMatch(sure.summary, /överlappar/);
});

test("a place outside the list is refused with its value", () => {
  assert.throws(() => rankIntervals({ what: "Planen", rows: [row(1, 0, 3)], of: 5 }), /between 0 and 3 of 5/);
});
