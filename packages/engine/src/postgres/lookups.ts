import { createHash } from "node:crypto";
import type { ParquetColumn } from "../engine.ts";
import type { RecordsLookup } from "../records.ts";
import { matching } from "../sql/records.ts";
import type { StoredColumn } from "./catalog.ts";
import { columnsSql, enter, entries, qualified, strike, tableName } from "./catalog.ts";
import type { Session } from "./connect.ts";
import { fill } from "./copy.ts";
import { encodeRows } from "./encode.ts";
import type { Address } from "./problems.ts";

const KIND = "lookup";
const USED_MS = 3600 * 1000;

/**
 * A lookup as a small table with statistics, kept for a day for whoever asks with the same one. As arrays in the
 * question PostgreSQL would not join it in parallel: measured three times as slow.
 */
export async function loadLookup(
  session: Session,
  address: Address,
  lookup: RecordsLookup,
  whole: readonly boolean[],
): Promise<string> {
  const { keys, values } = matching(lookup, whole);
  const id = createHash("sha256")
    .update(JSON.stringify([keys, values, whole]))
    .digest("hex");
  const [known] = await entries(session, KIND, id);
  if (known) {
    // One in use is not yesterday's.
    if (Date.parse(known.stored) < Date.now() - USED_MS) await enter(session, KIND, known);
    return qualified(known.table);
  }
  return session.transaction(async () => {
    await session.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`tvars ${id}`]);
    const [meanwhile] = await entries(session, KIND, id);
    if (meanwhile) return qualified(meanwhile.table);
    const columns: StoredColumn[] = [
      ...keys.map((_, at) => ({
        name: `k${at}`,
        type: whole[at] ? ("INTEGER" as const) : ("VARCHAR" as const),
      })),
      { name: "v", type: "VARCHAR" },
    ];
    const batch = Object.fromEntries(
      [...keys, values].map((list, at): [string, ParquetColumn] => [
        columns[at]!.name,
        whole[at]
          ? { type: "INTEGER", values: Int32Array.from(list, Number) }
          : { type: "VARCHAR", values: list },
      ]),
    );
    const table = tableName(KIND, id);
    const names = columns.map(({ name }) => name);
    await session.run(`CREATE UNLOGGED TABLE ${qualified(table)} (${columnsSql(columns)})`);
    const filling = fill(session, address, table, names);
    for (const piece of encodeRows(batch, names)) await filling.write(piece);
    await filling.end();
    await session.run(`ANALYZE ${qualified(table)}`);
    await enter(session, KIND, { id, table, rows: values.length, columns });
    return qualified(table);
  });
}

/** Drops those of yesterday; a question takes minutes at most. */
export async function sweepLookups(session: Session): Promise<void> {
  const before = Date.now() - 24 * 3600 * 1000;
  for (const { id, table, stored } of await entries(session, KIND)) {
    if (Date.parse(stored) > before) continue;
    await session.transaction(async () => {
      await session.run(`DROP TABLE IF EXISTS ${qualified(table)}`);
      await strike(session, KIND, id);
    });
  }
}
