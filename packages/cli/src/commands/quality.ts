import type { Command } from "commander";
import type { NetworkComparison, NetworkQuality } from "@tvars/api";
import type { Io } from "../io.ts";
import { metres } from "../network-arguments.ts";
import type { AddCommand } from "../program.ts";
import { withStudy } from "../run.ts";
import { numberText, rowsText } from "../rows.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { inventedLine } from "./words.ts";

interface Options extends FileOptions {
  network?: string;
  compare?: string;
  within?: string;
  top?: string;
}

const FORMATS = ["csv", "csv-semicolon", "xlsx", "json-stat2"] as const;
const TOP = 20;

export const qualityCommand: AddCommand = (program, io, result): Command => {
  const sv = io.lang === "sv";
  return program
    .command("quality")
    .description(
      sv
        ? "Vad i ett nät som ser fel ut, per kommun; eller var två nät inte är överens om passager."
        : "What in a network looks wrong, by kommun; or where two networks disagree on crossings.",
    )
    .option("--network <id>", sv ? "vilket nät (annars det första)" : "which network (else the first)")
    .option("--compare <id>", sv ? "ställ nätet mot ett annat" : "set the network against another")
    .option(
      "--within <metres>",
      sv
        ? "--compare: så nära kan två passager vara samma, 5–200 (annars 40)"
        : "--compare: so near two crossings may be the same, 5–200 (else 40)",
    )
    .option("--top <n>", sv ? `hur många ställen (annars ${TOP})` : `how many places (else ${TOP})`)
    .option("--format <format>", FORMATS.join(", "))
    .option("--out <file>", sv ? "filen (annars standard ut)" : "the file (else standard output)")
    .action(async (options: Options) => {
      result.code = await quality(options, io);
    });
};

function quality(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const { network, compare } = options;
  const top = options.top === undefined ? TOP : metres("--top", options.top, { low: 1, high: 1e6 }, lang);
  const within = options.within ? metres("--within", options.within, { low: 5, high: 200 }, lang) : undefined;
  return withStudy(options, io, async (study) => {
    if (compare === undefined) {
      const answer = await study.networkQuality(network === undefined ? {} : { network });
      const text = (one: NetworkQuality): string => qualityText(one, top, io);
      return writeAnswer({ route: "networkQuality", answer, study, text, formats: FORMATS }, options, io);
    }
    const a = network ?? (await study.networks()).find(({ id }) => id !== compare)?.id ?? compare;
    const asked = { a, b: compare, ...(within === undefined ? {} : { within }) };
    const answer = await study.networkComparison(asked);
    const text = (one: NetworkComparison): string => comparisonText(one, top, io);
    return writeAnswer({ route: "networkComparison", answer, study, text, formats: FORMATS }, options, io);
  });
}

const right = true;
const placed = ([lon, lat]: readonly [number, number]): string => `${lon},${lat}`;

function qualityText(answer: NetworkQuality, top: number, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang);
  const outside = lang === "sv" ? "(utanför)" : "(outside)";
  const names = new Map(answer.kinds.map(({ fault, name }) => [fault, name[lang]]));
  const kinds = rowsText(
    answer.kinds,
    [
      { head: { sv: "vad", en: "what" }, text: ({ name }) => name[lang] },
      { head: { sv: "antal", en: "count" }, text: ({ count }) => n(count), right },
    ],
    lang,
  );
  const municipalities = rowsText(
    answer.municipalities,
    [
      { head: { sv: "kommun", en: "kommun" }, text: ({ name }) => name ?? outside },
      {
        head: { sv: "felande länkar", en: "missing links" },
        text: (row) => n(row.counts["missing-link"]),
        right,
      },
      { head: { sv: "lösa delar", en: "loose parts" }, text: ({ counts }) => n(counts.island), right },
      {
        head: { sv: "osannolika passager", en: "unlikely crossings" },
        text: ({ counts, all }) => n(all - counts["missing-link"] - counts.island),
        right,
      },
    ],
    lang,
  );
  const faults = rowsText(
    answer.faults.slice(0, top),
    [
      { head: { sv: "plats", en: "place" }, text: ({ at }) => placed(at) },
      { head: { sv: "vad", en: "what" }, text: ({ fault }) => names.get(fault) ?? fault },
      { head: { sv: "om den", en: "about it" }, text: ({ text }) => text[lang] },
      { head: { sv: "vägar", en: "ways" }, text: ({ ways }) => ways.join(" ") },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${kinds}\n${municipalities}\n${faults}`;
}

function comparisonText(answer: NetworkComparison, top: number, { lang }: Io): string {
  const { a, b } = answer;
  const what = {
    "only-a": { sv: `bara i ${a.title.sv}`, en: `only in ${a.title.en}` },
    "only-b": { sv: `bara i ${b.title.sv}`, en: `only in ${b.title.en}` },
    kind: { sv: "olika slag", en: "different kinds" },
  };
  const rows = rowsText(
    answer.rows.slice(0, top),
    [
      { head: { sv: "plats", en: "place" }, text: ({ at }) => placed(at) },
      { head: { sv: "vad", en: "what" }, text: (row) => what[row.what][lang] },
      { head: { sv: "barriär", en: "barrier" }, text: ({ barrier }) => barrier },
      {
        head: { sv: "slag", en: "kind" },
        text: ({ kindA, kindB }) => [kindA, kindB].filter((kind) => kind !== null).join(" / "),
      },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${rows}`;
}
