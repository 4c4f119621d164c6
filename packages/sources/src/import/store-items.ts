import { divisionOf } from "@tvars/areas";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import type { Layer } from "@tvars/geo";
import { readLayer } from "@tvars/geo";
import { normaliseAreas, normaliseReference } from "../layer/normalise.ts";
import type { AreaRow } from "../layer/store-layer.ts";
import { storeAreas, storeLayer } from "../layer/store-layer.ts";
import { joinNames } from "../layer/join-names.ts";
import { storeRows } from "../store-rows.ts";
import type { BridgeItem, FigureItem, Item, LayerItem, RowsItem } from "./items.ts";
import type { ImportReport } from "./report.ts";
import { INVENTED, storeFigureItems } from "./store-figures.ts";

const SCB = { licence: "CC0-1.0", attribution: { sv: "Källa: SCB", en: "Source: Statistics Sweden" } };
const BRIDGE_COLUMNS = ["from", "to", "from_version", "to_version", "to_name", "kommun", "kommun_name"];

export interface Place {
  store: SnapshotStore;
  engine: Engine;
  fetched: string;
}

/** Where data come from, for licence and citation. */
function originOf(item: Item, fetched: string, source: string) {
  const { invented, file } = item;
  const name = file.replace(/^.*[\\/]/, "");
  const own =
    source === "scb"
      ? SCB
      : { licence: "unknown", attribution: { sv: `Källa: ${name}`, en: `Source: ${name}` } };
  return {
    source,
    fetched,
    invented,
    ...(invented ? { licence: "CC0-1.0", attribution: INVENTED } : own),
    parameters: { file: name },
  };
}

/** Stores what was read: tables first joined by id, then layers with their names, keys, and other rows. */
export async function storeItems(items: readonly Item[], place: Place, report: ImportReport): Promise<void> {
  const put = (snapshot: Snapshot, from: readonly Item[]): void => {
    if (!report.snapshots.some(({ id }) => id === snapshot.id)) report.snapshots.push(snapshot);
    for (const { file, kind } of from)
      report.files.push({ file, kind, table: snapshot.table, snapshot: snapshot.id });
  };
  for (const item of items) report.warnings.push(...item.warnings);
  const figures = items.filter((item) => item.kind === "figures");
  for (const group of groups(figures))
    for (const snapshot of await storeFigureItems(place.store, place.engine, group, place.fetched, report))
      put(snapshot, group);
  for (const item of items) {
    if (item.kind === "layer")
      for (const snapshot of await storeLayerItem(item, place, report)) put(snapshot, [item]);
    if (item.kind === "bridge")
      for (const snapshot of await storeBridgeItem(item, place, report)) put(snapshot, [item]);
    if (item.kind === "rows") put(await storeRowsItem(item, place, report), [item]);
  }
}

function groups(items: readonly FigureItem[]): FigureItem[][] {
  const byTable = new Map<string, FigureItem[]>();
  for (const item of items) {
    const key = `${item.source} ${item.table}`;
    byTable.set(key, [...(byTable.get(key) ?? []), item]);
  }
  return [...byTable.values()];
}

async function storeLayerItem(item: LayerItem, place: Place, report: ImportReport): Promise<Snapshot[]> {
  const { store, engine } = place;
  const { file, table, version, found, source } = item;
  const title = item.title ?? { sv: table, en: table };
  const origin = originOf(item, item.fetched ?? place.fetched, source);
  report.read += item.layer.features.length;
  if (version === undefined || found === undefined) {
    const layer = normaliseReference(item.layer, table, file);
    report.stored += layer.features.length;
    return [await storeLayer(store, layer, { ...origin, table, title })];
  }
  const fresh = normaliseAreas(item.layer, version, found.columns, file);
  report.stored += fresh.features.length;
  const layer = await withEarlier(store, fresh, table, source);
  const rows = layer.features.map(({ properties }) => properties as AreaRow);
  const shapes = await storeLayer(store, layer, { ...origin, table, title });
  if (!rows.some(({ name, regso }) => name || regso)) return [shapes];
  const names = await joinNames(store, engine, version, rows, source);
  return [shapes, await storeAreas(store, engine, version, names, origin)];
}

/** Areas that an earlier import of the same version holds and this one does not; the new shapes stand. */
async function withEarlier(
  store: SnapshotStore,
  layer: Layer,
  table: string,
  source: string,
): Promise<Layer> {
  const before = await store.find(table, source);
  if (before?.kind !== "layer") return layer;
  const earlier = await readLayer(store.path(before));
  const codes = new Set(layer.features.map(({ properties }) => properties.code));
  const features = [
    ...layer.features,
    ...earlier.features.filter(({ properties }) => !codes.has(properties.code)),
  ];
  features.sort((a, b) => (String(a.properties.code) < String(b.properties.code) ? -1 : 1));
  return { ...layer, features };
}

async function storeBridgeItem(item: BridgeItem, place: Place, report: ImportReport): Promise<Snapshot[]> {
  const { store, engine, fetched } = place;
  const { definition, rows, invented } = item;
  const source = invented ? "example" : definition.source;
  const [from, to] = [definition.from!, definition.to!];
  const origin = originOf(item, fetched, source);
  report.read += rows.length;
  report.stored += rows.length;
  const table = rows.map((row) => ({
    from: row.from,
    to: row.to,
    from_version: from,
    to_version: to,
    to_name: row.toName,
    kommun: row.kommun ?? row.from.slice(0, 4),
    kommun_name: row.kommunName,
  }));
  table.sort((a, b) => (a.from < b.from ? -1 : 1));
  const title = item.title ?? definition.title;
  const draft = { ...origin, kind: "bridge" as const, table: definition.id, title, rows: rows.length };
  const snapshots = [await storeRows(store, engine, BRIDGE_COLUMNS, table, draft)];
  if (divisionOf(from) !== "deso" || divisionOf(to) !== "regso") return snapshots;
  const regso = once(rows, ({ to: code, toName }) => ({
    code,
    name: toName,
    kommun: code.slice(0, 4),
    lan: lan(code),
  }));
  const deso = once(rows, ({ from: code, to: parent }) => ({
    code,
    name: null,
    kommun: code.slice(0, 4),
    lan: lan(code),
    regso: parent,
  }));
  const kommuner = once(rows, ({ from: code, kommunName }) => ({
    code: code.slice(0, 4),
    name: kommunName,
    kommun: code.slice(0, 4),
    lan: lan(code),
  }));
  for (const [version, areas] of [
    [to, regso],
    [from, deso],
    ["kommun@2007", kommuner],
  ] as const)
    if (version !== "kommun@2007" || areas.some(({ name }) => name !== null))
      snapshots.push(
        await storeAreas(
          store,
          engine,
          version,
          await joinNames(store, engine, version, areas, source),
          origin,
        ),
      );
  return snapshots;
}

const lan = (code: string): string => code.slice(0, 2);

function once(rows: BridgeItem["rows"], area: (row: BridgeItem["rows"][number]) => AreaRow): AreaRow[] {
  return [...new Map(rows.map(area).map((found) => [found.code, found])).values()];
}

async function storeRowsItem(
  item: RowsItem,
  { store, engine, fetched }: Place,
  report: ImportReport,
): Promise<Snapshot> {
  const { table, columns, rows, source } = item;
  report.read += rows.length;
  report.stored += rows.length;
  const origin = originOf(item, fetched, source);
  const kolada = { licence: "Kolada open data", attribution: { sv: "Källa: Kolada", en: "Source: Kolada" } };
  return storeRows(store, engine, columns, rows, {
    ...origin,
    ...(source === "kolada" ? kolada : {}),
    kind: item.as,
    table,
    title: item.title ?? { sv: table, en: table },
    rows: rows.length,
  });
}
