import type { Provenance } from "@tvars/api";
import { useId } from "react";
import { useTexts } from "../text/index.ts";

/** What the sources say must be known wherever their figures are shown: in full, once a page. */
export function SourceNotes({ of }: { of: readonly Provenance[] }) {
  const { t, pick } = useTexts();
  const id = useId();
  const notes = [
    ...new Set(
      of.flatMap(({ notes: all }) => all.filter(({ mandatory }) => mandatory)).map(({ text }) => pick(text)),
    ),
  ];
  if (notes.length === 0) return null;
  return (
    <section className="source-notes-all" aria-labelledby={id}>
      <h2 id={id}>{t("result.sourceNotesTitle")}</h2>
      <ul className="bullets">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
