import type { Http } from "../http/http.ts";
import type { OnProgress } from "../progress.ts";
import { progressOf } from "../progress.ts";
import { SourceError } from "../source-error.ts";
import type { Definition } from "../definition.ts";
import type { TableMetadata } from "./body.ts";
import { readMetadata } from "./body.ts";
import { pxweb2 } from "./client.ts";
import { openParts, requestKey } from "./parts.ts";
import { planSelection } from "./plan.ts";
import type { Selection } from "./split.ts";
import { cellsOf, splitSelection } from "./split.ts";

export interface FetchTableOptions {
  http: Http;
  baseUrl: string;
  /** Workspace folder; finished parts are kept in its `.resume/` until `clear`. */
  folder?: string;
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** Table already stored with this `updated` and this request: nothing is fetched then. */
  known?: { updated: string | undefined; request: string | undefined };
  /** Takes each body as it comes, with the English metadata; `bodies` then stays empty, so that a large table need not lie in memory whole. */
  onBody?: (body: unknown, english: unknown) => void;
}

export interface FetchedTable {
  metadata: { sv: TableMetadata; en: TableMetadata | undefined };
  /** The metadata body in English, for the labels. */
  englishBody: unknown;
  /** JSON-stat 2 bodies, one per part, that together hold the selection; empty where `onBody` took them. */
  bodies: unknown[];
  selection: Selection;
  /** Key of the request: definition's selection, table and address, without `updated`. */
  request: string;
  url: string;
  calls: number;
  /** Forget the kept parts; call when the table is stored. */
  clear(): Promise<void>;
}

/**
 * Fetches one table from a PxWebApi 2: metadata in both languages, then the data in as few calls as the service's
 * `maxDataCells` allows. Null when `known` says it is already stored.
 *
 * @throws SourceError of kind network, refused, body, definition or aborted.
 */
export async function fetchTable(
  definition: Definition,
  options: FetchTableOptions,
): Promise<FetchedTable | null> {
  const { http, baseUrl, folder, onProgress, known } = options;
  const call = options.signal ? { signal: options.signal } : {};
  const service = pxweb2(baseUrl, http);
  const config = await service.config(call);
  const { table } = definition;
  const sv = await service.metadata(table, { ...call, language: "sv" });
  const url = service.dataUrl(table);
  const request = requestKey({
    baseUrl,
    table,
    selection: definition.selection,
    variables: definition.variables,
  });
  if (known && sv.updated !== undefined && known.updated === sv.updated && known.request === request)
    return null;
  const english = config.languages.length === 0 || config.languages.includes("en");
  const englishBody = english ? await service.metadataBody(table, { ...call, language: "en" }) : undefined;
  const en = englishBody === undefined ? undefined : readMetadata(englishBody, url);

  const selection = planSelection(definition, sv, `${baseUrl}/tables/${table}`);
  const parts = splitSelection(selection, config.maxDataCells);
  const kept = openParts(
    folder,
    definition.id,
    requestKey({ request, updated: sv.updated, parts: parts.map(keyOf) }),
  );
  const advance = progressOf(definition.id, parts.length, onProgress);
  const bodies: unknown[] = [];
  const take = options.onBody ?? ((body: unknown) => void bodies.push(body));
  let calls = 0;
  for (const [index, part] of parts.entries()) {
    const stored = await kept.get(index);
    if (stored !== undefined) {
      take(JSON.parse(stored), englishBody);
      advance({ cells: cellsOf(part), bytes: stored.length, kept: true });
      continue;
    }
    const { value, text } = await service.data(table, asAsked(part, sv), call);
    calls += 1;
    checkPart(value, part, url);
    await kept.put(index, text);
    take(value, englishBody);
    advance({ cells: cellsOf(part), bytes: text.length });
  }
  return {
    metadata: { sv, en },
    englishBody,
    bodies,
    selection,
    request,
    url,
    calls,
    clear: () => kept.clear(),
  };
}

const keyOf = (part: Selection): unknown => [...part];

/** `*` where a variable is asked for whole: short requests, and SCB's own way of saying it. */
function asAsked(part: Selection, metadata: TableMetadata): Selection {
  const asked = new Map<string, readonly string[]>();
  for (const variable of metadata.variables) {
    const codes = part.get(variable.id)!;
    asked.set(variable.id, codes.length === variable.codes.length && codes.length > 1 ? ["*"] : codes);
  }
  return asked;
}

/** A service that answers its default selection instead of ours must not be believed. */
function checkPart(body: unknown, part: Selection, file: string): void {
  const answered = readMetadata(body, file);
  for (const [variable, codes] of part) {
    const got = new Set(answered.variables.find(({ id }) => id === variable)?.codes);
    const missing = codes.filter((code) => !got.has(code));
    if (missing.length === 0 && got.size === codes.length) continue;
    throw new SourceError("body", {
      file,
      row: `dimension.${variable}`,
      value: `${got.size} values`,
      problem: {
        sv: "svaret innehåller inte det som frågades efter",
        en: "the answer is not what was asked for",
      },
      expected: {
        sv: `${codes.length} värden${missing.length > 0 ? `, bland dem ${missing.slice(0, 3).join(", ")}` : ""}`,
        en: `${codes.length} values${missing.length > 0 ? `, among them ${missing.slice(0, 3).join(", ")}` : ""}`,
      },
      action: {
        sv: "hämta igen; tabellen kan ha ändrats under hämtningen",
        en: "fetch again; the table may have changed during the fetch",
      },
    });
  }
}
