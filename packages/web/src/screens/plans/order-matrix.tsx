import type { PlanAnswer } from "@tvars/api";
import { pairMatrix } from "@tvars/report";
import { useCallback, useMemo } from "react";
import { TABULAR } from "../../parts/downloads.tsx";
import type { MakePicture } from "../../parts/picture-view.tsx";
import { Result } from "../../parts/result.tsx";
import { useTexts } from "../../text/index.ts";

interface MatrixProps {
  answer: PlanAnswer;
  query: Record<string, string | number | null>;
}

/** A longer list has its pairs in the file only. */
const MOST_DRAWN = 20;
const DRAWS = 1000;

/** How often each measure comes before each other. */
export function OrderMatrix({ answer: { rows, beats, plan, provenance }, query }: MatrixProps) {
  const { t } = useTexts();
  const shares = useMemo(() => {
    const place = new Map(rows.map(({ measure }, at) => [measure.id, at]));
    const found: (number | null)[][] = rows.map(() => rows.map(() => null));
    for (const { a, b, share } of beats) {
      found[place.get(a)!]![place.get(b)!] = share;
      found[place.get(b)!]![place.get(a)!] = 1 - share;
    }
    return found;
  }, [rows, beats]);
  const make = useCallback<MakePicture>(
    (options) =>
      pairMatrix(
        {
          what: t("plan.rank"),
          rows: rows.slice(0, MOST_DRAWN).map(({ measure }) => ({ id: measure.id, label: measure.name })),
          shares: shares.slice(0, MOST_DRAWN).map((row) => row.slice(0, MOST_DRAWN)),
          draws: DRAWS,
        },
        options,
      ),
    [rows, shares, t],
  );
  if (beats.length === 0) return null;
  return (
    <div id="plan-sure">
      <Result
        id="matrix"
        over={t("plan.sure")}
        make={make}
        provenance={provenance}
        file={{ path: `/api/plans/${plan.id}/order`, query, formats: TABULAR }}
      >
        {rows.length > MOST_DRAWN && (
          <p className="plan-small">{t("plan.sureFirst", { n: MOST_DRAWN, all: rows.length })}</p>
        )}
      </Result>
    </div>
  );
}
