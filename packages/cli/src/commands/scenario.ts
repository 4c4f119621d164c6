import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { scenario as scenarioSchema } from "@tvars/api";
import type { Modification, ScenarioSaved } from "@tvars/api";
import type { Study } from "@tvars/study";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import {
  addedCrossing,
  addedLine,
  changedCrossing,
  changedHeadway,
  changedLink,
  changedService,
  changedSpeed,
  metres,
  networkArguments,
} from "../network-arguments.ts";
import type { NetworkOptions } from "../network-arguments.ts";
import type { AddCommand } from "../program.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { numberText, rowsText } from "../rows.ts";
import { withNetworkOptions, within } from "./network-words.ts";
import { collect, inventedLine } from "./words.ts";

interface Options extends CommonOptions, NetworkOptions {
  add?: string[];
  remove?: string[];
  change?: string[];
  addLink?: string[];
  removeLink?: string[];
  speed?: string[];
  addService?: string[];
  removeService?: string[];
  moveService?: string[];
  addLine?: string[];
  removeLine?: string[];
  headway?: string[];
  date?: string;
  departure?: string;
  window?: string;
  file?: string;
  save?: string;
  list?: boolean;
}

type Answer = Awaited<ReturnType<Study["scenario"]>>;
type Served = NonNullable<Answer["services"]>[number];

export const scenarioCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const command = program
    .command("scenario")
    .description(
      sv
        ? "Vad nya, borttagna eller ändrade passager skulle förändra, och för vem."
        : "What new, removed or changed crossings would change, and for whom.",
    );
  return withNetworkOptions(command, lang)
    .option(...within(lang))
    .option(
      "--add <crossing>",
      sv
        ? 'ny passage: "lon,lat lon,lat [slag] [sekunder]"; kan upprepas'
        : 'new crossing: "lon,lat lon,lat [kind] [seconds]"; can be repeated',
      collect,
    )
    .option(
      "--remove <id>",
      sv ? "ta bort en passage; kan upprepas" : "take a crossing away; can be repeated",
      collect,
    )
    .option(
      "--change <crossing>",
      sv ? 'ändrad väntan: "ID SEKUNDER"; kan upprepas' : 'another wait: "ID SECONDS"; can be repeated',
      collect,
    )
    .option(
      "--add-link <ends>",
      sv ? 'ny väg: "lon,lat lon,lat"; kan upprepas' : 'new way: "lon,lat lon,lat"; can be repeated',
      collect,
    )
    .option(
      "--remove-link <ends>",
      sv
        ? 'stäng vägen mellan två platser: "lon,lat lon,lat"; kan upprepas'
        : 'close the way between two places: "lon,lat lon,lat"; can be repeated',
      collect,
    )
    .option(
      "--speed <ends>",
      sv
        ? 'annan fart mellan två platser, gånger dagens: "lon,lat lon,lat 0.6"; kan upprepas'
        : 'another speed between two places, times today\'s: "lon,lat lon,lat 0.6"; can be repeated',
      collect,
    )
    .option(
      "--add-service <service>",
      sv
        ? 'ny service eller hållplats: "school lon,lat"; kan upprepas'
        : 'new service or stop: "school lon,lat"; can be repeated',
      collect,
    )
    .option(
      "--remove-service <service>",
      sv ? 'ta bort den närmaste: "school lon,lat"' : 'take the nearest away: "school lon,lat"',
      collect,
    )
    .option(
      "--move-service <service>",
      sv
        ? 'flytta den närmaste: "stop lon,lat lon,lat"; kan upprepas'
        : 'move the nearest: "stop lon,lat lon,lat"; can be repeated',
      collect,
    )
    .option(
      "--add-line <line>",
      sv
        ? 'ny linje: "MINUTER lon,lat lon,lat … [speed=20] [times=3,4] [first=05:00] [last=24:00] [one-way] [name=NAMN]"; kan upprepas'
        : 'new line: "MINUTES lon,lat lon,lat … [speed=20] [times=3,4] [first=05:00] [last=24:00] [one-way] [name=NAME]"; can be repeated',
      collect,
    )
    .option(
      "--remove-line <line>",
      sv ? "ta bort en linje ur tidtabellen; kan upprepas" : "take a line off the timetable; can be repeated",
      collect,
    )
    .option(
      "--headway <line>",
      sv
        ? 'annan turtäthet, minuter mellan turerna: "LINJE MINUTER"; kan upprepas'
        : 'another headway, minutes between departures: "LINE MINUTES"; can be repeated',
      collect,
    )
    .option(
      "--date <date>",
      sv
        ? "linjer: dagen (annars en tisdag två veckor in i tidtabellen)"
        : "lines: the day (else a Tuesday a fortnight into the timetable)",
    )
    .option(
      "--departure <hh:mm>",
      sv ? "linjer: första avgång (annars 08:00)" : "lines: first departure (else 08:00)",
    )
    .option(
      "--window <minutes>",
      sv
        ? "linjer: minuter med en avgång var (annars 30)"
        : "lines: minutes with one departure each (else 30)",
    )
    .option("--file <file>", sv ? "åtgärder ur en JSON-fil" : "modifications of a JSON file")
    .option("--save <name>", sv ? "spara scenariot under ett namn" : "save the scenario under a name")
    .option("--list", sv ? "sparade scenarier" : "saved scenarios")
    .action(async (options: Options) => {
      result.code = await scenario(options, io);
    });
};

async function scenario(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const { within: withinM = 1000, ...told } = networkArguments(options, lang);
  const opened = options.file === undefined ? undefined : await fromFile(options.file, io);
  // What a saved scenario was drawn with holds unless another is told.
  const network = told.network ?? opened?.network;
  const rules = told.rules ?? opened?.rules;
  const profile = options.profile === undefined ? (opened?.profile ?? told.profile) : told.profile;
  const modifications: Modification[] = [
    ...(opened?.modifications ?? []),
    ...(options.add ?? []).map((text) => addedCrossing(text, lang)),
    ...(options.remove ?? []).map((crossing): Modification => ({ do: "remove-crossing", crossing })),
    ...(options.change ?? []).map((text) => changedCrossing(text, lang)),
    ...(options.addLink ?? []).map((text) => changedLink("add-link", text, lang)),
    ...(options.removeLink ?? []).map((text) => changedLink("remove-link", text, lang)),
    ...(options.speed ?? []).map((text) => changedSpeed(text, lang)),
    ...(options.addService ?? []).map((text) => changedService("add-service", text, lang)),
    ...(options.removeService ?? []).map((text) => changedService("remove-service", text, lang)),
    ...(options.moveService ?? []).map((text) => changedService("move-service", text, lang)),
    ...(options.addLine ?? []).map((text) => addedLine(text, lang)),
    ...(options.removeLine ?? []).map((line): Modification => ({ do: "remove-line", line })),
    ...(options.headway ?? []).map((text) => changedHeadway(text, lang)),
  ];
  return withStudy(options, io, async (study) => {
    if (options.list)
      return print(await study.scenarios(network ? { network } : {}), options, io, (all) =>
        listText(all, io),
      );
    const answer = await study.scenario({
      ...(network ? { network } : {}),
      ...(rules ? { rules } : {}),
      profile,
      withinM,
      modifications,
      ...(options.date ? { date: options.date } : {}),
      ...(options.departure ? { departure: options.departure } : {}),
      ...(options.window ? { window: metres("--window", options.window, { low: 1, high: 120 }, lang) } : {}),
    });
    if (options.save !== undefined) await study.saveScenario(saved(options.save, answer, rules));
    return print(answer, options, io, (one) => scenarioText(one, io));
  });
}

const saved = (
  name: string,
  { network, profile, modifications }: Answer,
  rules: string | undefined,
): ScenarioSaved => ({
  id: idOf(name),
  name,
  network,
  profile,
  ...(rules ? { rules } : {}),
  modifications: modifications.map((one) => one.modification),
});

/** `Bro vid Åkerö` is saved as `bro-vid-akero`. */
function idOf(name: string): string {
  const id = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return id === "" ? "scenario" : id;
}

/** What of a saved scenario is worked out again. */
const inFile = scenarioSchema
  .pick({ modifications: true })
  .extend({ network: scenarioSchema.shape.network.optional(), rules: scenarioSchema.shape.rules })
  .extend({ profile: scenarioSchema.shape.profile.unwrap().optional() });

/** A saved scenario, or only its list of modifications. @throws UsageError */
async function fromFile(file: string, { lang }: Io) {
  const body: unknown = JSON.parse(await readFile(file, "utf8"));
  const read = inFile.safeParse(Array.isArray(body) ? { modifications: body } : body);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const place = issue.path.join(".");
  throw new UsageError(
    lang === "sv"
      ? `${file}: ${place || "modifications"}: ${issue.message}`
      : `${file}: ${place || "modifications"}: ${issue.message}`,
  );
}

const right = true;

function scenarioText(answer: Answer, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang);
  const types = rowsText(
    answer.totals.byType,
    [
      {
        head: { sv: "områdestyp", en: "area type" },
        text: ({ type }) => (type === null ? "–" : String(type)),
        right,
      },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people), right },
      { head: { sv: "vinst m", en: "gain m" }, text: ({ gainM }) => n(gainM), right },
      { head: { sv: "andel %", en: "share %" }, text: ({ share }) => n(100 * share), right },
    ],
    lang,
  );
  const segments = rowsText(
    answer.segments.slice(0, 10),
    [
      { head: { sv: "sträcka", en: "stretch" }, text: ({ id }) => id },
      { head: { sv: "merväg nu m", en: "excess now m" }, text: (row) => n(row.excessBeforeM), right },
      { head: { sv: "sedan m", en: "then m" }, text: (row) => n(row.excessAfterM), right },
    ],
    lang,
  );
  const { transit } = answer;
  const ridden = transit
    ? `\n${transit.date} ${transit.departure}, ${transit.window} min: ${transit.tripsBefore} → ${transit.tripsAfter} ${lang === "sv" ? "turer" : "trips"}\n`
    : "";
  const linesText = answer.modifications.flatMap(({ stops, runMinutes, metres }) =>
    stops && runMinutes
      ? [
          `\n${lang === "sv" ? "Ny linje" : "New line"}, ${numberText((metres ?? 0) / 1000, lang, 1)} km, ${numberText(
            runMinutes.reduce((sum, one) => sum + one, 0),
            lang,
            1,
          )} min: ${stops.map(({ name }) => name ?? (lang === "sv" ? "ny hållplats" : "new stop")).join(" – ")}\n`,
        ]
      : [],
  );
  const servicesText = (all: readonly Served[]): string[] =>
    all.map(
      (one) =>
        `\n${one.name[lang]}: ${one.before} → ${one.after}\n${rowsText(
          one.byType,
          [
            {
              head: { sv: "områdestyp", en: "area type" },
              text: ({ type }) => (type === null ? "–" : String(type)),
              right,
            },
            { head: { sv: "närmare", en: "nearer" }, text: (row) => n(row.peopleNearer), right },
            { head: { sv: "längre bort", en: "farther" }, text: (row) => n(row.peopleFarther), right },
            { head: { sv: "min nu", en: "min now" }, text: (row) => minutes(row.minutesBefore), right },
            { head: { sv: "min sedan", en: "min then" }, text: (row) => minutes(row.minutesAfter), right },
          ],
          lang,
        )}`,
    );
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${types}${segments}${servicesText(answer.services ?? []).join("")}${linesText.join("")}${ridden}${servicesText(transit?.services ?? []).join("")}`;
}

const minutes = (value: number | null): string => (value === null ? "> 60" : value.toFixed(1));

const listText = (all: ScenarioSaved[], { lang }: Io): string =>
  all.length === 0
    ? `${lang === "sv" ? "Inga sparade scenarier." : "No saved scenarios."}\n`
    : all
        .map(
          ({ id, name, network, modifications }) => `${id}  ${name}  ${network}  ${modifications.length}\n`,
        )
        .join("");
