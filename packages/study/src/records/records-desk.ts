import { replaces } from "./replaces.ts";
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import {
  type DryRun,
  type RecordsDefinition,
  type RecordsDefinitionInput,
  type RecordsSet,
  recordsDefinition,
} from "@tvars/api";
import type { Engine, RecordsBatch } from "@tvars/engine";
import { originOf } from "@tvars/engine";
import type { Data } from "../data/data.ts";
import type { Geography } from "../layers/geography.ts";
import type { Work } from "../study.ts";
import { asStudyError } from "../workspace/source-problem.ts";
import { runChecks } from "./checks/index.ts";
import { KeyShelf } from "./keys/key-shelf.ts";
import { dryRunOf } from "./place/dry-run.ts";
import { type Ground, groundOf } from "./place/ground.ts";
import { PlacingRun } from "./place/run.ts";
import { V } from "./place/verdicts.ts";
import { commandOf } from "./place/words.ts";
import { isExpired, keepUntil, today } from "./retention.ts";
import { alreadyExpired, stoppedByChecks } from "./store/problems.ts";
import { SetShelf } from "./store/set-shelf.ts";

/** A file on the machine, and how it is read, placed and counted. */
export interface PlaceQuery {
  path: string;
  definition: RecordsDefinitionInput;
}

interface RecordsPlace {
  folder: string;
  engine: Engine;
  geography: Geography;
  data: () => Promise<Data>;
}

const PROGRAM = (
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** Tries, stores, lists and removes an agency's own rows. Nothing of a row leaves here but what became of it. */
export class RecordsDesk {
  readonly #place: RecordsPlace;
  readonly #sets: SetShelf;
  readonly #keys: KeyShelf;

  constructor(place: RecordsPlace) {
    this.#place = place;
    this.#sets = new SetShelf(place.folder);
    this.#keys = new KeyShelf(place.folder);
  }

  /** A dry run: every row's verdict counted; nothing is stored. @throws StudyError */
  async try({ path, definition }: PlaceQuery, work: Work = {}): Promise<DryRun> {
    const asked = recordsDefinition.parse(definition);
    const stored = await this.#sets.find(asked.id);
    const told = await this.#run(path, asked, "try", work, async (run) => {
      for await (const columns of run.rows(work)) void columns;
    });
    return stored === undefined ? told : { ...told, checks: [...told.checks, replaces(stored, told)] };
  }

  /**
   * Places and stores a file's rows under the definition's id, all or nothing; rows stored under it before are replaced.
   * @throws StudyError where a check stops it or the work was stopped; what was stored before is then as it was
   */
  async store({ path, definition: given }: PlaceQuery, work: Work = {}): Promise<RecordsSet> {
    const asked = recordsDefinition.parse(given);
    const day = today();
    if (isExpired(asked, day)) throw alreadyExpired(asked.retention!, day);
    const { engine } = this.#place;
    await this.#sets.mend(() => engine.listRecords());
    const earlier = await this.#sets.find(asked.id);
    const source = { file: nameOf(path), ...(await hashOf(path, work)), program: PROGRAM };
    let answer: RecordsSet | undefined;
    try {
      await this.#run(path, asked, "add", work, async (run, finish) => {
        const definition = { ...asked, columns: asked.columns ?? [...run.file.columns] };
        const description = async (): Promise<void> => {
          const dryRun = await finish();
          if (dryRun.checks.some(({ outcome }) => outcome === "stop"))
            throw stoppedByChecks(run.file.name, dryRun.checks);
          const stored = new Date().toISOString();
          const set: RecordsSet = {
            definition,
            snapshot: `${definition.id}-${stored.slice(0, 19).replaceAll(/[-:]/g, "")}-${source.sha256.slice(0, 8)}`,
            stored,
            rows: run.tally.rows,
            matched: run.tally.verdicts[V.matched]!,
            years: dryRun.years.map(({ year }) => year),
            verdicts: dryRun.verdicts,
            ...(await this.#origin(definition, dryRun)),
            earlier: earlier
              ? [
                  { snapshot: earlier.snapshot, stored: earlier.stored, rows: earlier.rows },
                  ...earlier.earlier,
                ]
              : [],
            expires: definition.retention ?? null,
            from: source,
            command: commandOf("add", run.file.name, definition),
          };
          await this.#sets.prepare(set);
        };
        const table = await engine.storeRecords(asked.id, endingWith(run.rows(work), description), {
          ...(asked.retention ? { keepUntil: keepUntil(asked.retention) } : {}),
          ...(work.signal ? { signal: work.signal } : {}),
        });
        answer = await this.#sets.seal(asked.id, table);
      });
    } catch (error) {
      await this.#sets.cancel(asked.id);
      throw error;
    }
    return answer!;
  }

  list = (): Promise<RecordsSet[]> => this.#sets.list();

  get = (id: string): Promise<RecordsSet> => this.#sets.get(id);

  definition = (id: string): Promise<RecordsDefinition | undefined> => this.#sets.definition(id);

  /** Removes stored rows and what is said of them. @throws StudyError `not-found` */
  async remove(id: string): Promise<{ removed: string; snapshots: number }> {
    const { earlier } = await this.#sets.get(id);
    await this.#place.engine.dropRecords(id);
    await this.#sets.remove(id);
    return { removed: id, snapshots: 1 + earlier.length };
  }

  /** Removes the rows whose time is out; their definitions stay, to be run again. */
  async removeExpired(day = today()): Promise<string[]> {
    await this.#sets.mend(() => this.#place.engine.listRecords());
    const expired = (await this.#sets.list()).filter(({ definition }) => isExpired(definition, day));
    for (const { definition } of expired) {
      await this.#place.engine.dropRecords(definition.id);
      await this.#sets.remove(definition.id);
      await this.#sets.saveDefinition(definition);
    }
    return expired.map(({ definition }) => definition.id);
  }

  async #run(
    path: string,
    definition: RecordsDefinition,
    verb: "try" | "add",
    { signal }: Work,
    use: (run: PlacingRun, finish: () => Promise<DryRun>) => Promise<void>,
  ): Promise<DryRun> {
    const data = await this.#place.data();
    const ground: Ground = groundOf(data, this.#place.geography);
    const bounds = await this.#place.geography.wholeBounds();
    try {
      const run = await PlacingRun.open(path, definition, {
        ground,
        keys: this.#keys,
        ...(bounds ? { bounds } : {}),
      });
      try {
        let told: DryRun | undefined;
        const finish = async (): Promise<DryRun> => {
          if (told) return told;
          const checks = await runChecks(definition.checks, run.file, {
            definition,
            kommunAt: (position) => run.kommunAt(position),
            ...(signal ? { signal } : {}),
          });
          told = dryRunOf(run, ground, { checks, typeYears: data.years, verb });
          return told;
        };
        await use(run, finish);
        return await finish();
      } finally {
        await run.close();
      }
    } catch (error) {
      throw asStudyError(error);
    }
  }

  /** Where the rows come from, and the snapshots they were placed in. */
  async #origin(
    { source }: RecordsDefinition,
    { versions }: DryRun,
  ): Promise<Pick<RecordsSet, "origin" | "invented">> {
    const { snapshots, invented } = await this.#place.data();
    const used = snapshots.filter(
      ({ kind, table }) =>
        (kind === "layer" && versions.some(({ version }) => table === version)) || table === "TAB6586",
    );
    return { invented, origin: [{ source }, ...used.map(originOf)] };
  }
}

/** The batches, and what is to be done when the last has passed and before it is put in place. */
async function* endingWith(
  batches: AsyncIterable<RecordsBatch>,
  end: () => Promise<void>,
): AsyncGenerator<RecordsBatch> {
  yield* batches;
  await end();
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");

async function hashOf(path: string, { signal }: Work): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  try {
    const { size: bytes } = await stat(path);
    for await (const chunk of createReadStream(path, {
      highWaterMark: 1 << 20,
      ...(signal ? { signal } : {}),
    }))
      hash.update(chunk as Buffer);
    return { sha256: hash.digest("hex"), bytes };
  } catch (error) {
    throw asStudyError(error);
  }
}
