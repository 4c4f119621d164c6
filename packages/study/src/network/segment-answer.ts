import type { BarrierSegmentAnswer, PeopleByType } from "@tvars/api";
import { EXCESS_CLASSES, FAR, route } from "@tvars/network";
import type { Graph } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { typeOf } from "./barriers.ts";
import { networkId } from "./info.ts";
import type { Model } from "./model.ts";
import { toDegrees } from "./plane.ts";
import { noSuchSegment } from "./problems.ts";
import { asked, networkProvenance } from "./provenance.ts";
import { severanceMethod } from "./severance-method.ts";
import { routeLineOf } from "./route.ts";
import { segmentAnswerOf } from "./segment.ts";
import type { Severed } from "./severed.ts";
import { TYPES } from "./severed.ts";
import { barrierWords, n, peopleWords, sidesOf } from "./words.ts";

export function segmentOf({ segmentIds }: Model, id: string): number {
  const segment = segmentIds.indexOf(id);
  if (segment < 0) throw noSuchSegment(id);
  return segment;
}

interface Worst {
  a: number;
  b: number;
  mmN: number;
  mm0: number;
}

/** Who lives on each side of one stretch, and the pair of places it costs most. */
export function segmentAnswer(data: Data, model: Model, severed: Severed, id: string): BarrierSegmentAnswer {
  const segment = segmentOf(model, id);
  const { graph, snapshot, profile, people } = model;
  const { sides, worst } = walked(model, severed, segment);
  const found = segmentAnswerOf(model, severed, segment);
  const [left, right] = sides.map((nodes) => byType(model, nodes));
  const words = barrierWords(found);
  const [onLeft, onRight] = [peopleWords(left!.all, people.from), peopleWords(right!.all, people.from)];
  const compass = sidesOf(found.line);
  const are = people.from === "streets" ? { sv: "ligger", en: "lie" } : { sv: "bor", en: "live" };
  const now = worst ? worst.mmN : FAR;
  return {
    segment: found,
    sides: { left: left!, right: right! },
    worst: worst
      ? {
          from: toDegrees(graph.xM[worst.a]!, graph.yM[worst.a]!),
          to: toDegrees(graph.xM[worst.b]!, graph.yM[worst.b]!),
          straightM: Math.round(straightM(graph, worst.a, worst.b)),
          now: worst.mmN >= FAR ? null : lineOf(model, graph, worst),
          without: lineOf(model, model.without().permeable.graph, worst),
        }
      : null,
    reading: {
      sv: `${onLeft.sv} ${are.sv} ${compass.left.sv} om och ${onRight.sv} ${compass.right.sv} om den här sträckan av ${words.sv}, inom ${n(severed.withinM).sv} m från någon på andra sidan. Vägen dit är i snitt ${n(found.excessM).sv} m längre än om den vore öppen.${
        worst
          ? ` Värst drabbade grannar ${are.sv} ${n(straightM(graph, worst.a, worst.b)).sv} m från varandra och har ${now >= FAR ? `mer än ${n(severed.limitM).sv}` : n(now / 1000).sv} m att gå; öppen vore det ${n(worst.mm0 / 1000).sv} m.`
          : ""
      }`,
      en: `${onLeft.en} ${are.en} ${compass.left.en} and ${onRight.en} ${compass.right.en} of this stretch of ${words.en}, within ${n(severed.withinM).en} m of somebody on the other side. The way there is ${n(found.excessM).en} m longer on average than were it open.${
        worst
          ? ` The neighbours hit hardest ${are.en} ${n(straightM(graph, worst.a, worst.b)).en} m apart and have ${now >= FAR ? `more than ${n(severed.limitM).en}` : n(now / 1000).en} m to walk; open it would be ${n(worst.mm0 / 1000).en} m.`
          : ""
      }`,
    },
    provenance: networkProvenance(data, model, {
      method: severanceMethod(EXCESS_CLASSES.limits),
      ...asked(`barriers --segment ${id}`, `/api/barriers/${encodeURIComponent(id)}`, {
        network: networkId(snapshot),
        profile,
        within: severed.withinM,
        limit: severed.limitM,
      }),
    }),
  };
}

const straightM = ({ xM, yM }: Graph, a: number, b: number): number =>
  Math.hypot(xM[a]! - xM[b]!, yM[a]! - yM[b]!);

const lineOf = (model: Model, graph: Graph, { a, b }: Worst) => routeLineOf(model, graph, route(graph, a, b));

/** Which side of a segment each node of its pairs lies on, and the pair with the greatest excess of all contacts. */
function walked(
  model: Model,
  severed: Severed,
  segment: number,
): { sides: [Set<number>, Set<number>]; worst?: Worst } {
  const { graph, segments, people, index } = model;
  const { pairs, mmN, mm0 } = severed.result.kept;
  const { limitMm } = severed.result.rule;
  const { pieces } = segments;
  const sides: [Set<number>, Set<number>] = [new Set(), new Set()];
  let worst: Worst | undefined;
  let most = 0;
  const placed = new Uint8Array(graph.nodes);
  /** One who meets the segment first stands on one side of it, and whoever is across on the other. */
  const put = (from: number, to: number): void => {
    if (placed[from] === 1 && placed[to] === 1) return;
    const { xM, yM } = graph;
    const meeting = index!.firstMeeting(xM[from]!, yM[from]!, xM[to]!, yM[to]!);
    if (meeting === undefined) return;
    const at = 4 * meeting.piece;
    const [x1, y1, x2, y2] = [pieces[at]!, pieces[at + 1]!, pieces[at + 2]!, pieces[at + 3]!];
    const isLeft = (x2 - x1) * (yM[from]! - y1) - (y2 - y1) * (xM[from]! - x1) > 0;
    if (placed[from] === 0) sides[isLeft ? 0 : 1].add(from);
    if (placed[to] === 0) sides[isLeft ? 1 : 0].add(to);
    placed[from] = placed[to] = 1;
  };
  for (let s = 0; s < pairs.sources.length; s++)
    for (let k = pairs.first[s]!; k < pairs.first[s + 1]!; k++) {
      const [isNear, isFar] = [pairs.near[k] === segment, pairs.far[k] === segment];
      if (!isNear && !isFar) continue;
      const [a, b] = [pairs.sources[s]!, pairs.targets[k]!];
      if (isNear) put(a, b);
      else put(b, a);
      // Neighbours whose way is cut off weigh by how much and by how many they are.
      const excess = Math.min(mmN[k]!, limitMm) - Math.min(mm0[k]!, limitMm);
      const weight = excess * people.people[a]! * people.people[b]!;
      if (weight <= most || mm0[k]! >= FAR) continue;
      most = weight;
      worst = { a, b, mmN: mmN[k]!, mm0: mm0[k]! };
    }
  return { sides, ...(worst ? { worst } : {}) };
}

function byType({ people }: Model, nodes: Iterable<number>): PeopleByType {
  const of = new Float64Array(6);
  for (const node of nodes) of[people.type[node]!]! += people.people[node]!;
  const rows = TYPES.filter((type) => of[type]! > 0).map((type) => ({
    type: typeOf(type),
    people: of[type]!,
  }));
  return { all: of.reduce((sum, one) => sum + one, 0), byType: rows };
}
