import { useTexts } from "../../../text/index.ts";
import { Link, useRouter } from "../../../url/router.tsx";
import type { State } from "../../../url/state.ts";
import { Icon } from "../../../parts/icon.tsx";
import type { Draft } from "./draft.ts";
import { useDraft } from "./draft.ts";

export const STEPS = ["file", "columns", "rows", "table", "release"] as const;
export type Step = (typeof STEPS)[number];

export const isStep = (about: string): about is Step => STEPS.some((step) => step === about);

/** How far a draft has come: the last step that can be gone to. */
export function reached(draft: Draft | null): Step {
  if (!draft) return "file";
  if (draft.release !== null) return "release";
  if (draft.stored !== null) return "table";
  return draft.tried ? "rows" : "columns";
}

const placeOf = (step: Step, draft: Draft | null): Partial<State> => {
  if (step === "release" && draft?.release)
    return { screen: "utlamning", release: draft.release, records: null, about: "" };
  if (step === "table" && draft?.stored)
    return { screen: "uppgifter", records: draft.stored, release: null, about: "" };
  return { screen: "uppgifter", records: null, release: null, about: step };
};

/** The five steps, which of them are done, and the way back to those. */
export function StepBar({ now }: { now: Step }) {
  const { t } = useTexts();
  const { state } = useRouter();
  const draft = useDraft();
  const at = STEPS.indexOf(now);
  const last = STEPS.indexOf(reached(draft));
  return (
    <nav className="step-bar" aria-label={t("rec.steps")}>
      <ol>
        {STEPS.map((step, i) => {
          const done = i < at;
          const open = i !== at && i <= last;
          const inside = (
            <>
              <span className="step-number" aria-hidden="true">
                {done ? <Icon name="check" size={14} /> : i + 1}
              </span>
              <span className="step-name">{t(`rec.step.${step}`)}</span>
              {done && <span className="hidden"> ({t("rec.stepDone")})</span>}
            </>
          );
          return (
            <li key={step} data-state={i === at ? "now" : done ? "done" : "ahead"}>
              {open ? (
                <Link to={{ lang: state.lang, ...placeOf(step, draft) }}>{inside}</Link>
              ) : (
                <span aria-current={i === at ? "step" : undefined}>{inside}</span>
              )}
            </li>
          );
        })}
      </ol>
      <p className="step-now">
        {t("rec.stepOf", { n: at + 1, of: STEPS.length })}: {t(`rec.step.${now}`)}
      </p>
    </nav>
  );
}

/** The same bar on pages that the wizard leads to, while what it added is looked at. */
export function StepBarFor({ records, release, now }: { records?: string; release?: string; now: Step }) {
  const draft = useDraft();
  if (!draft?.stored) return null;
  const same = release === undefined ? draft.stored === records : draft.release === release;
  return same ? <StepBar now={now} /> : null;
}
