import type { Provenance, SnapshotInfo } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { originsOf } from "../studies/run.ts";

type Lang = "sv" | "en";
export type Origin = Provenance["origin"][number];

/** What a document knows beside its answers: the snapshots by id, and what ids of networks, plans and the like are called. */
export interface Told {
  snapshots: ReadonlyMap<string, SnapshotInfo>;
  names: ReadonlyMap<string, Text>;
}

export const TOLD_NOTHING: Told = { snapshots: new Map(), names: new Map() };

const SOURCES: Record<string, Text> = {
  example: { sv: "Exempelregionen", en: "The example region" },
  scb: { sv: "SCB", en: "Statistics Sweden (SCB)" },
  kolada: { sv: "Kolada", en: "Kolada" },
  osm: { sv: "OpenStreetMap", en: "OpenStreetMap" },
  nvdb: { sv: "NVDB", en: "NVDB" },
};

/** Origins of an answer, each once; a release's stand with its table. */
export function originsIn(answer: unknown): Origin[] {
  const own = originsOf(answer);
  const { table } = (answer ?? {}) as { table?: unknown };
  const all = own.length > 0 || table === undefined ? own : originsOf(table);
  return [...new Map(all.map((one) => [one.snapshot ?? JSON.stringify(one), one])).values()];
}

/** "SCB TAB6586" by its number, else by the snapshot's title: "Exempelregionen: nät". */
export function sourceWord({ source, table, snapshot }: Origin, lang: Lang, { snapshots }: Told): string {
  const word = SOURCES[source.toLowerCase()]?.[lang] ?? source;
  if (table === undefined || table === source) return word;
  if (/^[A-Z]+\d+$/.test(table)) return `${word} ${table}`;
  const title = snapshots.get(snapshot ?? "")?.title[lang];
  return title ? `${word}: ${title}` : word;
}

const day = (at: string | undefined): string | undefined => at?.slice(0, 10);

/** The source with the day of its snapshot: when it was updated where that is known, else when it was fetched. */
export function originSaid(origin: Origin, lang: Lang, told: Told): string {
  const sv = lang === "sv";
  const { updated, fetched } = origin;
  const when = day(updated)
    ? `${sv ? "uppdaterad" : "updated"} ${day(updated)}`
    : day(fetched)
      ? `${sv ? "hämtad" : "fetched"} ${day(fetched)}`
      : "";
  const word = sourceWord(origin, lang, told);
  return when === "" ? word : `${word}, ${when}`;
}
