import type { Figure } from "@tvars/cube";
import type { Break } from "../base/axes.ts";
import type { Lang, PictureOptions } from "../base/picture.ts";
import type { Story } from "./story.ts";

/** Shares come as 0–1 and are shown in per cent; a status is carried over as it is. */
export const inPercent = (figure: Figure): Figure =>
  figure.value === null ? figure : { ...figure, value: figure.value * 100 };

export const breaksOf = ({ breaks }: Pick<Story, "breaks">): Break[] =>
  breaks.map(({ between, reason }) => ({ year: between[1], reason }));

/** What the story says beneath its picture is said after what the chart says itself. */
export const withNotes = (
  { notes }: Pick<Story, "notes">,
  { lang = "sv", ...options }: PictureOptions,
): PictureOptions => ({ ...options, lang, notes: notesIn(notes, lang) });

export const notesIn = (notes: Story["notes"], lang: Lang): string[] => notes.map((note) => note[lang]);
