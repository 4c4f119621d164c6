import type { Provenance } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { provenanceOf } from "../data/data.ts";
import type { ChanceQuery } from "../study.ts";
import { joined } from "./words.ts";
import type { Asked } from "./measure.ts";

/** The routes that answer about measures of stored tables, and the word the command line has for each. */
const WAYS = {
  measure: { path: "/api/measure", command: [] as string[] },
  measureAreas: { path: "/api/measure/areas", command: ["--per-area"] },
  measureTrend: { path: "/api/measure/trend", command: ["--trend"] },
  measureScale: { path: "/api/measure/scale", command: ["--scale"] },
  measureDecomposition: { path: "/api/measure/decomposition", command: ["--decompose"] },
  measurePlaces: { path: "/api/measure/places", command: [] as string[] },
} as const;

/** Options of measures that the routes have a use for themselves. */
const TAKEN = new Set(["measure", "from", "to", "seed", "replicates", "level", "year"]);

type Extra = ChanceQuery & { from?: number; to?: number; areas?: string; places?: string };

/** Where measured figures come from, how they were made, and the command and request that give them again. */
export function originOfMeasured(asked: Asked, way: keyof typeof WAYS, extra: Extra = {}): Provenance {
  const { data, counted, measures, given, level } = asked;
  const { chosen, place, division, year, leftOut } = counted;
  const { rule } = chosen.table;
  const hidden = leftOut.filter(({ status }) => status === "suppressed").length;
  const tables = [rule.table, ...(rule.shares ? ["TAB6574"] : []), ...usesIndex(measures)];
  const spanned = extra.from !== undefined && extra.to !== undefined;
  const asks: [string, string][] = [
    [way === "measure" ? "measures" : "measure", measures.map(({ info }) => info.id).join(",")],
    ["grouping", rule.id],
    ["groups", chosen.groups.map(({ id }) => id).join(",")],
    ["rest", String(chosen.rest)],
    ["place", place.ref.id],
    ["division", extra.places ?? division],
    ...(extra.places ? ([["areas", division]] as [string, string][]) : []),
    ...(spanned
      ? ([
          ["from", String(extra.from)],
          ["to", String(extra.to)],
        ] as [string, string][])
      : ([["year", String(year)]] as [string, string][])),
    ["level", String(level)],
    ...(extra.test ? ([["test", extra.test]] as [string, string][]) : []),
    ...(extra.bootstrap ? ([["bootstrap", extra.bootstrap]] as [string, string][]) : []),
    ...(extra.test || extra.bootstrap
      ? ([
          ["replicates", String(extra.replicates)],
          ["seed", String(extra.seed)],
        ] as [string, string][])
      : []),
    ...Object.entries(given).map(([name, value]): [string, string] => [
      TAKEN.has(name) ? `option.${name}` : name,
      String(value),
    ]),
  ];
  return {
    ...provenanceOf(data, [...new Set(tables)], {
      method: methodOf(asked),
      command: commandOf(asked, way, extra),
      request: `${WAYS[way].path}?${asks.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`,
    }),
    ...(hidden > 0
      ? {
          hidden: {
            count: hidden,
            reason: {
              sv: "Områden vars antal är skyddade hos källan är utelämnade, inte räknade som 0.",
              en: "Areas whose counts are suppressed by the source are left out, not counted as 0.",
            },
          },
        }
      : {}),
  };
}

const usesIndex = (measures: Asked["measures"]): string[] =>
  measures.some(({ info }) => info.needs?.includes("values")) ? ["TAB6586"] : [];

/** A shell would part or read what holds a blank or a sign of its own. */
const quoted = (text: string): string =>
  /^[\w@:.,=+-]*$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;

function commandOf({ counted, measures, given, level }: Asked, way: keyof typeof WAYS, extra: Extra): string {
  const { chosen, place, division, year } = counted;
  const span =
    extra.from !== undefined && extra.to !== undefined
      ? [`--from ${extra.from}`, `--to ${extra.to}`]
      : [`--year ${year}`];
  return [
    "tvars measure",
    ...measures.map(({ info }) => info.id),
    `--table ${quoted(chosen.table.rule.id)}`,
    `--groups ${quoted(chosen.groups.map(({ id }) => id).join(","))}`,
    chosen.rest ? "--rest" : "--no-rest",
    `--place ${place.ref.id}`,
    `--division ${division}`,
    ...span,
    `--level ${level}`,
    ...(extra.places ? [`--places ${extra.places}`] : WAYS[way].command),
    ...(extra.test ? [`--test ${extra.test}`] : []),
    ...(extra.bootstrap ? [`--bootstrap ${extra.bootstrap}`] : []),
    ...(extra.test || extra.bootstrap ? [`--replicates ${extra.replicates}`, `--seed ${extra.seed}`] : []),
    ...Object.entries(given).map(([name, value]) => `--option ${quoted(`${name}=${String(value)}`)}`),
  ].join(" ");
}

function methodOf({ counted, measures }: Asked): Text {
  const { chosen, division } = counted;
  const { rule } = chosen.table;
  const formulas = measures.map(({ info }) => `${info.symbol}: ${info.formula}`).join("; ");
  const rest: Text | undefined = chosen.rest
    ? chosen.table.total
      ? {
          sv: "Övriga är den publicerade totalen minus grupperna.",
          en: "The rest is the published total less the groups.",
        }
      : { sv: "Övriga är summan av de andra grupperna.", en: "The rest is the sum of the other groups." }
    : undefined;
  return joined(
    {
      sv: `Antalen är tabell ${rule.table} för varje ${division === "regso" ? "RegSO" : "DeSO"}. Områden utan uppgift är utelämnade. ${formulas}.`,
      en: `Counts are table ${rule.table} for every ${division === "regso" ? "RegSO" : "DeSO"}. Areas without a figure are left out. ${formulas}.`,
    },
    rest,
  );
}
