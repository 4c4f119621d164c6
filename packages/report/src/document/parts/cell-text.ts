import type { DocumentCell, DocumentModel } from "../model.ts";
import { statusName } from "./words.ts";

/** What a cell says: its text, or where it has none the word for why. Never an empty cell for a hidden figure. */
export function cellText({ text, status }: DocumentCell, lang: DocumentModel["lang"]): string {
  if (text !== "") return text;
  return status === undefined || status === "value" ? "" : statusName(status, lang);
}
