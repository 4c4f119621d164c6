import type { Cube } from "@tvars/cube";
import { RowCube } from "../cube-of.ts";
import { SourceError } from "../source-error.ts";

interface Body {
  columns: { code: string; text: string; type: "d" | "t" | "c" }[];
  comments?: { variable?: string; value?: string; comment: string }[];
  data: { key: string[]; values: string[] }[];
}

export const isPxWeb1 = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && "columns" in value && Array.isArray((value as Body).data);

const same = (text: string) => ({ sv: text, en: text });

/** PxWebApi 1's own `json` body: rows of keys and texts, one column of type `c` per contents. */
export function readPxWeb1(body: Body, file: string): Cube {
  const keys = body.columns.filter(({ type }) => type !== "c");
  const contents = body.columns.filter(({ type }) => type === "c");
  const rows = new RowCube([
    ...keys.map(({ code, text, type }) => ({
      id: code,
      label: same(text),
      ...(type === "t" ? { role: "time" as const } : {}),
    })),
    {
      id: "ContentsCode",
      label: { sv: "tabellinnehåll", en: "contents" },
      role: "metric" as const,
      categories: contents.map(({ code, text }) => ({ id: code, label: same(text) })),
    },
  ]);
  for (const [index, { key, values }] of body.data.entries()) {
    if (key?.length !== keys.length || values?.length !== contents.length)
      throw uneven(file, index + 1, key, keys.length);
    for (const [column, text] of values.entries()) {
      const number = Number(text);
      rows.add(
        [...key, contents[column]!.code],
        text.trim() !== "" && Number.isFinite(number) ? number : text,
        index + 1,
      );
    }
  }
  const label = contents.map(({ text }) => text).join(", ");
  const notes = (body.comments ?? []).map(({ comment }) => ({ text: same(comment), mandatory: false }));
  return rows.finish(file, { label: same(label), notes });
}

const uneven = (file: string, row: number, value: unknown, keys: number): SourceError =>
  new SourceError("body", {
    file,
    row,
    value,
    problem: { sv: "raden har fel antal nycklar", en: "the row has the wrong number of keys" },
    expected: { sv: `${keys} nycklar`, en: `${keys} keys` },
    action: { sv: "hämta tabellen igen", en: "fetch the table again" },
  });
