import type { Layer } from "@tvars/geo";
import { readLayer } from "@tvars/geo";
import type { Definition } from "../definition.ts";
import type { Http } from "../http/http.ts";
import type { OnProgress } from "../progress.ts";
import { progressOf } from "../progress.ts";
import { openParts, requestKey } from "../pxweb2/parts.ts";
import { SourceError } from "../source-error.ts";

export interface FetchLayerOptions {
  http: Http;
  baseUrl: string;
  folder?: string;
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

export interface FetchedLayer {
  layer: Layer;
  /** When the service answered the first page. */
  timeStamp: string | undefined;
  invented: boolean;
  calls: number;
  clear(): Promise<void>;
}

interface Page {
  type?: string;
  features?: { id?: string; properties?: Record<string, unknown> }[];
  numberMatched?: number | "unknown";
  totalFeatures?: number | "unknown";
  timeStamp?: string;
  invented?: boolean;
}

/**
 * Fetches a WFS layer page by page in EPSG:3006, sorted by code so that pages neither overlap nor skip, and checks the
 * count against `numberMatched`. @throws SourceError of kind network, refused, body or aborted.
 */
export async function fetchLayer(definition: Definition, options: FetchLayerOptions): Promise<FetchedLayer> {
  const { http, baseUrl, signal } = options;
  const { table, columns, crs = "EPSG:3006", pageSize = 500 } = definition;
  const sortBy = columns?.code;
  const kept = openParts(
    options.folder,
    definition.id,
    requestKey({ baseUrl, table, crs, pageSize, sortBy }),
  );
  const layers: Layer[] = [];
  let [expected, calls, read] = [Infinity, 0, 0];
  let first: Page | undefined;
  let advance: ReturnType<typeof progressOf> | undefined;
  for (let page = 0; read < expected; page += 1) {
    const url = pageUrl(baseUrl, { table, crs, sortBy, start: read, count: pageSize });
    const stored = await kept.get(page);
    if (stored === undefined) calls += 1;
    const text = stored ?? (await http.json(url, signal ? { signal } : {}))!.text;
    const body = JSON.parse(text) as Page;
    const features = body.features ?? [];
    const matched = body.numberMatched ?? body.totalFeatures;
    if (body.type !== "FeatureCollection" || typeof matched !== "number") throw notLayer(url, text);
    if (features.length === 0) throw tooFew(url, read, matched);
    if (expected !== Infinity && matched !== expected) throw tooFew(url, matched, expected);
    if (stored === undefined) await kept.put(page, text);
    expected = matched;
    first ??= body;
    read += features.length;
    layers.push(await readLayer({ name: `${table}.geojson`, bytes: new TextEncoder().encode(text) }));
    advance ??= progressOf(definition.id, Math.ceil(matched / pageSize), options.onProgress);
    advance({ cells: features.length, bytes: text.length, kept: stored !== undefined });
  }
  const layer = { ...layers[0]!, features: layers.flatMap(({ features }) => features) };
  return {
    layer,
    timeStamp: first?.timeStamp,
    invented: first?.invented === true,
    calls,
    clear: () => kept.clear(),
  };
}

interface PageQuery {
  table: string;
  crs: string;
  sortBy: string | undefined;
  start: number;
  count: number;
}

function pageUrl(baseUrl: string, { table, crs, sortBy, start, count }: PageQuery): string {
  const query = new URLSearchParams({
    service: "WFS",
    version: "2.0.0",
    request: "GetFeature",
    typeNames: table,
    outputFormat: "application/json",
    srsName: crs,
    startIndex: String(start),
    count: String(count),
    ...(sortBy === undefined ? {} : { sortBy }),
  });
  return `${baseUrl}?${query}`;
}

const notLayer = (file: string, value: string): SourceError =>
  new SourceError("body", {
    file,
    value,
    problem: { sv: "svaret är ingen sida av ett lager", en: "the answer is no page of a layer" },
    expected: { sv: "FeatureCollection med numberMatched", en: "a FeatureCollection with numberMatched" },
    action: {
      sv: "kontrollera adressen och lagrets namn",
      en: "check the address and the name of the layer",
    },
  });

const tooFew = (file: string, got: number, expected: number): SourceError =>
  new SourceError("body", {
    file,
    value: `${got}`,
    problem: { sv: "lagret ändrades under hämtningen", en: "the layer changed during the fetch" },
    expected: { sv: `${expected} objekt`, en: `${expected} features` },
    action: { sv: "hämta lagret igen", en: "fetch the layer again" },
  });
