import { markdownBlocks } from "@tvars/report/markdown";
import { useId, useRef } from "react";
import { useTexts } from "../../text/index.ts";
import { MARKS, type MarkName, marked } from "./marks.ts";

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

/** Whether the text looks otherwise than it is written: marks, lists or headings. */
const isMarked = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind !== "paragraph" || block.text.some((part) => typeof part !== "string"));

interface MarkdownFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  id?: string;
  help?: string;
  /** The heading over the field says the same. */
  quiet?: boolean;
}

/** Text with marks set by buttons, and how it will look, by the same reading as the document's. */
export function MarkdownField({ label, value, onChange, id, help, quiet = false }: MarkdownFieldProps) {
  const { t } = useTexts();
  const own = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const field = id ?? own;
  const blocks = markdownBlocks(value);
  const mark = (name: MarkName): void => {
    const { selectionStart: from, selectionEnd: to } = area.current!;
    const made = marked(value, { from, to }, { name, otherwise: t("rep.mark.text") });
    onChange(made.text);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(made.from, made.to);
    });
  };
  return (
    <div className="markdown-field">
      <div className="markdown-head">
        <label htmlFor={field} className={quiet ? "hidden" : undefined}>
          {label}
        </label>
        <fieldset className="markdown-marks" aria-label={t("rep.marks", { label })}>
          {MARKS.map(({ name, sign }) => (
            <button
              key={name}
              type="button"
              title={t(`rep.mark.${name}`)}
              aria-label={`${t(`rep.mark.${name}`)}: ${label}`}
              data-mark={name}
              onClick={() => mark(name)}
            >
              <span aria-hidden="true">{sign}</span>
            </button>
          ))}
        </fieldset>
      </div>
      {help && (
        <p id={`${field}-help`} className="part-help">
          {help}
        </p>
      )}
      <textarea
        ref={area}
        id={field}
        rows={Math.min(16, Math.max(3, Math.ceil(value.length / 90) + value.split("\n").length))}
        value={value}
        aria-describedby={help ? `${field}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isMarked(blocks) && (
        <section className="markdown-preview" aria-label={`${t("rep.preview")}: ${label}`}>
          <p className="markdown-preview-over">{t("rep.preview")}</p>
          {keyed(blocks).map(({ key, one }) => (
            <Shown key={key} block={one} />
          ))}
        </section>
      )}
    </div>
  );
}
