import { ACCESS_DECAYS, ACCESS_FORMS, ACCESS_MODES } from "@tvars/api";
import type { Command } from "commander";
import type { Study } from "@tvars/study";
import { choice } from "../arguments.ts";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import { metres, networkArguments } from "../network-arguments.ts";
import type { NetworkOptions } from "../network-arguments.ts";
import type { AddCommand } from "../program.ts";
import { print, withStudy } from "../run.ts";
import { numberText, rowsText } from "../rows.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { withNetworkOptions } from "./network-words.ts";
import { PLACE, inventedLine } from "./words.ts";

interface Options extends FileOptions, NetworkOptions {
  place?: string;
  minutes?: string;
  isochrone?: string;
  mode?: string;
  date?: string;
  departure?: string;
  window?: string;
  form?: string;
  service?: string;
  cutoff?: string;
  decay?: string;
  beta?: string;
  n?: string;
  line?: string;
}

type Access = Awaited<ReturnType<Study["access"]>>;
type Isochrone = Awaited<ReturnType<Study["isochrone"]>>;

const FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;

export const accessCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const command = program
    .command("access")
    .description(
      sv
        ? "Service inom räckhåll efter områdestyp, till fots eller med kollektivtrafik, med barriärerna och utan."
        : "Services within reach by area type, on foot or by public transport, with the barriers and without.",
    );
  return withNetworkOptions(command, lang)
    .option("--place <place>", PLACE[lang])
    .option("--minutes <list>", sv ? "minuter (annars 5,10,15,30)" : "minutes (else 5,10,15,30)")
    .option(
      "--mode <mode>",
      sv
        ? "walk, cycle, car, eller transit: med kollektivtrafik (annars walk)"
        : "walk, cycle, car, or transit: by public transport (else walk)",
    )
    .option("--date <date>", sv ? "transit: dagen, som 2026-03-17" : "transit: the day, as 2026-03-17")
    .option(
      "--departure <hh:mm>",
      sv ? "transit: första avgång (annars 08:00)" : "transit: first departure (else 08:00)",
    )
    .option(
      "--window <minutes>",
      sv
        ? "transit: minuter med en avgång var (annars 30)"
        : "transit: minutes with one departure each (else 30)",
    )
    .option(
      "--form <form>",
      `${sv ? "hur tillgången mäts" : "how access is measured"}: ${ACCESS_FORMS.join(", ")}`,
    )
    .option(
      "--service <kind>",
      sv ? "--form: slag av service (annars det första)" : "--form: kind of service (else the first)",
    )
    .option("--cutoff <minutes>", sv ? "--form: minuter (annars 15)" : "--form: minutes (else 15)")
    .option("--decay <decay>", `--form: ${ACCESS_DECAYS.join(", ")}`)
    .option(
      "--beta <number>",
      sv
        ? "--form: avtagande per minut, för exponential och power"
        : "--form: decay each minute, of exponential and power",
    )
    .option(
      "--n <number>",
      sv ? "--form closest: de n närmaste (annars 1)" : "--form closest: the closest n (else 1)",
    )
    .option(
      "--line <number>",
      sv
        ? "--form: vad alla borde ha som minst (annars halva medianen)"
        : "--form: what everybody should have at the least (else half the median)",
    )
    .option("--isochrone <lon,lat>", sv ? "vad som nås från en punkt" : "what is reached from a point")
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", sv ? "filen (annars standard ut)" : "the file (else standard output)")
    .action(async (options: Options) => {
      result.code = await access(options, io);
    });
};

function access(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const { place, minutes, isochrone } = options;
  const query = {
    ...networkArguments(options, lang),
    ...(minutes ? { minutes } : {}),
  };
  const transit = transitArguments(options, lang);
  const form = formArguments(options, lang);
  const [lon = NaN, lat = NaN] = (isochrone ?? "0,0").split(",").map(Number);
  if (Number.isNaN(lon) || Number.isNaN(lat))
    throw new UsageError(
      lang === "sv"
        ? `--isochrone: fick ${isochrone}, väntade lon,lat`
        : `--isochrone: got ${isochrone}, expected lon,lat`,
    );
  return withStudy(options, io, async (study) => {
    if (isochrone !== undefined)
      return print(await study.isochrone({ ...query, lon, lat }), options, io, (answer) =>
        isochroneText(answer, io),
      );
    const answer = await study.access({ ...query, ...transit, ...form, ...(place ? { place } : {}) });
    const text = (one: Access): string => accessText(one, io);
    return writeAnswer({ route: "access", answer, study, text, formats: FORMATS }, options, io);
  });
}

/** @throws UsageError */
function transitArguments({ mode, date, departure, window }: Options, lang: Io["lang"]) {
  const chosen = choice(mode ?? "walk", ACCESS_MODES, lang, { sv: "--mode", en: "--mode" });
  const unused = Object.entries({ date, departure, window }).find(([, text]) => text !== undefined)?.[0];
  if (chosen !== "transit" && unused !== undefined)
    throw new UsageError(
      lang === "sv" ? `--${unused} gäller bara --mode transit` : `--${unused} is for --mode transit only`,
    );
  return {
    mode: chosen,
    ...(date ? { date } : {}),
    ...(departure ? { departure } : {}),
    ...(window ? { window: metres("--window", window, { low: 1, high: 120 }, lang) } : {}),
  };
}

/** @throws UsageError */
function formArguments({ form, service, cutoff, decay, beta, n, line }: Options, lang: Io["lang"]) {
  const given = Object.entries({ service, cutoff, decay, beta, n, line }).find(
    ([, text]) => text !== undefined,
  )?.[0];
  if (form === undefined && given !== undefined)
    throw new UsageError(
      lang === "sv" ? `--${given} gäller bara med --form` : `--${given} is for --form only`,
    );
  if (form === undefined) return {};
  return {
    form: choice(form, ACCESS_FORMS, lang, { sv: "--form", en: "--form" }),
    ...(service ? { service } : {}),
    ...(cutoff ? { cutoff: metres("--cutoff", cutoff, { low: 1, high: 120 }, lang) } : {}),
    ...(decay ? { decay: choice(decay, ACCESS_DECAYS, lang, { sv: "--decay", en: "--decay" }) } : {}),
    ...(beta ? { beta: aboveZero("--beta", beta, lang) } : {}),
    ...(n ? { n: metres("--n", n, { low: 1, high: 100 }, lang) } : {}),
    ...(line ? { line: aboveZero("--line", line, lang) } : {}),
  };
}

/** @throws UsageError */
function aboveZero(name: string, text: string, lang: Io["lang"]): number {
  const value = Number(text.replace(",", "."));
  if (value > 0 && value < Infinity) return value;
  throw new UsageError(
    lang === "sv"
      ? `${name}: fick ${text}, väntade ett tal över 0`
      : `${name}: got ${text}, expected a number above 0`,
  );
}

const right = true;

function accessText(answer: Access, { lang }: Io): string {
  const rows = answer.services.flatMap(({ name, byType }) =>
    byType.map((row) => ({ name: name[lang], ...row })),
  );
  const percent = (share: number): string => numberText(100 * share, lang, 1);
  const table = rowsText(
    rows,
    [
      { head: { sv: "service", en: "service" }, text: ({ name }) => name },
      {
        head: { sv: "områdestyp", en: "area type" },
        text: ({ type }) => (type === null ? "–" : String(type)),
        right,
      },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => numberText(people, lang), right },
      {
        head: { sv: "hälften inom min", en: "half within min" },
        text: ({ medianMinutes }) => (medianMinutes === null ? "–" : numberText(medianMinutes, lang, 1)),
        right,
      },
      ...answer.minutes.map((one, at) => ({
        head: { sv: `${one} min % (utan barriär)`, en: `${one} min % (no barrier)` },
        text: (row: Access["services"][number]["byType"][number]) =>
          `${percent(row.within[at]!)} (${percent(row.withinWithout[at]!)})`,
        right,
      })),
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${timetableLine(answer, lang)}${answer.services.length > 0 ? table : ""}${formText(answer, lang)}`;
}

/** The form by area type, how uneven it is over people, and who bears what the barriers take. */
function formText({ form }: Access, lang: Io["lang"]): string {
  if (form === undefined) return "";
  const { all, byType, inequality, lost, explains, unit, reading, parameters } = form;
  const figure = (value: number | null): string =>
    value === null ? "–" : numberText(value, lang, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3);
  const share = (value: number | null): string => (value === null ? "–" : numberText(100 * value, lang, 1));
  type Row = typeof all;
  const table = rowsText<Row>(
    [all, ...byType],
    [
      {
        head: { sv: "områdestyp", en: "area type" },
        text: (row) => (row === all ? (lang === "sv" ? "alla" : "all") : String(row.type ?? "–")),
        right,
      },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => numberText(people, lang), right },
      { head: { sv: "medel", en: "mean" }, text: ({ mean }) => figure(mean), right },
      { head: { sv: "sämsta tiondelen", en: "worst off tenth" }, text: ({ worst }) => figure(worst), right },
      { head: { sv: "når ingen %", en: "reach none %" }, text: ({ without }) => share(without), right },
      {
        head: { sv: "öppna barriärer", en: "barriers open" },
        text: ({ meanOpen }) => figure(meanOpen),
        right,
      },
      { head: { sv: "förlorat", en: "lost" }, text: (row) => figure(row.lost), right },
      {
        head: { sv: "av allt förlorat %", en: "of all lost %" },
        text: (row) => share(row.shareOfLost),
        right,
      },
      { head: { sv: "av folket %", en: "of people %" }, text: (row) => share(row.shareOfPeople), right },
    ],
    lang,
  );
  const { gini, palma, concentration, theil, poverty } = inequality;
  const line = [
    `Gini ${figure(gini)}`,
    `Palma ${figure(palma)}`,
    `${lang === "sv" ? "koncentration över index" : "concentration over the index"} ${figure(concentration)}`,
    ...(theil
      ? [
          `Theil ${figure(theil.total)} (${lang === "sv" ? "mellan typer" : "between types"} ${figure(theil.between)})`,
        ]
      : []),
    ...(poverty
      ? [
          `FGT ${lang === "sv" ? "under" : "below"} ${figure(poverty.line)}: ${figure(poverty.share)}, ${figure(poverty.gap)}, ${figure(poverty.squared)}`,
        ]
      : []),
    ...(lost
      ? [
          `${lang === "sv" ? "förlustens koncentration" : "concentration of the loss"} ${figure(lost.concentration)}`,
        ]
      : []),
  ].join(" · ");
  const told = Object.entries(parameters)
    .map(
      ([name, value]) =>
        `${name} ${typeof value === "number" ? numberText(value, lang, Number.isInteger(value) ? 0 : 4) : value}`,
    )
    .join(", ");
  return `\n${reading[lang]}\n${explains[lang]} (${unit[lang]}${told ? `; ${told}` : ""})\n${table}${line}\n`;
}

function timetableLine({ timetable }: Access, lang: Io["lang"]): string {
  if (timetable === undefined) return "";
  const { title, date, departure, window, stops, trips } = timetable;
  const [of, n] = [title[lang], (value: number): string => numberText(value, lang)];
  return lang === "sv"
    ? `${of}, ${date} från ${departure} i ${window} minuter: ${n(trips)} turer, ${n(stops)} hållplatser i nätet\n`
    : `${of}, ${date} from ${departure} for ${window} minutes: ${n(trips)} trips, ${n(stops)} stops on the network\n`;
}

function isochroneText(answer: Isochrone, { lang }: Io): string {
  return `${inventedLine(answer)[lang]}${rowsText(
    answer.polygons,
    [
      { head: { sv: "minuter", en: "minutes" }, text: ({ minutes }) => String(minutes), right },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => numberText(people, lang), right },
    ],
    lang,
  )}`;
}
