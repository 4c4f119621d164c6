import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Entry } from "./cache.ts";
import { type Encoding, encoded, encodingFor, plain } from "./encoding.ts";

export const WEB_FOLDER = fileURLToPath(new URL("../../web/dist", import.meta.url));

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};
const SUFFIX: Record<Encoding, string> = { br: ".br", gzip: ".gz", identity: "" };
const IMMUTABLE = "public, max-age=31536000, immutable";

export type StaticFiles = (request: Request) => Promise<Response | undefined>;

/**
 * The built web app. Only files found in the folder can be asked for, so no path can lead out of it. A path without an
 * ending is a view of the app and gets its page. Files are compressed when they are built; else once, here.
 */
export function staticFiles(folder: string = WEB_FOLDER): StaticFiles {
  let names: Promise<Set<string>> | undefined;
  const kept = new Map<string, Promise<{ entry: Entry; etag: string }>>();

  const listed = (): Promise<Set<string>> => {
    names ??= filesUnder(folder).then((found) => {
      // Not built yet: look again at the next request.
      if (found.size === 0) names = undefined;
      return found;
    });
    return names;
  };

  const load = async (name: string, encoding: Encoding): Promise<{ entry: Entry; etag: string }> => {
    const file = join(folder, name);
    const headers: Record<string, string> = {
      "content-type": TYPES[extname(name)] ?? "application/octet-stream",
      "cache-control": name.startsWith("assets/") ? IMMUTABLE : "no-cache",
      vary: "Accept-Encoding",
    };
    const ready = encoding !== "identity" && (await listed()).has(name + SUFFIX[encoding]);
    if (ready) {
      const body = plain(await readFile(file + SUFFIX[encoding]));
      return { entry: { body, headers: { ...headers, "content-encoding": encoding } }, etag: etagOf(body) };
    }
    const entry = await encoded({ body: plain(await readFile(file)), headers }, encoding);
    return { entry, etag: etagOf(entry.body) };
  };

  return async (request) => {
    const path = decoded(new URL(request.url).pathname);
    const found = await listed();
    const asked = path.slice(1) || "index.html";
    const name = found.has(asked) && !/\.(br|gz)$/.test(asked) ? asked : "index.html";
    if (!found.has(name) || (name !== asked && extname(asked) !== "")) return undefined;

    const encoding = encodingFor(request.headers.get("accept-encoding") ?? undefined);
    const at = `${encoding} ${name}`;
    if (!kept.has(at)) kept.set(at, load(name, encoding));
    const { entry, etag } = await kept.get(at)!;
    const headers = { ...entry.headers, etag };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(entry.body, {
      headers: { ...headers, "content-length": String(entry.body.byteLength) },
    });
  };
}

const etagOf = (body: Uint8Array): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function filesUnder(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join("/")),
  );
}
