import type { StudyDefinition } from "@tvars/api";
import { useTexts } from "../../text/index.ts";
import { Tool } from "../reports/section-editor.tsx";
import { StepLinks } from "./step-links.tsx";

type Steps = StudyDefinition["steps"];

interface StepListProps {
  study: StudyDefinition;
  change: (steps: Steps) => void;
}

/** A study's results in order: named, moved and removed here. What is asked stays as it was kept. */
export function StepList({ study, change }: StepListProps) {
  const { t, lang, pick } = useTexts();
  const { steps } = study;
  const move = (index: number, by: number): void =>
    change(steps.toSpliced(index, 1).toSpliced(index + by, 0, steps[index]!));
  return (
    <>
      <ol className="step-list">
        {steps.map((step, index) => {
          const title = pick(step.title);
          return (
            <li key={step.id}>
              <div className="step-main">
                <input
                  type="text"
                  required
                  aria-label={t("std.stepName", { n: index + 1 })}
                  value={step.title[lang]}
                  onChange={({ target }) =>
                    change(steps.with(index, { ...step, title: { ...step.title, [lang]: target.value } }))
                  }
                />
                <StepLinks studyId={study.id} step={step} />
              </div>
              <div className="block-tools">
                <Tool
                  icon="up"
                  label={t("std.up", { title })}
                  off={index === 0}
                  act={() => move(index, -1)}
                />
                <Tool
                  icon="down"
                  label={t("std.down", { title })}
                  off={index === steps.length - 1}
                  act={() => move(index, 1)}
                />
                <Tool
                  icon="remove"
                  label={t("std.remove", { title })}
                  off={steps.length === 1}
                  act={() => change(steps.toSpliced(index, 1))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      {steps.length === 1 && <p className="small muted">{t("std.last")}</p>}
    </>
  );
}
