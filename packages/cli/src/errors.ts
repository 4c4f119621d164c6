import { CommanderError } from "commander";
import { EXIT, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { Interrupted } from "./run.ts";

/** Tells an error on standard error, and with `--json` as a problem document on standard output; gives the exit code. */
export async function tell(error: unknown, json: boolean, io: Io): Promise<number> {
  const sv = io.lang === "sv";
  if (error instanceof Interrupted) {
    io.err(sv ? "Avbrutet. Det som var klart är sparat.\n" : "Interrupted. What was finished is stored.\n");
    return EXIT.interrupted;
  }
  if (error instanceof CommanderError || error instanceof UsageError) {
    const detail = error instanceof CommanderError ? usageText(error, sv) : error.message;
    const title = sv ? "Felskrivet kommando" : "Mistyped command";
    if (json)
      await io.out(`${JSON.stringify({ type: "about:blank", title, status: 400, detail }, null, 2)}\n`);
    io.err(`tvars: ${detail}\n${sv ? "Se" : "See"} tvars --help.\n`);
    return EXIT.usage;
  }
  const { problemOf } = await import("@tvars/server");
  const problem = problemOf(error, io.lang);
  const unforeseen = problem.status === 500;
  // On one's own machine the inside of an error is no secret, and is what a report of it needs.
  if (unforeseen) problem.detail = error instanceof Error ? error.message : String(error);
  if (json) await io.out(`${JSON.stringify(problem, null, 2)}\n`);
  io.err(`tvars: ${problem.detail}\n`);
  const { file, row, value, expected, action, question } = problem;
  const lines: [string, unknown][] = [
    [sv ? "fil" : "file", file],
    [sv ? "rad" : "row", row],
    [sv ? "värde" : "value", unforeseen ? undefined : value],
    [sv ? "väntat" : "expected", expected],
    [sv ? "gör så här" : "what to do", action],
    [sv ? "fråga" : "question", question],
  ];
  for (const [name, what] of lines) if (what !== undefined) io.err(`  ${name}: ${shown(what)}\n`);
  if (unforeseen && io.env.TVARS_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
  return question === undefined ? EXIT.failure : EXIT.question;
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const SWEDISH: Record<string, (quoted: string) => string> = {
  "commander.unknownOption": (name) => `okänt val ${name}`,
  "commander.unknownCommand": (name) => `okänt kommando ${name}`,
  "commander.missingArgument": (name) => `argumentet ${name} saknas`,
  "commander.optionMissingArgument": (name) => `valet ${name} behöver ett värde`,
  "commander.excessArguments": () => "för många argument",
  "commander.invalidArgument": (name) => `ogiltigt värde för ${name}`,
  "commander.missingMandatoryOptionValue": (name) => `valet ${name} måste anges`,
};

function usageText({ code, message }: CommanderError, sv: boolean): string {
  const plain = message.replace(/^error: /, "");
  const quoted = plain.match(/'([^']*)'/)?.[0] ?? "";
  return sv ? (SWEDISH[code]?.(quoted) ?? plain) : plain;
}
