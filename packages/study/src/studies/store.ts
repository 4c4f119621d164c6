import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StudyError } from "../error.ts";

/** Writes a file in one step, so that a reader never meets half of it. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

export async function readJson<Value>(
  file: string,
  parse: (value: unknown) => Value,
): Promise<Value | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cause;
  }
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    throw new StudyError(
      "bad-request",
      {
        sv: `Filen ${file} går inte att läsa: ${(cause as Error).message}`,
        en: `The file ${file} cannot be read: ${(cause as Error).message}`,
      },
      { file, cause },
    );
  }
}

/** Definitions kept as `FOLDER/ID.json`; what belongs to one lies in `FOLDER/ID/`. */
export class Definitions<Kind extends { id: string }> {
  readonly folder: string;
  readonly #parse: (value: unknown) => Kind;
  readonly #missing: (id: string) => StudyError;

  constructor(folder: string, parse: (value: unknown) => Kind, missing: (id: string) => StudyError) {
    this.folder = folder;
    this.#parse = parse;
    this.#missing = missing;
  }

  async list(): Promise<Kind[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.filter((name) => name.endsWith(".json")).sort();
    return Promise.all(ids.map((name) => this.get(name.slice(0, -5))));
  }

  async get(id: string): Promise<Kind> {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) throw this.#missing(id);
    const found = await readJson(join(this.folder, `${id}.json`), this.#parse);
    if (found === undefined) throw this.#missing(id);
    return found;
  }

  async save(value: Kind): Promise<Kind> {
    const parsed = this.#parse(value);
    await writeJson(join(this.folder, `${parsed.id}.json`), parsed);
    return parsed;
  }

  async remove(id: string): Promise<{ removed: string }> {
    await this.get(id);
    await rm(join(this.folder, `${id}.json`));
    await rm(join(this.folder, id), { recursive: true, force: true });
    return { removed: id };
  }
}
