/** The real command, from its sources: in a process of its own, or in this one where only its answers matter. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { main } from "../../src/index.ts";
import { langOf } from "../../src/lang.ts";

const MAIN = fileURLToPath(new URL("./run.ts", import.meta.url));

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export function startTvars(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const node = ["-C", "@tvars/source", "--import", import.meta.resolve("tsx"), MAIN];
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [...node, ...args], {
    env: { PATH, HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function tvars(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = startTvars(args, env);
    let [out, err] = ["", ""];
    child.stdout!.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr!.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

export async function inProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const out: Buffer[] = [];
  const ran = { code: -1, out: "", err: "" };
  ran.code = await main(args, {
    lang: langOf(args, env),
    version: "1.2.3",
    env,
    out: async (text) => void out.push(Buffer.from(text)),
    err: (text) => void (ran.err += text),
    watched: false,
    columns: 100,
  });
  return { ...ran, out: Buffer.concat(out).toString("utf8") };
}
