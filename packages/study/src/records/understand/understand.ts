import type { AgencyProfile, RecordColumn, RecordsDefinition, Understanding } from "@tvars/api";
import { CrsQuestion, GeoError } from "@tvars/geo";
import { type OpenRecords, type ReadRecordsOptions, openRecords } from "@tvars/sources";
import { asStudyError } from "../../workspace/source-problem.ts";
import { changedColumns } from "./changed.ts";
import { type Bounds, bothOf, coarsePlaces, decimal, readingsOf } from "./coordinates.ts";
import type { Knows } from "../keys/read-key.ts";
import { previewOf } from "./preview.ts";
import { refusalOf } from "./refusals.ts";
import { type LookedAt, lookAt } from "./sample.ts";
import { suggestionOf } from "./suggest.ts";
import { wordsOf } from "./words.ts";

/** A system is taken for settled where it holds nearly every row and no other holds as many. */
const SETTLED = 0.8;
const PREVIEW_ROWS = 8;

export interface UnderstandOptions {
  upload: string;
  /** How it is said to be read; the saved definition of the same id, where there is one. */
  definition?: Partial<RecordsDefinition>;
  saved?: RecordsDefinition;
  /** Degrees that hold the areas at hand. */
  bounds?: Bounds;
  /** Names that columns go by in files of agencies; one profile where it is chosen. */
  profiles?: readonly AgencyProfile[];
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
  { upload, definition, saved, bounds }: UnderstandOptions,
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
    const looked = await lookAt(records);
    const xy = coordinatesOf(looked, definition);
    const readings = opened.readings ?? (xy ? readingsOf(xy.x, xy.y, bounds) : []);
    const shapes = pointsOf(looked);
    const coarse = xy ? coarsePlaces(xy.x, xy.y) : shapes && coarsePlaces(shapes.x, shapes.y);
    const settled = readings[0] && readings[0].inside >= SETTLED ? readings[0] : undefined;
    const suggestion = suggestionOf(records, looked.columns, settled);
    return {
      upload,
      name: records.name,
      file: records.file,
      rows: records.rows ?? (looked.isWhole ? looked.rows : null),
      columns: looked.columns,
      words: wordsOf(records, looked, settled),
      ...(records.sheets ? { sheets: [...records.sheets] } : {}),
      ...(records.layers ? { layers: [...records.layers] } : {}),
      geometry: records.geometry,
      crs: readings,
      questions: questionsOf(records, looked.columns, readings, opened.layers),
      suggestion,
      changed: changedColumns(looked.columns, saved),
      refused: refusalOf(records.name, looked.columns, coarse, records.geometry !== null),
      preview: {
        head: headOf(records, looked),
        points: previewOf(
          xy && settled
            ? { ...xy, ...settled }
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

function questionsOf(
  { sheets, file }: OpenRecords,
  columns: readonly RecordColumn[],
  readings: Understanding["crs"],
  layers: string[] | undefined,
): Understanding["questions"] {
  const questions: Understanding["questions"] = [];
  const close = readings.filter(({ inside }) => inside >= SETTLED);
  if (readings.length > 0 && close.length !== 1)
    questions.push({
      id: "crs",
      field: "place.crs",
      text:
        close.length > 1
          ? { sv: "Vilket koordinatsystem är punkterna i?", en: "Which coordinate system are the points in?" }
          : {
              sv: "Inget koordinatsystem lägger de flesta punkterna bland områdena. Vilket är det?",
              en: "No coordinate system puts most points among the areas. Which is it?",
            },
      options: readings.map(({ crs, axisOrder, title }) => ({ value: `${crs} ${axisOrder}`, label: title })),
    });
  if (sheets && sheets.length > 1)
    questions.push({
      id: "sheet",
      field: "file.sheet",
      text: {
        sv: `Bladet ${file.sheet} läses. Är det rätt blad?`,
        en: `The sheet ${file.sheet} is read. Is it the right one?`,
      },
      options: sheets.map((value) => ({ value, label: { sv: value, en: value } })),
    });
  if (layers)
    questions.push({
      id: "layer",
      field: "file.layer",
      text: { sv: "Vilket lager ska läsas?", en: "Which layer is to be read?" },
      options: layers.map((value) => ({ value, label: { sv: value, en: value } })),
    });
  const codes = columns.find(({ looksLike }) => looksLike === "regso" || looksLike === "deso");
  if (!columns.some(({ looksLike }) => looksLike === "year" || looksLike === "date"))
    questions.push({
      id: "year",
      field: "time.year",
      text: codes
        ? {
            sv: "Vilket år gäller uppgifterna? Året avgör vilken version koderna hör till.",
            en: "Which year are the records of? The year decides which version the codes belong to.",
          }
        : { sv: "Vilket år gäller uppgifterna?", en: "Which year are the records of?" },
      options: [],
    });
  return questions;
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
