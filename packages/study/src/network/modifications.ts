import type { Modification, Position } from "@tvars/api";
import { FAR, route } from "@tvars/network";
import type { Modification as Change, Route } from "@tvars/network";
import type { Model } from "./model.ts";
import { toPlane } from "./plane.ts";
import { noSuchCrossing, noWay, sameStreet } from "./problems.ts";

export type ServiceModification = Extract<Modification, { service: string }>;
export type LineModification = Extract<Modification, { line: string } | { do: "add-line" }>;
export type NetworkModification = Exclude<Modification, ServiceModification | LineModification>;

export const isService = (one: Modification): one is ServiceModification => "service" in one;
export const isLine = (one: Modification): one is LineModification => "line" in one || one.do === "add-line";
const isOfNetwork = (one: Modification): one is NetworkModification => !isService(one) && !isLine(one);

/** Those that concern streets and crossings. */
export const ofNetwork = (all: readonly Modification[]): NetworkModification[] => all.filter(isOfNetwork);

/** The way between two junctions that a modification of streets concerns. @throws StudyError */
export function wayBetween(model: Model, from: Position, to: Position): Route {
  const [a, b] = [model.snap(...toPlane(...from)), model.snap(...toPlane(...to))];
  if (a.node === b.node) throw sameStreet(...to);
  const found = route(model.graph, a.node, b.node);
  if (found.mm >= FAR) throw noWay();
  return found;
}

/** What a modification is in the words of the network; streets between two places are the links of the shortest way. @throws StudyError */
export function changesOf(model: Model, one: NetworkModification, at: number): Change[] {
  switch (one.do) {
    case "add-crossing":
    case "add-link": {
      if (one.from.join() === one.to.join()) throw sameStreet(...one.to);
      const [from, to] = [toPlane(...one.from), toPlane(...one.to)];
      const both = {
        id: one.name ?? `#${at + 1}`,
        from: { xM: from[0], yM: from[1] },
        to: { xM: to[0], yM: to[1] },
      };
      if (one.do === "add-link") return [{ type: "add-link", ...both }];
      const delay = one.delayS === undefined ? {} : { delayS: one.delayS };
      return [{ type: "add-crossing", kind: one.kind, ...both, ...delay }];
    }
    case "remove-link":
    case "change-speed": {
      const { nodes } = wayBetween(model, one.from, one.to);
      return Array.from(nodes.subarray(1), (node, before): Change => {
        const ends = { from: { node: nodes[before]! }, to: { node } };
        return one.do === "remove-link"
          ? { type: "remove-link", ...ends }
          : { type: "change-speed", ...ends, factor: one.factor };
      });
    }
    default: {
      const { crossing } = one;
      if (!model.crossings.some((known) => known.crossing.id === crossing)) throw noSuchCrossing(crossing);
      return one.do === "remove-crossing"
        ? [{ type: "remove-crossing", crossing }]
        : [{ type: "change-crossing", crossing, delayS: one.delayS }];
    }
  }
}

/** What all of it costs, kronor; undefined where no modification has a cost. */
export function costOf(modifications: readonly Modification[]): { low: number; high: number } | undefined {
  const costs = modifications.flatMap(({ cost }) => (cost ? [cost] : []));
  if (costs.length === 0) return undefined;
  return {
    low: costs.reduce((sum, { low }) => sum + low, 0),
    high: costs.reduce((sum, { high }) => sum + high, 0),
  };
}
