import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bootstrap,
  compareTest,
  countsOf,
  dissimilarity,
  mutualInformation,
  nullTest,
} from "../src/index.ts";
import { answerTo } from "../src/parallel/answer.ts";
import { openWorkers, threadOf, type WebWorker } from "../src/parallel/index.ts";
import type { Task } from "../src/parallel/task.ts";

const counts = countsOf([
  [30, 12, 80, 5, 60],
  [10, 44, 21, 90, 33],
]);
const after = countsOf([
  [31, 14, 70, 9, 61],
  [14, 41, 25, 80, 30],
]);

test("two workers give the numbers of one thread, to the last bit", async () => {
  const workers = openWorkers(2);
  try {
    const options = { replicates: 37, seed: 9 };
    assert.deepEqual(
      await workers.nullTest(dissimilarity, counts, { ...options, model: "systematic" }),
      nullTest(dissimilarity, counts, { ...options, model: "systematic" }),
    );
    const [boot, compared] = await Promise.all([
      workers.bootstrap(mutualInformation, counts, options),
      workers.compareTest(dissimilarity, counts, after, { ...options, kind: "bootstrap", paired: true }),
    ]);
    assert.deepEqual(boot, bootstrap(mutualInformation, counts, options));
    assert.deepEqual(
      compared,
      compareTest(dissimilarity, counts, after, { ...options, kind: "bootstrap", paired: true }),
    );
    await assert.rejects(
      workers.nullTest(
        dissimilarity,
        countsOf([
          [1.5, 2],
          [3, 4],
        ]),
        options,
      ),
      (error: Error) => error.name === "MeasuresError" && /1\.5 persons/.test(error.message),
    );
    assert.equal((await workers.nullTest(dissimilarity, counts, options)).draws.length, 37);
  } finally {
    await workers.close();
  }
});

test("no threads, or distances that cannot be sent, are refused", async () => {
  assert.throws(() => openWorkers(0), /one thread or more/);
  const workers = openWorkers(1, () => ({ draws: async () => new Float64Array(0), close: async () => {} }));
  await assert.rejects(
    workers.nullTest(dissimilarity, { counts, reach: () => {} }),
    /sent to another thread/,
  );
});

test("a browser's worker speaks the same language: task in, draws or error out, over a message channel", async () => {
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener("message", (event) =>
    port2.postMessage(answerTo((event as MessageEvent<Task>).data)),
  );
  port2.start();
  port1.start();
  const worker = Object.assign(port1, { terminate: () => port1.close() }) as unknown as WebWorker;
  const workers = openWorkers(1, () => threadOf(worker));
  const options = { replicates: 11, seed: 2 };
  assert.deepEqual(
    await workers.bootstrap(mutualInformation, counts, options),
    bootstrap(mutualInformation, counts, options),
  );
  await assert.rejects(workers.bootstrap(dissimilarity, countsOf([[0.5], [1]]), options), /0\.5 persons/);
  await workers.close();
});
