import { readFileSync } from "node:fs";
import type { Lang } from "./lang.ts";

const { version: VERSION } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
) as {
  version: string;
};

/** What a command may touch of the world around it; tests give their own. */
export interface Io {
  lang: Lang;
  /** Version of the program. */
  version: string;
  env: NodeJS.ProcessEnv;
  /** Writes to standard output. */
  out: (text: string | Uint8Array) => Promise<void>;
  /** Writes to standard error. */
  err: (text: string) => void;
  /** Is someone looking at standard error? Progress is drawn only then. */
  watched: boolean;
  /** Columns of the terminal. */
  columns: number;
}

/** The process's own streams. A reader that leaves (`| head`) is not an error. */
export function processIo(lang: Lang): Io {
  const { stdout, stderr, env } = process;
  let left = false;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    left = true;
  });
  return {
    lang,
    version: VERSION,
    env,
    out: (text) =>
      new Promise((resolve) => {
        if (left) resolve();
        else stdout.write(text, () => resolve());
      }),
    err: (text) => void stderr.write(text),
    watched: stderr.isTTY === true && env.TERM !== "dumb",
    columns: stderr.columns ?? 80,
  };
}
