import { createHash } from "node:crypto";
import { type ByteCache, type Entry } from "./cache.ts";
import { encoded, encodingFor } from "./encoding.ts";

export interface Respond {
  /** From the cache where possible; 304 where the client has the answer already. */
  (
    request: Request,
    options: RespondOptions,
    make: () => Promise<Entry | undefined>,
  ): Promise<Response | undefined>;
}

export interface RespondOptions {
  /** Names the answer and the state it is of: equal keys, equal bytes. Undefined: neither kept nor tagged. */
  key: string | undefined;
  cacheControl?: string;
}

/** Nothing was found: kept like an answer, so that empty tiles cost nothing twice. */
const NOTHING: Entry = { body: new Uint8Array(0), headers: {} };

/**
 * Answers with bytes that are made, compressed and kept once for each key and encoding. The ETag names the state the
 * answer was made of, so that whether a client is up to date is known before anything is computed.
 */
export function responder(cache: ByteCache, version: string): Respond {
  return async (request, { key, cacheControl = "no-cache" }, make) => {
    const encoding = encodingFor(request.headers.get("accept-encoding") ?? undefined);
    if (key === undefined) {
      const entry = await make();
      return entry === undefined
        ? undefined
        : send(await encoded(entry, encoding), { "cache-control": "no-store" });
    }
    const etag = `W/"${createHash("sha256").update(`${version} ${key}`).digest("base64url").slice(0, 22)}"`;
    const headers = { etag, "cache-control": cacheControl, vary: "Accept-Encoding" };
    if (matches(request.headers.get("if-none-match"), etag))
      return new Response(null, { status: 304, headers });

    const identity = () => cache.get(`identity ${key}`, async () => (await make()) ?? NOTHING);
    const entry =
      encoding === "identity"
        ? await identity()
        : await cache.get(`${encoding} ${key}`, async () => encoded(await identity(), encoding));
    return entry === NOTHING ? undefined : send(entry, headers);
  };
}

function send({ body, headers }: Entry, more: Record<string, string>): Response {
  return new Response(body, { headers: { ...headers, ...more, "content-length": String(body.byteLength) } });
}

const matches = (asked: string | null, etag: string): boolean =>
  asked !== null && asked.split(",").some((one) => one.trim() === etag || one.trim() === "*");
