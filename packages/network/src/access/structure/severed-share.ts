import { NetworkError } from "../../error.ts";

/**
 * Share of the people within a walk that barriers sever, 1 − N / N⁰ by place: how many of those one could walk to were the barriers open are
 * farther than the walk with them. 0–1; NaN where nobody is within the walk even then.
 * @param now of `withinWalk` on the network as it is, @param open of the same network with its barriers open
 * Throws NetworkError (input) where somebody is reached only with the barriers in place: then `open` is another network.
 */
export function severedShare(now: Float64Array, open: Float64Array): Float64Array {
  return now.map((reached, place) => {
    const could = open[place]!;
    if (!(reached <= could))
      throw new NetworkError("input", {
        value: `${reached} people with the barriers and ${could} without at place ${place}`,
        expected: "no more people within the walk with barriers than without",
        action: "Make the network without barriers from this very network, with permeable(graph, lines).",
      });
    return could > 0 ? 1 - reached / could : NaN;
  });
}
