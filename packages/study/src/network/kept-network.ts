import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Text } from "@tvars/cube";

/** How a network is made ready and written; a file of another format is not read. */
const FORMAT = 1;
const MAGIC = Buffer.from(`tvars-network-${FORMAT}\n`);
const DIGEST = 32;
const { version: PROGRAM } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const DAMAGED: Text = {
  sv: "Det färdigbyggda nät som fanns sparat var skadat och har byggts om från sin källa; siffrorna är desamma.",
  en: "The network that was kept ready was damaged and has been built anew from its source; the figures are the same.",
};

interface Of {
  snapshot: string;
  profile: string;
  rules: string;
}

const digestOf = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/**
 * Built networks beside their snapshots, in `derived/`: what takes seconds to build is read in a fraction of one. Kept for a profile, rules of roads,
 * version of the program and format; a file that is cut short, changed or of another format is made anew. All of it can be deleted at any time.
 */
export class KeptNetwork {
  readonly #file: string;
  /** What whoever reads an answer is told: that a damaged file was made anew. */
  readonly remarks: Text[] = [];

  constructor(workspace: string, { snapshot, profile, rules }: Of) {
    const key = createHash("sha256")
      .update(JSON.stringify([profile, rules, PROGRAM, FORMAT]))
      .digest("hex")
      .slice(0, 16);
    this.#file = join(workspace, "derived", snapshot, `network-${key}`);
  }

  /** A part of it as it was kept; undefined where it was not, or can no longer be read. */
  read<Value>(part: string): Value | undefined {
    const bytes = readIfThere(this.#of(part));
    const value = bytes && read<Value>(bytes);
    if (bytes !== undefined && value === undefined && !this.remarks.includes(DAMAGED))
      this.remarks.push(DAMAGED);
    return value;
  }

  keep<Value>(part: string, value: Value): Value {
    keep(this.#of(part), value);
    return value;
  }

  #of(part: string): string {
    return `${this.#file}-${part}.bin`;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function read<Value>(bytes: Buffer): Value | undefined {
  const from = MAGIC.length + DIGEST;
  if (bytes.length <= from || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const body = bytes.subarray(from);
  if (!digestOf(body).equals(bytes.subarray(MAGIC.length, from))) return undefined;
  try {
    return deserialize(body) as Value;
  } catch {
    return undefined;
  }
}

/** Moved into place in one step. Where nothing can be written, on a full or locked disk, the network is built each time. */
function keep(file: string, value: unknown): void {
  const draft = `${file}.${process.pid}`;
  try {
    const body = serialize(value);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, Buffer.concat([MAGIC, digestOf(body), body]));
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
}
