import type { RecordsDefinition } from "@tvars/api";
import type { Division, Version } from "@tvars/areas";
import { isDivision } from "@tvars/areas";
import type { CrsId } from "@tvars/geo";
import { type OpenRecords, type ReadRecordsOptions, openRecords } from "@tvars/sources";
import type { RecordsBatch } from "@tvars/engine";
import type { Work } from "../../study.ts";
import type { KeyShelf } from "../keys/key-shelf.ts";
import { plainKey } from "../keys/plain-key.ts";
import { lackingColumns } from "./columns.ts";
import { CodePlacer } from "./codes.ts";
import { type Bounds, settleCrs } from "./crs.ts";
import type { Ground } from "./ground.ts";
import { noGround, noShapes } from "./problems.ts";
import { Places } from "./places.ts";
import { RowPlacer, type Where, wantedColumns } from "./placer.ts";
import type { PlacedBatch } from "./placed.ts";
import { PointPlacer } from "./points.ts";
import { Seen } from "./seen.ts";
import { ShapePlacer } from "./shapes.ts";
import { StoredRows } from "./stored-rows.ts";
import { Tally } from "./tally.ts";
import { Reasons, V } from "./verdicts.ts";

export interface PlacingOptions {
  ground: Ground;
  keys: Pick<KeyShelf, "get">;
  /** Degrees that hold the areas at hand. */
  bounds?: Bounds | undefined;
}

/** A file on its way through placing: read once, batch by batch, in memory that does not grow with it. */
export class PlacingRun {
  readonly definition: RecordsDefinition;
  readonly places = new Places();
  readonly reasons = new Reasons();
  readonly tally = new Tally(this.reasons);
  readonly stored: StoredRows;
  /** Identifiers met more than once; some rows where they were. */
  readonly duplicates: { count: number; rows: number[] } = { count: 0, rows: [] };
  readonly #records: OpenRecords;
  readonly #placer: RowPlacer;
  /** Place of every row, kept only where source checks ask for it. */
  readonly #placed: { from: number; place: Int32Array }[] = [];

  private constructor(
    definition: RecordsDefinition,
    records: OpenRecords,
    placer: (run: PlacingRun) => RowPlacer,
  ) {
    this.definition = definition;
    this.#records = records;
    this.stored = new StoredRows(definition, this.places, this.reasons);
    this.#placer = placer(this);
  }

  /** @throws StudyError where the file, its columns or what the definition needs is not there; a question where the system is open */
  static async open(
    path: string,
    definition: RecordsDefinition,
    options: PlacingOptions,
  ): Promise<PlacingRun> {
    const { place } = definition;
    const records = await openRecords(path, {
      ...(definition.file as ReadRecordsOptions),
      ...(place.by === "geometry" && place.crs ? { crs: place.crs as CrsId } : {}),
      ...(place.by === "geometry" && place.axisOrder ? { axisOrder: place.axisOrder } : {}),
    });
    try {
      lackingColumns(records.name, records.columns, definition);
      const where = await whereOf(records, definition, options);
      return new PlacingRun(definition, records, (run) => new RowPlacer(definition, where(run), run.reasons));
    } catch (error) {
      await records.close();
      throw error;
    }
  }

  get file(): OpenRecords {
    return this.#records;
  }

  /**
   * Places every row. Answers the columns to store, batch by batch; a dry run passes over them. All counts stand in `tally` afterwards.
   */
  async *rows({ signal, onProgress }: Work = {}): AsyncGenerator<RecordsBatch> {
    const { identifier } = this.definition;
    const seen = new Seen();
    const started = performance.now();
    const wanted = wantedColumns(this.definition);
    const options = {
      shapes: this.definition.place.by === "geometry",
      apart: true,
      ...(signal ? { signal } : {}),
      onProgress: (done: number, total: number) => {
        const seconds = (performance.now() - started) / 1000;
        onProgress?.({
          what: this.#records.name,
          done,
          total,
          ...(seconds > 1 ? { ratePerS: done / seconds, remainingS: ((total - done) * seconds) / done } : {}),
        });
      },
    };
    for await (const batch of this.#records.batches(wanted, options)) {
      signal?.throwIfAborted();
      for (const { row, text } of batch.unreadable)
        this.tally.addUnreadable(row, this.reasons.of("unreadable", text));
      if (identifier !== undefined) {
        const { dictionary, codes } = batch.texts[identifier]!;
        for (let row = 0; row < batch.length; row++) {
          if (codes[row] === 0 || !seen.add(dictionary[codes[row]!]!)) continue;
          this.duplicates.count += 1;
          if (this.duplicates.rows.length < 20) this.duplicates.rows.push(batch.row(row));
        }
      }
      if (batch.length === 0) continue;
      const placed = await this.#placer.place(batch);
      this.tally.add(placed);
      if (this.definition.checks.length > 0) this.#keep(placed);
      const columns = this.stored.batch(placed);
      if (columns) yield columns;
    }
    yield* this.#bare();
  }

  /** Kommun that the row at a position, from 0, was placed in; empty where it was not or was cut into pieces. */
  kommunAt(position: number): string {
    const part = this.#placed.findLast(({ from }) => from <= position);
    const place = part?.place[position - part.from] ?? 0;
    return this.places.kommun[place] ?? "";
  }

  #keep({ batch, place, rowOf }: PlacedBatch): void {
    const last = this.#placed.at(-1);
    const from = last ? last.from + last.place.length : 0;
    this.#placed.push({ from, place: rowOf ? new Int32Array(batch.length) : place });
  }

  /** Rows of which only the verdict is kept, a million at a time. */
  *#bare(): Generator<RecordsBatch> {
    const { verdicts, unread } = this.tally;
    for (const [verdict, rows] of [
      [V.protected, verdicts[V.protected]!],
      [V.unreadable, unread],
    ] as const)
      for (let left = rows; left > 0; left -= 1 << 20)
        yield this.stored.bare(verdict, Math.min(left, 1 << 20));
  }

  close(): Promise<void> {
    return this.#records.close();
  }
}

async function whereOf(
  records: OpenRecords,
  { place }: RecordsDefinition,
  { ground, keys, bounds }: PlacingOptions,
): Promise<(run: PlacingRun) => Where> {
  switch (place.by) {
    case "code": {
      const { column, division, version } = place;
      return ({ places, reasons }) => ({
        by: "text",
        column,
        codeOf: (text) => text,
        codes: new CodePlacer(ground, places, reasons, { division, version }),
      });
    }
    case "key": {
      const { head, codes } = await keys.get(place.key);
      const division = (isDivision(head.division) ? head.division : "regso") as Division;
      const { version } = head as { version?: Version };
      return ({ places, reasons }) => ({
        by: "text",
        column: place.column,
        codeOf: (text) => codes.get(plainKey(text)),
        codes: new CodePlacer(ground, places, reasons, { division, version }),
      });
    }
    case "point": {
      if (!(await hasBoundaries(ground))) throw noGround();
      const system =
        place.crs === undefined
          ? await settleCrs(records, place, bounds)
          : { crs: place.crs as CrsId, axisOrder: place.axisOrder ?? ("east-north" as const) };
      return ({ places }) => {
        const placers = new Map<Version, Promise<PointPlacer | undefined>>();
        return {
          by: "point",
          x: place.x,
          y: place.y,
          ...system,
          placer: (version) => {
            let placer = placers.get(version);
            if (!placer) placers.set(version, (placer = PointPlacer.open(ground, places, version)));
            return placer;
          },
        };
      };
    }
    case "geometry": {
      if (records.geometry === null) throw noShapes(records.name, records.file.format);
      if (!(await hasBoundaries(ground))) throw noGround();
      return ({ places, reasons }) => ({
        by: "geometry",
        placer: new ShapePlacer(ground, places, reasons, place.apportion),
      });
    }
  }
}

const hasBoundaries = async (ground: Ground): Promise<boolean> =>
  (
    await Promise.all((["regso@2025", "regso@2020"] as const).map((version) => ground.hasLayer(version)))
  ).some(Boolean);
