import type { ReplayAnswer, ReplayBodies } from "./answer.ts";
import { problem } from "./answer.ts";

/** WFS 2.0 GetFeature with typeNames, startIndex, count (or maxFeatures), sortBy and CQL_FILTER on one column. */
export function answerWfs(bodies: ReplayBodies, url: URL): ReplayAnswer {
  const query = new Map([...url.searchParams].map(([key, value]) => [key.toLowerCase(), value]));
  if (query.get("request")?.toLowerCase() !== "getfeature")
    return problem(400, "Only GetFeature is recorded");
  const layer = bodies.layers?.[query.get("typenames") ?? query.get("typename") ?? ""];
  if (layer === undefined) return problem(400, "Feature type unknown");
  const sortBy = query.get("sortby")?.replace(/ .*/, "");
  const filter = /^(\w+)='(.*)'$/.exec(query.get("cql_filter") ?? "");
  const matched = layer.features.filter(({ properties }) => !filter || properties[filter[1]!] === filter[2]);
  if (sortBy !== undefined)
    matched.sort((a, b) => (String(a.properties[sortBy]) < String(b.properties[sortBy]) ? -1 : 1));
  const start = Number(query.get("startindex") ?? 0);
  const count = Number(query.get("count") ?? query.get("maxfeatures") ?? matched.length);
  const features = matched.slice(start, start + count);
  return {
    status: 200,
    body: {
      type: "FeatureCollection",
      features,
      totalFeatures: matched.length,
      numberMatched: matched.length,
      numberReturned: features.length,
      timeStamp: "2026-07-06T21:57:55.678Z",
      ...(layer.crs === undefined ? {} : { crs: layer.crs }),
    },
  };
}
