import type { ConsequenceSheet, Plan, PlanAnswer } from "@tvars/api";
import type { Io } from "../io.ts";
import { common } from "./plan-words.ts";
import type { AddCommand } from "../program.ts";
import { figureText, numberText, rowsText } from "../rows.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { commonOptions } from "../common-options.ts";
import { inventedLine } from "./words.ts";

interface ImportOptions extends CommonOptions {
  id?: string;
  title?: string;
}

interface ShowOptions extends FileOptions {
  reach?: string;
  weights?: string;
  draws?: string;
  seed?: string;
}

export const planCommand: AddCommand = (program, io, result) => {
  const { lang } = io;
  const sv = lang === "sv";
  const plan = program
    .command("plan")
    .description(
      sv
        ? "En plans åtgärder: vem de når, vad de kostar, vad som kommer först."
        : "A plan's measures: whom they reach, what they cost, what comes first.",
    );
  const add: Record<string, AddCommand> = { importPlan, list, show, sheet, remove };
  for (const one of Object.values(add)) commonOptions(one(plan, io, result), lang);
  return plan;
};

const importPlan: AddCommand = (program, io, result) =>
  program
    .command("import")
    .description(
      io.lang === "sv"
        ? "Läs in en lista med åtgärder (CSV, XLSX, GeoJSON, GeoPackage)."
        : "Import a list of measures (CSV, XLSX, GeoJSON, GeoPackage).",
    )
    .argument("<file>")
    .option(
      "--id <id>",
      io.lang === "sv" ? "planens id (annars ur titeln)" : "the plan's id (else from the title)",
    )
    .option(
      "--title <title>",
      io.lang === "sv" ? "planens titel (annars filens namn)" : "the plan's title (else the file's name)",
    )
    .action(async (path: string, { id, title, ...options }: ImportOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(
          await study.importPlan({ path, ...(id ? { id } : {}), ...(title ? { title } : {}) }),
          options,
          io,
          (one) => importedText(one, io),
        ),
      );
    });

const list: AddCommand = (program, io, result) =>
  program
    .command("list")
    .description(io.lang === "sv" ? "Inlästa planer." : "Imported plans.")
    .action(async (options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(await study.plans(), options, io, (plans) =>
          rowsText(
            plans,
            [
              { head: { sv: "id", en: "id" }, text: ({ id }) => id },
              { head: { sv: "titel", en: "title" }, text: ({ title }) => title[io.lang] },
              {
                head: { sv: "åtgärder", en: "measures" },
                text: ({ measures }) => String(measures.length),
                right: true,
              },
              {
                head: { sv: "anmärkningar", en: "remarks" },
                text: ({ problems }) => String(problems.length),
                right: true,
              },
            ],
            io.lang,
          ),
        ),
      );
    });

const show: AddCommand = (program, io, result) =>
  program
    .command("show")
    .description(
      io.lang === "sv"
        ? "En plan vägd: rangordning med intervall, och vem pengarna når."
        : "A plan weighed: ranking with intervals, and whom the money reaches.",
    )
    .argument("<id>")
    .option(...common.reach(io.lang))
    .option(
      "--weights <weights>",
      io.lang === "sv"
        ? "people:1,cost-per-person:2 (annars programmets egna)"
        : "people:1,cost-per-person:2 (else the program's own)",
    )
    .option("--draws <n>", io.lang === "sv" ? "dragningar (annars 1000)" : "draws (else 1000)")
    .option("--seed <n>", io.lang === "sv" ? "frö (annars 1)" : "seed (else 1)")
    .option(...common.format(io.lang))
    .option(...common.out(io.lang))
    .action(async (id: string, options: ShowOptions) => {
      const { lang } = io;
      const query = {
        id,
        reach: common.number("--reach", options.reach, 50, 20_000, lang),
        weights: options.weights,
        draws: common.number("--draws", options.draws, 100, 20_000, lang),
        seed: common.number("--seed", options.seed, 0, 2 ** 32 - 1, lang),
      };
      result.code = await withStudy(options, io, async (study) =>
        writeAnswer(
          {
            route: "plan",
            answer: await study.plan(query),
            study,
            text: (one) => planText(one, io),
            formats: common.formats,
          },
          options,
          io,
        ),
      );
    });

const sheet: AddCommand = (program, io, result) =>
  program
    .command("sheet")
    .description(
      io.lang === "sv"
        ? "Sociala konsekvenser av en åtgärd: tal där de finns, annars ej känt."
        : "Social consequences of a measure: figures where there are any, else not known.",
    )
    .argument("<plan>")
    .argument("<measure>")
    .option(...common.reach(io.lang))
    .option(...common.format(io.lang))
    .option(...common.out(io.lang))
    .action(async (id: string, measure: string, options: ShowOptions) => {
      const reach = common.number("--reach", options.reach, 50, 20_000, io.lang);
      result.code = await withStudy(options, io, async (study) =>
        writeAnswer(
          {
            route: "planSheet",
            answer: await study.planSheet({ id, measure, reach }),
            study,
            text: (one) => sheetText(one, io),
            formats: common.formats,
          },
          options,
          io,
        ),
      );
    });

const remove: AddCommand = (program, io, result) =>
  program
    .command("remove")
    .description(io.lang === "sv" ? "Ta bort en inläst plan." : "Remove an imported plan.")
    .argument("<id>")
    .action(async (id: string, options: CommonOptions) => {
      result.code = await withStudy(options, io, async (study) =>
        print(
          await study.removePlan(id),
          options,
          io,
          ({ removed }) => `${io.lang === "sv" ? "Borttagen" : "Removed"}: ${removed}\n`,
        ),
      );
    });

const importedText = ({ id, measures, problems }: Plan, { lang }: Io): string =>
  [
    lang === "sv" ? `${id}: ${measures.length} åtgärder` : `${id}: ${measures.length} measures`,
    ...problems.map(
      ({ row, text, kept }) =>
        `${row ?? "–"}  ${text[lang]}${kept ? "" : lang === "sv" ? " [inte med]" : " [not kept]"}`,
    ),
    "",
  ].join("\n");

const right = true;

function planText(answer: PlanAnswer, { lang }: Io): string {
  const n = (value: number | null | undefined, decimals = 0): string =>
    value === null || value === undefined ? "–" : numberText(value, lang, decimals);
  const rows = rowsText(
    answer.rows,
    [
      { head: { sv: "plats", en: "rank" }, text: ({ rank }) => n(rank), right },
      {
        head: { sv: "90 %", en: "90 %" },
        text: ({ rankLow, rankHigh }) => `${n(rankLow)}–${n(rankHigh)}`,
        right,
      },
      { head: { sv: "poäng", en: "score" }, text: ({ score }) => n(score, 2), right },
      { head: { sv: "åtgärd", en: "measure" }, text: ({ measure }) => measure.name },
      { head: { sv: "mnkr", en: "MSEK" }, text: ({ measure }) => n(measure.costMsek, 1), right },
      { head: { sv: "boende", en: "residents" }, text: ({ reach }) => n(reach?.all), right },
      {
        head: { sv: "typ 1–2 %", en: "types 1–2 %" },
        text: ({ shareChallenged: { value } }) => n(value === null ? null : 100 * value),
        right,
      },
    ],
    lang,
  );
  const types = rowsText(
    answer.spending.byType,
    [
      { head: { sv: "områdestyp", en: "area type" }, text: ({ type }) => String(type), right },
      { head: { sv: "mnkr", en: "MSEK" }, text: ({ msek }) => n(msek, 1), right },
      { head: { sv: "invånare", en: "residents" }, text: ({ residents }) => n(residents), right },
      {
        head: { sv: "kr per invånare", en: "SEK per resident" },
        text: ({ perResident }) => n(perResident),
        right,
      },
    ],
    lang,
  );
  return `${inventedLine(answer)[lang]}${answer.title[lang]}\n\n${rows}\n${types}\n${[...answer.reading, ...answer.leavesOut].map((one) => `${one[lang]}\n`).join("")}`;
}

const sheetText = (answer: ConsequenceSheet, { lang }: Io): string =>
  `${inventedLine(answer)[lang]}${answer.title[lang]}\n\n${answer.questions
    .map(({ heading, question, answer: said, figures, toFindOut }) =>
      [
        `${heading[lang]}: ${question[lang]}`,
        ...(figures.length === 0
          ? [`  ${said[lang]} ${toFindOut?.[lang] ?? ""}`]
          : figures.map(
              ({ title, value, unit }) => `  ${title[lang]}: ${figureText(value, lang, 1)} ${unit[lang]}`,
            )),
        "",
      ].join("\n"),
    )
    .join("")}`;
