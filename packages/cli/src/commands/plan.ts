import type { Command } from "commander";
import { EXIT } from "../exit.ts";
import { writeWhole } from "../file.ts";
import type { Lang } from "../lang.ts";
import { importedText, orderText, planText, sheetText } from "./plan-text.ts";
import { common } from "./plan-words.ts";
import type { AddCommand } from "../program.ts";
import { rowsText } from "../rows.ts";
import { type CommonOptions, print, withStudy } from "../run.ts";
import { type FileOptions, writeAnswer } from "../write-answer.ts";
import { commonOptions } from "../common-options.ts";

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
  const add: Record<string, AddCommand> = { importPlan, list, show, order, sheet, remove };
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

/** What a list is weighed by, on the command line. */
const weighing = (command: Command, lang: Lang): Command =>
  command
    .argument("<id>")
    .option(...common.reach(lang))
    .option(
      "--weights <weights>",
      lang === "sv"
        ? "people:1,cost-per-person:2 (annars programmets egna)"
        : "people:1,cost-per-person:2 (else the program's own)",
    )
    .option("--draws <n>", lang === "sv" ? "dragningar (annars 1000)" : "draws (else 1000)")
    .option("--seed <n>", lang === "sv" ? "frö (annars 1)" : "seed (else 1)")
    .option(...common.format(lang))
    .option(...common.out(lang));

const weighed = (id: string, options: ShowOptions, lang: Lang) => ({
  id,
  reach: common.number("--reach", options.reach, 50, 20_000, lang),
  weights: options.weights,
  draws: common.number("--draws", options.draws, 100, 20_000, lang),
  seed: common.number("--seed", options.seed, 0, 2 ** 32 - 1, lang),
});

const show: AddCommand = (program, io, result) =>
  weighing(
    program
      .command("show")
      .description(
        io.lang === "sv"
          ? "En plan vägd: rangordning med intervall, och vem pengarna når."
          : "A plan weighed: ranking with intervals, and whom the money reaches.",
      ),
    io.lang,
  ).action(async (id: string, options: ShowOptions) => {
    const query = weighed(id, options, io.lang);
    result.code = await withStudy(options, io, async (study) =>
      writeAnswer(
        {
          route: "plan",
          answer: await study.plan(query),
          study,
          text: (one) => planText(one, io),
          formats: common.formats,
        },
        asJson(options),
        io,
      ),
    );
  });

const order: AddCommand = (program, io, result) =>
  weighing(
    program
      .command("order")
      .description(
        io.lang === "sv"
          ? "Hur ofta en åtgärd kommer före en annan: vad ordningen hänger på."
          : "How often a measure comes before another: what the order hangs on.",
      ),
    io.lang,
  ).action(async (id: string, options: ShowOptions) => {
    const query = weighed(id, options, io.lang);
    result.code = await withStudy(options, io, async (study) =>
      writeAnswer(
        {
          route: "planOrder",
          answer: await study.planOrder(query),
          study,
          text: (one) => orderText(one, io),
          formats: common.formats,
        },
        asJson(options),
        io,
      ),
    );
  });

const DOCUMENTS = ["pdf", "docx", "html"] as const;

/** `--format json` is what `--json` gives. */
const asJson = ({ format, ...options }: ShowOptions): ShowOptions =>
  format === "json" ? { ...options, json: true } : { ...options, ...(format ? { format } : {}) };

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
    .option(
      "--format <format>",
      io.lang === "sv"
        ? "json, csv, csv-semicolon, xlsx (fälten) eller pdf, docx, html (arket)"
        : "json, csv, csv-semicolon, xlsx (the fields) or pdf, docx, html (the sheet)",
    )
    .option(...common.out(io.lang))
    .action(async (id: string, measure: string, options: ShowOptions) => {
      const reach = common.number("--reach", options.reach, 50, 20_000, io.lang);
      const document = DOCUMENTS.find((one) => one === options.format);
      if (document) {
        const file = options.out ?? `${measure}.${document}`;
        result.code = await withStudy(options, io, async (study) => {
          const asked = { id, measure, reach, format: document, lang: io.lang };
          await writeWhole(file, (await study.planSheetFile(asked)).bytes);
          await io.out(`${file}\n`);
          return EXIT.ok;
        });
        return;
      }
      result.code = await withStudy(options, io, async (study) =>
        writeAnswer(
          {
            route: "planSheet",
            answer: await study.planSheet({ id, measure, reach }),
            study,
            text: (one) => sheetText(one, io),
            formats: common.formats,
          },
          asJson(options),
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
