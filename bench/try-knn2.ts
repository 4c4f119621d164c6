import { measureAreas } from "./support/measure-areas.ts";
import { groupAndRest, nearestPeople } from "@tvars/measures";
const a = measureAreas();
const two = groupAndRest(a.counts.groups[1]!, a.counts.totals);
const ks = [400, 1600, 6400, 25600, 51200, 102400];
for (let i = 0; i < 80; i++) nearestPeople(two, { centres: a.centres }, ks);
const g: any = globalThis;
if (g.S) console.log(g.S.map((v: number) => v / 80));
