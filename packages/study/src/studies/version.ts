import { readFileSync } from "node:fs";

/** Version of the program, as runs and reports state it. */
export const PROGRAM_VERSION: string = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;
