import type { Command } from "commander";
import { EXIT_HELP } from "./exit.ts";
import type { Lang } from "./lang.ts";

/** What every command takes, commands of commands too. */
export const commonOptions = (command: Command, lang: Lang): Command =>
  command
    .helpOption("-h, --help", lang === "sv" ? "visa den här hjälpen" : "show this help")
    .option("--data <folder>", lang === "sv" ? "mappen med data" : "the folder of data")
    .option(
      "--json",
      lang === "sv"
        ? "ett JSON-dokument på standard ut, inget annat"
        : "one JSON document on standard output, nothing else",
    )
    .option("--lang <sv|en>", lang === "sv" ? "språk" : "language")
    .addHelpText("after", `\n${EXIT_HELP[lang]}`);
