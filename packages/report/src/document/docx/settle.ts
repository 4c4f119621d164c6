import type { DocumentModel } from "../model.ts";

/**
 * What the writer of Word files makes up anew each time, settled: the day of making is the document's, and the ids of
 * outward links count from 1. The language is said in the file's properties too.
 */
export const settle =
  ({ date, lang }: Pick<DocumentModel, "date" | "lang">) =>
  (parts: Map<string, string>): void => {
    const core = parts.get("docProps/core.xml")!;
    parts.set(
      "docProps/core.xml",
      core
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T00:00:00Z`)
        .replace("</cp:coreProperties>", `<dc:language>${lang}</dc:language></cp:coreProperties>`),
    );
    // The writer counts pictures and bookmarks from when the program began, not from when the document does.
    const body = parts.get("word/document.xml")!;
    const bookmarks = new Map<string, number>();
    let pictures = 0;
    parts.set(
      "word/document.xml",
      body
        .replace(/<wp:docPr\b[^>]*>/g, (open) => open.replace(/ id="\d+"/, ` id="${++pictures}"`))
        .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (open) =>
          open.replace(/ w:id="(\d+)"/, (_, id: string) => {
            if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
            return ` w:id="${bookmarks.get(id)!}"`;
          }),
        ),
    );
    for (const name of [...parts.keys()].filter((one) => /^word\/_rels\/.+\.xml\.rels$/.test(one))) {
      const owner = name.replace("_rels/", "").replace(/\.rels$/, "");
      let rels = parts.get(name)!;
      let content = parts.get(owner) ?? "";
      const random = [...rels.matchAll(/ Id="(rId[\w-]{21})"/g)].map(([, id]) => id!);
      random.forEach((id, i) => {
        rels = rels.replace(`"${id}"`, `"rIdLink${i + 1}"`);
        content = content.replaceAll(`"${id}"`, `"rIdLink${i + 1}"`);
      });
      parts.set(name, rels);
      if (parts.has(owner)) parts.set(owner, content);
    }
  };
