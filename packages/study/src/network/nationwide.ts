import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Barriers } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { severance } from "@tvars/network";
import type { SeveranceOptions, SeveranceResult, SeveranceState } from "@tvars/network";
import type { Data } from "../data/data.ts";
import { type AcrossState, AcrossTally } from "./across-tally.ts";
import { barriersAnswer } from "./barriers.ts";
import type { Model } from "./model.ts";
import { severanceAsked } from "./severed.ts";
import { withThreads } from "./threads.ts";

/** Beyond so many junctions pairs are not kept in memory: a run over tiles answers instead. */
export const MOST_AT_ONCE = 400_000;
const BEGAN_ANEW: Text = {
  sv: "Det som fanns kvar av en avbruten körning gick inte att läsa; körningen började om från början.",
  en: "What was left of a run that broke off could not be read; the run began anew.",
};
/** How it is computed; a newer way does not go on from what an older one left. */
const RECIPE = "barriers-1";
const SAVE_EVERY_S = 30;
const saveEvery = (seconds = Number(process.env.TVARS_SAVE_EVERY_S ?? NaN)): number =>
  1000 * (seconds >= 0 ? seconds : SAVE_EVERY_S);

export interface NationwideWork {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
  /** How often what is done so far is saved, milliseconds. */
  saveEveryMs?: number;
}

interface Saved {
  tiles: SeveranceState;
  across: AcrossState;
}

interface Asked {
  withinM: number;
  limitM: number;
}

type NationwideOf = Pick<Model, "snapshot" | "profile" | "rules">;

/** Where a run over a network is kept: what is done so far, and the answer. */
export class NationwideStore {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "derived");
  }

  #file({ snapshot, profile, rules }: NationwideOf, data: Data, asked: Asked): string {
    const key = JSON.stringify([profile, data.state, asked.withinM, asked.limitM, rules]);
    const hash = createHash("sha256").update(key).digest("hex").slice(0, 16);
    return join(this.#folder, snapshot.id, `${RECIPE}-${hash}`);
  }

  /** The answer of a run that was ended; undefined where there is none, or it cannot be read. */
  answer(model: NationwideOf, data: Data, asked: Asked): Barriers | undefined {
    return tried(
      () =>
        JSON.parse(
          gunzipSync(readFileSync(`${this.#file(model, data, asked)}.json.gz`)).toString("utf8"),
        ) as Barriers,
    );
  }

  /**
   * Runs over the whole network tile by tile and keeps the answer. What is done is saved now and then, and moved into place in one step: a run that was
   * stopped or killed goes on from there, and ends with the same numbers.
   */
  run(
    model: Model,
    data: Data,
    asked: Asked,
    { signal, onProgress, saveEveryMs = saveEvery() }: NationwideWork = {},
  ): Barriers {
    const known = this.answer(model, data, asked);
    if (known !== undefined) return known;
    const file = this.#file(model, data, asked);
    const { types, contactM, places, rule } = severanceAsked(model, asked.withinM, asked.limitM);
    const saved = tried(() => deserialize(readFileSync(`${file}.partial`)) as Saved);
    const isOurs = saved?.tiles?.sums?.rows instanceof Float64Array && saved.across?.seen instanceof Map;
    const remarks = !isOurs && existsSync(`${file}.partial`) ? [...model.remarks, BEGAN_ANEW] : model.remarks;
    const tally = new AcrossTally(model, contactM, isOurs ? saved.across : undefined);
    let last = performance.now();
    let done: SeveranceState | undefined;
    const save = (): void => {
      if (done) put(`${file}.partial`, serialize({ tiles: done, across: tally.state } satisfies Saved));
      last = performance.now();
    };
    const { engine, segments } = model;
    const options: SeveranceOptions = {
      ...rule,
      ...(isOurs ? { resume: saved.tiles } : {}),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
      onPairs: (pairs, mmN, mm0) => tally.add(pairs, mmN, mm0),
      onTile: (tiles) => {
        done = tiles;
        if (performance.now() - last >= saveEveryMs) save();
      },
    };
    let result: SeveranceResult;
    try {
      result = withThreads([engine, model.without().engine], (present, absent) =>
        severance({ engine: present!, without: absent!, segments, places }, options),
      );
    } catch (error) {
      if (signal?.aborted) save();
      throw error;
    }
    const answer = barriersAnswer(
      data,
      { ...model, remarks },
      { result, ...asked, types, contactM, ...tally.answer(types) },
    );
    put(`${file}.json.gz`, gzipSync(JSON.stringify(answer), { level: 4 }));
    rmSync(`${file}.partial`, { force: true });
    return answer;
  }
}

function put(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
}

/** A file that is missing or damaged is made again. */
function tried<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
