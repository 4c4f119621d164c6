import { DocumentError } from "../error.ts";
import type {
  DocumentBlock,
  DocumentFigure,
  DocumentModel,
  DocumentSource,
  DocumentTable,
} from "../model.ts";

export interface OutlineHeading {
  id: string;
  level: 1 | 2 | 3;
  text: string;
}

/** What every format numbers and refers to alike. */
export interface Outline {
  headings: OutlineHeading[];
  /** Id of a heading block. */
  idOf: Map<DocumentBlock, string>;
  figures: DocumentFigure[];
  /** Whether the figures' numbers stand in an annex. */
  annex: boolean;
  tables: DocumentTable[];
  /** From 1, by id of figure or table. */
  numberOf: Map<string, number>;
  /** From 1, by id of source. */
  sourceNumber: Map<string, number>;
  source: (id: string) => DocumentSource;
  /** From 1: each ordered list counts by itself. */
  numberOfList: Map<DocumentBlock, number>;
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "del";

/**
 * Numbers figures, tables and sources, and names headings. Fails on what would make a broken document: a skipped
 * heading level, an id used twice, an unknown source, a row of another length than its columns, an impossible date.
 */
export function outlineOf(document: DocumentModel): Outline {
  const taken = new Set<string>();
  const claim = (id: string, what: string): void => {
    if (!/^[A-Za-z][\w.-]*$/.test(id))
      throw new DocumentError(
        `The id of ${what} is ${JSON.stringify(id)}; expected a letter, then letters, digits, ".", "_" or "-".`,
      );
    if (taken.has(id))
      throw new DocumentError(`The id ${JSON.stringify(id)} of ${what} is used twice. Give each its own.`);
    taken.add(id);
  };
  if (!isDate(document.date))
    throw new DocumentError(
      `The document's date is ${JSON.stringify(document.date)}; expected a day such as 2022-10-28.`,
    );
  if (document.title.trim() === "") throw new DocumentError("The document has no title; it needs one.");
  const sources = new Map(document.sources.map((source) => [source.id, source]));
  for (const source of document.sources) claim(source.id, `source ${JSON.stringify(source.text)}`);
  const outline: Outline = {
    headings: [],
    idOf: new Map(),
    figures: [],
    annex: document.compact !== true,
    tables: [],
    numberOf: new Map(),
    sourceNumber: new Map(document.sources.map(({ id }, i) => [id, i + 1])),
    source: (id) => sources.get(id)!,
    numberOfList: new Map(
      document.blocks.filter(({ kind }) => kind === "list").map((block, i) => [block, i + 1]),
    ),
  };
  const origins = (origin: readonly string[], what: string): void => {
    for (const id of origin)
      if (!sources.has(id))
        throw new DocumentError(
          `${what} comes from source ${JSON.stringify(id)}, which is not among the document's sources: ${[...sources.keys()].join(", ") || "none"}.`,
        );
  };
  const table = (block: DocumentTable): void => {
    origins(block.origin, `Table ${block.id}`);
    if (block.columns.length === 0) throw new DocumentError(`Table ${block.id} has no columns.`);
    block.rows.forEach(({ cells }, row) => {
      if (cells.length !== block.columns.length)
        throw new DocumentError(
          `Row ${row + 1} of table ${block.id} has ${cells.length} cells; expected ${block.columns.length}, one for each column.`,
        );
    });
  };
  let level = 0;
  for (const block of document.blocks) {
    if (block.kind === "heading") {
      if (block.level > level + 1)
        throw new DocumentError(
          `Heading ${JSON.stringify(block.text)} has level ${block.level} after level ${level}; expected at most ${level + 1}.`,
        );
      level = block.level;
      let id = block.id ?? `h-${slug(block.text)}`;
      for (let n = 2; block.id === undefined && taken.has(id); n++) id = `h-${slug(block.text)}-${n}`;
      claim(id, `heading ${JSON.stringify(block.text)}`);
      outline.headings.push({ id, level: block.level, text: block.text });
      outline.idOf.set(block, id);
    } else if (block.kind === "figure") {
      claim(block.id, "a figure");
      if (block.alt.trim() === "")
        throw new DocumentError(`Figure ${block.id} has no alternative text; say what it shows.`);
      origins(block.origin, `Figure ${block.id}`);
      table(block.table);
      outline.figures.push(block);
      outline.numberOf.set(block.id, outline.figures.length);
    } else if (block.kind === "table") {
      claim(block.id, "a table");
      table(block);
      outline.tables.push(block);
      outline.numberOf.set(block.id, outline.tables.length);
    }
  }
  return outline;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
