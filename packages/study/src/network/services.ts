import type { Text } from "@tvars/cube";
import type { Snapshot, SnapshotStore } from "@tvars/engine";
import { readLayer } from "@tvars/geo";
import type { Data } from "../data/data.ts";
import { StudyError } from "../error.ts";
import type { Model } from "./model.ts";

/** Services of one kind, at the nodes they are joined to. */
export interface Services {
  kind: string;
  name: Text;
  nodes: Uint32Array;
}

const NAMES: Readonly<Record<string, Text>> = {
  school: { sv: "skola", en: "school" },
  health_centre: { sv: "vårdcentral", en: "health centre" },
  shop: { sv: "butik", en: "shop" },
  library: { sv: "bibliotek", en: "library" },
  employer: { sv: "arbetsplats", en: "workplace" },
  stop: { sv: "hållplats", en: "stop" },
};

/** Points of a layer named `ref:services`, by its column `typ` (else `type` or `kind`); those far from every street are left out. */
export async function servicesOn(
  store: SnapshotStore,
  data: Data,
  model: Model,
): Promise<{ services: Services[]; snapshot?: Snapshot }> {
  const snapshot = data.snapshots.findLast(({ table }) => table === "ref:services");
  if (snapshot === undefined) return { services: [] };
  const { features } = await readLayer(store.path(snapshot));
  const nodes = new Map<string, number[]>();
  for (const { geometry, properties } of features) {
    if (geometry.type !== "Point") continue;
    const kind = String(properties.typ ?? properties.type ?? properties.kind ?? "service");
    const node = joined(model, geometry.coordinates);
    if (node === undefined) continue;
    const list = nodes.get(kind);
    if (list) list.push(node);
    else nodes.set(kind, [node]);
  }
  const services = [...nodes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, own]) => ({
      kind,
      name: NAMES[kind] ?? { sv: kind, en: kind },
      nodes: Uint32Array.from(own),
    }));
  return services.length > 0 ? { services, snapshot } : { services };
}

function joined(model: Model, [x, y]: readonly number[]): number | undefined {
  try {
    return model.snap(x!, y!).node;
  } catch (error) {
    if (error instanceof StudyError) return undefined;
    throw error;
  }
}
