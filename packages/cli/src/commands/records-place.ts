import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { DryRun, RecordsSet } from "@tvars/api";
import type { Command } from "commander";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { numberText, rowsText } from "../rows.ts";
import { print, withProgress, withStudy } from "../run.ts";
import { type PlaceOptions, definitionOf } from "./records-definition.ts";
import { setText } from "./records-stored.ts";

export const recordsTry: AddCommand = (program, io, result) =>
  placeOptions(program.command("try"), io)
    .description(
      io.lang === "sv"
        ? "Prova en fil: vad som skulle hända varje rad. Inget sparas."
        : "Try a file: what would become of every row. Nothing is stored.",
    )
    .action(async (path: string, options: PlaceOptions) => {
      result.code = await tryFile(path, options, io);
    });

export const recordsAdd: AddCommand = (program, io, result) =>
  placeOptions(program.command("add"), io)
    .description(
      io.lang === "sv"
        ? "Placera en fils rader och spara dem. Allt sparas, eller inget; att ersätta en annan fils rader kräver --replace."
        : "Place a file's rows and store them. All is stored or nothing; to replace another file's rows takes --replace.",
    )
    .option(
      "--replace",
      io.lang === "sv" ? "ersätt raderna som har samma id" : "replace the rows that have the same id",
    )
    .action(async (path: string, options: PlaceOptions & { replace?: boolean }) => {
      result.code = await addFile(path, options, io);
    });

const collect = (value: string, all: string[] = []): string[] => [...all, value];

function placeOptions(command: Command, { lang }: Io): Command {
  const say = (sv: string, en: string): string => (lang === "sv" ? sv : en);
  return command
    .argument("<file>", say("fil med rader", "file of rows"))
    .option(
      "--definition <file|id>",
      say(
        "en definition: id för sparade uppgifter, eller en JSON-fil",
        "a definition: id of stored records, or a JSON file",
      ),
    )
    .option("--profile <id>", say("myndighetsprofil", "agency profile"))
    .option("--id <id>", say("vad uppgifterna sparas som", "what the records are stored as"))
    .option("--title <text>", say("rubrik", "title"))
    .option("--unit <text>", say("vad en rad är, i flertal", "what a row is, in the plural"))
    .option("--source <text>", say("vem som gjort filen", "who made the file"))
    .option("--sheet <name>", say("blad i en arbetsbok", "sheet of a workbook"))
    .option("--layer <name>", say("lager i en GeoPackage", "layer of a GeoPackage"))
    .option("--x <column>", say("öst eller longitud", "east or longitude"))
    .option(
      "--y <column>",
      say(
        "nord eller latitud; samma kolumn om båda står i en",
        "north or latitude; the same column where both stand in one",
      ),
    )
    .option(
      "--crs <id>",
      say("koordinatsystem, till exempel EPSG:3006", "coordinate system, for example EPSG:3006"),
    )
    .option("--axis-order <order>", "east-north, north-east")
    .option("--code <column>", say("områdeskod", "area code"))
    .option("--division <id>", "regso, deso, kommun, lan")
    .option("--area-version <version>", say("version som alla koder hör till", "version all codes belong to"))
    .option(
      "--geometry",
      say("filens egna punkter, linjer eller ytor", "the file's own points, lines or polygons"),
    )
    .option("--apportion <by>", "length, area, population, midpoint")
    .option("--key <column>", say("nyckel, till exempel postnummer", "key, for example postcode"))
    .option("--key-table <id>", say("nyckeltabell", "key table"))
    .option("--place-of <what>", "residence, event, workplace, service, road")
    .option("--year-column <column>", say("år eller datum", "year or date"))
    .option("--year-format <format>", "day-month-year, month-day-year, school-year-start, school-year-end")
    .option("--year <year>", say("alla raders år", "year of all rows"))
    .option(
      "--group <column>",
      say(
        "indelning; alder=0,20,65 ger åldersklasser; kan upprepas",
        "group; age=0,20,65 gives bands; can be repeated",
      ),
      collect,
    )
    .option("--amount <column>", say("belopp; kan upprepas", "amount; can be repeated"), collect)
    .option("--count <column>", say("hur många en rad står för", "how many a row stands for"))
    .option(
      "--identifier <column>",
      say("id som skiljer rader åt; sparas inte", "id that tells rows apart; not kept"),
    )
    .option(
      "--only <column=values>",
      say("bara rader med värdena; kan upprepas", "only rows with the values; can be repeated"),
      collect,
    )
    .option("--protected <column=values>", say("rader med skyddad identitet", "rows with protected identity"))
    .option("--retention <date>", say("dag då raderna tas bort", "day the rows are removed"))
    .option("--keep-identifiers", say("behåll id", "keep identifiers"))
    .option("--keep-coordinates", say("behåll koordinater", "keep coordinates"));
}

const tryFile = (path: string, options: PlaceOptions, io: Io): Promise<number> =>
  withStudy(options, io, async (study) => {
    const definition = await definitionOf(study, path, options, io);
    const dryRun = await withProgress(io, (work) => study.tryRecords({ path, definition }, work));
    await print(dryRun, options, io, (answer) => dryRunText(answer, io));
    return dryRun.checks.some(({ outcome }) => outcome === "stop") ? EXIT.failure : EXIT.ok;
  });

const addFile = (path: string, options: PlaceOptions & { replace?: boolean }, io: Io): Promise<number> =>
  withStudy(options, io, async (study) => {
    const definition = await definitionOf(study, path, options, io);
    const there = (await study.records()).find((set) => set.definition.id === definition.id);
    if (there !== undefined && options.replace !== true && !(await isMadeOf(there, path)))
      throw wouldReplace(there, io);
    const set: RecordsSet = await withProgress(io, (work) => study.storeRecords({ path, definition }, work));
    return print(set, options, io, (answer) => setText(answer, io));
  });

/** Whether stored rows are of the same file, byte for byte: stored again nothing is lost, so that a command may be run twice. */
async function isMadeOf({ from }: RecordsSet, path: string): Promise<boolean> {
  if (from === undefined) return false;
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch {
    // A file that cannot be read is told in words by whoever reads it next; nothing is replaced by it.
    return true;
  }
  return hash.digest("hex") === from.sha256;
}

function wouldReplace({ definition, rows, stored, from }: RecordsSet, { lang }: Io): UsageError {
  const [file, day] = [from?.file ?? definition.source, stored.slice(0, 10)];
  return new UsageError(
    lang === "sv"
      ? `${definition.id} finns redan: ${numberText(rows, lang, 0)} rader ur ${file}, lagrade ${day}, skulle ersättas. Lägg till --replace, eller ange ett annat --id för att behålla båda; tvars records try säger vad som skulle komma i stället`
      : `${definition.id} is there already: ${numberText(rows, lang, 0)} rows of ${file}, stored ${day}, would be replaced. Add --replace, or give another --id to keep both; tvars records try says what would come instead`,
  );
}

const OUTCOMES = { ok: "✓", warning: "!", stop: "✗" } as const;

function dryRunText(answer: DryRun, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang, Number.isInteger(value) ? 0 : 1);
  const verdicts = rowsText(
    answer.verdicts,
    [
      { head: { sv: "vad som hände", en: "what became of it" }, text: ({ title }) => title[lang] },
      { head: { sv: "rader", en: "rows" }, text: ({ rows }) => n(rows), right: true },
      {
        head: { sv: "andel %", en: "share %" },
        text: ({ share }) => numberText(100 * share, lang, 1),
        right: true,
      },
    ],
    lang,
  );
  const byType =
    answer.unmatched.byType.length === 0
      ? ""
      : `\n${rowsText(
          answer.unmatched.byType,
          [
            { head: { sv: "områdestyp", en: "area type" }, text: ({ type }) => String(type) },
            { head: { sv: "rader", en: "rows" }, text: ({ matched }) => n(matched), right: true },
            { head: { sv: "som mest", en: "at most" }, text: ({ high }) => n(high), right: true },
          ],
          lang,
        )}`;
  const examples =
    answer.examples.length === 0
      ? ""
      : `\n${rowsText(
          answer.examples.slice(0, 10),
          [
            { head: { sv: "rad", en: "row" }, text: ({ row }) => String(row), right: true },
            {
              head: { sv: "varför den inte fick en plats", en: "why it was not placed" },
              text: ({ reason }) => reason[lang],
            },
          ],
          lang,
        )}`;
  const checks = answer.checks
    .map(({ outcome, title, text }) => `${OUTCOMES[outcome]} ${title[lang]}: ${text[lang]}\n`)
    .join("");
  const words = answer.words.map((text) => `${text[lang]}\n`).join("");
  const dropped =
    answer.dropped.length === 0
      ? ""
      : `${lang === "sv" ? "Sparas inte" : "Not kept"}: ${answer.dropped.join(", ")}\n`;
  return `${words}\n${verdicts}${byType}${examples}\n${checks}${dropped}`;
}
