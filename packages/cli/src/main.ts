import { CommanderError } from "commander";
import { tell } from "./errors.ts";
import { EXIT } from "./exit.ts";
import { type Io, processIo } from "./io.ts";
import { langOf } from "./lang.ts";
import { createProgram } from "./program.ts";

/**
 * Runs the command `tvars` with its arguments (without `node` and the program's name) and answers the exit code.
 * Never ends the process by itself.
 */
export async function main(
  argv: readonly string[],
  io: Io = processIo(langOf(argv, process.env)),
): Promise<number> {
  const result = { code: EXIT.ok as number };
  try {
    await createProgram(io, result).parseAsync([...argv], { from: "user" });
    return result.code;
  } catch (error) {
    // Commander ends --help and --version this way too.
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    if (error instanceof CommanderError && error.code === "commander.help") return EXIT.usage;
    return tell(error, argv.includes("--json"), io);
  }
}
