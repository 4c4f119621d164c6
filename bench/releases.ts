/**
 * Releases at the size of the country: 3,363 invented areas, 60,000 invented rows over three years, questions released one after the other, the last
 * with nine tables out. Prints how long each draft and its check took, in seconds on the clock and of processor, and what was hidden.
 * `node -C @tvars/source --import tsx bench/releases.ts [FOLDER]`; FOLDER is kept, so that a second run starts from the stored rows.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudy } from "@tvars/study";
import { mulberry32 } from "./support/national.ts";
import { nationalWorkspace } from "./support/national-workspace.ts";

const ROWS = 60_000;
const YEARS = [2021, 2022, 2023];
const GROUPS = { kind: ["a", "b", "c", "d", "e"], sex: ["f", "m"], age: ["0-19", "20-64", "65-"] };
const QUESTIONS = [
  { by: ["type"] },
  { by: ["type", "year", "kind"] },
  { by: ["kommun"] },
  { by: ["regso"] },
  { by: ["type", "kind"], years: [2022, 2023] },
  { by: ["kommun", "kind"] },
  { by: ["type", "sex", "age"] },
  { by: ["lan", "kind"] },
  { by: ["lan", "year"], where: { sex: ["f"] } },
  { by: ["type", "sex", "age"], figure: "share" as const, having: { group: "kind", values: ["e"] } },
  { by: ["type", "year", "sex", "age"], figure: "share" as const, having: { group: "kind", values: ["d"] } },
];

const given = process.argv[2];
const folder = given ?? (await mkdtemp(join(tmpdir(), "tvars-bench-releases-")));
try {
  if (!existsSync(join(folder, "rows.csv"))) await prepare(folder);
  await rm(join(folder, "releases"), { recursive: true, force: true });
  const study = await openStudy(folder);
  const measured = [];
  for (const question of QUESTIONS) {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const asked = { records: "rows", years: YEARS, ...question };
    const { id, table } = await study.draftRelease({ asked, who: "A" });
    const drafted = performance.now();
    const draftCpu = process.cpuUsage(cpu);
    const check = await study.releaseCheck({ id });
    const checked = performance.now();
    if (check.verdict === "safe")
      await study.decideRelease({ id, decision: "release", who: "B", reason: "bench" });
    const one = {
      by: `${question.by.join(" × ")}${question.figure ? ", share" : ""}`,
      figures: table.rows.length,
      primary: table.secrecy.primary,
      secondary: table.secrecy.secondary,
      draftSeconds: round(drafted - start),
      draftCpuSeconds: round((draftCpu.user + draftCpu.system) / 1000),
      checkSeconds: round(checked - drafted),
      verdict: check.verdict,
      ...(check.verdict !== "safe" && { words: check.words.map(({ en }) => en) }),
    };
    process.stderr.write(`${JSON.stringify(one)}\n`);
    measured.push(one);
  }
  process.stdout.write(`${JSON.stringify({ rows: ROWS, measured }, null, 2)}\n`);
  await study.close();
} finally {
  if (given === undefined) await rm(folder, { recursive: true, force: true });
}

async function prepare(to: string): Promise<void> {
  await nationalWorkspace(to);
  const study = await openStudy(to);
  const { rows: areas } = await study.areas({ year: 2023 });
  const random = mulberry32(5);
  const one = (of: readonly string[]): string => of[Math.floor(random() ** 2 * of.length)]!;
  const lines = Array.from({ length: ROWS }, (_, at) => {
    // Some areas have many, most have few.
    const area = areas[Math.floor(random() ** 2 * areas.length)]!.area.code;
    const year = YEARS[Math.floor(random() * YEARS.length)]!;
    return [at, area, year, one(GROUPS.kind), one(GROUPS.sex), one(GROUPS.age)].join(";");
  });
  const path = join(to, "rows.csv");
  await writeFile(path, `id;omrade;ar;kind;sex;age\n${lines.join("\n")}\n`);
  const text = (words: string) => ({ sv: words, en: words });
  await study.storeRecords({
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
      groups: Object.keys(GROUPS).map((id) => ({ id, column: id, title: text(id) })),
      identifier: "id",
    },
  });
  await study.close();
}

function round(ms: number): number {
  return Math.round(ms / 10) / 100;
}
