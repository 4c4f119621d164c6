import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";
import { text } from "@tvars/cube";
import { cancelled } from "../cube/problems.ts";
import { EngineError } from "../error.ts";

export interface RunOptions {
  signal?: AbortSignal | undefined;
}

/**
 * A connection for one question, closed after it. One each, so that an interrupt stops this question and no other.
 * @throws EngineError `cancelled` where the signal is raised
 */
export async function withConnection<Result>(
  instance: DuckDBInstance,
  ask: (connection: DuckDBConnection) => Promise<Result>,
  { signal }: RunOptions = {},
): Promise<Result> {
  if (signal?.aborted) throw cancelled(signal.reason);
  const connection = await instance.connect();
  const stop = (): void => connection.interrupt();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    // It may have been raised while the connection was opened.
    if (signal?.aborted) throw cancelled(signal.reason);
    const result = await ask(connection);
    if (signal?.aborted) throw cancelled(signal.reason);
    return result;
  } catch (error) {
    throw signal?.aborted ? cancelled(error) : error;
  } finally {
    signal?.removeEventListener("abort", stop);
    connection.closeSync();
  }
}

/** Runs a statement with bound values. @throws EngineError `database` with cause and SQL */
export async function run(connection: DuckDBConnection, sql: string, values: DuckDBValue[] = []) {
  try {
    return await connection.run(sql, values);
  } catch (cause) {
    throw new EngineError({
      kind: "database",
      what: text("DuckDB kunde inte svara", "DuckDB could not answer"),
      value: cause instanceof Error ? cause.message.split("\n")[0] : String(cause),
      expected: text("ett svar", "an answer"),
      action: text(
        "Minska urvalet, eller höj memoryLimitMb; kvarstår felet, kontrollera bilden med verify.",
        "Ask for less, or raise memoryLimitMb; if it stays, check the snapshot with verify.",
      ),
      sql,
      cause,
    });
  }
}
