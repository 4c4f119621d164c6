import { setTimeout as sleep } from "node:timers/promises";
import { cancelled } from "../cube/problems.ts";
import { noTrino, trinoError } from "./problems.ts";
import type { TrinoFault } from "./problems.ts";

export interface TrinoClient {
  readonly url: string;
  /** Runs a statement and hands over its rows one at a time, as JSON gives them. */
  each(
    sql: string,
    onRow: (row: readonly unknown[]) => void,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<void>;
  run(sql: string, options?: { signal?: AbortSignal | undefined }): Promise<unknown[][]>;
}

export interface TrinoClientOptions {
  /** Properties of the session, for example `hive.parquet_use_column_names`. */
  session?: Readonly<Record<string, string>>;
}

interface Answer {
  id: string;
  nextUri?: string;
  data?: unknown[][];
  error?: TrinoFault;
}

const BUSY = new Set([429, 502, 503, 504]);
const LONGEST_BUSY_MS = 60_000;

/**
 * Trino's own protocol: a statement is posted, and each answer names where the next part is. A question that is not
 * wanted any more is deleted where its next part would have been. `http(s)://user:password@host:port`.
 * https://trino.io/docs/current/develop/client-protocol.html
 */
export function trinoClient(address: string, { session = {} }: TrinoClientOptions = {}): TrinoClient {
  const { url, user, password } = readAddress(address);
  const headers: Record<string, string> = {
    "X-Trino-User": user,
    "X-Trino-Source": "tvars",
    "User-Agent": "tvars",
    ...(Object.keys(session).length === 0
      ? {}
      : {
          "X-Trino-Session": Object.entries(session)
            .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
            .join(","),
        }),
    ...(password === ""
      ? {}
      : { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` }),
  };

  async function request(
    target: string,
    init: RequestInit,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const begun = Date.now();
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      let response: Response;
      try {
        response = await fetch(target, { ...init, headers, ...(signal ? { signal } : {}) });
      } catch (cause) {
        throw signal?.aborted ? cancelled(cause) : noTrino(url, cause);
      }
      if (response.ok) return (await response.json()) as Answer;
      const words = await response.text();
      if (!BUSY.has(response.status) || Date.now() - begun > LONGEST_BUSY_MS)
        throw trinoError({ status: response.status, message: words.slice(0, 500) }, url, user);
      await sleep(pause);
    }
  }

  const each: TrinoClient["each"] = async (sql, onRow, { signal } = {}) => {
    if (signal?.aborted) throw cancelled(signal.reason);
    let next: string | undefined;
    let done = false;
    try {
      let answer = await request(`${url}/v1/statement`, { method: "POST", body: sql }, signal);
      for (;;) {
        next = answer.nextUri === undefined ? undefined : sameServer(answer.nextUri, url);
        for (const row of answer.data ?? []) onRow(row);
        if (answer.error) {
          done = true;
          throw trinoError(answer.error, url, user, sql);
        }
        if (next === undefined) break;
        answer = await request(next, { method: "GET" }, signal);
      }
      done = true;
      if (signal?.aborted) throw cancelled(signal.reason);
    } catch (error) {
      // The server would go on working for nobody.
      if (!done && next !== undefined)
        await fetch(next, { method: "DELETE", headers }).catch(() => undefined);
      throw signal?.aborted ? cancelled(error) : error;
    }
  };

  return {
    url,
    each,
    run: async (sql, options) => {
      const rows: unknown[][] = [];
      await each(sql, (row) => void rows.push([...row]), options);
      return rows;
    },
  };
}

/** A password in the address goes into a header, and into nothing that is printed. */
function readAddress(address: string): { url: string; user: string; password: string } {
  let parsed: URL;
  try {
    parsed = new URL(address);
  } catch (cause) {
    throw noTrino("?", cause);
  }
  const user = decodeURIComponent(parsed.username) || "tvars";
  const password = decodeURIComponent(parsed.password);
  return { url: parsed.origin, user, password };
}

/** The next part is asked for where the question was posted, whatever the server calls itself behind a proxy. */
function sameServer(next: string, url: string): string {
  const { pathname, search } = new URL(next);
  return `${url}${pathname}${search}`;
}
