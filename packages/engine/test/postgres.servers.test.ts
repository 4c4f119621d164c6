import { after, before } from "node:test";
import { openPostgres, openStore } from "@tvars/engine";
import type { TestPostgres } from "../../../test/support/servers/postgres.ts";
import { startPostgres } from "../../../test/support/servers/postgres.ts";
import { conformance } from "./conformance.ts";
import { scratchFolder } from "./support/workspace.ts";

const servers: TestPostgres[] = [];
before(async () => {
  servers.push(...(await Promise.all([startPostgres(), startPostgres(), startPostgres()])));
});
after(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

conformance("postgres", async (context) => {
  const store = await openStore(await scratchFolder(context));
  const engine = await openPostgres({ store, connection: servers[0]!.url });
  context.after(() => engine.close());
  return { store, engine };
});

conformance("postgres over two more servers", async (context) => {
  const store = await openStore(await scratchFolder(context));
  const [first, ...shards] = servers.map(({ url }) => url) as [string, ...string[]];
  // A database of its own: whether rows are spread is told when a table is made.
  const engine = await openPostgres({ store, connection: first.replace(/postgres$/, "template1"), shards });
  context.after(() => engine.close());
  return { store, engine };
});
