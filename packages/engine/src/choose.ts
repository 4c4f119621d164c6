import { join } from "node:path";
import { text } from "@tvars/cube";
import { openDuckDb } from "./duckdb/open.ts";
import type { Engine } from "./engine.ts";
import { EngineError } from "./error.ts";
import { openPostgres } from "./postgres/open.ts";
import type { FolderStore } from "./store/open.ts";
import { openTrino } from "./trino/open.ts";

export const ENGINES = ["duckdb", "postgres", "trino"] as const;

/** Which database a workspace asks. `duckdb`, embedded, needs no more words. */
export type EngineChoice =
  | { engine: "duckdb" }
  | { engine: "postgres"; connection: string; shards?: readonly string[] }
  | { engine: "trino"; connection: string; folder?: string; location?: string; catalog?: string };

/**
 * Reads what was asked for: `engine` and `connection` as given, else TVARS_ENGINE and TVARS_POSTGRES_URL or
 * TVARS_TRINO_URL. TVARS_POSTGRES_SHARDS holds further servers, parted by blanks; TVARS_TRINO_FOLDER,
 * TVARS_TRINO_LOCATION and TVARS_TRINO_CATALOG say where Trino's tables are made.
 * @throws EngineError `query` where the engine is not known or its address is missing; no address is repeated
 */
export function engineChoice(
  given: { engine?: string | undefined; connection?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): EngineChoice {
  const engine = given.engine || env.TVARS_ENGINE || "duckdb";
  switch (engine) {
    case "duckdb":
      return { engine };
    case "postgres": {
      const connection = given.connection || env.TVARS_POSTGRES_URL;
      if (!connection) throw noAddress(engine, "TVARS_POSTGRES_URL=postgres://…");
      const shards = (env.TVARS_POSTGRES_SHARDS ?? "").split(/\s+/).filter(Boolean);
      return { engine, connection, ...(shards.length ? { shards } : {}) };
    }
    case "trino": {
      const connection = given.connection || env.TVARS_TRINO_URL;
      if (!connection) throw noAddress(engine, "TVARS_TRINO_URL=https://…");
      const {
        TVARS_TRINO_FOLDER: folder,
        TVARS_TRINO_LOCATION: location,
        TVARS_TRINO_CATALOG: catalog,
      } = env;
      return {
        engine,
        connection,
        ...(folder ? { folder } : {}),
        ...(location ? { location } : {}),
        ...(catalog ? { catalog } : {}),
      };
    }
    default:
      throw new EngineError({
        kind: "query",
        what: text("Det finns ingen sådan motor", "There is no such engine"),
        value: engine,
        expected: text(ENGINES.join(", ")),
        action: text(
          "Välj en av dem med --engine eller TVARS_ENGINE.",
          "Choose one of them with --engine or TVARS_ENGINE.",
        ),
      });
  }
}

export interface OpenEngineOptions {
  memoryLimitMb?: number;
  threads?: number;
}

/** Opens the engine that was chosen, on a workspace. The embedded one takes the memory and threads it is given. */
export function openEngine(
  choice: EngineChoice,
  store: FolderStore,
  options: OpenEngineOptions = {},
): Promise<Engine> {
  switch (choice.engine) {
    case "duckdb":
      return openDuckDb({ ...options, store, recordsFolder: join(store.folder, "records") });
    case "postgres": {
      const { connection, shards } = choice;
      return openPostgres({ store, connection, ...(shards ? { shards } : {}) });
    }
    case "trino": {
      const { connection, folder = join(store.folder, "derived", "trino"), location, catalog } = choice;
      return openTrino({
        store,
        url: connection,
        folder,
        ...(location ? { location } : {}),
        ...(catalog ? { catalog } : {}),
      });
    }
  }
}

const noAddress = (engine: string, expected: string): EngineError =>
  new EngineError({
    kind: "query",
    what: text(`Motorn ${engine} behöver en adress`, `The engine ${engine} needs an address`),
    value: "",
    expected: text(expected),
    action: text(
      "Ange den med --connection eller miljövariabeln.",
      "Give it with --connection or the variable.",
    ),
  });
