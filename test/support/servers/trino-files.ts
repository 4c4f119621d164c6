import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** The newest of those that can be had and run on Java 17; newer ones ask for Java 22 and more. */
export const TRINO_VERSION = "368";

/** What is needed of its 1.8 GB: the program and the two catalogues. */
const PLUGINS = new Set(["hive", "postgresql"]);

const SHA256 = "794a7df6faae51895183b52c6d7f36f0a9715140fab317dac5400f71729c05cd";

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tvars");
const NAME = `trino-server-${TRINO_VERSION}`;
const HOME = join(CACHE, NAME);
const isFetched = (): boolean => existsSync(join(HOME, "ready"));

/**
 * The folder of the unpacked server, fetched from Maven Central by Maven itself (so its own settings, mirrors and
 * checksums hold) where it is not there yet. TVARS_TRINO_HOME names one that is.
 */
export async function trinoHome(): Promise<string> {
  const named = process.env.TVARS_TRINO_HOME;
  if (named) return named;
  if (isFetched()) return HOME;
  const [cache, name, home] = [CACHE, NAME, HOME];
  const work = join(cache, `.unpacking-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    await mvn([
      "dependency:copy",
      `-Dartifact=io.trino:trino-server:${TRINO_VERSION}:tar.gz`,
      `-DoutputDirectory=${work}`,
    ]);
    const archive = join(work, `${name}.tar.gz`);
    const found = await sha256Of(archive);
    if (found !== SHA256) throw new Error(`${archive}: sha256 ${found}, expected ${SHA256}`);
    await exec("tar", ["xzf", archive, "-C", work], { maxBuffer: 1 << 24 });
    const unpacked = join(work, name);
    for (const plugin of await readdir(join(unpacked, "plugin")))
      if (!PLUGINS.has(plugin)) await rm(join(unpacked, "plugin", plugin), { recursive: true });
    await rm(home, { recursive: true, force: true });
    await rename(unpacked, home);
    await mkdir(join(home, "ready"));
    return home;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function mvn(args: readonly string[]): Promise<void> {
  try {
    await exec("mvn", ["-B", "-q", "-C", ...args], { maxBuffer: 1 << 24 });
  } catch (cause) {
    throw new Error(`mvn ${args.join(" ")} failed; Trino's tests need Java 17 and Maven.`, { cause });
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** What is missing for one to be started; undefined where nothing is. */
export async function whyNoTrino(): Promise<string | undefined> {
  const version = await exec(javaProgram(), ["-version"]).catch(() => undefined);
  const major = Number(/version "(\d+)/.exec(version?.stderr ?? "")?.[1]);
  if (!(major >= 11 && major <= 17))
    return `no Java 11 to 17${major ? `, but ${major}` : ""}: apt-get install openjdk-17-jre-headless`;
  if (process.env.TVARS_TRINO_HOME || isFetched()) return undefined;
  const maven = await exec("mvn", ["-v"]).catch(() => undefined);
  return maven ? undefined : "no Maven to fetch it: apt-get install maven";
}

export const javaProgram = (): string =>
  process.env.TVARS_JAVA ?? (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java");

export const readText = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");
