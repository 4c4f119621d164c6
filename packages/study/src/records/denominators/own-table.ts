import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Denominator, denominator } from "@tvars/api";
import { isVersion, versionFor } from "@tvars/areas";
import type { Figure } from "@tvars/cube";
import { absent, figure } from "@tvars/cube";
import { z } from "zod";
import { brokenDenominator, noSuchDenominator, notADenominatorId } from "./problems.ts";
import { parseOwn } from "./parse-own.ts";
import type { DenominatorSource } from "./source.ts";

const STATUS = z.enum(["value", "zero", "suppressed", "missing", "not-applicable"]);
const ownTable = denominator.omit({ years: true, groups: true }).extend({
  source: z.string(),
  added: z.string(),
  rows: z.array(
    z.object({
      area: z.string().nullable(),
      type: z.number().nullable(),
      year: z.number(),
      value: z.number().nullable(),
      status: STATUS,
    }),
  ),
});
export type OwnTable = z.output<typeof ownTable>;

export interface OwnTableAsked {
  id: string;
  title: { sv: string; en: string };
  unit: { sv: string; en: string };
  /** Rates are per this many; 1 unless told. */
  per?: number;
  /** Which place of a record it fits; both unless told. */
  of?: Denominator["of"];
  source?: string;
  caveat?: { sv: string; en: string };
}

/** Denominators of the agency's own: one small JSON file each in the workspace's `denominators`. */
export class OwnTables {
  readonly #folder: string;

  constructor(workspace: string) {
    this.#folder = join(workspace, "denominators");
  }

  async list(): Promise<OwnTable[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const all = await Promise.all(
      names.filter((name) => name.endsWith(".json")).map((name) => this.get(name.slice(0, -5))),
    );
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async get(id: string): Promise<OwnTable> {
    if (!ID.test(id)) throw notADenominatorId(id);
    const text = await readFile(join(this.#folder, `${id}.json`), "utf8").catch(() => undefined);
    if (text === undefined)
      throw noSuchDenominator(
        `own:${id}`,
        (await this.list()).map((one) => `own:${one.id}`),
      );
    const read = ownTable.safeParse(JSON.parse(text));
    if (!read.success) throw brokenDenominator(id, read.error.issues[0]!.path.join("."), read.error);
    return read.data;
  }

  /** Reads a CSV with `area` or `type`, `year` and `value`, and keeps it whole or not at all. */
  async add(file: string, asked: OwnTableAsked): Promise<OwnTable> {
    if (!ID.test(asked.id)) throw notADenominatorId(asked.id);
    const rows = parseOwn(await readFile(file, "utf8"), file);
    const table = ownTable.parse({
      per: 1,
      of: "both",
      source: asked.title.sv,
      ...asked,
      added: new Date().toISOString(),
      rows,
    });
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `${asked.id}.json`);
    await writeFile(`${path}.new`, JSON.stringify(table));
    await rename(`${path}.new`, path);
    return table;
  }

  async remove(id: string): Promise<void> {
    await this.get(id);
    await rm(join(this.#folder, `${id}.json`));
  }
}

const ID = /^[a-z][a-z0-9-]{0,59}$/;

/** An own table as a denominator. An area is its code, in the version of its year, or `version:code`. */
export function ownSource(table: OwnTable): DenominatorSource {
  const byArea = new Map<string, Figure>();
  const byType = new Map<string, Figure>();
  for (const { area, type, year, value, status } of table.rows) {
    const one: Figure = value === null ? absent(status as "missing") : figure(value);
    if (area !== null) byArea.set(`${keyed(area, year)} ${year}`, one);
    else byType.set(`${type} ${year}`, one);
  }
  const { rows, source, added, ...info } = table;
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  return {
    info: { ...info, id: `own:${table.id}`, years, groups: [] },
    origin: [{ source, table: `own:${table.id}`, fetched: added.slice(0, 10) }],
    notes: [],
    of: ({ version, code, year }) => byArea.get(`${version}:${code} ${year}`) ?? absent("missing"),
    ...(byType.size > 0
      ? { ofType: (type: number, year: number) => byType.get(`${type} ${year}`) ?? absent("missing") }
      : {}),
  };
}

function keyed(area: string, year: number): string {
  const at = area.indexOf(":");
  if (at > 0 && isVersion(area.slice(0, at))) return area;
  return `${versionFor(/^\d{4}R/.test(area) ? "regso" : "deso", year)}:${area}`;
}
