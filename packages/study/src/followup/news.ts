import { createHash } from "node:crypto";
import type { Answer, Changes, GoalAnswer, NewsEntry, ReportVersionHead, SnapshotInfo } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { comparableCodes } from "../barometer/comparable.ts";
import type { Data } from "../data/data.ts";
import { regsoCodes, regsoVersion, snapshotOf, typeNumber } from "../data/data.ts";
import { STATUS_WORDS } from "./words.ts";

export interface Happened {
  snapshots: readonly SnapshotInfo[];
  changes: readonly Changes[];
  releases: Answer<"releases">;
  /** Frozen versions of reports. */
  reports: readonly ReportVersionHead[];
  /** A goal's status now, and as it was a year earlier. */
  goals: readonly { now: GoalAnswer; before: GoalAnswer["status"] }[];
}

/** A name-based id (RFC 9562, version 5 shape): the same thing has the same id in every feed, for ever. */
export function idOf(key: string): string {
  const bytes = createHash("sha1").update(`tvars news ${key}`).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `urn:uuid:${parts.join("-")}`;
}

const both = (sv: string, en: string): Text => ({ sv, en });

/** What has happened, the newest first; equal times go by id, so that the order is always the same. */
export function newsOf(data: Data, { snapshots, changes, releases, goals, reports }: Happened): NewsEntry[] {
  const active = new Set(data.snapshots.map(({ id }) => id));
  const entries: NewsEntry[] = [
    ...snapshots.filter(({ id, kind }) => kind === "figures" && active.has(id)).map((one) => dataEntry(one)),
    ...changes.filter(({ summary }) => summary.changed + summary.removed > 0).map(revisionEntry),
    ...typeChanges(data),
    ...goals.filter(({ now, before }) => now.status !== before).map((one) => goalEntry(data, one)),
    ...releases.flatMap(releaseEntries),
    ...reports.flatMap(reportEntries),
  ];
  return entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? 1 : -1));
}

function dataEntry({ id, table, title, fetched, rows, supersedes }: SnapshotInfo): NewsEntry {
  return {
    id: idOf(`data ${id}`),
    at: fetched,
    kind: "data",
    title: both(
      `${supersedes ? "Nya uppgifter" : "Uppgifter tillagda"}: ${title.sv}`,
      `${supersedes ? "New figures" : "Figures added"}: ${title.en}`,
    ),
    text: both(
      `Tabell ${table}, ${rows.toLocaleString("sv-SE")} rader.`,
      `Table ${table}, ${rows.toLocaleString("en-GB")} rows.`,
    ),
    link: `/data?snapshot=${encodeURIComponent(id)}`,
    places: ["riket"],
  };
}

function revisionEntry({ table, title, from, to, summary, rows }: Changes): NewsEntry {
  const years = [
    ...new Set(rows.filter(({ before, after }) => before && after).map(({ year }) => year)),
  ].sort();
  const list = years.length > 0 ? `${years[0]}–${years.at(-1)}` : "";
  return {
    id: idOf(`revision ${from.snapshot} ${to.snapshot}`),
    at: to.fetched ?? to.updated ?? "1970-01-01T00:00:00Z",
    kind: "revision",
    title: both(
      `Källan har ändrat tidigare värden: ${title.sv}`,
      `The source revised earlier figures: ${title.en}`,
    ),
    text: both(
      `${summary.changed} värden ändrade, ${summary.removed} borta, ${summary.added} nya i ${table}. ${list}`.trim(),
      `${summary.changed} figures changed, ${summary.removed} gone, ${summary.added} new in ${table}. ${list}`.trim(),
    ),
    link: "/data",
    places: ["riket", ...placesOf(rows.map(({ area }) => area.split(":").at(-1)!))],
  };
}

/** Every place an area is in, so that a subscription to a kommun hears of its areas. */
const placesOf = (codes: readonly string[]): string[] => {
  const places = new Set<string>();
  for (const code of codes) {
    if (!/^\d{4}/.test(code)) continue;
    places.add(`lan:${code.slice(0, 2)}`).add(`kommun:${code.slice(0, 4)}`);
  }
  return [...places].sort();
};

/** A kommun at a time: areas that have another type than the year before, never in an order of rank. */
function typeChanges(data: Data): NewsEntry[] {
  const year = data.years.at(-1);
  const before = data.years.at(-2);
  const at = snapshotOf(data, "TAB6586")?.fetched;
  if (year === undefined || before === undefined || at === undefined) return [];
  const same = comparableCodes(data, before, year);
  const version = regsoVersion(year);
  const changed = new Map<string, { code: string; from: number; to: number }[]>();
  for (const code of regsoCodes(data, year)) {
    const [from, to] = [typeNumber(data, code, before), typeNumber(data, code, year)];
    if (!same.has(code) || from === 0 || to === 0 || from === to) continue;
    const kommun = code.slice(0, 4);
    changed.set(kommun, [...(changed.get(kommun) ?? []), { code, from, to }]);
  }
  return [...changed].map(([kommun, areas]) => {
    const name = data.gazetteer.get("kommun@2007", kommun)?.name ?? kommun;
    const named = areas
      .map(({ code, from, to }) => ({ name: data.gazetteer.get(version, code)?.name ?? code, from, to }))
      .sort((a, b) => a.name.localeCompare(b.name, "sv"));
    const list = (word: string): string =>
      named.map(({ name: area, from, to }) => `${area}: ${word} ${from} → ${to}`).join("; ");
    const n = areas.length;
    return {
      id: idOf(`types ${kommun} ${before} ${year} ${snapshotOf(data, "TAB6586")!.invented}`),
      at,
      kind: "type-change" as const,
      title: both(
        `${name}: ${n} ${n === 1 ? "område" : "områden"} har en annan områdestyp ${year} än ${before}`,
        `${name}: ${n} ${n === 1 ? "area has" : "areas have"} another area type in ${year} than in ${before}`,
      ),
      text: both(
        `${list("typ")}. Gränserna flyttas också varje år.`,
        `${list("type")}. The cuts move every year too.`,
      ),
      link: `/omraden/kommun:${kommun}?year=${year}`,
      places: [
        "riket",
        `lan:${kommun.slice(0, 2)}`,
        `kommun:${kommun}`,
        ...areas.map(({ code }) => `${version}:${code}`),
      ],
    };
  });
}

function goalEntry(data: Data, { now, before }: Happened["goals"][number]): NewsEntry {
  const { goal, status } = now;
  const latest = now.years.findLast(({ value }) => value.figure.value !== null)?.year;
  const place = goal.follows.kind === "records" ? goal.follows.asked.place : goal.follows.place;
  const fetched = data.snapshots.map((one) => one.fetched).sort();
  return {
    id: idOf(`goal ${goal.id} ${latest} ${status}`),
    at: fetched.at(-1) ?? "1970-01-01T00:00:00Z",
    kind: "goal",
    title: both(
      `Mål: ${goal.title.sv} – nu ${STATUS_WORDS[status].sv}`,
      `Goal: ${goal.title.en} – now ${STATUS_WORDS[status].en}`,
    ),
    text: both(
      `Läget var förut: ${STATUS_WORDS[before].sv}. ${now.reading[0]?.sv ?? ""}`.trim(),
      `The status was: ${STATUS_WORDS[before].en}. ${now.reading[0]?.en ?? ""}`.trim(),
    ),
    link: `/folj-upp#goal-${goal.id}`,
    places: ["riket", place].filter((one, at, all) => all.indexOf(one) === at),
  };
}

function releaseEntries(release: Answer<"releases">[number]): NewsEntry[] {
  const { id, title, link, state, decided, errata } = release;
  // Drafts and refusals are not out: nothing is said of them.
  if (decided === null || (state !== "released" && state !== "withdrawn")) return [];
  const out = state === "released";
  return [
    {
      id: idOf(`release ${id} ${state}`),
      at: decided,
      kind: "release",
      title: both(
        `${out ? "Utlämnad" : "Återkallad"}: ${title.sv}`,
        `${out ? "Released" : "Withdrawn"}: ${title.en}`,
      ),
      text: both(
        out ? "Skyddade värden under en fast länk." : "Värdena får inte längre användas.",
        out ? "Protected figures under a frozen link." : "The figures must no longer be used.",
      ),
      link,
      places: ["riket"],
    },
    ...errata.map(({ at, text }): NewsEntry => ({
      id: idOf(`erratum ${id} ${at}`),
      at,
      kind: "erratum",
      title: both(`Rättelse: ${title.sv}`, `Erratum: ${title.en}`),
      text,
      link,
      places: ["riket"],
    })),
  ];
}

function reportEntries({ report, n, at, title, link, errata }: ReportVersionHead): NewsEntry[] {
  const places = ["riket"];
  return [
    {
      id: idOf(`report ${report} ${n}`),
      at,
      kind: "report",
      title: both(`Rapport: ${title}, version ${n}`, `Report: ${title}, version ${n}`),
      text: both(
        "Låst som den lämnades, under en fast länk.",
        "Frozen as handed in, under a permanent link.",
      ),
      link,
      places,
    },
    ...errata.map(({ at: when, text }): NewsEntry => ({
      id: idOf(`report erratum ${report} ${n} ${when}`),
      at: when,
      kind: "report",
      title: both(
        `Rättelse av rapporten ${title}, version ${n}`,
        `Erratum to the report ${title}, version ${n}`,
      ),
      text,
      link,
      places,
    })),
  ];
}

/** Entries of a place and of all that is inside it; the whole hears everything. */
export function newsFor(entries: readonly NewsEntry[], place: string): NewsEntry[] {
  if (place === "riket") return [...entries];
  return entries.filter(({ places }) => places.includes(place));
}
