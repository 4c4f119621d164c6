import type { EvaluationAnswer, GoalAnswer } from "@tvars/api";
import { useTexts } from "../../text/index.ts";

/** A shape for each status, so that no colour is needed to tell them apart. */
const STATUS: Record<GoalAnswer["status"], string> = {
  met: "M4 10.500 8.500 15 16 6",
  "not-met": "M5 5l10 10M15 5 5 15",
  "on-way": "M4 15 15 5m0 0H9m6 0v6",
  "off-way": "M4 5l11 10m0 0H9m6 0V9",
  "too-early": "M10 5v5.500l3.500 2.500",
  "not-comparable": "M4 8h12M4 12h12M13 4 7 16",
  "no-data": "M5 10h10",
};
const CHECKED: Record<EvaluationAnswer["assumptions"][number]["checked"], string> = {
  holds: STATUS.met,
  doubtful: "M10 5v6.500m0 3v.01",
  "cannot-be-checked": "M7.500 8a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700m0 2.500v.01",
};
/** Those that are settled stand in a full ring, those that are not in a broken one. */
const OPEN = new Set(["too-early", "not-comparable", "no-data", "cannot-be-checked"]);

function Mark({ path, open }: { path: string; open: boolean }) {
  return (
    <svg className="status-mark" viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
      <circle
        cx={10}
        cy={10}
        r={9}
        fill="none"
        stroke="currentColor"
        strokeDasharray={open ? "3 2.5" : undefined}
      />
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A goal's status in a shape and in words. */
export function StatusMark({ status }: { status: GoalAnswer["status"] }) {
  const { t } = useTexts();
  return (
    <span className="status">
      <Mark path={STATUS[status]} open={OPEN.has(status)} />
      <span>{t("fol.status", { status: t(`fol.${status}`) })}</span>
    </span>
  );
}

type Assumption = EvaluationAnswer["assumptions"][number];

/** What must hold for an effect to mean anything, each with what was found of it. */
export function Assumptions({ assumptions }: { assumptions: readonly Assumption[] }) {
  const { t, pick } = useTexts();
  return (
    <ul className="assumptions">
      {assumptions.map(({ text, checked }) => (
        <li key={text.sv}>
          <span className="status">
            <Mark path={CHECKED[checked]} open={OPEN.has(checked)} />
            <strong>{t(`fol.${checked}`)}</strong>
          </span>
          <span>{pick(text)}</span>
        </li>
      ))}
    </ul>
  );
}
