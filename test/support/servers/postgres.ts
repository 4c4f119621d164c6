import { execFile, spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { chmod, chown, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { atEnd, freePort } from "./ports.ts";

const exec = promisify(execFile);

export interface TestPostgres {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** All of it as one address. */
  url: string;
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";

/** Where the newest PostgreSQL of this machine has its programs; undefined where there is none with PostGIS. */
export async function postgresPrograms(): Promise<string | undefined> {
  const named = process.env.TVARS_POSTGRES_BIN;
  if (named) return named;
  const versions = existsSync(DEBIAN) ? await readdir(DEBIAN) : [];
  return versions
    .filter((version) => Number(version) >= 15 && existsSync(join(DEBIAN, version, "bin", "initdb")))
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, "bin"))[0];
}

/** What is missing for one to be started; undefined where nothing is. */
export async function whyNoPostgres(): Promise<string | undefined> {
  const install = "apt-get install postgresql postgresql-15-postgis-3";
  const programs = await postgresPrograms();
  if (!programs) return `no PostgreSQL 15 or newer: ${install}`;
  const { stdout } = await exec(join(programs, "pg_config"), ["--sharedir"]).catch(() => ({ stdout: "" }));
  const share = stdout.trim() || `/usr/share/postgresql/${programs.split("/").at(-2) ?? ""}`;
  return existsSync(join(share, "extension", "postgis.control")) ? undefined : `no PostGIS: ${install}`;
}

/**
 * A PostgreSQL of its own in a temporary folder, on a free port of this machine, with password and without waiting for
 * the disk. Stopped and removed by `stop`, or at the latest when the process ends.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = await postgresPrograms();
  if (!programs)
    throw new Error("No PostgreSQL 15 or newer: apt-get install postgresql postgresql-15-postgis-3");
  const folder = await mkdtemp(join(tmpdir(), "tvars-postgres-"));
  const owner = await ownerIfRoot();
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const password = "åpen sesam'\"";
  const secret = join(folder, "password");
  await writeFile(secret, password, { mode: 0o600 });
  if (owner) for (const path of [folder, secret]) await chown(path, owner.uid, owner.gid);
  const as = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const program = (name: string, args: string[]) => exec(join(programs, name), args, as);
  const initdb = ["-D", data, "-U", "tvars", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"];
  await program("initdb", [...initdb, `--pwfile=${secret}`, "--no-sync"]);
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: folder,
    shared_buffers: "256MB",
    work_mem: "64MB",
    max_connections: 40,
    fsync: false,
    synchronous_commit: false,
    full_page_writes: false,
    max_wal_size: "4GB",
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${String(value)}`);
  const log = join(folder, "log");
  const stopNow = (): void => {
    // The last resort, where the process ends without having stopped it: nothing can be waited for then.
    const stop = ["-D", data, "-m", "immediate", "-w", "-t", "10", "stop"];
    spawnSync(join(programs, "pg_ctl"), stop, { ...as, stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  };
  const stopped = atEnd(stopNow);
  try {
    await program("pg_ctl", ["-D", data, "-l", log, "-o", options.join(" "), "-w", "-t", "60", "start"]);
  } catch (cause) {
    const words = existsSync(log) ? await readFile(log, "utf8") : "";
    stopped();
    stopNow();
    throw new Error(`PostgreSQL did not start: ${words.slice(-2000)}`, { cause });
  }
  const [user, database, host] = ["tvars", "postgres", "127.0.0.1"];
  return {
    host,
    port,
    user,
    password,
    database,
    url: `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/${database}`,
    stop: async () => {
      stopped();
      await program("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: the user its package made does. */
async function ownerIfRoot(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string): Promise<number> => Number((await exec("id", [flag, "postgres"])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}
