import { readFileSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Study } from "@tvars/study";
import { type AppOptions, createApp } from "./app.ts";
import { ServerError } from "./error.ts";
import { createJobs } from "./jobs.ts";
import { silent } from "./log.ts";
import { removeLeftovers, uploadFolder } from "./upload.ts";

export interface StartOptions extends Omit<AppOptions, "jobs" | "version"> {
  /** 0: any free port. */
  port?: number;
  host?: string;
  /** Public address that figures of documents lead to; the address it listens on unless told. */
  base?: string | undefined;
}

export interface RunningServer {
  /** For example `http://127.0.0.1:8020/`. */
  url: string;
  host: string;
  port: number;
  /** Stops jobs and taking requests, lets those under way end, and then cuts what is left. The study stays open. */
  close(): Promise<void>;
}

const GRACE_MS = 3000;

/** Version of the program, from the package's own file. */
export const VERSION = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/**
 * Serves a study over HTTP. Prints nothing: the caller tells the address.
 * @throws ServerError 409 where the port is taken, 403 where it may not be had, 400 where the host is not one of ours
 */
export async function startServer(study: Study, options: StartOptions = {}): Promise<RunningServer> {
  const { port = 8020, host = "127.0.0.1", logger = silent } = options;
  // On loopback only loopback names are answered to, else those asked for; on an open interface the operator decides.
  const allowedHosts = options.allowedHosts ?? (isLoopback(host) ? [] : undefined);
  const jobs = createJobs({
    onEnd: (job, error) => {
      logger.info(`job ${job.id} ${job.kind} ${job.state}`);
      if (error !== undefined && job.state === "failed")
        logger.error(`job ${job.id} ${String((error as Error).stack)}`);
    },
  });
  // Before the port is taken: an address that is none is told at once.
  if (options.base !== undefined) study.publishAt(options.base);
  const app = createApp(study, { ...options, version: VERSION, jobs, allowedHosts });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, port, host);
  await removeLeftovers(uploadFolder(study.folder));
  const address = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}/`;
  if (options.base === undefined) study.publishAt(url);
  return {
    url,
    host,
    port: address.port,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await jobs.close();
      const http = server as Server & { closeIdleConnections(): void; closeAllConnections(): void };
      http.closeIdleConnections();
      const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port, host)));
    server.listen(port, host, () => resolve());
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const where = { value: `${host}:${port}` };
  if (error.code === "EADDRINUSE")
    return new ServerError(
      409,
      { sv: `Port ${port} på ${host} är upptagen.`, en: `Port ${port} on ${host} is taken.` },
      { ...where, expected: "a free port", action: `Choose another: PORT=${port + 1} tvars start` },
    );
  if (error.code === "EACCES")
    return new ServerError(
      403,
      { sv: `Port ${port} får inte användas av dig.`, en: `You may not use port ${port}.` },
      {
        ...where,
        expected: "a port you may listen on",
        action: "Choose one above 1023, for example PORT=8020.",
      },
    );
  if (error.code === "ENOTFOUND" || error.code === "EADDRNOTAVAIL")
    return new ServerError(
      400,
      { sv: `Värden ${host} finns inte på den här datorn.`, en: `The host ${host} is not on this machine.` },
      { ...where, expected: "127.0.0.1, 0.0.0.0 or an address of this machine", action: "Set HOST." },
    );
  return error;
}
