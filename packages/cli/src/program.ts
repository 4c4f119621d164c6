import { Command } from "commander";
import { accessCommand } from "./commands/access.ts";
import { areasCommand } from "./commands/areas.ts";
import { barriersCommand } from "./commands/barriers.ts";
import { cubeCommand } from "./commands/cube.ts";
import { exportCommand } from "./commands/export.ts";
import { fetchCommand } from "./commands/fetch.ts";
import { followCommand } from "./commands/follow.ts";
import { importCommand } from "./commands/import.ts";
import { indexCommand } from "./commands/index.ts";
import { measureCommand } from "./commands/measure.ts";
import { pictureCommand } from "./commands/picture.ts";
import { planCommand } from "./commands/plan.ts";
import { qualityCommand } from "./commands/quality.ts";
import { structureCommand } from "./commands/structure.ts";
import { recordsCommand } from "./commands/records.ts";
import { reportCommand } from "./commands/report.ts";
import { studyCommand } from "./commands/study.ts";
import { releaseCommand } from "./commands/release.ts";
import { scenarioCommand } from "./commands/scenario.ts";
import { startCommand } from "./commands/start.ts";
import { typesCommand } from "./commands/types.ts";
import { commonOptions } from "./common-options.ts";
import { EXIT_HELP } from "./exit.ts";
import type { Io } from "./io.ts";
import type { Words } from "./lang.ts";

export interface Result {
  code: number;
}

/** A subcommand: its name and arguments, its words, and what it does with them. */
export type AddCommand = (program: Command, io: Io, result: Result) => Command;

const COMMANDS: AddCommand[] = [
  startCommand,
  fetchCommand,
  importCommand,
  areasCommand,
  indexCommand,
  typesCommand,
  measureCommand,
  barriersCommand,
  structureCommand,
  qualityCommand,
  scenarioCommand,
  accessCommand,
  recordsCommand,
  releaseCommand,
  followCommand,
  pictureCommand,
  planCommand,
  studyCommand,
  reportCommand,
  cubeCommand,
  exportCommand,
];

const TITLES: Record<string, Words> = {
  "Usage:": { sv: "Användning:", en: "Usage:" },
  "Arguments:": { sv: "Argument:", en: "Arguments:" },
  "Options:": { sv: "Val:", en: "Options:" },
  "Commands:": { sv: "Kommandon:", en: "Commands:" },
};

const ENVIRONMENT: Words = {
  sv: `Miljövariabler:
  TVARS_DATA  mappen med data (annars tvars-data); --data går före
  PORT, HOST  var tvars start lyssnar (annars 8020 och 127.0.0.1)
  TVARS_BASE  adress som figurer i dokument leder till; --base går före
  LANG        språk, om --lang inte anges; svenska där inget säger engelska
  TVARS_ENGINE, TVARS_POSTGRES_URL, TVARS_TRINO_URL
              vilken databas som frågas (annars den inbyggda) och var den är
  TVARS_SCB_PXWEB, TVARS_SCB_WFS, TVARS_KOLADA
              adress till en kopia av tjänsten; --base-url går före
  TVARS_THREADS  trådar som räknar på ett gångnät (annars alla kärnor för stora nät, en för små)
  TVARS_SAVE_EVERY_S  sekunder mellan sparningar av en lång körning (annars 30)
  TVARS_DEBUG skriv ut var i programmet ett oväntat fel uppstod`,
  en: `Environment:
  TVARS_DATA  the folder of data (else tvars-data); --data goes first
  PORT, HOST  where tvars start listens (else 8020 and 127.0.0.1)
  TVARS_BASE  address that figures of documents lead to; --base goes first
  LANG        language, where --lang is not given; Swedish where nothing says English
  TVARS_ENGINE, TVARS_POSTGRES_URL, TVARS_TRINO_URL
              which database is asked (else the embedded one) and where it is
  TVARS_SCB_PXWEB, TVARS_SCB_WFS, TVARS_KOLADA
              address of a copy of the service; --base-url goes first
  TVARS_THREADS  threads that compute on a walking network (else every core for large ones, one for small)
  TVARS_SAVE_EVERY_S  seconds between savings of a long run (else 30)
  TVARS_DEBUG print where in the program an unexpected error arose`,
};

/** The command with all its subcommands, in the language of the one who asks. */
export function createProgram(io: Io, result: Result): Command {
  const { lang } = io;
  const program = new Command("tvars")
    .description(
      lang === "sv"
        ? "Tvärs: följ upp socioekonomisk segregation och gör något åt den."
        : "Tvärs: follow up socioeconomic segregation and act on it.",
    )
    .exitOverride()
    // A command's own option may be called what one of the program's is: --version of an import.
    .enablePositionalOptions()
    .configureOutput({
      writeOut: (text) => void io.out(text),
      writeErr: (text) => io.err(text),
      outputError: () => {},
    })
    .configureHelp({
      styleTitle: (title) => TITLES[title]?.[lang] ?? title,
      helpWidth: Math.min(io.columns, 100),
    })
    .helpCommand(false)
    .helpOption("-h, --help", lang === "sv" ? "visa den här hjälpen" : "show this help")
    .version(
      io.version,
      "-v, --version",
      lang === "sv" ? "visa programmets version" : "show the program's version",
    )
    .option("--lang <sv|en>", lang === "sv" ? "språk" : "language")
    .addHelpText("after", `\n${EXIT_HELP[lang]}\n\n${ENVIRONMENT[lang]}`);
  for (const add of COMMANDS) commonOptions(add(program, io, result), lang);
  return program;
}
