import { readFile } from "node:fs/promises";
import {
  APPORTION,
  PLACE_OF,
  type RecordsDefinition,
  type RecordsDefinitionInput,
  recordsDefinition,
} from "@tvars/api";
import { DIVISIONS, VERSIONS } from "@tvars/areas";
import type { Study } from "@tvars/study";
import { choice, yearArgument } from "../arguments.ts";
import { UsageError } from "../exit.ts";
import type { Io } from "../io.ts";
import type { CommonOptions } from "../run.ts";

/** What can be said of a file on the command line. */
export interface PlaceOptions extends CommonOptions {
  definition?: string;
  profile?: string;
  id?: string;
  title?: string;
  unit?: string;
  source?: string;
  sheet?: string;
  layer?: string;
  x?: string;
  y?: string;
  crs?: string;
  axisOrder?: string;
  code?: string;
  division?: string;
  areaVersion?: string;
  geometry?: boolean;
  apportion?: string;
  key?: string;
  keyTable?: string;
  placeOf?: string;
  yearColumn?: string;
  yearFormat?: string;
  year?: string;
  group?: string[];
  amount?: string[];
  count?: string;
  identifier?: string;
  only?: string[];
  protected?: string;
  retention?: string;
  keepIdentifiers?: boolean;
  keepCoordinates?: boolean;
}

type Draft = Partial<RecordsDefinitionInput>;

/**
 * The definition of a file: a saved one or a file of one; else what the program understands of the columns. What is said on the command line goes
 * before both. @throws UsageError naming what is still to be said
 */
export async function definitionOf(
  study: Study,
  path: string,
  options: PlaceOptions,
  io: Io,
): Promise<RecordsDefinition> {
  const { lang } = io;
  const sv = lang === "sv";
  // Only now: the program is loaded when a command needs it, not for --help.
  const { slug } = await import("@tvars/study");
  const said = saidOf(options, io, slug);
  const base: Draft =
    options.definition === undefined
      ? await suggested(study, path, said, options)
      : await savedOrFile(study, options.definition, io);
  const draft: Draft = { ...base, ...said, file: { ...base.file, ...said.file } };
  const missing = [
    ...(draft.place
      ? []
      : [
          sv
            ? "platsen (--x och --y, --code, --key eller --geometry)"
            : "the place (--x and --y, --code, --key or --geometry)",
        ]),
    ...(draft.time ? [] : [sv ? "året (--year-column eller --year)" : "the year (--year-column or --year)"]),
    ...(draft.placeOf
      ? []
      : [
          sv
            ? `vad platsen är (--place-of ${PLACE_OF.join("|")})`
            : `what the place is (--place-of ${PLACE_OF.join("|")})`,
        ]),
  ];
  if (missing.length > 0) throw new UsageError(`${path}: ${sv ? "ange" : "state"} ${missing.join(", ")}`);
  const parsed = recordsDefinition.safeParse({ source: nameOf(path), ...draft });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new UsageError(`${issue.path.join(".") || "definition"}: ${issue.message}`);
}

async function suggested(study: Study, path: string, said: Draft, { profile }: PlaceOptions): Promise<Draft> {
  const file = said.file as RecordsDefinition["file"] | undefined;
  const understood = await study.understandRecords({
    path,
    definition: { ...(profile ? { profile } : {}), ...(file ? { file } : {}) },
  });
  if (understood.refused && !said.place) throw new UsageError(understood.refused.detail);
  const { suggestion } = understood;
  if (suggestion.place?.by !== "point" || said.place) return suggestion;
  const { crs, ...rest } = suggestion.place;
  return { ...suggestion, place: crs ? { ...rest, crs } : rest };
}

async function savedOrFile(study: Study, given: string, { lang }: Io): Promise<Draft> {
  const saved = await study.recordsDefinition(given);
  if (saved) return saved;
  const body = await readFile(given, "utf8").catch(() => undefined);
  if (body === undefined)
    throw new UsageError(
      lang === "sv"
        ? `--definition: fick ${given}, väntade id för sparade uppgifter eller en JSON-fil`
        : `--definition: got ${given}, expected the id of stored records or a JSON file`,
    );
  try {
    return JSON.parse(body) as Draft;
  } catch (cause) {
    throw new UsageError(`${given}: ${(cause as Error).message}`);
  }
}

function saidOf(options: PlaceOptions, io: Io, slug: (text: string) => string): Draft {
  const { lang } = io;
  const both = (text: string) => ({ sv: text, en: text });
  const year = yearArgument(options.year, lang);
  const place = placeSaid(options, io);
  const file = {
    ...(options.sheet ? { sheet: options.sheet } : {}),
    ...(options.layer ? { layer: options.layer } : {}),
  };
  return {
    ...(options.id ? { id: options.id } : {}),
    ...(options.title ? { title: both(options.title) } : {}),
    ...(options.unit ? { unit: both(options.unit) } : {}),
    ...(options.source ? { source: options.source } : {}),
    ...(options.profile ? { profile: options.profile } : {}),
    ...(Object.keys(file).length > 0 ? { file } : {}),
    ...(place ? { place } : {}),
    ...(options.placeOf
      ? { placeOf: choice(options.placeOf, PLACE_OF, lang, { sv: "--place-of", en: "--place-of" }) }
      : {}),
    ...(year === undefined ? {} : { time: { year } }),
    ...(options.yearColumn
      ? {
          time: { column: options.yearColumn, ...(options.yearFormat ? { format: options.yearFormat } : {}) },
        }
      : {}),
    ...(options.group ? { groups: options.group.map((text) => groupSaid(text, slug)) } : {}),
    ...(options.amount
      ? { amounts: options.amount.map((column) => ({ column, title: both(column), unit: both(column) })) }
      : {}),
    ...(options.count ? { rowCount: options.count } : {}),
    ...(options.identifier ? { identifier: options.identifier } : {}),
    ...(options.only ? { only: options.only.map((text) => valuesSaid("--only", text, lang)) } : {}),
    ...(options.protected ? { protectedIdentity: valuesSaid("--protected", options.protected, lang) } : {}),
    ...(options.retention ? { retention: options.retention } : {}),
    ...(options.keepIdentifiers ? { keepIdentifiers: true } : {}),
    ...(options.keepCoordinates ? { keepCoordinates: true } : {}),
  };
}

function placeSaid(options: PlaceOptions, { lang }: Io): Draft["place"] | undefined {
  const system = {
    ...(options.crs ? { crs: options.crs } : {}),
    ...(options.axisOrder
      ? {
          axisOrder: choice(options.axisOrder, ["east-north", "north-east"] as const, lang, {
            sv: "--axis-order",
            en: "--axis-order",
          }),
        }
      : {}),
  };
  if (options.code)
    return {
      by: "code",
      column: options.code,
      division: choice(options.division ?? "regso", DIVISIONS, lang, { sv: "--division", en: "--division" }),
      ...(options.areaVersion
        ? {
            version: choice(options.areaVersion, VERSIONS, lang, {
              sv: "--area-version",
              en: "--area-version",
            }),
          }
        : {}),
    };
  if (options.key) {
    if (options.keyTable) return { by: "key", column: options.key, key: options.keyTable };
    throw new UsageError(lang === "sv" ? "--key behöver --key-table" : "--key needs --key-table");
  }
  if (options.geometry)
    return {
      by: "geometry",
      ...system,
      apportion: choice(options.apportion ?? "length", APPORTION, lang, {
        sv: "--apportion",
        en: "--apportion",
      }),
    };
  if (options.x ?? options.y) {
    const [x, y] = [options.x ?? options.y!, options.y ?? options.x!];
    return { by: "point", x, y, ...system };
  }
  return undefined;
}

/** `alder` or `alder=0,20,65`: a column, with the lower ends of its bands. */
function groupSaid(text: string, slug: (text: string) => string): NonNullable<Draft["groups"]>[number] {
  const found = /^(.+)=(\d+(?:,\d+)*)$/.exec(text);
  const column = found ? found[1]! : text;
  return {
    id: slug(column),
    column,
    title: { sv: column, en: column },
    ...(found ? { bands: found[2]!.split(",").map(Number) } : {}),
  };
}

/** `kolumn=värde,värde`. */
function valuesSaid(option: string, text: string, lang: Io["lang"]): { column: string; values: string[] } {
  const at = text.indexOf("=");
  if (at > 0 && at < text.length - 1)
    return { column: text.slice(0, at), values: text.slice(at + 1).split(",") };
  throw new UsageError(
    lang === "sv"
      ? `${option}: fick ${text}, väntade kolumn=värde,värde`
      : `${option}: got ${text}, expected column=value,value`,
  );
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, "");
