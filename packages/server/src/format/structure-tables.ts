import { STRUCTURES } from "@tvars/api";
import type { NetworkComparison, NetworkQuality, Provenance, StructureAnswer } from "@tvars/api";
import { absent, type Figure, figure } from "@tvars/cube";
import { column } from "./columns.ts";
import { type Column, type Key, type Table, count, key } from "./table.ts";

/** Structure by area type, the faults of a network and where two disagree, as rows. */

const measure = (id: string, sv: string, en: string, decimals: number): Column => ({
  id,
  label: { sv, en },
  role: "measure",
  decimals,
});
const keyed = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "key" });
const labelled = (id: string, sv: string, en: string): Column => ({ id, label: { sv, en }, role: "label" });
const known = (value: number | null): Figure => (value === null ? absent("missing") : figure(value));
const typeKey = (type: number | null): Key =>
  type === null ? key("unknown", "okänd", "unknown") : key(type);

const from = ({ notes, origin, method, command, request }: Provenance) => ({
  notes,
  origin,
  method,
  again: { command, request },
});

export function structureTable({ network, profile, classes, provenance }: StructureAnswer): Table {
  const named = new Map(classes.map(({ structure, name }) => [structure, name]));
  return {
    name: `structure-${network}-${profile}`,
    title: {
      sv: `Bebyggelse och barriärer i ${network}, efter områdestyp`,
      en: `Settlement and barriers of ${network}, by area type`,
    },
    columns: [
      keyed("structure", "bebyggelse", "settlement"),
      column.type,
      measure("people", "folk", "people", 0),
      measure("share", "andel av typens folk, 0–1", "share of the type's people, 0–1", 4),
    ],
    rows: STRUCTURES.flatMap((structure, at) =>
      classes[at]!.byType.map((row) => ({
        structure: { id: structure, label: named.get(structure)! },
        type: typeKey(row.type),
        people: count(row.people),
        share: count(row.share),
      })),
    ),
    ...from(provenance),
  };
}

export function qualityTable({ network, kinds, faults, provenance }: NetworkQuality): Table {
  const named = new Map(kinds.map(({ fault, name }) => [fault, name]));
  return {
    name: `quality-${network}`,
    title: { sv: `Att se över i nätet ${network}`, en: `To look at in the network ${network}` },
    columns: [
      keyed("place", "ställe", "place"),
      labelled("fault", "vad", "what"),
      labelled("municipality", "kommun", "municipality"),
      labelled("ways", "vägar i källan", "ways in the source"),
      measure("metres", "meter", "metres", 1),
      measure("lon", "longitud", "longitude", 6),
      measure("lat", "latitud", "latitude", 6),
    ],
    rows: faults.map(({ id, fault, at: [lon, lat], municipality, metres, ways }) => ({
      place: key(id),
      fault: { id: fault, label: named.get(fault)! },
      municipality: municipality ?? "",
      ways: ways.join(" "),
      metres: known(metres),
      lon: count(lon),
      lat: count(lat),
    })),
    ...from(provenance),
  };
}

export function comparisonTable({ a, b, rows, provenance }: NetworkComparison): Table {
  return {
    name: `compare-${a.id}-${b.id}`,
    title: {
      sv: `Passager där ${a.title.sv} och ${b.title.sv} inte är överens`,
      en: `Crossings on which ${a.title.en} and ${b.title.en} disagree`,
    },
    columns: [
      keyed("place", "ställe", "place"),
      labelled("what", "vad", "what"),
      labelled("barrier", "barriär", "barrier"),
      labelled("kindA", `slag i ${a.title.sv}`, `kind in ${a.title.en}`),
      labelled("kindB", `slag i ${b.title.sv}`, `kind in ${b.title.en}`),
      measure("away", "meter isär", "metres apart", 1),
      measure("lon", "longitud", "longitude", 6),
      measure("lat", "latitud", "latitude", 6),
    ],
    rows: rows.map(({ id, what, barrier, kindA, kindB, awayM, at: [lon, lat] }) => ({
      place: key(id),
      what,
      barrier,
      kindA: kindA ?? "",
      kindB: kindB ?? "",
      away: known(awayM),
      lon: count(lon),
      lat: count(lat),
    })),
    ...from(provenance),
  };
}
