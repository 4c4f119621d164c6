import { Notice } from "../../../parts/states.tsx";
import { useTexts } from "../../../text/index.ts";
import { useRouter } from "../../../url/router.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { useDraft } from "./draft.ts";
import { FileStep } from "./file-step.tsx";
import { RowsStep } from "./rows-step.tsx";
import type { Step } from "./steps.tsx";
import { StepBar } from "./steps.tsx";

/** From a file to stored rows, in three of the five steps; the table and the release are pages of their own. */
export function Wizard({ step }: { step: Step }) {
  const draft = useDraft();
  return (
    <div className="page wizard">
      <StepBar now={step} />
      {step === "file" ? (
        <FileStep />
      ) : !draft ? (
        <Begin to="file" />
      ) : step === "columns" ? (
        <ColumnsStep draft={draft} />
      ) : draft.tried ? (
        <RowsStep draft={draft} tried={draft.tried} />
      ) : (
        <Begin to="columns" />
      )}
    </div>
  );
}

/** A link to a step that this browser has not come to. */
function Begin({ to }: { to: Step }) {
  const { t } = useTexts();
  const { go } = useRouter();
  return (
    <div className="step">
      <h1>{t("rec.title")}</h1>
      <Notice
        icon="uppgifter"
        title={t(to === "file" ? "rec.begin.file" : "rec.begin.columns")}
        action={
          <button type="button" className="button" onClick={() => go({ about: to }, { replace: true })}>
            {t(`rec.step.${to}`)}
          </button>
        }
      >
        <p>{t("rec.begin.why")}</p>
      </Notice>
    </div>
  );
}
