// npm run bench:disclosure : secondary suppression of 3,363 areas × 5 × 10 with hierarchies. Processor seconds, and R's GaussSuppression where it is installed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  COUNT_RULES,
  costsOf,
  heuristic,
  holds,
  loadSolver,
  primaryOf,
  protect,
  systemOf,
  type Table,
} from "@tvars/disclosure";
import { disclosureTable } from "./support/disclosure-table.ts";

const highs = await loadSolver();

/** Processor seconds, which a busy machine stretches less than the clock. */
async function cpu<Answer>(
  work: () => Answer | Promise<Answer>,
): Promise<{ seconds: number; answer: Answer }> {
  const start = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, answer };
}

async function measure(name: string, table: Table, clean: number) {
  const { seconds: prepareSeconds, answer: system } = await cpu(() => systemOf([table]));
  const primary = primaryOf(table, COUNT_RULES);
  system.lower.fill(1);
  const hidden = primary.reason.map((reason) => (reason > 0 ? 1 : 0));
  const before = hidden.reduce((sum, is) => sum + is, 0);
  const task = { system, hidden, cost: costsOf(system), primary, known: new Uint8Array(system.cells) };
  const { seconds: suppressSeconds, answer } = await cpu(() => heuristic(task, { highs, clean }));
  const { seconds: verifySeconds, answer: verified } = await cpu(
    () => [...answer.evidence.values()].filter((evidence) => holds(task, evidence)).length,
  );
  const row = {
    name,
    cells: system.cells,
    equalities: system.rowStarts.length - 1,
    primary: before,
    secondary: task.hidden.reduce((sum, is) => sum + is, 0) - before,
    open: answer.open.length,
    verified,
    prepareSeconds: round(prepareSeconds),
    suppressSeconds: round(suppressSeconds),
    verifySeconds: round(verifySeconds),
  };
  process.stderr.write(`${JSON.stringify(row)}\n`);
  return row;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Only asked for where R and the package are: the same base cells and hierarchy, on a part of the country. */
function gauss(table: Table): { absent?: string; cpuSeconds?: number; suppressed?: number } {
  const folder = mkdtempSync(join(tmpdir(), "tvars-bench-"));
  try {
    const rows = ["regso,kommun,lan,five,ten,freq"];
    const [area, five, ten] = table.dimensions;
    const parent = new Map(
      area!.relations!.flatMap(({ total, parts }) => parts.map((part) => [part, total] as const)),
    );
    for (const [a, code] of area!.categories.entries()) {
      if (!code.startsWith("r") || code === "riket") continue;
      const kommun = parent.get(code)!;
      for (let f = 0; f < five!.categories.length - 1; f++)
        for (let t = 0; t < ten!.categories.length - 1; t++)
          rows.push(
            [
              code,
              kommun,
              parent.get(kommun),
              five!.categories[f],
              ten!.categories[t],
              table.values[(a * 6 + f) * 11 + t],
            ].join(),
          );
    }
    const path = join(folder, "cells.csv");
    writeFileSync(path, `${rows.join("\n")}\n`);
    return JSON.parse(
      execFileSync("Rscript", ["bench/peers/disclosure_gauss.R", path], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as ReturnType<typeof gauss>;
  } catch {
    return { absent: "Rscript" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await measure("warm-up", disclosureTable({ areas: 200 }), 0);
const country = await measure("3,363 × 5 × 10, residents of the country", disclosureTable(), 20_000);
const { seconds: allSeconds, answer: all } = await cpu(() => protect(disclosureTable(), COUNT_RULES));
process.stderr.write(`protect, from table to audit: ${round(allSeconds)} s, ${all.audit.unsafe} unsafe\n`);
const sparse = await measure("the same with a fifth of the people", disclosureTable({ people: 600 }), 20_000);
const part = disclosureTable({ areas: 100 });
const { seconds, answer: whole } = await cpu(() => protect(part, COUNT_RULES));
const peer = gauss(part);
process.stderr.write(
  `GaussSuppression: ${peer.absent === undefined ? "measured" : `absent (${peer.absent})`}\n`,
);
const met = {
  "suppression ≤ 5 s": country.suppressSeconds <= 5,
  "all protected": country.open === 0 && country.verified === country.primary && all.audit.unsafe === 0,
};
process.stdout.write(
  `${JSON.stringify({ country, protectSeconds: round(allSeconds), sparse, part: { areas: 100, protectSeconds: round(seconds), unsafe: whole.audit.unsafe, peer }, met }, null, 2)}\n`,
);
