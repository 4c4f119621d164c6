import type { AgencyProfile, KeyTable, RecordColumn, RecordsDefinition, Understanding } from "@tvars/api";
import { CrsQuestion, GeoError } from "@tvars/geo";
import { type OpenRecords, type ReadRecordsOptions, openRecords } from "@tvars/sources";
import type { Text } from "@tvars/cube";
import { asStudyError } from "../../workspace/source-problem.ts";
import { changedColumns } from "./changed.ts";
import { type Bounds, bothOf, coarsePlaces, decimal, readingsOf, roundedShapes } from "./coordinates.ts";
import { hintsOf, trusted } from "./hints.ts";
import { mixedLevels } from "./levels.ts";
import { questionsOf } from "./questions.ts";
import { versionOfCodes } from "./version.ts";
import type { Knows } from "../keys/read-key.ts";
import { previewOf } from "./preview.ts";
import { refusalOf } from "./refusals.ts";
import { type LookedAt, lookAt } from "./sample.ts";
import { suggestionOf } from "./suggest.ts";
import { alsoSaid, takenSaid, wordsOf } from "./words.ts";

/** A system is taken for settled where it holds nearly every row and no other holds as many. */
const SETTLED = 0.8;
const PREVIEW_ROWS = 8;
const AREAS: ReadonlySet<string> = new Set(["regso", "deso", "kommun", "lan"]);

export interface UnderstandOptions {
  upload: string;
  /** How it is said to be read; the saved definition of the same id, where there is one. */
  definition?: Partial<RecordsDefinition>;
  saved?: RecordsDefinition;
  /** Degrees that hold the areas at hand. */
  bounds?: Bounds;
  /** Names that columns go by in files of agencies; one profile where it is chosen. */
  profiles?: readonly AgencyProfile[];
  /** Key tables at hand. */
  keys?: readonly KeyTable[];
  /** Whether a code exists in a version. */
  knows?: Knows;
}

/**
 * What a file is, in words, with what is asked rather than guessed; nothing is stored.
 * @throws StudyError for a file that cannot be read: file, row, value, expected, what to do
 */
export async function understand(path: string, options: UnderstandOptions): Promise<Understanding> {
  try {
    return await understood(path, options);
  } catch (error) {
    throw asStudyError(error);
  }
}

async function understood(
  path: string,
  { upload, definition, saved, bounds, profiles = [], keys = [], knows }: UnderstandOptions,
): Promise<Understanding> {
  const place = definition?.place;
  const asked: ReadRecordsOptions = {
    ...(definition?.file as ReadRecordsOptions | undefined),
    ...(place?.by === "geometry" && place.crs ? { crs: place.crs as `EPSG:${number}` } : {}),
    ...(place?.by === "geometry" && place.axisOrder ? { axisOrder: place.axisOrder } : {}),
  };
  const opened = await openOrAsk(path, asked);
  const { records } = opened;
  try {
    const chosen = definition?.profile ?? saved?.profile;
    const hints = hintsOf(records.columns, profiles, chosen);
    const looked = await lookAt(records, trusted(hints.roles));
    const { columns, cells } = looked;
    const xy = coordinatesOf(looked, definition);
    const readings = opened.readings ?? (xy ? readingsOf(xy.x, xy.y, bounds) : []);
    const shapes = pointsOf(looked);
    const coarse = xy ? coarsePlaces(xy.x, xy.y) : shapes && coarsePlaces(shapes.x, shapes.y);
    const settled = readings[0] && readings[0].inside >= SETTLED ? readings[0] : undefined;
    // A system that somebody has chosen among the readings is the one to look at, settled or not.
    const said = definition?.place;
    const pointedOut =
      said?.by === "point"
        ? readings.find(
            ({ crs, axisOrder }) => crs === said.crs && axisOrder === (said.axisOrder ?? axisOrder),
          )
        : undefined;
    const shownAs = pointedOut ?? settled;
    const mixed = columns
      .filter(({ kind }) => kind === "text" || kind === "code")
      .flatMap(
        ({ name, looksLike }) =>
          mixedLevels(name, cells.get(name)!, { isPlace: looksLike !== null && AREAS.has(looksLike) }) ?? [],
      );
    const coded = columns.find(({ looksLike }) => looksLike === "regso" || looksLike === "deso");
    const version = coded && versionOfCodes(coded, cells.get(coded.name)!, knows);
    const rounded = shapes && xy && roundedShapes(shapes, xy);
    const suggestion = suggestionOf(records, columns, {
      reading: settled,
      version: version?.version,
      hints,
      keys,
    });
    const place = definition?.place ?? suggestion.place;
    return {
      upload,
      name: records.name,
      file: records.file,
      rows: records.rows ?? (looked.isWhole ? looked.rows : null),
      columns,
      words: [
        ...wordsOf(records, looked, settled),
        ...(version?.words ?? []),
        ...alsoSaid(rounded, mixed, hints.profile, chosen),
        ...takenSaid(suggestion),
      ],
      ...(records.sheets ? { sheets: [...records.sheets] } : {}),
      ...(opened.layers || records.layers ? { layers: [...(opened.layers ?? records.layers!)] } : {}),
      geometry: records.geometry,
      crs: readings,
      questions: questionsOf(records, columns, {
        readings,
        settled: SETTLED,
        layers: opened.layers,
        hasCoordinates: xy !== undefined,
        mixed: mixed.filter(({ column }) => place?.by === "code" && place.column === column),
        keys,
        years: yearsIn(records.words),
      }),
      suggestion,
      changed: changedColumns(columns, saved),
      refused: refusalOf(records.name, {
        columns,
        coarse,
        hasShapes: records.geometry !== null,
        mixed,
        place: definition?.place,
      }),
      preview: {
        head: headOf(records, looked),
        points: previewOf(
          xy && shownAs
            ? { ...xy, ...shownAs }
            : shapes && { ...shapes, crs: records.crs ?? "EPSG:4326", axisOrder: "east-north" },
        ),
      },
    };
  } finally {
    await records.close();
  }
}

interface Opened {
  records: OpenRecords;
  /** Set where the file's own shapes left their system open: read with the likeliest, and asked. */
  readings?: Understanding["crs"];
  layers?: string[];
}

/** A layer whose system or name is open is read with the likeliest, so that there is something to look at when it is asked. */
async function openOrAsk(path: string, asked: ReadRecordsOptions): Promise<Opened> {
  try {
    return { records: await openRecords(path, asked) };
  } catch (error) {
    if (error instanceof CrsQuestion && error.candidates.length > 0) {
      const [first] = error.candidates;
      return {
        records: await openRecords(path, { ...asked, crs: first!.crs, axisOrder: first!.axisOrder }),
        readings: error.candidates.map(({ crs, axisOrder, name, place, inSweden }) => ({
          crs,
          axisOrder,
          title: { sv: `${name}, ${place.sv}`, en: `${name}, ${place.en}` },
          inside: inSweden ? 1 : 0,
        })),
      };
    }
    if (error instanceof GeoError && error.kind === "layer-choice" && error.choices?.[0] !== undefined)
      return {
        ...(await openOrAsk(path, { ...asked, layer: error.choices[0] })),
        layers: [...error.choices],
      };
    throw error;
  }
}

interface Coordinates {
  x: Float64Array;
  y: Float64Array;
}

function coordinatesOf(
  { columns, cells }: LookedAt,
  definition: Partial<RecordsDefinition> | undefined,
): Coordinates | undefined {
  const like = (role: RecordColumn["looksLike"]) => columns.find(({ looksLike }) => looksLike === role)?.name;
  const place = definition?.place;
  const [x, y] =
    place?.by === "point"
      ? [place.x, place.y]
      : [
          like("longitude") ?? like("east") ?? like("both-coordinates"),
          like("latitude") ?? like("north") ?? like("both-coordinates"),
        ];
  const [xs, ys] = [cells.get(x ?? ""), cells.get(y ?? "")];
  if (!xs || !ys) return undefined;
  if (x !== y) return { x: Float64Array.from(xs, decimal), y: Float64Array.from(ys, decimal) };
  const both = xs.map(bothOf);
  return {
    x: Float64Array.from(both, ([first]) => first),
    y: Float64Array.from(both, ([, second]) => second),
  };
}

/** The points of the file's own shapes. */
function pointsOf({ shapes }: LookedAt): Coordinates | undefined {
  if (!shapes || shapes.kind[0] !== 1) return undefined;
  const n = shapes.xy.length / 2;
  return {
    x: Float64Array.from({ length: n }, (_, i) => shapes.xy[2 * i]!),
    y: Float64Array.from({ length: n }, (_, i) => shapes.xy[2 * i + 1]!),
  };
}

/** Years that the titles above the header mention, `2024/25` as both of its years; latest first. */
function yearsIn(words: readonly Text[]): string[] {
  const years = new Set<string>();
  for (const { sv } of words)
    for (const [, year, next] of sv.matchAll(/\b((?:19|20)\d\d)(?:\/(\d{2}))?\b/g)) {
      years.add(year!);
      if (next !== undefined) years.add(year!.slice(0, 2) + next);
    }
  return [...years].toSorted().reverse();
}

/** The first rows as they stand, but for columns that look personal. */
function headOf({ columns }: OpenRecords, { columns: told, cells }: LookedAt): string[][] {
  const personal = new Set(told.filter((column) => column.personal).map(({ name }) => name));
  const rows = Array.from(
    { length: Math.min(PREVIEW_ROWS, cells.get(columns[0] ?? "")?.length ?? 0) },
    (_, row) => columns.map((name) => (personal.has(name) ? "•••" : (cells.get(name)![row] ?? ""))),
  );
  return [[...columns], ...rows];
}
