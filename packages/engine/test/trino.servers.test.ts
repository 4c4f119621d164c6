import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import { openPostgres, openStore, openTrino } from "@tvars/engine";
import type { TestPostgres } from "../../../test/support/servers/postgres.ts";
import { startPostgres } from "../../../test/support/servers/postgres.ts";
import type { TestTrino } from "../../../test/support/servers/trino.ts";
import { startTrino } from "../../../test/support/servers/trino.ts";
import type { Place } from "./conformance.ts";
import { conformance } from "./conformance.ts";
import { recordsConformance } from "./records-conformance.ts";
import { scratchFolder } from "./support/workspace.ts";

let postgres: TestPostgres;
let trino: TestTrino;
before(async () => {
  postgres = await startPostgres();
  trino = await startTrino(postgres);
});
after(async () => {
  await trino?.stop();
  await postgres?.stop();
});

let nth = 0;
const open = async (context: TestContext): Promise<Place> => {
  const store = await openStore(await scratchFolder(context));
  const name = `w${nth++}`;
  const engine = await openTrino({ store, url: trino.url, folder: join(trino.files, name), schema: name });
  context.after(() => engine.close());
  return { store, engine };
};

conformance("trino", open);
recordsConformance("trino", open);
