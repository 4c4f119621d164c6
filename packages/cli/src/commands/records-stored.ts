import type { RecordsSet } from "@tvars/api";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { numberText, rowsText } from "../rows.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";

export const recordsList: AddCommand = (program, io, result) =>
  program
    .command("list")
    .description(
      io.lang === "sv" ? "Sparade uppgifter. Aldrig deras rader." : "Stored records. Never their rows.",
    )
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.records(), options, io, (sets) => listText(sets, io)),
      );
    });

export const recordsShow: AddCommand = (program, io, result) =>
  program
    .command("show")
    .description(
      io.lang === "sv"
        ? "Definitionen för sparade uppgifter, och vad som hände raderna."
        : "The definition of stored records, and what became of the rows.",
    )
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.recordsSet(id), options, io, (set) => setText(set, io)),
      );
    });

interface RemoveOptions extends CommonOptions {
  expired?: boolean;
}

export const recordsRemove: AddCommand = (program, io, result) =>
  program
    .command("remove")
    .description(
      io.lang === "sv"
        ? "Ta bort sparade rader. Det som släppts ur dem finns kvar."
        : "Remove stored rows. What was released of them stays.",
    )
    .argument("[id]")
    .option(
      "--expired",
      io.lang === "sv" ? "allt vars gallringsdatum har kommit" : "all whose retention date has come",
    )
    .action(async (id: string | undefined, options: RemoveOptions) => {
      result.code = await remove(id, options, io);
    });

function remove(id: string | undefined, options: RemoveOptions, io: Io): Promise<number> {
  const sv = io.lang === "sv";
  if ((id === undefined) !== (options.expired ?? false))
    throw new UsageError(sv ? "ange ett id, eller --expired" : "give an id, or --expired");
  return withStudy(options, io, async (study) => {
    // Opening the workspace has removed them already where there were any.
    const removed =
      id === undefined ? await study.removeExpiredRecords() : [(await study.removeRecords(id)).removed];
    await print({ removed }, options, io, (answer) =>
      answer.removed.length === 0
        ? `${sv ? "Inget vars tid är ute finns kvar." : "Nothing whose time is out is left."}\n`
        : `${sv ? "Borttaget" : "Removed"}: ${answer.removed.join(", ")}\n`,
    );
    return EXIT.ok;
  });
}

const listText = (sets: readonly RecordsSet[], { lang }: Io): string =>
  sets.length === 0
    ? `${lang === "sv" ? "Inga sparade uppgifter." : "No stored records."}\n`
    : rowsText(
        sets,
        [
          { head: { sv: "id", en: "id" }, text: ({ definition }) => definition.id },
          { head: { sv: "vad", en: "what" }, text: ({ definition }) => definition.title[lang] },
          { head: { sv: "år", en: "years" }, text: ({ years }) => spanText(years) },
          { head: { sv: "rader", en: "rows" }, text: ({ rows }) => numberText(rows, lang), right: true },
          {
            head: { sv: "placerade", en: "placed" },
            text: ({ matched }) => numberText(matched, lang),
            right: true,
          },
          { head: { sv: "tas bort", en: "removed" }, text: ({ expires }) => expires ?? "" },
        ],
        lang,
      );

/** A set in words: what it is, what became of its rows, where they come from. */
export function setText(set: RecordsSet, { lang }: Io): string {
  const { definition, verdicts, from, expires, origin } = set;
  const sv = lang === "sv";
  const lines: [string, string][] = [
    ["id", definition.id],
    [sv ? "vad" : "what", `${definition.title[lang]} (${definition.unit[lang]})`],
    [sv ? "år" : "years", spanText(set.years)],
    ...verdicts.map(({ title, rows }): [string, string] => [title[lang], numberText(rows, lang)]),
    ...(from ? ([[sv ? "fil" : "file", `${from.file} sha256:${from.sha256}`]] as [string, string][]) : []),
    ...origin.flatMap(({ table, snapshot }): [string, string][] =>
      snapshot ? [[sv ? "placerade i" : "placed in", `${table} ${snapshot}`]] : [],
    ),
    ...(expires ? ([[sv ? "tas bort" : "removed", expires]] as [string, string][]) : []),
    [sv ? "samma igen" : "again", set.command],
  ];
  const width = Math.max(...lines.map(([head]) => head.length));
  return lines.map(([head, text]) => `${head.padEnd(width)}  ${text}\n`).join("");
}

const spanText = (years: readonly number[]): string =>
  years.length <= 1 ? String(years[0] ?? "") : `${years[0]}–${years.at(-1)}`;
