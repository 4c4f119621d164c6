import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AgencyProfile,
  type KeyTable,
  type RecordsDefinition,
  type Understanding,
  recordsDefinition,
} from "@tvars/api";
import type { Division, Version } from "@tvars/areas";
import type { Text } from "@tvars/cube";
import { asStudyError } from "../workspace/source-problem.ts";
import { KeyShelf } from "./keys/key-shelf.ts";
import type { Knows } from "./keys/read-key.ts";
import { readProfiles } from "./profiles/read.ts";
import type { Bounds } from "./understand/coordinates.ts";
import { understand } from "./understand/understand.ts";

export interface UnderstandQuery {
  path: string;
  /** Id of the upload, said back; empty for a file on one's own machine. */
  upload?: string | undefined;
  definition?: Partial<RecordsDefinition> | undefined;
}

export interface SaveKeyQuery {
  id: string;
  path: string;
  title?: Text | undefined;
  key?: string | undefined;
  code?: string | undefined;
  division?: Division | undefined;
  version?: Version | undefined;
}

interface Ground {
  /** Degrees that hold the areas at hand. */
  bounds(): Promise<Bounds | null>;
  knows(): Promise<Knows>;
}

/** From a file to an understood file: profiles, key tables, and what a file is. */
export class RecordsFilesDesk {
  readonly #folder: string;
  readonly #keys: KeyShelf;
  readonly #ground: Ground;

  constructor(folder: string, ground: Ground) {
    this.#folder = folder;
    this.#keys = new KeyShelf(folder);
    this.#ground = ground;
  }

  profiles = (): Promise<AgencyProfile[]> => readProfiles(this.#folder);

  keys = (): Promise<KeyTable[]> => this.#keys.list();

  async saveKey({ id, path, title, key, code, division, version }: SaveKeyQuery): Promise<KeyTable> {
    try {
      return await this.#keys.save(id, path, {
        ...(title ? { title } : {}),
        ...(key === undefined ? {} : { key }),
        ...(code === undefined ? {} : { code }),
        ...(division ? { division } : {}),
        ...(version ? { version } : {}),
        knows: await this.#ground.knows(),
      });
    } catch (error) {
      throw asStudyError(error);
    }
  }

  removeKey = (id: string): Promise<{ removed: string }> => this.#keys.remove(id);

  async understand({ path, upload = "", definition }: UnderstandQuery): Promise<Understanding> {
    const saved = definition?.id === undefined ? undefined : await this.#saved(definition.id);
    const bounds = await this.#ground.bounds();
    return understand(path, {
      upload,
      ...(definition ? { definition } : {}),
      ...(saved ? { saved } : {}),
      ...(bounds ? { bounds } : {}),
      profiles: await this.profiles(),
      keys: await this.keys(),
      knows: await this.#ground.knows(),
    });
  }

  /** The definition that was saved with stored records, where there are any of that id. */
  async #saved(id: string): Promise<RecordsDefinition | undefined> {
    if (!recordsDefinition.shape.id.safeParse(id).success) return undefined;
    const path = join(this.#folder, "records", id, "definition.json");
    const body = await readFile(path, "utf8").catch(() => undefined);
    const parsed = body === undefined ? undefined : recordsDefinition.safeParse(JSON.parse(body));
    return parsed?.success ? parsed.data : undefined;
  }
}
