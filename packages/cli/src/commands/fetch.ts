import type { Command } from "commander";
import type { FetchOutcome } from "@tvars/study";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Lang, Words } from "../lang.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withProgress, withStudy } from "../run.ts";
import { rowsText } from "../rows.ts";
import { collect } from "./words.ts";

interface Options extends CommonOptions {
  table?: string[];
  baseUrl?: string[];
}

const OUTCOMES: Record<FetchOutcome["outcome"], Words> = {
  new: { sv: "ny", en: "new" },
  unchanged: { sv: "oförändrad", en: "unchanged" },
  failed: { sv: "gick inte", en: "failed" },
};

export const fetchCommand: AddCommand = (program, io, result): Command => {
  const sv = io.lang === "sv";
  return program
    .command("fetch")
    .description(
      sv
        ? "Hämta tabeller och gränser från en namngiven källa. Det enda kommandot som använder nätet."
        : "Fetch tables and boundaries from a named source. The only command that uses the network.",
    )
    .argument("<source>", sv ? "scb eller kolada" : "scb or kolada")
    .option(
      "--table <id>",
      sv ? "bara den tabellen; kan upprepas" : "only that table; can be repeated",
      collect,
    )
    .option(
      "--base-url <service=url>",
      sv
        ? "en kopia av tjänsten: scb-pxweb=URL, scb-wfs=URL, kolada=URL; kan upprepas"
        : "a copy of the service: scb-pxweb=URL, scb-wfs=URL, kolada=URL; can be repeated",
      collect,
    )
    .action(async (source: string, options: Options) => {
      result.code = await fetchTables(source, options, io);
    });
};

async function fetchTables(source: string, options: Options, io: Io): Promise<number> {
  const settings = { baseUrls: baseUrls(options.baseUrl, io.lang) };
  return withStudy(
    options,
    io,
    async (study) => {
      const outcomes = await withProgress(io, (work) => study.fetch({ source, tables: options.table }, work));
      await print(outcomes, options, io, (rows) => outcomesText(rows, io));
      return codeOf(outcomes.map(({ outcome }) => outcome !== "failed"));
    },
    settings,
  );
}

/** Services of a source have addresses of their own, so each is named. @throws UsageError */
function baseUrls(given: readonly string[] = [], lang: Lang): Record<string, string> {
  const entries = given.map((text) => {
    const at = text.indexOf("=");
    const url = text.slice(at + 1);
    if (at > 0 && /^https?:\/\//.test(url) && URL.canParse(url)) return [text.slice(0, at), url] as const;
    throw new UsageError(
      lang === "sv"
        ? `--base-url: fick ${text}, väntade tjänst=URL, till exempel scb-pxweb=http://localhost:8000`
        : `--base-url: got ${text}, expected service=URL, for example scb-pxweb=http://localhost:8000`,
    );
  });
  return Object.fromEntries(entries);
}

const outcomesText = (outcomes: FetchOutcome[], { lang }: Io): string =>
  rowsText(
    outcomes,
    [
      { head: { sv: "tabell", en: "table" }, text: ({ table }) => table },
      { head: { sv: "utfall", en: "outcome" }, text: ({ outcome }) => OUTCOMES[outcome][lang] },
      { head: { sv: "", en: "" }, text: ({ error, snapshot }) => error?.[lang] ?? snapshot ?? "" },
    ],
    lang,
  );

/** 0 where all went well, 1 where nothing did, 4 between. */
export function codeOf(successes: readonly boolean[]): number {
  const failures = successes.filter((success) => !success).length;
  if (failures === 0) return EXIT.ok;
  return failures === successes.length ? EXIT.failure : EXIT.partly;
}
