import { fromMarkdown } from "mdast-util-from-markdown";
import type { DocumentBlock, Inline } from "../model.ts";
import { safeLink } from "../parts/plain.ts";

type Node = ReturnType<typeof fromMarkdown>["children"][number] | { type: string };
interface Any {
  type: string;
  value?: string;
  url?: string;
  depth?: number;
  ordered?: boolean | null;
  alt?: string | null;
  children?: Any[];
}

type Mark = { strong?: boolean; emphasis?: boolean; code?: boolean; link?: string };

/**
 * Text blocks a person has written, as blocks of a document: paragraphs, lists, headings, bold, italics, code and links
 * (CommonMark). HTML is never markup here: it is kept as the text it is. Pictures become their alternative text. A link
 * to anything but http, https or mail is kept as text. `level` is the level a `#` heading gets; deeper ones follow, to 3.
 */
export function markdownBlocks(text: string, { level = 2 }: { level?: 1 | 2 | 3 } = {}): DocumentBlock[] {
  return (fromMarkdown(text).children as Node[]).flatMap((node) => blockOf(node as Any, level));
}

/** The same for a single line: what is within paragraphs, one after another. */
export const markdownInline = (text: string): Inline[] =>
  join(
    markdownBlocks(text).flatMap((block): Inline[] =>
      block.kind === "paragraph"
        ? [...block.text, " "]
        : block.kind === "heading"
          ? [block.text, " "]
          : block.kind === "list"
            ? block.items.flatMap((item) => [...item, " "])
            : [],
    ),
  );

function blockOf(node: Any, level: 1 | 2 | 3): DocumentBlock[] {
  const children = node.children ?? [];
  switch (node.type) {
    case "heading": {
      const deep = Math.min(3, level + (node.depth ?? 1) - 1) as 1 | 2 | 3;
      return [{ kind: "heading", level: deep, text: inlines(children).map(textOf).join("") }];
    }
    case "list":
      return [
        {
          kind: "list",
          ...(node.ordered ? { ordered: true } : {}),
          items: children.map((item) => join(flat(item))),
        },
      ];
    case "blockquote":
      return children.flatMap((child) => blockOf(child, level));
    case "code":
      return [{ kind: "paragraph", text: [{ text: node.value ?? "", code: true }] }];
    case "html":
      return [{ kind: "paragraph", text: [node.value ?? ""] }];
    case "paragraph":
      return [{ kind: "paragraph", text: inlines(children) }];
    default:
      // A rule or a definition shows nothing by itself.
      return [];
  }
}

/** A list's item as one line: its paragraphs, and the items of lists within it, parted by spaces. */
const flat = (node: Any): Inline[] =>
  (node.children ?? []).flatMap((child) => [
    ...(child.type === "paragraph"
      ? inlines(child.children ?? [])
      : child.children
        ? flat(child)
        : [child.value ?? ""]),
    " ",
  ]);

function inlines(nodes: readonly Any[], marks: Mark = {}): Inline[] {
  return join(
    nodes.flatMap((node): Inline[] => {
      const within = (more: Mark): Inline[] => inlines(node.children ?? [], { ...marks, ...more });
      switch (node.type) {
        case "strong":
          return within({ strong: true });
        case "emphasis":
          return within({ emphasis: true });
        case "link": {
          const link = safeLink(node.url);
          return within(link === undefined ? {} : { link });
        }
        case "inlineCode":
          return [made(node.value ?? "", { ...marks, code: true })];
        case "break":
          return [made(" ", marks)];
        case "image":
          return [made(node.alt ?? "", marks)];
        default:
          return node.children ? within({}) : [made(node.value ?? "", marks)];
      }
    }),
  );
}

const made = (text: string, marks: Mark): Inline =>
  Object.keys(marks).length === 0 ? text : { text, ...marks };

const textOf = (part: Inline): string => (typeof part === "string" ? part : part.text);

/** Plain neighbours joined, and no space left at the end. */
function join(parts: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else if (textOf(part) !== "") joined.push(part);
  }
  const last = joined.at(-1);
  if (typeof last === "string") {
    const trimmed = last.trimEnd();
    if (trimmed === "") joined.pop();
    else joined[joined.length - 1] = trimmed;
  }
  return joined;
}
