import { markdownBlocks } from "@tvars/report/markdown";
import { useId } from "react";
import { useTexts } from "../../text/index.ts";

type Block = ReturnType<typeof markdownBlocks>[number];
type Part = Extract<Block, { kind: "paragraph" }>["text"][number];

function Said({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, index) => {
    if (typeof part === "string") return part;
    const key = `${index} ${part.text}`;
    if (part.strong) return <strong key={key}>{part.text}</strong>;
    if (part.emphasis) return <em key={key}>{part.text}</em>;
    if (part.code) return <code key={key}>{part.text}</code>;
    return part.link ? (
      <a key={key} href={part.link}>
        {part.text}
      </a>
    ) : (
      part.text
    );
  });
}

function Shown({ block }: { block: Block }) {
  if (block.kind === "heading")
    return (
      <p>
        <strong>{block.text}</strong>
      </p>
    );
  if (block.kind === "paragraph")
    return (
      <p>
        <Said parts={block.text} />
      </p>
    );
  if (block.kind !== "list") return null;
  const items = keyed(block.items).map(({ key, one }) => (
    <li key={key}>
      <Said parts={one} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** Parts of a text by what they say; one that is said twice is told by its turn. */
function keyed<One>(list: readonly One[]): { key: string; one: One }[] {
  const turns = new Map<string, number>();
  return list.map((one) => {
    const said = JSON.stringify(one);
    const turn = (turns.get(said) ?? 0) + 1;
    turns.set(said, turn);
    return { key: `${turn} ${said}`, one };
  });
}

interface MarkdownFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Text with marks, and how it will look, by the same reading as the document's. */
export function MarkdownField({ label, value, onChange }: MarkdownFieldProps) {
  const { t } = useTexts();
  const help = useId();
  return (
    <div className="markdown-field">
      <label>
        <span>{label}</span>
        <textarea
          rows={5}
          value={value}
          aria-describedby={help}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      <p id={help} className="small">
        {t("rep.markdown")}
      </p>
      <section className="markdown-preview" aria-label={`${t("rep.preview")}: ${label}`}>
        {keyed(markdownBlocks(value)).map(({ key, one }) => (
          <Shown key={key} block={one} />
        ))}
      </section>
    </div>
  );
}
