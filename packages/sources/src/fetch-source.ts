import type { CubeHead, Text } from "@tvars/cube";
import { mergeLabels, readJsonStat, readJsonStatHead } from "@tvars/cube";
import type { Engine, Snapshot, SnapshotStore } from "@tvars/engine";
import type { Definition } from "./definition.ts";
import { expectations } from "./expectations.ts";
import { FigureBuilder } from "./figures/build.ts";
import { storePlaceNames } from "./figures/names.ts";
import { storeFigures } from "./figures/store.ts";
import type { Http, HttpOptions } from "./http/http.ts";
import { createHttp } from "./http/http.ts";
import type { LayerItem } from "./import/items.ts";
import { emptyReport } from "./import/report.ts";
import { INVENTED } from "./import/store-figures.ts";
import { storeItems } from "./import/store-items.ts";
import { fetchGroups, fetchKpi } from "./kolada/fetch.ts";
import { groupRows } from "./kolada/groups.ts";
import { checkShapes } from "./layer/check.ts";
import { readLedger, writeLedger } from "./ledger.ts";
import type { OnProgress } from "./progress.ts";
import { fetchTable1 } from "./pxweb1/fetch-table.ts";
import { fetchTable } from "./pxweb2/fetch-table.ts";
import { requestKey } from "./pxweb2/parts.ts";
import type { BaseUrls } from "./services.ts";
import { baseUrlOf } from "./services.ts";
import { SourceError } from "./source-error.ts";
import { fetchLayer } from "./wfs/fetch-layer.ts";
import { wrapErrors } from "./wrap.ts";

export interface FetchSourceOptions {
  store: SnapshotStore;
  engine: Engine;
  definitions: readonly Definition[];
  /** Ids of definitions; all that can be fetched unless given. */
  only?: readonly string[];
  /** Service name or address → address to use instead. */
  baseUrls?: BaseUrls;
  /** Workspace: parts are kept in its `.resume/`, so that a stopped fetch continues. */
  folder?: string;
  signal?: AbortSignal;
  onProgress?: OnProgress;
  http?: HttpOptions;
  now?: () => Date;
}

export interface FetchOutcome {
  table: string;
  outcome: "new" | "unchanged" | "failed";
  /** The table's or layer's own snapshot. */
  snapshot?: Snapshot;
  /** That one, and the names stored with it. */
  snapshots: Snapshot[];
  warnings: Text[];
  error?: SourceError;
}

const FETCHED = new Set(["pxweb-v2", "pxweb-v1", "wfs", "kolada-v3"]);

/** Definitions of tables that can be fetched; the others come from files. */
export const fetchable = (definitions: readonly Definition[]): Definition[] =>
  definitions.filter(({ api, service }) => FETCHED.has(api) && service !== undefined);

/**
 * Fetches the wanted tables and layers one after another and stores each as it is finished. A table that fails does
 * not stop the others; an abort stops all and is told of the table under way. Calls go to the definitions' services only.
 * @throws SourceError `definition` where `only` names what cannot be fetched.
 */
export async function fetchSource(options: FetchSourceOptions): Promise<FetchOutcome[]> {
  const { definitions, only, baseUrls, signal } = options;
  const wanted = chosen(fetchable(definitions), only);
  const https = new Map<string, Http>();
  const outcomes: FetchOutcome[] = [];
  for (const definition of wanted) {
    try {
      const baseUrl = baseUrlOf(definition, baseUrls);
      // One limiter per host: tables of one service share its limit.
      const { host } = new URL(baseUrl);
      const http = https.get(host) ?? createHttp(options.http);
      https.set(host, http);
      outcomes.push(await wrapErrors(definition.id, () => fetchOne(definition, http, baseUrl, options)));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      outcomes.push({ table: definition.id, outcome: "failed", snapshots: [], warnings: [], error });
      if (error.kind === "aborted" || signal?.aborted === true) break;
    }
  }
  return outcomes;
}

function chosen(all: readonly Definition[], only: readonly string[] | undefined): readonly Definition[] {
  if (only === undefined) return all;
  return only.map((id) => {
    const found = all.find((definition) => definition.id === id);
    if (found) return found;
    const ids = all.map((definition) => definition.id).join(", ");
    throw new SourceError("definition", {
      file: id,
      value: id,
      problem: { sv: "tabellen kan inte hämtas", en: "the table cannot be fetched" },
      expected: { sv: `en av ${ids}`, en: `one of ${ids}` },
      action: {
        sv: "rätta namnet, eller lägg en definition i arbetsmappens definitions/",
        en: "correct the name, or put a definition in the workspace's definitions/",
      },
    });
  });
}

function fetchOne(
  definition: Definition,
  http: Http,
  baseUrl: string,
  options: FetchSourceOptions,
): Promise<FetchOutcome> {
  const { folder, signal, onProgress } = options;
  const call = {
    http,
    baseUrl,
    ...(folder === undefined ? {} : { folder }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  };
  if (definition.api === "wfs") return fetchOneLayer(definition, call, options);
  if (definition.api === "kolada-v3") return fetchOneKolada(definition, call, options);
  return fetchOneTable(definition, call, options);
}

type Call = Parameters<typeof fetchLayer>[1];

async function fetchOneTable(
  definition: Definition,
  call: Call,
  options: FetchSourceOptions,
): Promise<FetchOutcome> {
  const { store, engine, folder } = options;
  const ledger = await readLedger(folder);
  const noted = ledger[definition.id];
  const current = await store.current();
  const held = current.find(({ id }) => id === noted?.snapshot);
  const known = held === undefined ? {} : { known: noted! };
  const builder = new FigureBuilder({ definition });
  let head: CubeHead | undefined;
  const onBody = (body: unknown, english: unknown): void => {
    head ??= english === undefined ? undefined : readJsonStatHead(english);
    const cube = readJsonStat(body);
    builder.add(head ? mergeLabels(cube, head) : cube, `${call.baseUrl}/tables/${definition.table}`);
  };
  const fetched =
    definition.api === "pxweb-v1"
      ? await fetchTable1(definition, { ...call, onBody })
      : await fetchTable(definition, { ...call, ...known, onBody });
  if (fetched === null)
    return { table: definition.id, outcome: "unchanged", snapshot: held!, snapshots: [held!], warnings: [] };
  const table = builder.finish();
  const { sv } = fetched.metadata;
  const origin = {
    ...citation(definition, sv.invented),
    fetched: (options.now?.() ?? new Date()).toISOString(),
    parameters: {
      url: fetched.url,
      request: fetched.request,
      selection: definition.selection,
      caveats: definition.caveats,
    },
  };
  const snapshot = await storeFigures(store, engine, table, {
    ...origin,
    table: definition.id,
    title: definition.title,
    ...(sv.updated ? { updated: sv.updated } : {}),
  });
  const names = await storePlaceNames(store, engine, table, origin);
  await writeLedger(folder, definition.id, {
    updated: sv.updated,
    request: fetched.request,
    snapshot: snapshot.id,
  });
  await fetched.clear();
  const warnings = expectations(definition, table);
  const outcome = current.some(({ id }) => id === snapshot.id) ? "unchanged" : "new";
  return { table: definition.id, outcome, snapshot, snapshots: [snapshot, ...names], warnings };
}

const citation = (definition: Definition, invented: boolean) =>
  invented
    ? { source: "example", licence: "CC0-1.0", attribution: INVENTED, invented }
    : {
        source: definition.source,
        licence: definition.licence,
        attribution: definition.attribution,
        invented,
      };

const outcomeOf = (snapshot: Snapshot, before: Snapshot | undefined): "new" | "unchanged" =>
  snapshot.id === before?.id ? "unchanged" : "new";

async function fetchOneLayer(
  definition: Definition,
  call: Call,
  options: FetchSourceOptions,
): Promise<FetchOutcome> {
  const { store, engine } = options;
  const { layer, invented, clear } = await fetchLayer(definition, call);
  const { columns, version, id } = definition;
  const warnings = checkShapes(layer, id, columns?.code);
  const { source } = citation(definition, invented);
  const before = await store.find(id, source);
  const item: LayerItem = {
    kind: "layer",
    file: id,
    invented,
    title: definition.title,
    table: id,
    source,
    layer,
    warnings,
    ...(version === undefined
      ? {}
      : {
          version,
          found: {
            division: version.slice(0, version.indexOf("@")) as "deso",
            columns: { code: columns!.code!, ...columns },
          },
        }),
  };
  const report = emptyReport();
  const fetched = (options.now?.() ?? new Date()).toISOString();
  await storeItems([item], { store, engine, fetched }, report);
  await clear();
  const expected = definition.expected.features;
  if (expected !== undefined && layer.features.length !== expected)
    report.warnings.push({
      sv: `${id}: ${layer.features.length} områden, väntat ${expected}`,
      en: `${id}: ${layer.features.length} areas, expected ${expected}`,
    });
  const [snapshot] = report.snapshots;
  return {
    table: id,
    outcome: outcomeOf(snapshot!, before),
    snapshot: snapshot!,
    snapshots: report.snapshots,
    warnings: report.warnings,
  };
}

async function fetchOneKolada(
  definition: Definition,
  call: Call,
  options: FetchSourceOptions,
): Promise<FetchOutcome> {
  const { store, engine } = options;
  const { id, source } = definition;
  const before = await store.find(id, source);
  const fetched = (options.now?.() ?? new Date()).toISOString();
  const report = emptyReport();
  if (definition.kind === "areas")
    await storeItems([groupRows(await fetchGroups(call), id)], { store, engine, fetched }, report);
  else {
    const builder = new FigureBuilder({ definition });
    builder.add(await fetchKpi(definition, call), id);
    const parameters = { request: requestKey(definition.selection), caveats: definition.caveats };
    const draft = { ...citation(definition, false), table: id, title: definition.title, fetched, parameters };
    report.snapshots.push(await storeFigures(store, engine, builder.finish(), draft));
  }
  const [snapshot] = report.snapshots;
  return {
    table: id,
    outcome: outcomeOf(snapshot!, before),
    snapshot: snapshot!,
    snapshots: report.snapshots,
    warnings: report.warnings,
  };
}
