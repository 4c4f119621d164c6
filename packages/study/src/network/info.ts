import type { NetworkInfo } from "@tvars/api";
import { PROFILES } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { originOf } from "@tvars/engine";
import { CROSSING_KINDS, lineLengthM } from "@tvars/network";
import type { BuildReport } from "@tvars/network";
import type { Model } from "./model.ts";
import { boundsOf, toDegrees } from "./plane.ts";
import { n } from "./words.ts";

const EXAMPLES = 20;
const KINDS = ["motorway", "trunk", "primary", "state-road", "rail", "river"] as const;

/** `osm` as people write it. */
const SOURCES: Readonly<Record<string, string>> = {
  osm: "OSM",
  nvdb: "NVDB",
  file: "own lines",
  example: "example",
};

export function networkInfo({ snapshot, built, graph, people }: Model): NetworkInfo {
  const { barriers, crossings, edges, ways } = built;
  const lengths = KINDS.map((kind) => ({ kind, own: barriers.filter((barrier) => barrier.kind === kind) }));
  let mm = 0;
  for (let edge = 0; edge < edges.count; edge++) mm += edges.lengthMm[edge]!;
  const isDriven = ways.some(({ car }) => car);
  return {
    id: networkId(snapshot),
    title: snapshot.title,
    source: SOURCES[snapshot.source] ?? snapshot.source,
    invented: snapshot.invented,
    nodes: graph.nodes,
    arcs: graph.head.length,
    km: Math.round(mm / 1e5) / 10,
    bounds: boundsOf(graph.xM, graph.yM),
    profiles: PROFILES.filter((profile) => profile !== "car" || isDriven),
    barriers: lengths
      .filter(({ own }) => own.length > 0)
      .map(({ kind, own }) => ({
        kind,
        lines: own.length,
        km: Math.round(own.reduce((all, line) => all + lineLengthM(line), 0) / 100) / 10,
      })),
    crossings: CROSSING_KINDS.map((kind) => ({
      kind,
      count: crossings.filter((crossing) => crossing.kind === kind).length,
    })).filter(({ count }) => count > 0),
    people: { from: people.from, all: Math.round(people.all), note: people.note },
    report: reportOf(built.report),
    origin: [originOf(snapshot)],
  };
}

/** `network:oslo` is known as `oslo`. */
export const networkId = ({ table }: { table: string }): string => table.replace(/^network:/, "");

export const REASONS: Readonly<Record<BuildReport["unlikelyCrossings"][number]["reason"], Text>> = {
  cut: {
    sv: "Gator som möter en barriär i plan utan att något säger att man får korsa: de slutar där",
    en: "Streets that meet a barrier at grade where nothing says that one may cross: they end there",
  },
  motorway: { sv: "Passager i plan på motorväg", en: "Crossings at grade on a motorway" },
  fast: {
    sv: "Passager utan signal där hastigheten är 80 km/h eller mer",
    en: "Crossings without signals at 80 km/h or more",
  },
  unused: {
    sv: "Passager som ingen gata leder till på båda sidor",
    en: "Crossings that no street leads to on both sides",
  },
};

function reportOf({ islands, missingLinks, unlikelyCrossings, badWays }: BuildReport): NetworkInfo["report"] {
  const at = ({ xM, yM }: { xM: number; yM: number }) => toDegrees(xM, yM);
  const rows: NetworkInfo["report"] = [
    {
      what: {
        sv: "Delar som inte hänger ihop med resten; de minsta är utelämnade",
        en: "Parts that are not joined to the rest; the smallest are left out",
      },
      count: islands.length,
      examples: islands.slice(0, EXAMPLES).map((island) => ({
        at: at(island),
        text: {
          sv: `${n(island.nodes).sv} korsningar, ${n(island.lengthM).sv} m${island.leftOut ? ", utelämnad" : ""}`,
          en: `${n(island.nodes).en} junctions, ${n(island.lengthM).en} m${island.leftOut ? ", left out" : ""}`,
        },
      })),
    },
    {
      what: {
        sv: "Gator som nästan möts: en felande länk ser ut som en barriär",
        en: "Streets that nearly meet: a missing link looks like severance",
      },
      count: missingLinks.length,
      examples: missingLinks.slice(0, EXAMPLES).map((link) => ({
        at: at(link),
        text: { sv: `${n(link.gapM, 1).sv} m isär`, en: `${n(link.gapM, 1).en} m apart` },
      })),
    },
    ...(Object.keys(REASONS) as (keyof typeof REASONS)[]).map((reason) => {
      const own = unlikelyCrossings.filter((crossing) => crossing.reason === reason);
      return {
        what: REASONS[reason],
        count: own.length,
        examples: own.slice(0, EXAMPLES).map((crossing) => ({
          at: at(crossing),
          text: { sv: `barriär ${crossing.barrier}`, en: `barrier ${crossing.barrier}` },
        })),
      };
    }),
  ];
  if (badWays > 0)
    rows.push({
      what: {
        sv: "Linjer vars form, hastighet, bredd eller lutning inte kan vara riktig",
        en: "Lines whose shape, speed, width or slope cannot be right",
      },
      count: badWays,
      examples: [],
    });
  return rows.filter(({ count }) => count > 0);
}
