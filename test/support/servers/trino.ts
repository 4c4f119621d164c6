import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestPostgres } from "./postgres.ts";
import { atEnd, freePort } from "./ports.ts";
import { javaProgram, readText, trinoHome } from "./trino-files.ts";

export interface TestTrino {
  url: string;
  /** A folder that Trino reads and the tests write. */
  files: string;
  stop(): Promise<void>;
}

const START_SECONDS = 180;

/**
 * A coordinator that plans and a worker that counts, with the catalogues `hive` (Parquet files on this machine, its
 * metastore in a folder) and `postgresql`. Their memory is held small; stopped and removed by `stop`. `enduring` where
 * it shall be quick rather than soon there: Java then compiles for speed.
 */
export async function startTrino(
  postgres?: TestPostgres,
  { enduring = false }: { enduring?: boolean } = {},
): Promise<TestTrino> {
  // One that runs already, so that trying a change does not cost half a minute each time.
  const { TVARS_TEST_TRINO_URL: there, TVARS_TEST_TRINO_FILES: seen } = process.env;
  if (there && seen) return { url: there, files: seen, stop: async () => {} };
  const home = await trinoHome();
  const folder = await mkdtemp(join(tmpdir(), "tvars-trino-"));
  const files = join(folder, "files");
  await mkdir(files);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const catalogs: Record<string, Record<string, string>> = {
    hive: {
      "connector.name": "hive",
      "hive.metastore": "file",
      "hive.metastore.catalog.dir": `file://${join(folder, "metastore")}`,
      "hive.metastore.user": "tvars",
      "hive.security": "allow-all",
    },
    ...(postgres
      ? {
          postgresql: {
            "connector.name": "postgresql",
            "connection-url": `jdbc:postgresql://${postgres.host}:${postgres.port}/${postgres.database}`,
            "connection-user": postgres.user,
            "connection-password": postgres.password,
          },
        }
      : {}),
  };
  const nodes = [
    { name: "coordinator", coordinator: true, port, heap: "768M" },
    { name: "worker", coordinator: false, port: await freePort(), heap: "2G" },
  ];
  const running: ChildProcess[] = [];
  const stopped = atEnd(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const stop = async (): Promise<void> => {
    stopped();
    await Promise.all(
      running.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }),
    );
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const node of nodes) {
      const data = join(folder, node.name);
      await mkdir(join(data, "etc", "catalog"), { recursive: true });
      for (const [name, settings] of Object.entries(catalogs))
        await writeFile(join(data, "etc", "catalog", `${name}.properties`), properties(settings), {
          mode: 0o600,
        });
      await writeFile(
        join(data, "etc", "config.properties"),
        properties({
          coordinator: String(node.coordinator),
          ...(node.coordinator ? { "node-scheduler.include-coordinator": "false" } : {}),
          "http-server.http.port": String(node.port),
          "discovery.uri": url,
          "catalog.config-dir": join(data, "etc", "catalog"),
          "plugin.dir": join(home, "plugin"),
          "query.max-memory": "1GB",
          "query.max-total-memory": "1GB",
          "query.max-memory-per-node": node.coordinator ? "300MB" : "1GB",
          "query.max-total-memory-per-node": node.coordinator ? "300MB" : "1GB",
          "memory.heap-headroom-per-node": node.coordinator ? "200MB" : "400MB",
          "task.max-worker-threads": "4",
          "task.concurrency": "2",
        }),
      );
      await writeFile(join(data, "etc", "log.properties"), "io.trino=WARN\n");
      const log = openSync(join(data, "log"), "w");
      const java = [
        `-Xmx${node.heap}`,
        ...(enduring
          ? ["-XX:+UseG1GC", "-XX:+ExplicitGCInvokesConcurrent", "-XX:CICompilerCount=2"]
          : ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]),
        "-XX:ReservedCodeCacheSize=256M",
        "-Djdk.attach.allowAttachSelf=true",
        "-Djdk.nio.maxCachedBufferSize=2000000",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        `-Dnode.environment=tvars`,
        `-Dnode.id=${node.name}`,
        `-Dnode.data-dir=${data}`,
        `-Dconfig=${join(data, "etc", "config.properties")}`,
        `-Dlog.levels-file=${join(data, "etc", "log.properties")}`,
        "-cp",
        join(home, "lib", "*"),
        "io.trino.server.TrinoServer",
      ];
      running.push(spawn(javaProgram(), java, { cwd: data, stdio: ["ignore", log, log] }));
    }
    await untilReady(url, running);
  } catch (error) {
    const logs = await Promise.all(nodes.map(({ name }) => readText(join(folder, name, "log"))));
    await stop();
    throw new Error(`Trino did not start: ${logs.map(whatFailed).join("\n")}`, {
      cause: error,
    });
  }
  return { url, files, stop };
}

/** Of a Java program's long log, the lines that say what is wrong. */
const whatFailed = (log: string): string =>
  log
    .split("\n")
    .filter((line) => /^\d+\) |ERROR|Exception|Caused by/.test(line))
    .slice(0, 20)
    .join("\n");

/** Ready when the coordinator has started and knows its worker. */
async function untilReady(url: string, running: readonly ChildProcess[]): Promise<void> {
  for (let second = 0; second < START_SECONDS; second++) {
    const ended = running.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    if (ended) throw new Error(`ended with ${ended.exitCode ?? ended.signalCode}`);
    const nodes = await fetch(`${url}/v1/info`)
      .then(async (answer) => ((await answer.json()) as { starting: boolean }).starting)
      .catch(() => true);
    if (!nodes && (await workers(url)) > 0) return;
    await sleep(1000);
  }
  throw new Error(`not ready after ${START_SECONDS} s`);
}

async function workers(url: string): Promise<number> {
  const headers = { "X-Trino-User": "tvars" };
  let answer = (await (
    await fetch(`${url}/v1/statement`, {
      method: "POST",
      headers,
      body: "SELECT count(*) FROM system.runtime.nodes WHERE NOT coordinator AND state = 'active'",
    })
  ).json()) as { nextUri?: string; data?: number[][] };
  let count = 0;
  for (;;) {
    count = answer.data?.[0]?.[0] ?? count;
    if (!answer.nextUri) return count;
    answer = (await (await fetch(answer.nextUri, { headers })).json()) as typeof answer;
  }
}

/** Java reads them as Latin-1, with other letters written out. */
const properties = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${escaped(value)}\n`)
    .join("");

const escaped = (value: string): string =>
  value
    .replaceAll("\\", "\\\\")
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[^\u0000-\u007e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
