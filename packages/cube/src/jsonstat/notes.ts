import type { Dimension, Note, Text } from "../cube.ts";
import { text } from "../error.ts";
import type { Json } from "./body.ts";
import { field, isObject } from "./body.ts";

/**
 * Every note of a data set, its dimensions and their categories, in that order and once each. A category's note names
 * the category. Mandatory as `extension.noteMandatory` and `categoryNoteMandatory` of
 * PxWebApi 2 say, or as the drafts of it did, with `note` and `valueNote` of text and mandatory in `extension`.
 */
export function readNotes(dataset: Json, dimensions: readonly Dimension[]): Note[] {
  const notes = new Map<string, Note>();
  const add = (words: string, mandatory: boolean, about?: Text): void => {
    const note = about ? text(`${about.sv}: ${words}`, `${about.en}: ${words}`) : text(words);
    const known = notes.get(note.sv);
    if (known) known.mandatory ||= mandatory;
    else notes.set(note.sv, { text: note, mandatory });
  };
  const extension = part(dataset, "extension");
  listed(field(dataset, "note"), part(extension, "noteMandatory"), add);
  listed(field(extension, "note"), {}, add);
  for (const { id, categories } of dimensions) {
    const dimension = part(part(dataset, "dimension"), id);
    const said = part(dimension, "extension");
    listed(field(dimension, "note"), part(said, "noteMandatory"), add);
    listed(field(said, "note"), {}, add);
    const byCategory = part(part(dimension, "category"), "note");
    const mandatory = part(said, "categoryNoteMandatory");
    for (const { id: code, label } of categories) {
      const about = (words: string, must: boolean): void => add(words, must, label);
      listed(field(byCategory, code), part(mandatory, code), about);
      listed(field(part(said, "valueNote"), code), {}, about);
    }
  }
  return [...notes.values()];
}

function listed(notes: unknown, mandatory: Json, add: (words: string, mandatory: boolean) => void): void {
  const list = typeof notes === "string" ? [notes] : Array.isArray(notes) ? notes : [];
  for (const [at, note] of list.entries()) {
    const words = isObject(note) ? field(note, "text") : note;
    const must = isObject(note) ? field(note, "mandatory") : field(mandatory, String(at));
    if (typeof words === "string" && words.trim() !== "") add(words.trim(), must === true);
  }
}

function part(object: Json, name: string): Json {
  const value = field(object, name);
  return isObject(value) ? value : {};
}
