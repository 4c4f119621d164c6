import type { Report } from "@tvars/api";
import { useState } from "react";
import { useAnswer } from "../../api/use-answer.ts";
import { useTexts } from "../../text/index.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { StepRows } from "./step-rows.tsx";

type Section = Report["sections"][number];

interface SectionProps {
  section: Section;
  studyId: string;
  change: (section: Section) => void;
}

/** One of the four questions: its text and its results, in the order of the document. */
export function SectionEditor({ section, studyId, change }: SectionProps) {
  const { t, pick } = useTexts();
  const { data: study } = useAnswer("study", `/api/studies/${studyId}`);
  const [opened, setOpened] = useState<string>();
  const { blocks } = section;
  const set = (next: Section["blocks"]): void => change({ ...section, blocks: next });
  const nextId = (): string => {
    for (let n = 1; ; n++) if (!blocks.some(({ id }) => id === `added-${n}`)) return `added-${n}`;
  };
  return (
    <section className="report-section" aria-label={pick(section.title)}>
      <h2>{pick(section.title)}</h2>
      {blocks.map((block, index) => {
        if (block.kind === "text")
          return (
            <div key={block.id}>
              <MarkdownField
                label={t("rep.text", { section: pick(section.title) })}
                value={block.markdown}
                onChange={(markdown) => set(blocks.with(index, { ...block, markdown }))}
              />
            </div>
          );
        const step = study?.steps.find(({ id }) => id === block.step);
        const title = step ? pick(step.title) : block.step;
        return (
          <div key={block.id} className="report-step">
            <strong>{title}</strong>
            <button
              type="button"
              className="button quiet"
              aria-expanded={opened === block.id}
              aria-label={`${t("rep.rows")}: ${title}`}
              onClick={() => setOpened(opened === block.id ? undefined : block.id)}
            >
              {t("rep.rows")}
            </button>
            <button
              type="button"
              className="button quiet"
              aria-label={`${t("rep.remove")}: ${title}`}
              onClick={() => set(blocks.toSpliced(index, 1))}
            >
              {t("rep.remove")}
            </button>
            {opened === block.id && step && <StepRows studyId={block.study} step={step} />}
          </div>
        );
      })}
      <div className="report-add">
        <button
          type="button"
          className="button quiet"
          onClick={() => set([...blocks, { id: nextId(), kind: "text", markdown: "" }])}
        >
          {t("rep.addText")}
        </button>
        {study && (
          <select
            aria-label={t("rep.addStep")}
            value=""
            onChange={({ target }) =>
              set([
                ...blocks,
                { id: nextId(), kind: "step", study: study.id, step: target.value, show: "both" },
              ])
            }
          >
            <option value="">{t("rep.addStep")}</option>
            {study.steps.map(({ id, title }) => (
              <option key={id} value={id}>
                {pick(title)}
              </option>
            ))}
          </select>
        )}
      </div>
    </section>
  );
}
