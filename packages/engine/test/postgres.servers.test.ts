import { after, before } from "node:test";
import type { TestContext } from "node:test";
import { openPostgres, openStore } from "@tvars/engine";
import type { TestPostgres } from "../../../test/support/servers/postgres.ts";
import { startPostgres, whyNoPostgres } from "../../../test/support/servers/postgres.ts";
import type { Place } from "./conformance.ts";
import { conformance } from "./conformance.ts";
import { recordsConformance } from "./records-conformance.ts";
import { scratchFolder } from "./support/workspace.ts";
import { canRun } from "../../../test/support/servers/needed.ts";

if (await canRun("PostgreSQL", whyNoPostgres)) {
  const servers: TestPostgres[] = [];
  before(async () => {
    servers.push(...(await Promise.all([startPostgres(), startPostgres(), startPostgres()])));
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
  });

  const one = async (context: TestContext): Promise<Place> => {
    const store = await openStore(await scratchFolder(context));
    const engine = await openPostgres({ store, connection: servers[0]!.url });
    context.after(() => engine.close());
    return { store, engine };
  };

  /** A database of its own: whether rows are spread is told when a table is made. */
  const spread = async (context: TestContext): Promise<Place> => {
    const store = await openStore(await scratchFolder(context));
    const [first, ...shards] = servers.map(({ url }) => url) as [string, ...string[]];
    const engine = await openPostgres({ store, connection: first.replace(/postgres$/, "template1"), shards });
    context.after(() => engine.close());
    return { store, engine };
  };

  conformance("postgres", one);
  recordsConformance("postgres", one);
  conformance("postgres over two more servers", spread);
  recordsConformance("postgres over two more servers", spread);
}
