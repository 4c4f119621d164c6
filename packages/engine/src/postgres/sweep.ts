import { literal } from "../duckdb/sql.ts";
import { SCHEMA, qualified } from "./catalog.ts";
import type { Session } from "./connect.ts";
import type { Shards } from "./shards.ts";

const LOADING = "hashtextextended('tvars loading', 0)";

/** Held while rows go to the shards, by any number at once: a sweep then waits for another time. */
export const lockLoading = (session: Session): Promise<unknown> =>
  session.run(`SELECT pg_advisory_xact_lock_shared(${LOADING})`);

/** What the tables of a coordinator are marked with on its shards: others may lie beside them. */
export async function ownerOf(session: Session): Promise<string> {
  const [row] = await session.run(
    "SELECT 'tvars of ' || system_identifier || ' ' || current_database() FROM pg_control_system()",
  );
  return String(row![0]);
}

/**
 * Removes tables on the shards that the coordinator's catalogue does not name: what a load or a removal that was cut
 * short left. Nothing is removed while something is being loaded.
 */
export async function sweepShards(session: Session, shards: Shards): Promise<void> {
  await session.transaction(async () => {
    const [free] = await session.run(`SELECT pg_try_advisory_xact_lock(${LOADING})`);
    if (free![0] !== true) return;
    const owner = literal(await ownerOf(session));
    const named = new Set(
      (await session.run(`SELECT table_name FROM ${SCHEMA}.catalog`)).map(([table]) => String(table)),
    );
    for (const server of shards.servers)
      await server.use(async (shard) => {
        const tables = await shard.run(
          `SELECT relname FROM pg_class WHERE relnamespace = '${SCHEMA}'::regnamespace AND relkind = 'r' ` +
            `AND obj_description(oid, 'pg_class') = ${owner}`,
        );
        for (const [table] of tables)
          if (!named.has(String(table))) await shard.run(`DROP TABLE IF EXISTS ${qualified(String(table))}`);
      });
  });
}
