/** Runs the real command in a process of its own, from its sources. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

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
