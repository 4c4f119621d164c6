import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { byteBlocks } from "../src/records/csv/byte-source.ts";
import { cellDecoder } from "../src/records/csv/encoding.ts";
import { scanApart } from "../src/records/csv/scan-apart.ts";
import { scanRows } from "../src/records/csv/scan.ts";
import type { RowBatch } from "../src/records/reader.ts";

const folder = await mkdtemp(join(tmpdir(), "tvars-apart-"));
after(() => rm(folder, { recursive: true, force: true }));

const how = {
  file: "rader.csv",
  columns: ["id", "kon", "x"],
  delimiter: ";",
  decimal: ",",
  skip: 1,
} as const;
const wanted = [
  { column: "id", as: "text" },
  { column: "kon", as: "text" },
  { column: "x", as: "number" },
] as const;

async function file(name: string, rows: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `id;kon;x\n${rows.join("\n")}\n`);
  return path;
}

async function cellsOf(batches: AsyncIterable<RowBatch>): Promise<string[]> {
  const cells: string[] = [];
  for await (const { length, row, texts, numbers, unreadable } of batches) {
    for (let at = 0; at < length; at++)
      cells.push(
        [
          row(at),
          ...["id", "kon"].map((name) => texts[name]!.dictionary[texts[name]!.codes[at]!]),
          numbers.x!.values[at],
          numbers.x!.texts.get(at),
        ].join("|"),
      );
    cells.push(...unreadable.map(({ row: at, text }) => `${at}!${text.en}`));
  }
  return cells;
}

test("a file scanned in a thread of its own gives the same cells, also where a dictionary begins anew", async () => {
  const path = await file(
    "stor.csv",
    Array.from({ length: 200_000 }, (_, row) =>
      row % 50_000 === 7
        ? "för;få"
        : `p${row};${row % 2 ? "man" : "kvinna"};${row % 9 === 0 ? ".." : `${row},5`}`,
    ),
  );
  const here = await cellsOf(
    scanRows(byteBlocks(path, "utf-8", 0), wanted, { ...how, decode: cellDecoder("utf-8") }),
  );
  const apart = await cellsOf(scanApart({ path, encoding: "utf-8", bom: 0, wanted, ...how }, {}));
  assert.equal(here.length, 200_000);
  assert.deepEqual(apart, here);
});

test("what is wrong with a file is told by the thread as it would be here, with its row", async () => {
  const path = await file("citat.csv", ['1;"öppen;3', "2;man;4"]);
  await assert.rejects(
    cellsOf(scanApart({ path, encoding: "utf-8", bom: 0, wanted, ...how }, {})),
    (error: { name: string; row: number }) => error.name === "SourceError" && error.row === 2,
  );
});

test("a reading that is left or stopped ends its thread", async () => {
  const path = await file(
    "lang.csv",
    Array.from({ length: 300_000 }, (_, row) => `p${row};man;${row}`),
  );
  const task = { path, encoding: "utf-8", bom: 0, wanted, ...how } as const;
  for await (const { length } of scanApart(task, {})) {
    assert.equal(length, 65_536);
    break;
  }
  const stopping = new AbortController();
  await assert.rejects(async () => {
    for await (const batch of scanApart(task, { signal: stopping.signal })) stopping.abort(batch.length);
  });
});
