import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BreakdownAnswer, BreakdownAsked, ReleaseEvent } from "@tvars/api";
import type { Text } from "@tvars/cube";
import { type Event, chained, checkSeal, readLog, sealOf, sha256 } from "./log.ts";
import { changedTable, noSuchRelease } from "./problems.ts";

/** What is written once of a release, beside its table. */
export interface Frozen {
  id: string;
  records: string;
  title: Text;
  drafted: string;
  asked: BreakdownAsked;
  /** Of table.json, byte for byte. */
  sha256: string;
}

/** A release as it lies in the workspace: what is frozen, and the log that only grows. */
export interface Kept extends Frozen {
  log: ReleaseEvent[];
}

export interface ReleaseRules {
  /** Whoever drafted a release does not decide on it. */
  fourEyes: boolean;
}

const ID = /^[a-z][a-z0-9-]{0,80}-\d{1,6}$/;
const SEAL = "seal.json";
const RULES: ReleaseRules = { fourEyes: false };

/**
 * Releases in the workspace's `releases` folder, each in one of its own: `table.json` and `release.json` are written together in one
 * step and never again; `log.jsonl` gets a line for each event, chained to the line before, and `seal.json` says how many there are and
 * how the last ends. Nothing here is ever deleted.
 */
export class ReleaseStore {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "releases");
  }

  /** Ids, oldest first. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(names.filter((name) => ID.test(name)).map((name) => this.get(name)));
    return found.sort((a, b) => (a.drafted < b.drafted ? -1 : 1)).map(({ id }) => id);
  }

  /** Every release, oldest first. @throws StudyError `conflict` where a file was changed afterwards */
  async list(): Promise<Kept[]> {
    return Promise.all((await this.ids()).map((id) => this.get(id)));
  }

  /** @throws StudyError `not-found`; `conflict` where the frozen head or the log was changed afterwards */
  async get(id: string): Promise<Kept> {
    const head = await this.#read(id, "release.json");
    // The seal first: a line that is written meanwhile makes the log longer than it, never shorter.
    const seal = await this.#read(id, SEAL);
    const log = readLog(id, await this.#read(id, "log.jsonl"), sha256(head));
    checkSeal(id, log, seal);
    return { ...(JSON.parse(head) as Frozen), log };
  }

  /** The frozen table. @throws StudyError `conflict` where it is not the one that was frozen */
  async table({ id, sha256: expected }: Frozen): Promise<BreakdownAnswer> {
    const text = await this.#read(id, "table.json");
    const found = sha256(text);
    if (found !== expected) throw changedTable(id, "table.json", found, expected);
    return JSON.parse(text) as BreakdownAnswer;
  }

  /** Freezes a table under a new id: the records' own, and a number. */
  async add(
    draft: Pick<Frozen, "records" | "title" | "asked">,
    table: BreakdownAnswer,
    event: Event,
  ): Promise<Kept> {
    await mkdir(this.#folder, { recursive: true });
    const own = await mkdtemp(join(this.#folder, ".new-"));
    const text = JSON.stringify(table);
    try {
      for (let number = await this.#nextNumber(draft.records); ; number++) {
        const id = `${draft.records}-${number}`;
        const frozen: Frozen = { id, ...draft, drafted: event.at, sha256: sha256(text) };
        const head = JSON.stringify(frozen);
        const first = chained(sha256(head), event);
        await Promise.all([
          durably(join(own, "table.json"), text),
          durably(join(own, "release.json"), head),
          durably(join(own, "log.jsonl"), `${JSON.stringify(first)}\n`),
          durably(join(own, SEAL), sealOf([first])),
        ]);
        // A folder with something in it cannot be renamed over: of two drafts at once the other takes the next number.
        const taken = await rename(own, join(this.#folder, id)).then(
          () => false,
          (cause: NodeJS.ErrnoException) => {
            if (cause.code === "ENOTEMPTY" || cause.code === "EEXIST") return true;
            throw cause;
          },
        );
        if (!taken) return { ...frozen, log: [first] };
      }
    } catch (cause) {
      await rm(own, { recursive: true, force: true });
      throw cause;
    }
  }

  /**
   * Writes one more event, unless `check` of what is there now says no. One at a time for the whole folder, other processes counted.
   */
  async append(id: string, event: Event, check: (now: Kept) => Promise<void> | void): Promise<Kept> {
    await this.get(id);
    return this.#alone(async () => {
      const now = await this.get(id);
      await check(now);
      const last = now.log.at(-1)!.hash;
      const next = chained(last, event);
      const file = await open(join(this.#folder, id, "log.jsonl"), "a");
      try {
        await file.appendFile(`${JSON.stringify(next)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      const log = [...now.log, next];
      const seal = join(this.#folder, id, SEAL);
      await durably(`${seal}.new`, sealOf(log));
      await rename(`${seal}.new`, seal);
      return { ...now, log };
    });
  }

  async rules(): Promise<ReleaseRules> {
    const text = await readFile(join(this.#folder, "rules.json"), "utf8").catch(() => "{}");
    return { ...RULES, ...(JSON.parse(text) as Partial<ReleaseRules>) };
  }

  async setRules(rules: ReleaseRules): Promise<ReleaseRules> {
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, "rules.json");
    await durably(`${file}.new`, JSON.stringify(rules));
    await rename(`${file}.new`, file);
    return rules;
  }

  /** A lock is a file that only one can make; one left by a program that ended is broken after a minute. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const lock = join(this.#folder, ".lock");
    for (let tries = 0; ; tries++) {
      const made = await writeFile(lock, String(process.pid), { flag: "wx" }).then(
        () => true,
        (cause: NodeJS.ErrnoException) => {
          if (cause.code !== "EEXIST") throw cause;
          return false;
        },
      );
      if (made) break;
      if (tries >= LOCK_TRIES) await rm(lock, { force: true });
      await new Promise((resolve) => setTimeout(resolve, LOCK_WAIT_MS));
    }
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  }

  async #nextNumber(records: string): Promise<number> {
    const names = await readdir(this.#folder);
    const numbers = names
      .filter((name) => ID.test(name) && name.slice(0, name.lastIndexOf("-")) === records)
      .map((name) => Number(name.slice(name.lastIndexOf("-") + 1)));
    return Math.max(0, ...numbers) + 1;
  }

  async #read(id: string, file: string): Promise<string> {
    if (!ID.test(id)) throw noSuchRelease(id);
    return readFile(join(this.#folder, id, file), "utf8").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      throw noSuchRelease(id);
    });
  }
}

const LOCK_WAIT_MS = 100;
const LOCK_TRIES = 600;

async function durably(path: string, text: string): Promise<void> {
  const file = await open(path, "w");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
