import type { Text } from "@tvars/cube";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { readLayer } from "@tvars/geo";
import type { Layer } from "@tvars/geo";
import { PLACE_KINDS } from "@tvars/network";
import type { Data } from "../../data/data.ts";
import { StudyError } from "../../error.ts";
import type { Model } from "../model.ts";
import { toPlane } from "../plane.ts";
import { noServices, noSuchKind } from "./problems.ts";
import { SERVICES_FILE } from "./places-layer.ts";

/** Services of one kind, at the nodes they are joined to. */
export interface Services {
  kind: string;
  name: Text;
  /** Nodes where one may be come to; a park has many. */
  nodes: Uint32Array;
  /** Which of the places each node is of. */
  place: Uint32Array;
  /** How much is at each place: seats, jobs, 1 where nobody has said. */
  size: Float64Array;
}

const NAMES: Readonly<Record<string, Text>> = {
  preschool: { sv: "förskola", en: "preschool" },
  school: { sv: "skola", en: "school" },
  health_centre: { sv: "vårdcentral", en: "health centre" },
  hospital: { sv: "sjukhus", en: "hospital" },
  pharmacy: { sv: "apotek", en: "pharmacy" },
  library: { sv: "bibliotek", en: "library" },
  groceries: { sv: "livsmedelsbutik", en: "grocery shop" },
  shop: { sv: "butik", en: "shop" },
  green: { sv: "park eller grönområde", en: "park or green space" },
  playground: { sv: "lekplats", en: "playground" },
  station: { sv: "station eller färjeläge", en: "station or ferry terminal" },
  stop: { sv: "hållplats", en: "stop" },
  employer: { sv: "arbetsplats", en: "workplace" },
  service: { sv: "service", en: "service" },
};

/** What a kind is called; own kinds by the word they came with. */
export const nameOfService = (kind: string): Text => NAMES[kind] ?? { sv: kind, en: kind };

/** Kinds in the order they are shown: those of daily life first, own kinds after. */
const rank = (kind: string): number => {
  const at = (PLACE_KINDS as readonly string[]).indexOf(kind);
  return at < 0 ? PLACE_KINDS.length : at;
};

interface Collected {
  services: Services[];
  /** Where they come from: own layers, the network itself, the timetable. */
  from: Snapshot[];
  /** The first of them. */
  snapshot?: Snapshot;
}

/**
 * What can be reached: own services first, a kind at a time, then those the network's own file holds, then the stops of its timetable. What
 * lies far from every street, or behind a barrier from all that are near, is left out. Invented services are of invented networks only.
 */
export async function servicesOn(
  store: SnapshotStore,
  data: Data,
  model: Model,
  timetable?: Snapshot,
): Promise<Collected> {
  const kinds = new Map<string, Services>();
  const from: Snapshot[] = [];
  const add = (layer: Layer, snapshot: Snapshot, kindOf: (properties: Properties) => string): void => {
    const found = joinedTo(model, layer, kindOf);
    const fresh = [...found].filter(([kind]) => !kinds.has(kind));
    for (const [kind, services] of fresh) kinds.set(kind, services);
    if (fresh.length > 0) from.push(snapshot);
  };
  const own = (await ownServices(store, data)).filter(({ invented }) => model.snapshot.invented || !invented);
  for (const snapshot of own) add(await stored(store, snapshot), snapshot, typOf);
  if (timetable) add(await stored(store, timetable), timetable, stopOf);
  if (model.snapshot.parameters?.services !== undefined)
    add(await stored(store, model.snapshot, SERVICES_FILE), model.snapshot, typOf);
  const services = [...kinds.values()].sort(
    (a, b) => rank(a.kind) - rank(b.kind) || (a.kind < b.kind ? -1 : 1),
  );
  return { services, from, ...(from[0] ? { snapshot: from[0] } : {}) };
}

/** The store knows in which system it wrote; a reader would ask whether places outside Sweden are meant. */
function stored(store: SnapshotStore, snapshot: Snapshot, file?: string): Promise<Layer> {
  const crs = (snapshot.crs ?? "EPSG:3006") as Layer["crs"];
  return readLayer(store.path(snapshot, file), { crs, axisOrder: "east-north" });
}

type Properties = Readonly<Record<string, unknown>>;

const typOf = ({ typ, type, kind }: Properties): string => String(typ ?? type ?? kind ?? "service");
/** Stops without calls are entrances and platforms of stations. */
const stopOf = ({ calls }: Properties): string => (Number(calls) > 0 ? "stop" : "");

/** The newest of each own table of services. */
async function ownServices(store: SnapshotStore, { snapshots }: Data): Promise<Snapshot[]> {
  const example = snapshots.findLast(({ table }) => table === "ref:services");
  const own = (await store.current()).filter(({ table }) => table.startsWith("services:"));
  return [...own.reverse(), ...(example ? [example] : [])];
}

/** Layers in degrees lie where the plane of Sweden does not reach well; they are brought to it point by point. */
function joinedTo(
  model: Model,
  { crs, features }: Layer,
  kindOf: (properties: Properties) => string,
): Map<string, Services> {
  const drafts = new Map<string, { nodes: number[]; place: number[]; size: number[] }>();
  for (const { geometry, properties } of features) {
    const points =
      geometry.type === "Point"
        ? [geometry.coordinates]
        : geometry.type === "MultiPoint"
          ? geometry.coordinates
          : [];
    const kind = kindOf(properties);
    if (kind === "") continue;
    const nodes = new Set<number>();
    for (const [x, y] of points) {
      const node = joined(model, crs === "EPSG:4326" ? toPlane(x!, y!) : [x!, y!]);
      if (node !== undefined) nodes.add(node);
    }
    if (nodes.size === 0) continue;
    let draft = drafts.get(kind);
    if (draft === undefined) drafts.set(kind, (draft = { nodes: [], place: [], size: [] }));
    for (const node of nodes) {
      draft.nodes.push(node);
      draft.place.push(draft.size.length);
    }
    draft.size.push(sizeOf(properties));
  }
  return new Map(
    [...drafts].map(([kind, { nodes, place, size }]) => [
      kind,
      {
        kind,
        name: nameOfService(kind),
        nodes: Uint32Array.from(nodes),
        place: Uint32Array.from(place),
        size: Float64Array.from(size),
      },
    ]),
  );
}

const sizeOf = ({ storlek, size, antal, jobs }: Properties): number => {
  const value = Number(storlek ?? size ?? antal ?? jobs ?? 1);
  return value > 0 && value < Infinity ? value : 1;
};

function joined(model: Model, [x, y]: readonly [number, number]): number | undefined {
  try {
    return model.snap(x, y).node;
  } catch (error) {
    if (error instanceof StudyError) return undefined;
    throw error;
  }
}

/** The service of a kind; the first where none is named. @throws StudyError where there is none */
export function serviceNamed(services: readonly Services[], kind: string | undefined): Services {
  const found = kind === undefined ? services[0] : services.find((one) => one.kind === kind);
  if (found) return found;
  if (services.length === 0 || kind === undefined || kind === "jobs" || kind === "employer")
    throw noServices(kind);
  throw noSuchKind(
    kind,
    services.map((one) => one.kind),
  );
}
