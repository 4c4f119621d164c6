import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { realClock } from "../http/clock.ts";
import type { FaultPlan } from "./faults.ts";
import type { ReplayAnswer, ReplayBodies } from "./answer.ts";
import { answerKolada } from "./kolada.ts";
import { answerPxWeb1 } from "./pxweb1.ts";
import { answerPxWeb2 } from "./pxweb2.ts";
import { answerWfs } from "./wfs.ts";

export interface ReplayOptions extends ReplayBodies {
  maxDataCells?: number;
  /** Calls allowed in `windowMs`; 0 = no limit. */
  calls?: number;
  windowMs?: number;
  faults?: FaultPlan;
  port?: number;
}

export interface Replay {
  readonly url: string;
  /** Service name → address, ready for `baseUrls`. */
  readonly baseUrls: Record<string, string>;
  /** Every request so far: method, path with query, and the status answered. */
  readonly log: { method: string; url: string; status: number; atMs: number }[];
  /** The bodies; tests change them to play a new release. */
  readonly bodies: ReplayBodies;
  setFaults(plan: FaultPlan | undefined): void;
  close(): Promise<void>;
}

/**
 * A server on this machine that answers recorded or generated bodies under the real services' URL shapes:
 * `/pxweb2` (PxWebApi 2), `/pxweb1` (PxWebApi 1), `/wfs` (SCB's GeoServer) and `/kolada` (Kolada v3).
 * It slices bodies by selection, refuses more than `maxDataCells`, keeps to a call limit and fails on request.
 */
export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const { maxDataCells = 150_000, calls = 30, windowMs = 10_000 } = options;
  const { tables = {}, layers = {}, kolada = {} } = options;
  const bodies: ReplayBodies = { tables: { ...tables }, layers: { ...layers }, kolada };
  const log: Replay["log"] = [];
  let faults = options.faults;
  let starts: number[] = [];
  let count = 0;
  const closing = new AbortController();

  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) =>
      send(response, { status: 500, body: { title: String(error) } }),
    );
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", root());
    const entry = { method: request.method ?? "GET", url: request.url ?? "/", status: 0, atMs: Date.now() };
    log.push(entry);
    count += 1;
    const text = await readBody(request);
    const reply = (answer: ReplayAnswer): void => {
      entry.status = answer.status;
      send(response, answer);
    };
    const now = Date.now();
    starts = starts.filter((start) => now - start < windowMs);
    if (calls > 0 && starts.length >= calls) {
      const waitS = Math.ceil((starts[0]! + windowMs - now) / 1000);
      return reply({
        status: 429,
        body: { title: "Too Many Requests" },
        headers: { "retry-after": `${waitS}` },
      });
    }
    starts.push(now);
    const fault = faults?.(count, request.url ?? "/");
    if (fault?.kind === "429")
      return reply({
        status: 429,
        body: { title: "Too Many Requests" },
        headers: fault.retryAfterS === undefined ? {} : { "retry-after": `${fault.retryAfterS}` },
      });
    if (fault?.kind === "503") return reply({ status: 503, body: { title: "Service Unavailable" } });
    if (fault?.kind === "html")
      return reply({
        status: 200,
        text: "<!DOCTYPE html><html><body>Underhåll</body></html>",
        type: "text/html",
      });
    if (fault?.kind === "slow") await realClock.sleep(fault.delayMs, closing.signal);
    const answer = route(url, text);
    if (fault?.kind === "truncate" || fault?.kind === "drop") {
      const whole = answer.text ?? JSON.stringify(answer.body);
      const half = whole.slice(0, Math.floor(whole.length / 2));
      entry.status = answer.status;
      if (fault.kind === "truncate") return reply({ status: 200, text: half, type: "application/json" });
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(whole),
      });
      response.write(half, () => response.destroy());
      return;
    }
    reply(answer);
  }

  function route(url: URL, text: string): ReplayAnswer {
    const [, service, ...path] = url.pathname.split("/").map(decodeURIComponent);
    const limits = { maxDataCells, calls: calls || 10_000, windowS: windowMs / 1000 };
    if (service === "pxweb2") return answerPxWeb2(bodies, path, url, text, limits);
    if (service === "pxweb1") return answerPxWeb1(bodies, path, text, limits);
    if (service === "wfs") return answerWfs(bodies, url);
    if (service === "kolada") return answerKolada(bodies, path, url);
    return { status: 404, body: { title: "Not Found" } };
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const root = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: root(),
    baseUrls: { "scb-pxweb": `${root()}/pxweb2`, "scb-wfs": `${root()}/wfs`, kolada: `${root()}/kolada` },
    log,
    bodies,
    setFaults(plan) {
      faults = plan;
      count = 0;
    },
    close: () =>
      new Promise((resolve, reject) => {
        closing.abort();
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body, text, type, headers }: ReplayAnswer): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": type ?? "application/json; charset=utf-8", ...headers });
  response.end(text ?? JSON.stringify(body));
}
