import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openStudy } from "../src/index.ts";

/** TAB6586 for two areas and two years, as SCB answers it. */
function body(updated: string, value: (number | null)[]): string {
  const category = (ids: string[]) => ({ index: ids, label: Object.fromEntries(ids.map((id) => [id, id])) });
  return JSON.stringify({
    version: "2.0",
    class: "dataset",
    label: "Socioekonomiskt index",
    source: "SCB",
    updated,
    role: { time: ["Tid"], metric: ["ContentsCode"] },
    id: ["Region", "ContentsCode", "Tid"],
    size: [2, 2, 2],
    dimension: {
      Region: { label: "region", category: category(["1780R001", "1780R002"]) },
      ContentsCode: { label: "innehåll", category: category(["000008IT", "000008IU"]) },
      Tid: { label: "år", category: category(["2021", "2022"]) },
    },
    extension: { px: { tableid: "TAB6586", language: "sv" } },
    value,
  });
}

test("a corrected table supersedes the earlier one, and every changed value is shown before and after", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tvars-changes-"));
  const study = await openStudy(folder);
  const file = join(folder, "body.json");
  await writeFile(file, body("2026-01-10T07:00:00Z", [5.8, 5.3, 4, 4, 9.1, 9.4, 3, 3]));
  await study.import(file);
  assert.deepEqual(await study.changes({}), []);
  // 2022 is corrected for one area, and withdrawn for the other's type.
  await writeFile(file, body("2026-06-23T06:00:00Z", [5.8, 5.5, 4, 4, 9.1, 9.4, 3, null]));
  await study.import(file);
  const [change] = await study.changes({ table: "TAB6586" });
  assert.equal(change!.from.updated, "2026-01-10T07:00:00Z");
  assert.equal(change!.to.updated, "2026-06-23T06:00:00Z");
  assert.deepEqual(change!.summary, { added: 0, removed: 1, changed: 1, unchanged: 6 });
  const row = change!.rows.find(({ measure }) => measure === "index")!;
  assert.deepEqual(
    [row.area, row.year, row.before?.value, row.after?.value],
    ["regso@2020:1780R001", 2022, 5.3, 5.5],
  );
  const withdrawn = change!.rows.find(({ measure }) => measure === "type")!;
  assert.deepEqual([withdrawn.before?.value, withdrawn.after], [3, null]);
  assert.equal((await study.areas({ year: 2022 })).rows[0]!.index.value, 5.5);
  assert.equal((await study.snapshots()).length, 2);
  await study.close();
  await rm(folder, { recursive: true });
});
