import type { PictureStory } from "@tvars/api";
import { type Picture, type PictureOptions, figureText, number, storyFile } from "@tvars/report";

/** A picture for those who read it in a terminal: its finding, its sentence, its table and what is said beneath it. */
export function pictureText(story: PictureStory, lang: NonNullable<PictureOptions["lang"]>): string {
  const { title, summary, table, foot } = storyFile(story, { lang });
  const rows = table.rows.map((row) => row.map((cell, at) => cellText(cell, table.columns[at]!, lang)));
  const heads = table.columns.map(({ label, unit }) => (unit === undefined ? label : `${label}, ${unit}`));
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) =>
        table.columns[at]!.align === "end" ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
      )
      .join("  ")
      .trimEnd();
  return [title, summary, "", line(heads), ...rows.map(line), "", ...foot.notes, foot.source ?? "", ""].join(
    "\n",
  );
}

function cellText(
  cell: Picture["table"]["rows"][number][number],
  { decimals = 0 }: Picture["table"]["columns"][number],
  lang: "sv" | "en",
): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return number(cell, lang, decimals);
  return figureText(cell, lang, { decimals });
}
