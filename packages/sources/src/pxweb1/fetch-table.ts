import type { Definition } from "../definition.ts";
import { progressOf } from "../progress.ts";
import type { TableMetadata } from "../pxweb2/body.ts";
import { readMetadata } from "../pxweb2/body.ts";
import type { FetchedTable, FetchTableOptions } from "../pxweb2/fetch-table.ts";
import { openParts, requestKey } from "../pxweb2/parts.ts";
import { planSelection } from "../pxweb2/plan.ts";
import { cellsOf, splitSelection } from "../pxweb2/split.ts";
import { SourceError } from "../source-error.ts";

/** SCB's limit in version 1; other services say theirs in their documentation, a definition in `maxCells`. */
const MAX_CELLS = 110_000;

interface Described {
  title?: string;
  variables?: { code: string; text: string; values: string[]; valueTexts: string[]; time?: boolean }[];
}

/**
 * Fetches a table from a PxWebApi 1 by POST, as json-stat2. Version 1 has no configuration and tells no time of
 * change before the data, so a stored table cannot be known unchanged: the data are fetched and compared.
 */
export async function fetchTable1(definition: Definition, options: FetchTableOptions): Promise<FetchedTable> {
  const { http, baseUrl, folder, onProgress, signal } = options;
  const url = `${baseUrl}/${definition.table}`;
  const call = signal ? { signal } : {};
  const described = (await http.json(url, call))!.value as Described;
  const metadata = asMetadata(described, definition.table, url);
  const selection = planSelection(definition, metadata, url);
  const parts = splitSelection(selection, definition.maxCells ?? MAX_CELLS);
  const request = requestKey({ baseUrl, table: definition.table, selection: definition.selection });
  const kept = openParts(
    folder,
    definition.id,
    requestKey({ request, parts: parts.map((part) => [...part]) }),
  );
  const advance = progressOf(definition.id, parts.length, onProgress);
  const bodies: unknown[] = [];
  let updated: string | undefined;
  let calls = 0;
  for (const [index, part] of parts.entries()) {
    const query = [...part].map(([code, values]) => ({ code, selection: { filter: "item", values } }));
    const stored = await kept.get(index);
    const body = { query, response: { format: "json-stat2" } };
    const text = stored ?? (await http.json(url, { ...call, method: "POST", body }))!.text;
    if (stored === undefined) {
      calls += 1;
      await kept.put(index, text);
    }
    const answer: unknown = JSON.parse(text);
    updated ??= readMetadata(answer, url).updated;
    if (options.onBody) options.onBody(answer, undefined);
    else bodies.push(answer);
    advance({ cells: cellsOf(part), bytes: text.length, kept: stored !== undefined });
  }
  return {
    metadata: { sv: { ...metadata, updated }, en: undefined },
    englishBody: undefined,
    bodies,
    selection,
    request,
    url,
    calls,
    clear: () => kept.clear(),
  };
}

function asMetadata({ title, variables }: Described, id: string, file: string): TableMetadata {
  if (!Array.isArray(variables))
    throw new SourceError("body", {
      file,
      value: title ?? null,
      problem: { sv: "svaret beskriver ingen tabell", en: "the answer describes no table" },
      expected: { sv: "ett objekt med variables", en: "an object with variables" },
      action: { sv: "kontrollera tabellens sökväg", en: "check the path of the table" },
    });
  return {
    id,
    label: title ?? id,
    updated: undefined,
    source: undefined,
    invented: false,
    notes: [],
    variables: variables.map(({ code, text, values, valueTexts, time }) => ({
      id: code,
      label: text,
      role: time === true ? "time" : code === "ContentsCode" ? "metric" : undefined,
      codes: values,
      labels: Object.fromEntries(values.map((value, at) => [value, valueTexts[at] ?? value])),
      units: {},
    })),
  };
}
