import type { Command } from "commander";
import { SEGREGATION_MEASURES } from "@tvars/api";
import type { BarrierIndicators, BarrierSegregation } from "@tvars/api";
import type { Study } from "@tvars/study";
import type { Io } from "../io.ts";
import { metres, networkArguments } from "../network-arguments.ts";
import type { AddCommand } from "../program.ts";
import { print, withProgress, withStudy } from "../run.ts";
import { numberText, rowsText } from "../rows.ts";
import { FILE_FORMATS, type FileOptions, writeAnswer } from "../write-answer.ts";
import { withNetworkOptions, within } from "./network-words.ts";
import { indicatorArguments, indicatorsText } from "./indicators.ts";
import type { IndicatorOptions } from "./indicators.ts";
import { segregationArguments, segregationText } from "./segregation.ts";
import type { SegregationOptions } from "./segregation.ts";
import { inventedLine } from "./words.ts";

interface Options extends FileOptions, SegregationOptions, IndicatorOptions {
  limit?: string;
  top?: string;
  segment?: string;
  candidates?: boolean;
  barrier?: string;
  networks?: boolean;
  nationwide?: boolean;
  segregation?: boolean;
  indicators?: boolean;
  classes?: string;
}

type Barriers = Awaited<ReturnType<Study["barriers"]>>;
type Segment = Awaited<ReturnType<Study["barrierSegment"]>>;
type Candidates = Awaited<ReturnType<Study["candidates"]>>;
type Networks = Awaited<ReturnType<Study["networks"]>>;

const TOP = 20;

export const barriersCommand: AddCommand = (program, io, result): Command => {
  const { lang } = io;
  const sv = lang === "sv";
  const command = program
    .command("barriers")
    .description(
      sv
        ? "Vad statliga vägar och järnvägar skiljer åt, och för vem, mot samma nät med dem öppna."
        : "What state roads and railways sever, and for whom, against the same network with them open.",
    );
  return withNetworkOptions(command, lang)
    .option(...within(lang))
    .option(
      "--limit <metres>",
      sv ? "längsta väg som söks, 500–20000 (annars 5000)" : "longest walk looked for, 500–20000 (else 5000)",
    )
    .option(
      "--classes <metres>",
      sv
        ? "gränser för klasserna av merväg (annars 50,250,500)"
        : "limits of the classes of excess (else 50,250,500)",
    )
    .option("--top <n>", sv ? `hur många sträckor (annars ${TOP})` : `how many stretches (else ${TOP})`)
    .option(
      "--segment <id>",
      sv ? "en sträcka: vilka bor på var sida" : "one stretch: who lives on each side",
    )
    .option(
      "--candidates",
      sv ? "var en ny passage skulle förkorta mest" : "where a new crossing would shorten most",
    )
    .option(
      "--indicators",
      sv
        ? "mått ur forskningen: fyra mått, severance_snape, barriärfaktor, t-delar, perkolation, gränskontrast"
        : "indicators of research: four indicators, severance_snape, barrier factor, t-communities, percolation, boundary contrast",
    )
    .option(
      "--scenario <id>",
      sv ? "--indicators: också med ett sparat scenario" : "--indicators: with a saved scenario too",
    )
    .option(
      "--barrier <id>",
      sv ? "--candidates, --indicators: längs en barriär" : "--candidates, --indicators: along one barrier",
    )
    .option(
      "--nationwide",
      sv
        ? "hela nätet, ruta för ruta, hur stort det än är; kan avbrytas och går vidare där det var"
        : "the whole network, tile by tile, whatever its size; can be stopped and goes on where it was",
    )
    .option(
      "--networks",
      sv ? "vilka nät som finns, och deras brister" : "which networks there are, and their faults",
    )
    .option(
      "--segregation",
      sv
        ? "vad barriärerna lägger till segregationen: nätet som det är, med dem öppna och i rak linje"
        : "what the barriers add to segregation: the network as it is, with them open, and by straight line",
    )
    .option(
      "--grouping <id>",
      sv ? "--segregation: gruppering (annars background)" : "--segregation: grouping (else background)",
    )
    .option(
      "--groups <ids>",
      sv ? "--segregation: grupper med komma emellan" : "--segregation: groups separated by commas",
    )
    .option(
      "--year <year>",
      sv ? "--segregation: år (annars det senaste)" : "--segregation: year (else the latest)",
    )
    .option("--measure <id>", `--segregation: ${SEGREGATION_MEASURES.join(", ")}`)
    .option(
      "--radius <metres>",
      sv ? "--segregation: radier (annars 500,1000,2000)" : "--segregation: radii (else 500,1000,2000)",
    )
    .option(
      "--permutations <n>",
      sv
        ? "--segregation, --indicators: slumpvisa omgångar (annars 199)"
        : "--segregation, --indicators: random runs (else 199)",
    )
    .option(
      "--seed <n>",
      sv ? "--segregation, --indicators: frö (annars 1)" : "--segregation, --indicators: seed (else 1)",
    )
    .option("--format <format>", FILE_FORMATS.join(", "))
    .option("--out <file>", sv ? "filen (annars standard ut)" : "the file (else standard output)")
    .action(async (options: Options) => {
      result.code = await barriers(options, io);
    });
};

function barriers(options: Options, io: Io): Promise<number> {
  const { lang } = io;
  const top = options.top === undefined ? TOP : metres("--top", options.top, { low: 1, high: 200 }, lang);
  const query = {
    ...networkArguments(options, lang),
    ...(options.limit ? { limit: metres("--limit", options.limit, { low: 500, high: 20_000 }, lang) } : {}),
  };
  const counted = options.classes ? { classes: options.classes } : {};
  // Such a run has a process of its own: this one shows how far it has come, and hears when it is to stop.
  const settings = options.nationwide ? { apart: true } : {};
  return withStudy(
    options,
    io,
    async (study) => {
      if (options.networks)
        return print(await study.networks(), options, io, (answer) => networksText(answer, io));
      if (options.indicators) {
        const answer = await study.barrierIndicators(indicatorArguments(options, lang));
        const text = (one: BarrierIndicators): string => indicatorsText(one, io);
        return writeAnswer({ route: "barrierIndicators", answer, study, text }, options, io);
      }
      if (options.segment !== undefined) {
        const answer = await study.barrierSegment({ ...query, ...counted, id: options.segment });
        return print(answer, options, io, (one) => segmentText(one, io));
      }
      if (options.segregation) {
        const answer = await study.barrierSegregation(segregationArguments(options, lang));
        const text = (one: BarrierSegregation): string => segregationText(one, io);
        return writeAnswer({ route: "barrierSegregation", answer, study, text }, options, io);
      }
      if (options.candidates) {
        const { limit: _limit, ...asked } = query as typeof query & { limit?: number };
        const answer = await study.candidates({ ...asked, barrier: options.barrier, top });
        const text = (one: Candidates): string => candidatesText(one, io);
        return writeAnswer({ route: "candidates", answer, study, text }, options, io);
      }
      if (options.nationwide) await withProgress(io, (work) => study.severAll(query, work));
      const answer = await study.barriers({ ...query, ...counted });
      const text = (one: Barriers): string => barriersText(one, top, io);
      // A file holds every stretch unless a number is asked for.
      const listed =
        options.top === undefined ? answer : { ...answer, segments: answer.segments.slice(0, top) };
      return writeAnswer({ route: "barriers", answer: listed, study, text }, options, io);
    },
    settings,
  );
}

const right = true;

function barriersText(answer: Barriers, top: number, { lang }: Io): string {
  const n = (value: number, decimals = 0): string => numberText(value, lang, decimals);
  const rows = rowsText(
    answer.segments.slice(0, top),
    [
      { head: { sv: "sträcka", en: "stretch" }, text: ({ id }) => id },
      { head: { sv: "namn", en: "name" }, text: ({ name }) => name },
      { head: { sv: "slag", en: "kind" }, text: ({ kind }) => kind },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => n(people), right },
      { head: { sv: "merväg m", en: "excess m" }, text: ({ excessM }) => n(excessM), right },
      { head: { sv: "brutna %", en: "severed %" }, text: ({ severed }) => n(100 * severed, 1), right },
      { head: { sv: "omväg", en: "detour" }, text: ({ detour }) => n(detour, 2), right },
      { head: { sv: "belastning", en: "burden" }, text: ({ burden }) => n(burden), right },
      { head: { sv: "klass", en: "class" }, text: (row) => row.class },
    ],
    lang,
  );
  const [note] = answer.provenance.notes.slice(-1);
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${rows}${note ? `${note.text[lang]}\n` : ""}`;
}

function segmentText(answer: Segment, { lang }: Io): string {
  const { left, right: other } = answer.sides;
  const rows = [
    ...left.byType.map((row) => ({ side: lang === "sv" ? "vänster" : "left", ...row })),
    ...other.byType.map((row) => ({ side: lang === "sv" ? "höger" : "right", ...row })),
  ];
  return `${inventedLine(answer)[lang]}${answer.reading[lang]}\n${rowsText(
    rows,
    [
      { head: { sv: "sida", en: "side" }, text: ({ side }) => side },
      {
        head: { sv: "områdestyp", en: "area type" },
        text: ({ type }) => (type === null ? "–" : String(type)),
        right,
      },
      { head: { sv: "folk", en: "people" }, text: ({ people }) => numberText(people, lang), right },
    ],
    lang,
  )}`;
}

function candidatesText(answer: Candidates, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang);
  const tried = lang === "sv" ? `${n(answer.tried)} platser prövade.\n` : `${n(answer.tried)} spots tried.\n`;
  return `${inventedLine(answer)[lang]}${tried}${rowsText(
    answer.rows,
    [
      { head: { sv: "plats", en: "rank" }, text: ({ rank }) => String(rank), right },
      { head: { sv: "barriär", en: "barrier" }, text: ({ name, barrier }) => name || barrier },
      { head: { sv: "meter", en: "metres" }, text: (row) => n(row.metres), right },
      { head: { sv: "folk", en: "people" }, text: ({ peopleGaining }) => n(peopleGaining), right },
      { head: { sv: "vinst", en: "gain" }, text: ({ gain }) => n(gain), right },
      {
        head: { sv: "till passage m", en: "to crossing m" },
        text: ({ nearestCrossingM }) => (nearestCrossingM === null ? "–" : n(nearestCrossingM)),
        right,
      },
      {
        head: { sv: "från … till", en: "from … to" },
        text: ({ line }) => line.map((at) => at.join(",")).join(" "),
      },
    ],
    lang,
  )}`;
}

function networksText(answer: Networks, { lang }: Io): string {
  const n = (value: number): string => numberText(value, lang);
  return answer
    .map((one) =>
      [
        `${one.id}  ${one.title[lang]}  ${n(one.km)} km`,
        `  ${one.people.note[lang]}`,
        ...one.barriers.map(({ kind, lines, km }) => `  ${kind}: ${n(lines)}, ${n(km)} km`),
        ...one.report.map(({ what, count }) => `  ${what[lang]}: ${n(count)}`),
        "",
      ].join("\n"),
    )
    .join("");
}
