import type { Cube } from "@tvars/cube";
import type { Definition } from "../definition.ts";
import type { Http } from "../http/http.ts";
import type { OnProgress } from "../progress.ts";
import { progressOf } from "../progress.ts";
import { expandAll } from "../pxweb2/expand.ts";
import { SourceError } from "../source-error.ts";
import { readKolada } from "./read-body.ts";
import type { KoladaValues } from "./read-body.ts";

export interface FetchKoladaOptions {
  http: Http;
  baseUrl: string;
  signal?: AbortSignal;
  onProgress?: OnProgress;
}

/** Kolada takes a list of ids in the path; more than this would make the address too long. */
const PLACES_PER_CALL = 100;

/** One KPI for the municipalities the definition selects (`municipality`: `*`, `17*`, ids), as a cube. */
export async function fetchKpi(definition: Definition, options: FetchKoladaOptions): Promise<Cube> {
  const { http, baseUrl, signal, onProgress } = options;
  const wanted = definition.selection.municipality ?? ["*"];
  const ids = wanted.every((id) => /^\d{4}$/.test(id))
    ? wanted
    : expandAll("municipality", wanted, await municipalities(http, baseUrl, signal), { file: definition.id });
  const chunks = Array.from({ length: Math.ceil(ids.length / PLACES_PER_CALL) }, (_, at) =>
    ids.slice(at * PLACES_PER_CALL, (at + 1) * PLACES_PER_CALL),
  );
  const advance = progressOf(definition.id, chunks.length, onProgress);
  const values: KoladaValues["values"] = [];
  for (const chunk of chunks) {
    const url = `${baseUrl}/data/kpi/${definition.table}/municipality/${chunk.join(",")}`;
    const page = await pages<KoladaValues["values"][number]>(http, url, signal);
    values.push(...page);
    advance({ cells: page.length, bytes: 0 });
  }
  return readKolada({ values }, `${baseUrl}/data/kpi/${definition.table}`);
}

/** Groups of municipalities, among them "Liknande kommuner …". */
export async function fetchGroups({ http, baseUrl, signal }: FetchKoladaOptions): Promise<unknown> {
  return { values: await pages(http, `${baseUrl}/municipality_groups`, signal) };
}

async function municipalities(http: Http, baseUrl: string, signal?: AbortSignal): Promise<string[]> {
  const all = await pages<{ id: string; type?: string }>(http, `${baseUrl}/municipality`, signal);
  return all.filter(({ type }) => type === undefined || type === "K").map(({ id }) => id);
}

/** Every page of a list: v3 names the next in `next_url`, v2 in `next_page`. */
async function pages<T>(http: Http, start: string, signal?: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  let url: string | null = start;
  while (url) {
    const answer: { value: unknown } | null = await http.json(url, signal ? { signal } : {});
    const body = answer!.value as { values?: T[]; next_url?: string | null; next_page?: string | null };
    if (!Array.isArray(body.values)) throw notList(url, body);
    found.push(...body.values);
    const next: string | null = body.next_url ?? body.next_page ?? null;
    // The next page may be named on another host than the one asked; no call leaves for it.
    url = next === null ? null : sameHost(next, start);
  }
  return found;
}

const sameHost = (next: string, start: string): string => {
  const from = new URL(start);
  const to = new URL(next, start);
  to.protocol = from.protocol;
  to.host = from.host;
  return to.href;
};

const notList = (file: string, value: unknown): SourceError =>
  new SourceError("body", {
    file,
    value,
    problem: { sv: "svaret är ingen lista", en: "the answer is no list" },
    expected: { sv: "ett objekt med values", en: "an object with values" },
    action: { sv: "kontrollera adressen till Kolada", en: "check the address of Kolada" },
  });
