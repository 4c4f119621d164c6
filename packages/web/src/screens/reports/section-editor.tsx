import type { Report, StudyDefinition } from "@tvars/api";
import { useState } from "react";
import { Icon } from "../../parts/icon.tsx";
import { useTexts } from "../../text/index.ts";
import { MarkdownField } from "./markdown-field.tsx";
import { StepRows } from "./step-rows.tsx";

type Section = Report["sections"][number];
type Block = Section["blocks"][number];
type StepBlock = Extract<Block, { kind: "step" }>;

const SHOWN_AS = ["both", "picture", "table", "sentence"] as const;

interface SectionProps {
  section: Section;
  studies: readonly StudyDefinition[];
  /** The study made with the report: its results need no word of where they come from. */
  own: string;
  change: (section: Section) => void;
}

/** One of the four questions: its text and its results, in the order of the document. */
export function SectionEditor({ section, studies, own, change }: SectionProps) {
  const { t, pick } = useTexts();
  const { blocks } = section;
  const set = (next: Section["blocks"]): void => change({ ...section, blocks: next });
  const nextId = (): string => {
    for (let n = 1; ; n++) if (!blocks.some(({ id }) => id === `added-${n}`)) return `added-${n}`;
  };
  const move = (index: number, by: number): void =>
    set(blocks.toSpliced(index, 1).toSpliced(index + by, 0, blocks[index]!));
  const addStep = (value: string): void => {
    const [study = "", step = ""] = value.split("/");
    set([...blocks, { id: nextId(), kind: "step", study, step, show: "both" }]);
  };
  const texts = blocks.filter(({ kind }) => kind === "text").length;
  let text = 0;
  return (
    <section
      className="report-section"
      aria-label={pick(section.title)}
      id={`field-${section.id}`}
      tabIndex={-1}
    >
      <h2 id={`part-${section.id}`}>{pick(section.title)}</h2>
      {blocks.map((block, index) => {
        const name =
          block.kind === "step"
            ? titleOf(block, studies, pick)
            : `${t("rep.text", { section: pick(section.title) })}${texts > 1 ? ` ${++text}` : ""}`;
        return (
          <div key={block.id} className="report-block" data-kind={block.kind}>
            {block.kind === "text" ? (
              <MarkdownField
                label={name}
                id={`field-${section.id}.${block.id}`}
                value={block.markdown}
                onChange={(markdown) => set(blocks.with(index, { ...block, markdown }))}
              />
            ) : (
              <StepBlockView
                block={block}
                title={name}
                studies={studies}
                own={own}
                change={(next) => set(blocks.with(index, next))}
              />
            )}
            <div className="block-tools">
              <Tool
                icon="up"
                label={`${t("rep.up")}: ${name}`}
                off={index === 0}
                act={() => move(index, -1)}
              />
              <Tool
                icon="down"
                label={`${t("rep.down")}: ${name}`}
                off={index === blocks.length - 1}
                act={() => move(index, 1)}
              />
              <Tool
                icon="remove"
                label={`${t("rep.remove")}: ${name}`}
                act={() => set(blocks.toSpliced(index, 1))}
              />
            </div>
          </div>
        );
      })}
      <div className="report-add">
        <button
          type="button"
          className="button quiet"
          aria-label={`${t("rep.addText")}: ${pick(section.title)}`}
          onClick={() => set([...blocks, { id: nextId(), kind: "text", markdown: "" }])}
        >
          <Icon name="plus" size={16} />
          <span>{t("rep.addText")}</span>
        </button>
        <select
          aria-label={`${t("rep.addStep")}: ${pick(section.title)}`}
          value=""
          onChange={({ target }) => addStep(target.value)}
        >
          <option value="">{t("rep.addStep")} …</option>
          {studies.map((study) => (
            <optgroup key={study.id} label={pick(study.title)}>
              {study.steps.map(({ id, title }) => (
                <option key={id} value={`${study.id}/${id}`}>
                  {pick(title)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
    </section>
  );
}

const stepOf = ({ study, step }: StepBlock, studies: readonly StudyDefinition[]) =>
  studies.find(({ id }) => id === study)?.steps.find(({ id }) => id === step);

function titleOf(
  block: StepBlock,
  studies: readonly StudyDefinition[],
  pick: (text: { sv: string; en: string }) => string,
): string {
  const step = stepOf(block, studies);
  return step ? pick(step.title) : block.step;
}

interface StepBlockProps {
  block: StepBlock;
  title: string;
  studies: readonly StudyDefinition[];
  own: string;
  change: (block: StepBlock) => void;
}

function StepBlockView({ block, title, studies, own, change }: StepBlockProps) {
  const { t, pick } = useTexts();
  const [open, setOpen] = useState(false);
  const step = stepOf(block, studies);
  const study = studies.find(({ id }) => id === block.study);
  return (
    <div className="report-step" id={`field-${block.step}`} tabIndex={-1}>
      <p className="report-step-title">{title}</p>
      {(!step || block.study !== own) && (
        <p className="small muted">
          {step ? t("rep.from", { study: study ? pick(study.title) : block.study }) : t("rep.lost")}
        </p>
      )}
      <div className="report-step-row">
        <label className="inline">
          <span>{t("rep.show")}</span>
          <select
            aria-label={`${t("rep.show")}: ${title}`}
            value={block.show}
            onChange={({ target }) => change({ ...block, show: target.value as StepBlock["show"] })}
          >
            {SHOWN_AS.map((one) => (
              <option key={one} value={one}>
                {t(`rep.show.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {step && (
          <button
            type="button"
            className="button quiet"
            aria-expanded={open}
            aria-label={`${t("rep.rows")}: ${title}`}
            onClick={() => setOpen(!open)}
          >
            {t("rep.rows")}
          </button>
        )}
      </div>
      {open && step && <StepRows studyId={block.study} step={step} />}
    </div>
  );
}

interface ToolProps {
  icon: "up" | "down" | "remove";
  label: string;
  act: () => void;
  off?: boolean;
}

export function Tool({ icon, label, act, off = false }: ToolProps) {
  return (
    <button
      type="button"
      className="button quiet icon-only"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={act}
    >
      <Icon name={icon} size={16} />
    </button>
  );
}
