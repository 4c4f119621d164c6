/**
 * Releases at the size of the country: 3,363 invented areas, 60,000 invented rows over three years, five questions released one after the other.
 * Prints how long each draft and its check took, and what was hidden. `node -C @tvars/source --import tsx bench/releases.ts`.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudy } from "@tvars/study";
import { mulberry32 } from "./support/national.ts";
import { nationalWorkspace } from "./support/national-workspace.ts";

const ROWS = 60_000;
const YEARS = [2021, 2022, 2023];
const QUESTIONS = [
  { by: ["type"] },
  { by: ["type", "year", "kind"] },
  { by: ["kommun"] },
  { by: ["regso"] },
  { by: ["type", "kind"], years: [2022, 2023] },
];

const folder = await mkdtemp(join(tmpdir(), "tvars-bench-releases-"));
try {
  await nationalWorkspace(folder);
  const study = await openStudy(folder);
  const { rows: areas } = await study.areas({ year: 2023 });
  const random = mulberry32(5);
  const lines = Array.from({ length: ROWS }, (_, at) => {
    // Some areas have many, most have few.
    const area = areas[Math.floor(random() ** 2 * areas.length)]!.area.code;
    const kind = ["a", "b", "c", "d"][Math.floor(random() ** 2 * 4)]!;
    return `${at};${area};${YEARS[Math.floor(random() * YEARS.length)]!};${kind}`;
  });
  const path = join(folder, "rows.csv");
  await writeFile(path, `id;omrade;ar;slag\n${lines.join("\n")}\n`);
  const text = (words: string) => ({ sv: words, en: words });
  const set = await study.storeRecords({
    path,
    definition: {
      id: "rows",
      title: text("rows"),
      unit: text("rows"),
      source: "bench",
      file: { delimiter: ";" },
      place: { by: "code", column: "omrade", division: "regso" },
      placeOf: "event",
      time: { column: "ar" },
      groups: [{ id: "kind", column: "slag", title: text("kind") }],
      identifier: "id",
    },
  });
  const measured = [];
  for (const question of QUESTIONS) {
    const start = performance.now();
    const asked = { records: "rows", years: YEARS, ...question };
    const { id, table } = await study.draftRelease({ asked, who: "A" });
    const drafted = performance.now();
    const check = await study.releaseCheck({ id });
    const checked = performance.now();
    if (check.verdict === "safe")
      await study.decideRelease({ id, decision: "release", who: "B", reason: "bench" });
    const one = {
      by: question.by.join(" × "),
      figures: table.rows.length,
      primary: table.secrecy.primary,
      secondary: table.secrecy.secondary,
      draftSeconds: round(drafted - start),
      checkSeconds: round(checked - drafted),
      verdict: check.verdict,
    };
    process.stderr.write(`${JSON.stringify(one)}\n`);
    measured.push(one);
  }
  process.stdout.write(
    `${JSON.stringify({ areas: areas.length, rows: set.rows, matched: set.matched, measured }, null, 2)}\n`,
  );
  await study.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

function round(ms: number): number {
  return Math.round(ms / 10) / 100;
}
