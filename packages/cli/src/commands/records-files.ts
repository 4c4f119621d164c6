import type { AgencyProfile, KeyTable, RecordsDefinition, Understanding } from "@tvars/api";
import { DIVISIONS, VERSIONS } from "@tvars/areas";
import { choice } from "../arguments.ts";
import { EXIT, UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { AddCommand } from "../program.ts";
import { numberText, rowsText } from "../rows.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";

interface UnderstandOptions extends CommonOptions {
  profile?: string;
  id?: string;
  sheet?: string;
  layer?: string;
  path?: string;
  headerRow?: string;
  encoding?: string;
  delimiter?: string;
}

export const recordsUnderstand: AddCommand = (program, io, result) => {
  const say = (sv: string, en: string): string => (io.lang === "sv" ? sv : en);
  return program
    .command("understand")
    .description(
      say(
        "Vad en fil är: kolumner, platser, år, och vad som behöver besvaras. Inget sparas.",
        "What a file is: columns, places, years, and what needs an answer. Nothing is stored.",
      ),
    )
    .argument("<file>", say("fil med rader", "file of rows"))
    .option("--profile <id>", say("myndighetsprofil", "agency profile"))
    .option(
      "--id <id>",
      say("sparade uppgifter att jämföra kolumnerna med", "stored records to compare the columns with"),
    )
    .option("--sheet <name>", say("blad i en arbetsbok", "sheet of a workbook"))
    .option("--layer <name>", say("lager i en GeoPackage", "layer of a GeoPackage"))
    .option("--path <path>", say("var raderna finns i JSON", "where the rows lie in JSON"))
    .option("--header-row <n>", say("rubrikradens nummer, från 1", "row of the column names, from 1"))
    .option("--encoding <name>", "utf-8, windows-1252 …")
    .option("--delimiter <sign>", "; , …")
    .action(async (file: string, options: UnderstandOptions) => {
      result.code = await withStudy(options, io, async (study) => {
        const answer = await study.understandRecords({ path: file, definition: askedOf(options) });
        await print(answer, options, io, (told) => understandingText(told, io));
        return answer.refused ? EXIT.failure : answer.questions.length > 0 ? EXIT.question : EXIT.ok;
      });
    });
};

function askedOf(options: UnderstandOptions): Partial<RecordsDefinition> {
  const { profile, id, sheet, layer, path, headerRow, encoding, delimiter } = options;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(id === undefined ? {} : { id }),
    file: {
      ...(sheet === undefined ? {} : { sheet }),
      ...(layer === undefined ? {} : { layer }),
      ...(path === undefined ? {} : { path }),
      ...(headerRow === undefined ? {} : { headerRow: Number(headerRow) }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
    },
  };
}

function understandingText(answer: Understanding, { lang }: Io): string {
  const columns = rowsText(
    answer.columns,
    [
      { head: { sv: "kolumn", en: "column" }, text: ({ name }) => name },
      { head: { sv: "slag", en: "kind" }, text: ({ kind }) => kind },
      { head: { sv: "ser ut som", en: "looks like" }, text: ({ looksLike }) => looksLike ?? "–" },
      {
        head: { sv: "ifylld %", en: "filled %" },
        text: ({ filled }) => numberText(100 * filled, lang, 0),
        right: true,
      },
      {
        head: { sv: "exempel", en: "examples" },
        text: ({ examples, personal }) =>
          personal
            ? lang === "sv"
              ? "(visas inte)"
              : "(not shown)"
            : examples.slice(0, 2).join(", ").slice(0, 50),
      },
    ],
    lang,
  );
  const words = answer.words.map((text) => `${text[lang]}\n`).join("");
  const changed = answer.changed
    .map(({ column, what, now }) => `! ${column}: ${CHANGED[what][lang]}${now ? ` ${now}` : ""}\n`)
    .join("");
  const questions = answer.questions
    .map(
      ({ text, field, options }) =>
        `? ${text[lang]} [${field}]\n${options.map(({ value, label }) => `    ${value}  ${label[lang] === value ? "" : label[lang]}\n`).join("")}`,
    )
    .join("");
  const { texts } = answer.refused ?? {};
  const refused = texts
    ? `✗ ${texts.title[lang]}. ${texts.detail[lang]}\n  ${texts.action?.[lang] ?? ""}\n`
    : "";
  return `${words}\n${columns}\n${changed}${questions}${refused}`;
}

const CHANGED = {
  gone: { sv: "finns inte längre", en: "is no longer there" },
  new: { sv: "är ny", en: "is new" },
  renamed: { sv: "heter nu", en: "is now called" },
  retyped: { sv: "har blivit av ett annat slag", en: "has become of another kind" },
} as const;

export const recordsProfiles: AddCommand = (program, io, result) =>
  program
    .command("profiles")
    .description(
      io.lang === "sv"
        ? "Färdiga profiler: hur åtta myndigheters uppgifter brukar se ut, med kontroller och förbehåll."
        : "Ready profiles: what the records of eight agencies usually look like, with checks and caveats.",
    )
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.recordsProfiles(), options, io, (all) => profilesText(all, io)),
      );
    });

const profilesText = (profiles: readonly AgencyProfile[], { lang }: Io): string =>
  rowsText(
    profiles,
    [
      { head: { sv: "profil", en: "profile" }, text: ({ id }) => id },
      { head: { sv: "myndighet", en: "agency" }, text: ({ agency }) => agency[lang] },
      { head: { sv: "uppgifter", en: "records" }, text: ({ title }) => title[lang] },
      {
        head: { sv: "kontroller", en: "checks" },
        text: ({ checks }) => checks.map(({ id }) => id).join(", "),
      },
    ],
    lang,
  );

interface KeyOptions extends CommonOptions {
  id?: string;
  title?: string;
  key?: string;
  code?: string;
  division?: string;
  areaVersion?: string;
}

export const recordsKeys: AddCommand = (program, io, result) => {
  const sv = io.lang === "sv";
  const say = (swedish: string, english: string): string => (sv ? swedish : english);
  return program
    .command("keys")
    .description(
      say(
        "Nyckeltabeller från postnummer, adress eller fastighet till område: list, add FIL --id ID, remove --id ID.",
        "Key tables from postcode, address or property to area: list, add FILE --id ID, remove --id ID.",
      ),
    )
    .argument("<what>", "list, add, remove")
    .argument("[file]", say("CSV eller arbetsbok med nyckel och kod", "CSV or workbook of key and code"))
    .option("--id <id>", say("tabellens id", "id of the table"))
    .option("--title <text>", say("rubrik", "title"))
    .option("--key <column>", say("kolumn med nycklar", "column of keys"))
    .option("--code <column>", say("kolumn med områdeskoder", "column of area codes"))
    .option("--division <id>", "regso, deso, kommun, lan")
    .option("--area-version <version>", say("version som koderna hör till", "version the codes belong to"))
    .action(async (what: string, file: string | undefined, options: KeyOptions) => {
      result.code = await keys(what, file, options, io);
    });
};

function keys(what: string, file: string | undefined, options: KeyOptions, io: Io): Promise<number> {
  const { lang } = io;
  const asked = choice(what, ["list", "add", "remove"], lang, { sv: "keys", en: "keys" });
  const { id, title, key, code, division, areaVersion } = options;
  if (asked !== "list" && id === undefined) throw missing("--id", lang);
  if (asked === "add" && file === undefined) throw missing(lang === "sv" ? "filen" : "the file", lang);
  return withStudy(options, io, async (study) => {
    if (asked === "remove")
      return print(await study.removeRecordsKey(id!), options, io, ({ removed }) => `${removed}\n`);
    if (asked === "list") return print(await study.recordsKeys(), options, io, (all) => keysText(all, io));
    const saved = await study.saveRecordsKey({
      id: id!,
      path: file!,
      ...(title === undefined ? {} : { title: { sv: title, en: title } }),
      key,
      code,
      ...(division
        ? { division: choice(division, DIVISIONS, lang, { sv: "--division", en: "--division" }) }
        : {}),
      ...(areaVersion
        ? { version: choice(areaVersion, VERSIONS, lang, { sv: "--area-version", en: "--area-version" }) }
        : {}),
    });
    return print(saved, options, io, (one) => keysText([one], io));
  });
}

const missing = (what: string, lang: "sv" | "en"): UsageError =>
  new UsageError(lang === "sv" ? `${what} saknas` : `${what} is missing`);

const keysText = (tables: readonly KeyTable[], { lang }: Io): string =>
  rowsText(
    tables,
    [
      { head: { sv: "nyckeltabell", en: "key table" }, text: ({ id }) => id },
      { head: { sv: "nycklar", en: "keys" }, text: ({ rows }) => numberText(rows, lang), right: true },
      {
        head: { sv: "områden", en: "areas" },
        text: ({ areas }) => (areas === undefined ? "–" : numberText(areas, lang)),
        right: true,
      },
      {
        head: { sv: "indelning", en: "division" },
        text: ({ division, version }) =>
          version ?? (lang === "sv" ? `${division}, radens år avgör` : `${division}, the row's year decides`),
      },
      { head: { sv: "ur filen", en: "from" }, text: ({ from }) => from },
    ],
    lang,
  );
