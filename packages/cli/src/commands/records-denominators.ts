import type { Denominator } from "@tvars/api";
import { choice } from "../arguments.ts";
import { commonOptions } from "../common-options.ts";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { rowsText } from "../rows.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";

interface AddOptions extends CommonOptions {
  id?: string;
  title?: string;
  unit?: string;
  per?: string;
  of?: string;
  source?: string;
  caveat?: string;
}

/** `tvars records denominators ID`, and `add` and `remove` for tables of one's own. */
export const recordsDenominators: AddCommand = (program, io, result) => {
  const say = (sv: string, en: string): string => (io.lang === "sv" ? sv : en);
  const command = program
    .command("denominators")
    .description(
      say(
        "Vad sparade uppgifter kan ställas mot; egna tabeller.",
        "What stored records can be set against; tables of your own.",
      ),
    )
    .helpCommand(false)
    .enablePositionalOptions()
    .argument("[id]")
    .action(async (id: string | undefined, options: CommonOptions) => {
      if (id === undefined) throw new UsageError(say("ange uppgifternas id", "give the id of the records"));
      result.code = await withStudy(options, io, async (study) =>
        print(await study.denominators({ id }), options, io, (all) => listText(all, io)),
      );
    });
  const add = command
    .command("add")
    .description(
      say(
        "Lägg till en egen nämnare: CSV med area (eller type), year och value.",
        "Add a denominator of your own: a CSV with area (or type), year and value.",
      ),
    )
    .argument("<file>")
    .option("--id <id>", say("vad den ska heta: per own:ID", "what it is called: per own:ID"))
    .option("--title <text>", say("rubrik", "title"))
    .option("--unit <text>", say("vad den räknar, i flertal", "what it counts, in the plural"))
    .option("--per <number>", say("talen är per så många (annars 1)", "rates are per so many (else 1)"))
    .option("--of <place>", say("residence, event eller both (annars)", "residence, event or both (else)"))
    .option("--source <text>", say("vem som gjort tabellen", "who made the table"))
    .option("--caveat <text>", say("vad man ska tänka på", "what to mind"))
    .action(async (file: string, options: AddOptions) => {
      result.code = await addTable(file, options, io);
    });
  const remove = command
    .command("remove")
    .description(say("Ta bort en egen nämnare.", "Remove a denominator of your own."))
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(
          await study.removeDenominator(id.replace(/^own:/, "")),
          options,
          io,
          ({ removed }) => `own:${removed}\n`,
        ),
      );
    });
  commonOptions(add, io.lang);
  commonOptions(remove, io.lang);
  return command;
};

function addTable(
  file: string,
  { id, title, unit, per, of, source, caveat, ...options }: AddOptions,
  io: Io,
): Promise<number> {
  const { lang } = io;
  if (id === undefined) throw new UsageError(lang === "sv" ? "ange --id" : "give --id");
  const many = per === undefined ? 1 : Number(per);
  if (!(many > 0))
    throw new UsageError(
      lang === "sv"
        ? `--per: fick ${per}, väntade ett tal över 0`
        : `--per: got ${per}, expected a number above 0`,
    );
  const same = (text: string) => ({ sv: text, en: text });
  return withStudy(options, io, async (study) => {
    const table = await study.addDenominator(file, {
      id,
      title: same(title ?? id),
      unit: same(unit ?? title ?? id),
      per: many,
      of: choice(of ?? "both", ["residence", "event", "both"] as const, lang, { sv: "--of", en: "--of" }),
      ...(source === undefined ? {} : { source }),
      ...(caveat === undefined ? {} : { caveat: same(caveat) }),
    });
    return print({ id: `own:${table.id}`, rows: table.rows.length }, options, io, (one) =>
      lang === "sv" ? `${one.id}: ${one.rows} rader\n` : `${one.id}: ${one.rows} rows\n`,
    );
  });
}

function listText(all: readonly Denominator[], { lang }: Io): string {
  const table = rowsText(
    all,
    [
      { head: { sv: "nämnare", en: "denominator" }, text: ({ id }) => id },
      { head: { sv: "vad", en: "what" }, text: ({ title }) => title[lang] },
      { head: { sv: "per", en: "per" }, text: ({ per }) => String(per), right: true },
      {
        head: { sv: "år", en: "years" },
        text: ({ years }) =>
          years.length === 0 ? "" : years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`,
      },
      { head: { sv: "kan delas efter", en: "divides by" }, text: ({ groups }) => groups.join(", ") },
    ],
    lang,
  );
  const caveats = all.flatMap(({ id, caveat }) => (caveat ? [`– ${id}: ${caveat[lang]}\n`] : []));
  return `${table}${caveats.length ? "\n" : ""}${caveats.join("")}`;
}
