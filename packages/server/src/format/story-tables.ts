import type { PictureStory } from "@tvars/api";
import type { Picture, Cell as PictureCell } from "@tvars/report";
import { storyFile } from "@tvars/report";
import { type Cell, type Column, type Table, count, key } from "./table.ts";

/** The table of a picture as rows: the very table that is drawn, with its words in both languages. */
export function storyTable(story: PictureStory): Table {
  const [sv, en] = [storyFile(story, { lang: "sv" }), storyFile(story, { lang: "en" })] as [Picture, Picture];
  const { place, provenance, notes, kind } = story;
  const words = sv.table.columns.filter(({ align }) => align === "start").length;
  const keys = keyColumns(sv.table.rows, words);
  const columns: Column[] = sv.table.columns.map(({ id, label, align, unit, decimals }, at) => {
    const other = en.table.columns[at]!;
    const name = { sv: label, en: other.label };
    if (align === "start") return { id, label: name, role: at < keys ? "key" : "label" };
    return {
      id,
      label: name,
      role: "measure",
      ...(unit === undefined ? {} : { unit: { sv: unit, en: other.unit ?? unit } }),
      ...(decimals === undefined ? {} : { decimals }),
    };
  });
  const numbered: Column = { id: "row", label: { sv: "rad", en: "row" }, role: "key" };
  return {
    name: `picture-${kind}-${place.id}`,
    title: { sv: sv.title, en: en.title },
    columns: keys === 0 ? [numbered, ...columns] : columns,
    rows: sv.table.rows.map((row, at) => ({
      ...(keys === 0 ? { row: key(at + 1) } : {}),
      ...Object.fromEntries(
        row.map((cell, i) => [columns[i]!.id, cellOf(cell, en.table.rows[at]![i]!, columns[i]!)]),
      ),
    })),
    notes: notes.map((text) => ({ text, mandatory: false })).concat(provenance.notes),
    origin: provenance.origin,
    method: provenance.method,
    again: { command: provenance.command, request: provenance.request },
  };
}

/** How many of the first columns tell every row from the others; 0 where all of them together do not. */
function keyColumns(rows: readonly PictureCell[][], most: number): number {
  for (let keys = 1; keys <= most; keys++)
    if (new Set(rows.map((row) => row.slice(0, keys).join("\u0000"))).size === rows.length) return keys;
  return 0;
}

function cellOf(cell: PictureCell, other: PictureCell, { role }: Column): Cell {
  if (role === "key") return key(String(cell ?? ""), String(cell ?? ""), String(other ?? ""));
  if (role === "label") return String(cell ?? "");
  if (cell === null) return undefined;
  if (typeof cell === "number") return count(cell);
  return cell;
}
