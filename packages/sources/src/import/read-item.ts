import { basename } from "node:path";
import type { Cube, Text } from "@tvars/cube";
import { CubeError, readJsonStat, readJsonStatHead } from "@tvars/cube";
import { readLayer } from "@tvars/geo";
import { readBridge } from "../bridge/read-bridge.ts";
import type { BridgeColumns } from "../bridge/read-bridge.ts";
import { readDefinition } from "../catalogue.ts";
import { parseCsv } from "../csv/parse.ts";
import { csvCube } from "../csv/cube.ts";
import type { CsvFile } from "../csv/parse.ts";
import type { Definition } from "../definition.ts";
import { readKolada } from "../kolada/read-body.ts";
import type { KoladaValues } from "../kolada/read-body.ts";
import { groupRows } from "../kolada/groups.ts";
import { findColumns, versionOf } from "../layer/columns.ts";
import { checkShapes } from "../layer/check.ts";
import { readPx } from "../px/read-px.ts";
import { readPxWeb1 } from "../pxweb1/read-body.ts";
import type { SourceError } from "../source-error.ts";
import { fromCubeError, wrapErrors } from "../wrap.ts";
import { detect } from "./detect.ts";
import type { FigureItem, ImportAnswers, Item, LayerItem } from "./items.ts";

export interface ReadItemOptions extends ImportAnswers {
  definitions: readonly Definition[];
  invented?: boolean;
  title?: Text;
}

/**
 * Reads one file: tells what it is, parses and checks it. Nothing is stored.
 * @throws SourceError naming file, row, value, what was expected and what to do.
 */
export function readItem(file: string, options: ReadItemOptions): Promise<Item> {
  return wrapErrors(file, async () => {
    const found = await detect(file);
    switch (found.kind) {
      case "jsonstat":
        return jsonStatItem(file, found.body, options);
      case "layer":
        return await layerItem(file, options, found.body);
      case "pxweb-v1":
        return await figures(file, readPxWeb1(found.body as never, file), options);
      case "kolada": {
        const body = found.body as KoladaValues;
        const table = [...new Set(body.values.map(({ kpi }) => kpi))].join("-");
        return await figures(
          file,
          readKolada(body, file),
          { ...options, table: options.table ?? table },
          "kolada",
        );
      }
      case "kolada-groups":
        return groupRows(found.body, file, options.invented === true);
      case "px":
        return await figures(file, readPx(found.text, file), options);
      case "json-rows":
        return jsonRows(file, found.body, options);
      case "manifest":
      case "csv":
        return await csvItem(file, found.kind === "csv" ? found.text : "", options);
    }
  });
}

function jsonStatItem(file: string, body: unknown, options: ReadItemOptions): Promise<FigureItem> {
  const { extension = {}, invented } = body as { extension?: Record<string, any>; invented?: unknown };
  const marked = extension.tvars?.invented === true || extension.invented === true || invented === true;
  const english = extension.px?.language === "en";
  const cube = readJsonStat(body);
  return figures(file, cube, { ...options, invented: marked || options.invented === true }).then((item) => ({
    ...item,
    english,
    ...(english ? { head: readJsonStatHead(body) } : {}),
  }));
}

async function figures(
  file: string,
  cube: Cube,
  options: ReadItemOptions,
  source?: string,
): Promise<FigureItem> {
  const [origin] = cube.origin;
  const stated = options.definition === undefined ? undefined : await readDefinition(options.definition);
  const table = options.table ?? stated?.id ?? origin?.table ?? stem(file);
  const definition = stated ?? options.definitions.find(({ id, kind }) => kind === "figures" && id === table);
  const invented = options.invented === true;
  return {
    kind: "figures",
    file,
    invented,
    table,
    source: invented
      ? "example"
      : (source ??
        definition?.source ??
        (/^(SCB|Statistiska|Statistics Sweden)/.test(origin?.source ?? "") ? "scb" : "file")),
    definition,
    cube,
    english: false,
    warnings: [],
    ...(origin?.updated === undefined ? {} : { updated: origin.updated }),
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.version === undefined ? {} : { plain: options.version }),
    ...(options.add ? { add: true } : {}),
  };
}

async function layerItem(file: string, options: ReadItemOptions, body?: unknown): Promise<LayerItem> {
  const { crs, axisOrder } = options;
  const layer = await readLayer(file, {
    ...(crs ? { crs } : {}),
    ...(axisOrder ? { axisOrder } : {}),
    ...(options.layer ? { layer: options.layer } : {}),
  });
  const { invented: marked, timeStamp, extension } = (body ?? {}) as Record<string, any>;
  const invented = options.invented === true || marked === true || extension?.tvars?.invented === true;
  const found = findColumns(layer);
  const warnings = checkShapes(layer, file, found?.columns.code);
  const read = { kind: "layer" as const, file, invented, layer, warnings };
  const more = {
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(typeof timeStamp === "string" ? { fetched: timeStamp } : {}),
  };
  const source = invented ? "example" : "file";
  if (found === undefined || (options.table ?? "").startsWith("ref:")) {
    const table = options.table ?? `ref:${stem(file)}`;
    return { ...read, ...more, source, table: table.startsWith("ref:") ? table : `ref:${table}` };
  }
  const version = versionOf(found, layer, file, options.version);
  return { ...read, ...more, source: invented ? "example" : "scb", table: version, version, found };
}

async function csvItem(file: string, text: string, options: ReadItemOptions): Promise<Item> {
  const csv = parseCsv(text, file);
  const invented = options.invented === true;
  const key = bridgeDefinition(csv, options.definitions);
  if (key !== undefined)
    return {
      kind: "bridge",
      file,
      invented,
      definition: key,
      rows: readBridge(
        csv.records,
        key.columns as unknown as BridgeColumns,
        { from: key.from!, to: key.to! },
        file,
      ),
      warnings: [],
    };
  if (csv.header.includes("Kod_fran") && csv.header.includes("Kod_till"))
    return {
      kind: "rows",
      as: "bridge",
      table: "changes",
      source: invented ? "example" : "scb",
      file,
      invented,
      columns: csv.header,
      rows: csv.records,
      warnings: [],
    };
  // A definition says what table the file is, and may choose among its figures; without one it is a table of its own.
  const isDefined = options.definition !== undefined;
  const selection = isDefined ? (await readDefinition(options.definition!)).selection : {};
  const { cube, warnings, plain } = await csvCube(csv, options, selection.measure);
  const table = options.table ?? (isDefined ? undefined : stem(file));
  const item = await figures(
    file,
    cube,
    { ...options, ...(table === undefined ? {} : { table }) },
    isDefined ? undefined : "file",
  );
  return {
    ...item,
    source: invented ? "example" : item.source,
    warnings,
    ...(plain === undefined ? {} : { plain }),
  };
}

/** SCB's key files by their columns: `DeSO_2018` and `RegSOkod_2020`. */
function bridgeDefinition({ header }: CsvFile, definitions: readonly Definition[]): Definition | undefined {
  return (
    definitions.find(
      ({ kind, columns }) =>
        kind === "bridge" &&
        columns !== undefined &&
        header.includes(columns.from!) &&
        header.includes(columns.to!),
    ) ?? synthetic(header, definitions)
  );
}

/** The same file of the other version has the same columns with another year. */
function synthetic(header: readonly string[], definitions: readonly Definition[]): Definition | undefined {
  const deso = header.find((name) => /^DeSO_20\d\d$/.test(name));
  const regso = header.find((name) => /^RegSOkod_20\d\d$/.test(name));
  const [from, to] = [`deso@${deso?.slice(-4)}`, `regso@${regso?.slice(-4)}`];
  const known = definitions.find((definition) => definition.from === from && definition.to === to);
  if (deso === undefined || regso === undefined || known === undefined) return undefined;
  const columns = {
    from: deso,
    to: regso,
    to_name: regso.replace("kod", ""),
    kommun: "Kommun",
    kommun_name: "Kommunnamn",
  };
  return { ...known, columns };
}

function jsonRows(
  file: string,
  body: Record<string, Record<string, unknown>>,
  options: ReadItemOptions,
): Item {
  const rows = Object.entries(body).map(([key, row]) => ({ "*": key, ...row }));
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  const definition = options.definitions.find(
    ({ kind, api, columns: wanted }) =>
      kind === "bridge" && api === "json" && wanted !== undefined && columns.has(wanted.to!),
  );
  if (definition === undefined) throw notBridge(file, [...columns]);
  const key = definition.columns as unknown as BridgeColumns;
  return {
    kind: "bridge",
    file,
    invented: options.invented === true,
    definition,
    rows: readBridge(rows, key, { from: definition.from!, to: definition.to! }, file),
    warnings: [],
  };
}

const notBridge = (file: string, columns: string[]): SourceError =>
  fromCubeError(
    new CubeError({
      kind: "shape",
      what: { sv: "JSON-filen är av okänt slag", en: "the JSON file is of an unknown kind" },
      value: columns.slice(0, 8).join(", "),
      expected: { sv: "en nyckel med regso_code för varje DeSO", en: "a key with regso_code for each DeSO" },
      action: { sv: "skriv en tabelldefinition för filen", en: "write a table definition for the file" },
    }),
    file,
  );

const stem = (file: string): string => basename(file).replace(/(\.(sv|en))?\.[^.]+$/, "");
