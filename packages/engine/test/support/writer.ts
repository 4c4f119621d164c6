/** A process that adds snapshots until it is killed; says each id when the store has said it is finished. */
import { writeSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openWorkspace } from "@tvars/engine";
import { draft } from "./draft.ts";

const [folder, turn] = process.argv.slice(2) as [string, string];
const { store, engine } = await openWorkspace(folder);
for (let nth = 0; ; nth++) {
  const values = Float64Array.from({ length: 20_000 }, (_, at) => Number(turn) * 1000 + nth + at / 7);
  const snapshot = await store.add({ ...draft(`T${nth % 3}`), kind: "areas" }, async (work) => {
    await engine.writeParquet(join(work, "data.parquet"), { value: { type: "DOUBLE", values } });
    await writeFile(join(work, "extra.bin"), Buffer.alloc(50_000, nth));
  });
  writeSync(1, `${snapshot.id}\n`);
}
