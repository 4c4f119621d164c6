import assert from "node:assert/strict";
import { test } from "node:test";
import type { RecordsBatch } from "../src/records.ts";
import { partsOf } from "../src/records/parts.ts";

const COLUMNS = [
  { name: "t", type: "VARCHAR" },
  { name: "n", type: "DOUBLE" },
] as const;

/** Texts and numbers of every part, read before the next is asked for. */
async function read(batches: RecordsBatch[], partRows: number): Promise<[string | null, number][][]> {
  const parts: [string | null, number][][] = [];
  for await (const { t, n } of partsOf(COLUMNS, from(batches), partRows)) {
    assert.ok(t && n && "codes" in t && n.type === "DOUBLE");
    parts.push(Array.from(t.codes, (code, row) => [t.dictionary[code]!, n.values[row]!]));
  }
  return parts;
}

async function* from(batches: RecordsBatch[]): AsyncGenerator<RecordsBatch> {
  yield* batches;
}

const batch = (dictionary: (string | null)[], codes: number[], first: number): RecordsBatch => ({
  t: { type: "VARCHAR", dictionary, codes: Uint8Array.from(codes) },
  n: { type: "DOUBLE", values: Float64Array.from(codes, (_, at) => first + at) },
});

test("a list of texts that grows from batch to batch reads the same in every part it lies in", async () => {
  const texts: (string | null)[] = [null, "a"];
  const first = batch(texts, [1, 0, 1], 0);
  texts.push("b");
  const second = batch(texts, [2, 1, 0, 2], 3);
  assert.deepEqual(await read([first, second], 2), [
    [
      ["a", 0],
      [null, 1],
    ],
    [
      ["a", 2],
      ["b", 3],
    ],
    [
      ["a", 4],
      [null, 5],
    ],
    [["b", 6]],
  ]);
});

test("another list of texts in the middle of a part, and texts without a list, keep their words", async () => {
  const plain: RecordsBatch = {
    t: { type: "VARCHAR", values: ["c", null] },
    n: { type: "DOUBLE", values: Float64Array.of(5, 6) },
  };
  const batches = [
    batch([null, "a", "a"], [2, 0, 1], 0),
    batch(["b", "a"], [0, 1], 3),
    plain,
    batch(["c"], [0], 7),
  ];
  const words = [
    ["a", 0],
    [null, 1],
    ["a", 2],
    ["b", 3],
    ["a", 4],
    ["c", 5],
    [null, 6],
    ["c", 7],
  ];
  assert.deepEqual((await read(batches, 100)).flat(), words);
  assert.deepEqual((await read(batches, 3)).flat(), words);
});
