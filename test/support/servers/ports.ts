import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A port nobody listens to on this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

let heard = false;

/** Runs `stop` when this process ends, also by a signal; returns what takes that back. */
export function atEnd(stop: () => void): () => void {
  if (!heard)
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  heard = true;
  process.once("exit", stop);
  return () => void process.removeListener("exit", stop);
}
