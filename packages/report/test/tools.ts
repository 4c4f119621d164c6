import { execFileSync } from "node:child_process";

/**
 * Why a test on another program is skipped, printed; false where the program answers. With `TVARS_NEED_TOOLS=1` the
 * absence of a program is a failure instead.
 */
export function absence(name: string, program: string, args: readonly string[]): string | false {
  try {
    execFileSync(program, args, { stdio: "ignore", timeout: 60_000 });
    return false;
  } catch {
    if (process.env.TVARS_NEED_TOOLS === "1") throw new Error(`${name} is not installed (${program})`);
    console.log(`skipped, ${name} is not installed`);
    return `${name} is not installed`;
  }
}
