/** Marks of a text, set by a button: what stands before and after what is chosen. */
export const MARKS = [
  { name: "strong", sign: "B", before: "**", after: "**" },
  { name: "emphasis", sign: "I", before: "*", after: "*" },
  { name: "list", sign: "•", before: "- ", after: "" },
  { name: "link", sign: "↗", before: "[", after: "](https://)" },
] as const;

export type MarkName = (typeof MARKS)[number]["name"];

interface Range {
  from: number;
  to: number;
}

/** The text with the chosen part marked, and which part is chosen afterwards. A list marks whole lines. */
export function marked(
  text: string,
  { from, to }: Range,
  { name, otherwise }: { name: MarkName; otherwise: string },
): Range & { text: string } {
  const { before, after } = MARKS.find((one) => one.name === name)!;
  if (name === "list") {
    const start = text.lastIndexOf("\n", from - 1) + 1;
    const lines = text.slice(start, to).split("\n");
    const list = lines.map((line) => (line.startsWith(before) ? line : before + line)).join("\n");
    // A list stands apart from the paragraph before it.
    const gap = start > 0 && !/\n\n$|^- .*\n$/m.test(text.slice(0, start)) ? "\n" : "";
    const end = start + gap.length + list.length;
    return { text: text.slice(0, start) + gap + list + text.slice(to), from: end, to: end };
  }
  const chosen = text.slice(from, to) || otherwise;
  const at = from + before.length;
  return {
    text: text.slice(0, from) + before + chosen + after + text.slice(to),
    from: at,
    to: at + chosen.length,
  };
}
