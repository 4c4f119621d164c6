import { once } from "node:events";
import { from as copyFrom } from "pg-copy-streams";
import { identifier } from "../duckdb/sql.ts";
import { qualified } from "./catalog.ts";
import type { Session } from "./connect.ts";
import { COPY_END, COPY_HEADER } from "./encode.ts";
import { postgresError } from "./problems.ts";
import type { Address } from "./problems.ts";

/** A table being filled: COPY in its binary form, taken at the server's pace. */
export interface Filling {
  write(piece: Buffer): Promise<void>;
  end(): Promise<void>;
  /** Lets the server forget what it was given, so that the connection can be told something else. */
  abandon(): void;
}

export function fill(session: Session, address: Address, table: string, names: readonly string[]): Filling {
  const sql = `COPY ${qualified(table)} (${names.map(identifier).join(", ")}) FROM STDIN (FORMAT binary)`;
  const stream = session.client.query(copyFrom(sql));
  let failed: unknown;
  stream.on("error", (fault) => {
    failed = fault;
  });
  const write = async (piece: Buffer): Promise<void> => {
    if (failed !== undefined) throw postgresError(failed, address, sql);
    try {
      if (!stream.write(piece)) await once(stream, "drain");
    } catch (fault) {
      throw postgresError(fault, address, sql);
    }
  };
  let begun = false;
  return {
    abandon: () => stream.destroy(),
    write: async (piece) => {
      if (!begun) await write(COPY_HEADER);
      begun = true;
      await write(piece);
    },
    end: async () => {
      if (!begun) await write(COPY_HEADER);
      await write(COPY_END);
      try {
        const finished = once(stream, "finish");
        stream.end();
        await finished;
      } catch (fault) {
        throw postgresError(fault, address, sql);
      }
      if (failed !== undefined) throw postgresError(failed, address, sql);
    },
  };
}
