import type { PlanAnswer } from "@tvars/api";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "../../text/index.ts";
import { useRouter } from "../../url/router.tsx";

const REACHES = [300, 500, 1000, 2000];
/** A hand that is still moving is not asked about. */
const WAIT_MS = 160;
const STEPS = 20;

/** A calm slider for each criterion; the list is weighed anew as they move. */
export function Weights({ answer, loading }: { answer: PlanAnswer; loading: boolean }) {
  const { t, pick } = useTexts();
  const { state, go } = useRouter();
  const [moved, setMoved] = useState<Record<string, number> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const given = fromAddress(state.weights);
  const own = (id: string, weight: number): number => moved?.[id] ?? given?.[id] ?? Math.round(100 * weight);
  const values = Object.fromEntries(
    answer.criteria.map(({ id, weight }) => [id, own(id, given ? 0 : weight)]),
  );
  const all = Object.values(values).reduce((sum, one) => sum + one, 0);
  const said = answer.criteria
    .filter(({ id }) => values[id]! > 0)
    .sort((a, b) => values[b.id]! - values[a.id]!)
    .map(({ id, title }) => `${pick(title).toLowerCase()} ${Math.round((100 * values[id]!) / all)} %`)
    .join(", ");
  const move = (id: string, value: number): void => {
    const next = { ...values, [id]: value };
    setMoved(next);
    clearTimeout(timer.current);
    // At least one has to weigh.
    if (!Object.values(next).some((one) => one > 0)) return;
    timer.current = setTimeout(() => go({ weights: toAddress(next) }, { replace: true }), WAIT_MS);
  };
  return (
    <details className="how plan-weights">
      <summary>
        {t("plan.weights")}: {said}
      </summary>
      <p className="lead">{t("plan.weightsLead")}</p>
      <div className="plan-sliders">
        {answer.criteria.map(({ id, title, about }) => (
          <label key={id} title={pick(about)}>
            <span>{pick(title)}</span>
            <input
              type="range"
              min={0}
              max={100}
              step={100 / STEPS}
              value={values[id]}
              aria-describedby={`about-${id}`}
              onChange={(event) => move(id, Number(event.target.value))}
            />
            <output>{all > 0 ? Math.round((100 * values[id]!) / all) : 0} %</output>
            <span id={`about-${id}`} className="hidden">
              {pick(about)}
            </span>
          </label>
        ))}
      </div>
      <p className="actions">
        <label className="inline">
          {t("plan.reach")}{" "}
          <select
            value={answer.reachM}
            onChange={(event) =>
              go({ reach: Number(event.target.value) === 1000 ? null : Number(event.target.value) })
            }
          >
            {[...new Set([...REACHES, answer.reachM])]
              .sort((a, b) => a - b)
              .map((metres) => (
                <option key={metres} value={metres}>
                  {t("plan.metres", { n: metres })}
                </option>
              ))}
          </select>
        </label>
        {state.weights !== null && (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              setMoved(null);
              go({ weights: null });
            }}
          >
            {t("plan.weightsReset")}
          </button>
        )}
        <output className="hidden">{loading ? t("plan.weighing") : ""}</output>
      </p>
    </details>
  );
}

function fromAddress(text: string | null): Record<string, number> | null {
  if (text === null) return null;
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [id = "", value = "0"] = part.split(":");
      return [id, Number(value)];
    }),
  );
}

const toAddress = (values: Record<string, number>): string =>
  Object.entries(values)
    .filter(([, value]) => value > 0)
    .map(([id, value]) => `${id}:${value}`)
    .join(",");
