import type { Study } from "@tvars/study";
import type { Command } from "commander";
import { portArgument } from "../arguments.ts";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, dataFolder, withProgress, withStudy } from "../run.ts";
import { BASE, collect } from "./words.ts";

interface Options extends CommonOptions {
  port?: string;
  host?: string;
  allowHost?: string[];
  engine?: string;
  connection?: string;
  example: boolean;
  log?: boolean;
  userHeader?: string;
  base?: string;
}

const DEFAULT_PORT = "8020";

export const startCommand: AddCommand = (program, io, result): Command => {
  const sv = io.lang === "sv";
  return program
    .command("start")
    .description(
      sv
        ? "Öppna appen: servern, API:t och webbsidan. En tom mapp får den påhittade exempelregionen."
        : "Open the app: server, API and web page. An empty folder gets the invented example region.",
    )
    .option(
      "--port <number>",
      sv ? "port (annars PORT, eller 8020; 0 = en ledig)" : "port (else PORT, or 8020; 0 = a free one)",
    )
    .option(
      "--host <address>",
      sv ? "adress (annars HOST, eller 127.0.0.1)" : "address (else HOST, or 127.0.0.1)",
    )
    .option(
      "--allow-host <name>",
      sv
        ? "namn servern också svarar på, bakom en omvänd proxy; kan upprepas"
        : "name the server answers to as well, behind a reverse proxy; can be repeated",
      collect,
    )
    .option(
      "--engine <name>",
      sv
        ? "duckdb, postgres eller trino (annars TVARS_ENGINE, eller duckdb)"
        : "duckdb, postgres or trino (else TVARS_ENGINE, or duckdb)",
    )
    .option(
      "--connection <url>",
      sv
        ? "adress till databasen (annars TVARS_POSTGRES_URL eller TVARS_TRINO_URL, där lösenord hör hemma)"
        : "address of the database (else TVARS_POSTGRES_URL or TVARS_TRINO_URL, where passwords belong)",
    )
    .option(
      "--user-header <name>",
      sv
        ? "rubrik där en betrodd proxy säger vem som frågar; bara för en server som inte nås på annat sätt"
        : "header by which a trusted proxy says who asks; only for a server that cannot be reached otherwise",
    )
    .option("--base <url>", BASE[io.lang])
    .option("--no-example", sv ? "lägg inte in exempelregionen" : "do not add the example region")
    .option("--log", sv ? "en rad per anrop på standard fel" : "one line per request on standard error")
    .action(async (options: Options) => {
      result.code = await start(options, io);
    });
};

async function start(options: Options, io: Io): Promise<number> {
  const { env, lang } = io;
  const port = portArgument(options.port ?? (env.PORT || DEFAULT_PORT), lang);
  const host = options.host ?? (env.HOST || "127.0.0.1");
  const { startServer, stderrLogger } = await import("@tvars/server");
  const logger = options.log ? stderrLogger : { info: () => {}, error: stderrLogger.error };
  const serve = async (study: Study): Promise<number> => {
    const { allowHost } = options;
    // Heard from now on: whoever reads the address may stop the server at once.
    const stopped = stopSignal();
    // The port first: that it is taken should be known before anything is written.
    const server = await startServer(study, {
      port,
      host,
      logger,
      ...(allowHost ? { allowedHosts: allowHost } : {}),
      userHeader: options.userHeader,
      base: options.base ?? (env.TVARS_BASE || undefined),
    });
    try {
      const { empty } = await study.workspace();
      if (empty && options.example) await withProgress(io, (work) => study.addExample(work));
      const { invented } = await study.workspace();
      const address = { url: server.url, host: server.host, port: server.port, data: study.folder, invented };
      await io.out(options.json ? `${JSON.stringify(address, null, 2)}\n` : `${server.url}\n`);
      if (io.watched) io.err(hint(lang === "sv", dataFolder(options, io), invented));
      await stopped;
    } finally {
      await server.close();
    }
    return EXIT.ok;
  };
  // A server stays small and answers while a fetch or an import works in a process of its own.
  return withStudy(options, io, serve, {
    apart: true,
    engine: options.engine,
    connection: options.connection,
  });
}

const hint = (sv: boolean, folder: string, invented: boolean): string =>
  sv
    ? `Data i ${folder}${invented ? " (påhittad exempelregion)" : ""}. Ctrl-C avslutar.\n`
    : `Data in ${folder}${invented ? " (invented example region)" : ""}. Ctrl-C ends.\n`;

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
