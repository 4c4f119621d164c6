import { measureAreas } from "./support/measure-areas.ts";
import { groupAndRest, nearestPeople, countsOf } from "@tvars/measures";
const a = measureAreas();
const two = groupAndRest(a.counts.groups[1]!, a.counts.totals);
const ks = [400, 1600, 6400, 25600, 51200, 102400];
const bench = (name: string, f: () => unknown, runs = 25) => {
  for (let i = 0; i < 6; i++) f();
  const w: number[] = [],
    c: number[] = [];
  for (let i = 0; i < runs; i++) {
    const c0 = process.cpuUsage(),
      s = performance.now();
    f();
    w.push(performance.now() - s);
    const d = process.cpuUsage(c0);
    c.push((d.user + d.system) / 1000);
  }
  w.sort((x, y) => x - y);
  c.sort((x, y) => x - y);
  console.log(
    name.padEnd(30),
    "wall min/med",
    w[0]!.toFixed(2),
    w[runs >> 1]!.toFixed(2),
    "cpu min/med",
    c[0]!.toFixed(2),
    c[runs >> 1]!.toFixed(2),
  );
};
const sum = (r: any) =>
  r
    .map(
      (x: any) =>
        [x.totals, ...x.groups, x.distanceM]
          .map((c: Float64Array) => {
            let h = 0;
            for (let i = 0; i < c.length; i++) h = (h * 31 + c[i]! * (1 + (i % 7))) % 1e9;
            return h;
          })
          .join(" ") +
        " " +
        x.short,
    )
    .join("\n");
import { createHash } from "node:crypto";
const big = { counts: two };
console.log(
  createHash("md5")
    .update(sum(nearestPeople(two, { centres: a.centres }, ks)))
    .digest("hex"),
);
console.log(
  createHash("md5")
    .update(sum(nearestPeople(a.counts, { centres: a.centres }, [...ks, 5e6, 9e7])))
    .digest("hex"),
);
bench("two groups six k", () => nearestPeople(two, { centres: a.centres }, ks));
bench("8 groups six k", () => nearestPeople(a.counts, { centres: a.centres }, ks), 9);
bench("two, k 400", () => nearestPeople(two, { centres: a.centres }, [400]), 15);
bench("two, k 1e6", () => nearestPeople(two, { centres: a.centres }, [1e6]), 5);
// a fine grid of 40,000 cells
const n = 40000;
const g = {
  x: Float64Array.from({ length: n }, (_, i) => (i % 200) * 100),
  y: Float64Array.from({ length: n }, (_, i) => Math.floor(i / 200) * 100),
};
const gc = countsOf([g.x.map((_, i) => (i * 31) % 97), g.x.map((_, i) => (i * 17) % 61)]);
console.log(
  createHash("md5")
    .update(sum(nearestPeople(gc, { centres: g }, [400, 6400, 102400])))
    .digest("hex"),
);
bench("grid 40k cells, k..102400", () => nearestPeople(gc, { centres: g }, [400, 6400, 102400]), 2);
